"""What is kept of a check is never stale and never needed: what changed is checked again, with all that names it."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from checking import checked_ontology, folder, same_as_in_full, told
from planting import plant_faults
from policygraph.paths import graph_dir, ontology_dir
from policygraph.validation import ValidationReport, judging, validate
from policygraph.validation.reading import Files

__all__ = ["checked_ontology", "folder"]


def kept(folder: Path, data: Path) -> dict[str, list[object]]:
    """The entries of the cache for a folder of data: by the digest of a file its facts, key and verdict."""
    for path in (folder / "policygraph").glob("checked-*.json"):
        entries: dict[str, list[object]] = json.loads(path.read_bytes().partition(b"\n")[2])
        if {*Files(sorted(data.rglob("*.ttl"))).digests.values()} & {*entries}:
            return entries
    return {}


def test_a_changed_document_is_judged_again_and_no_other(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(graph_dir() / "china", folder / "china")
    validate(data=[folder], only=True)
    before = kept(tmp_path / "cache", folder)
    path = sorted(folder.rglob("china-2*.ttl"))[0]
    path.write_text(path.read_text(encoding="utf-8").replace("@zh", "@fr", 1), encoding="utf-8")
    report = same_as_in_full(folder)
    assert any(result.path == path and "fr" in str(result.value) for result in report.results)
    now = kept(tmp_path / "cache", folder)
    assert len(now) == len(before)
    assert len(now.keys() & before.keys()) == len(before) - 1
    assert all(now[digest] == before[digest] for digest in now.keys() & before.keys())


def test_what_names_a_changed_term_is_judged_again(folder: Path) -> None:
    shutil.copytree(graph_dir() / "china", folder / "china")
    place = folder / "china/place.ttl"

    def missed(report: ValidationReport) -> set[Path]:
        return {one.path for one in report.results if "takes exactly one pol:Place" in one.message["en"]}

    assert not missed(validate(data=[folder], only=True))
    text = place.read_text(encoding="utf-8")
    place.write_text(re.sub(r"(?m)^place:china a pol:Place", "place:china a pol:Fund", text), encoding="utf-8")
    assert missed(same_as_in_full(folder)) >= {*folder.rglob("china-2*.ttl")}
    place.write_text(text, encoding="utf-8")
    assert not missed(validate(data=[folder], only=True))


@pytest.mark.parametrize("damage", ["", "nonsense", "cut", "another verdict"])
def test_a_broken_cache_is_not_believed(folder: Path, tmp_path: Path, damage: str) -> None:
    shutil.copytree(graph_dir() / "china", folder / "china")
    path = sorted(folder.rglob("china-2*.ttl"))[0]
    path.write_text(path.read_text(encoding="utf-8").replace("pol:status ", "pol:state ", 1), encoding="utf-8")
    whole = told(validate(data=[folder], only=True))
    assert whole
    for cached in [max((tmp_path / "cache/policygraph").glob("checked-*"), key=lambda path: path.stat().st_mtime_ns)]:
        content = cached.read_bytes()
        broken = {"cut": content[: len(content) // 2], "another verdict": content.replace(b"state", b"place")}
        cached.write_bytes(broken.get(damage, damage.encode()))
    assert told(validate(data=[folder], only=True)) == whole
    assert kept(tmp_path / "cache", folder), "the cache is not mended"


def test_two_processes_at_once_are_both_right(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(graph_dir() / "china", folder / "china")
    plant_faults(folder.rglob("*.ttl"), 3)
    words = [sys.executable, "-m", "policygraph", "validate", "--data", str(folder), "--only", "--lang", "en"]
    both = [subprocess.Popen(words, stdout=subprocess.PIPE, encoding="utf-8") for _ in range(2)]
    said = [one.communicate()[0] for one in both]
    assert said[0] == said[1] and all(one.returncode == 1 for one in both)
    same_as_in_full(folder)
    assert not [path for path in (tmp_path / "cache/policygraph").iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("cache", ["read-only", "a file", "none"])
def test_without_a_place_for_the_cache_nothing_is_said(
    folder: Path, tmp_path: Path, cache: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(tmp_path / "cache")
    if cache == "a file":
        (tmp_path / "cache").write_text("", encoding="utf-8")
    elif cache == "none":
        monkeypatch.setenv("POLICYGRAPH_CACHE", "")
    else:
        (tmp_path / "cache").mkdir()
        (tmp_path / "cache").chmod(stat.S_IRUSR | stat.S_IXUSR)
    shutil.copy(graph_dir() / "china/place.ttl", folder)
    assert validate(data=[folder], only=True).files
    assert capfd.readouterr() == ("", "")
    if cache == "read-only":
        (tmp_path / "cache").chmod(0o700)
        # Who may do everything can write there all the same.
        assert not list((tmp_path / "cache").iterdir()) or os.geteuid() == 0


class Checkout:
    """The program with an ontology that may be changed, and a graph of one place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        source = Path(judging.__file__).parents[1]
        shutil.copytree(source, path / "src/policygraph", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ontology_dir(), path / "ontology")
        shutil.copytree(graph_dir() / "china", path / "graph/china")

    def add_shape(self, text: str) -> None:
        shapes = self.path / "ontology/shapes.ttl"
        shapes.write_text(shapes.read_text(encoding="utf-8") + f"\nshape:new a sh:NodeShape ; {text} .\n", "utf-8")

    def validate(self, *words: str) -> list[str]:
        call = [sys.executable, "-m", "policygraph", "validate", "--lang", "en", *words]
        path = os.pathsep.join([str(self.path / "src"), os.environ.get("PYTHONPATH", "")])
        done = subprocess.run(
            call, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": path}, check=False
        )
        assert done.stderr == ""
        return done.stdout.splitlines()


@pytest.fixture
def checkout(folder: Path, tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout")


def test_a_changed_shape_is_applied_to_all_files(checkout: Checkout) -> None:
    message = 'sh:message "要有编号。"@zh , "Every policy is to have a number and a reason."@en'
    before = checkout.validate()
    checkout.add_shape(
        f"sh:targetClass pol:Policy ; sh:property [ sh:path pol:cites ; sh:property [ sh:path pol:number ;"
        f" sh:maxCount 0 ; {message} ] ]"
    )
    now = checkout.validate()
    assert now != before and any("a number and a reason" in line for line in now)
    assert now == checkout.validate("--full")


def test_shapes_that_need_all_files_are_applied_beside_the_local_ones(checkout: Checkout) -> None:
    message = 'sh:message "至多一条主张。"@zh , "At most one claim is about a thing."@en'
    checkout.add_shape(
        f"sh:targetClass pol:Policy ; sh:property [ sh:path [ sh:inversePath pol:about ] ; sh:maxCount 1 ; {message} ]"
    )
    path = sorted((checkout.path / "graph/china").glob("china-2*.ttl"))[0]
    path.write_text(path.read_text(encoding="utf-8").replace("pol:status ", "pol:state ", 1), encoding="utf-8")
    found = checkout.validate()
    assert any("At most one claim" in line for line in found) and any("pol:status takes" in line for line in found)
    assert found == checkout.validate() == checkout.validate("--full")
