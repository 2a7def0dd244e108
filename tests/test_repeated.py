"""The same call on the same files gives its answer again: never a stale one, and without opening the graph."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from policygraph.cli import repeated
from policygraph.paths import graph_dir, ontology_dir

ASKED = ("query", "four-cities", "--format", "csv")
PACKAGE = Path(__file__).parents[1] / "src" / "policygraph"


class Copy:
    """An installation of its own, with a cache of its own, whose files may be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cache, self.work = folder / "here", folder / "cache", folder / "work"
        shutil.copytree(PACKAGE, self.folder / "policygraph", ignore=shutil.ignore_patterns("__pycache__"))
        for part in (ontology_dir(), graph_dir()):
            shutil.copytree(part, self.folder / "policygraph" / part.name)
        self.work.mkdir()

    def run(self, *words: str) -> tuple[bytes, bool]:
        """Give what a call writes, and whether the engine was loaded for it."""
        told = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "policygraph", *words],
            capture_output=True,
            check=True,
            cwd=self.work,
            env={**os.environ, "PYTHONPATH": str(self.folder), "POLICYGRAPH_CACHE": str(self.cache)},
        )
        return told.stdout, re.search(rb"\| +pyoxigraph\b", told.stderr) is not None

    @property
    def kept(self) -> list[Path]:
        return sorted((self.cache / "policygraph" / "answers").glob("*"))


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_the_second_call_gives_the_same_bytes_without_the_engine(copy: Copy) -> None:
    first, again = copy.run(*ASKED), copy.run(*ASKED)
    assert first[0] == again[0] and first[0].count(b"\n") > 10
    assert (first[1], again[1]) == (True, False)


def test_other_words_are_another_call(copy: Copy) -> None:
    both, _ = copy.run(*ASKED)
    one, asked = copy.run(*ASKED, "--city", "shenzhen")
    assert asked and len(one) < len(both)


def change_a_number(copy: Copy) -> None:
    path = copy.folder / "policygraph" / "graph" / "shenzhen" / "place.ttl"
    path.write_bytes(path.read_bytes() + b"\n")


def change_the_question(copy: Copy) -> None:
    path = copy.folder / "policygraph" / "graph" / "queries" / "four-cities.rq"
    path.write_bytes(path.read_bytes().replace(b"ORDER BY", b"ORDER BY DESC(1) "))


def add_a_file(copy: Copy) -> None:
    (copy.folder / "policygraph" / "graph" / "more.ttl").write_bytes(b"<urn:a> <urn:b> <urn:c> .\n")


def remove_a_file(copy: Copy) -> None:
    (copy.folder / "policygraph" / "graph" / "shanghai" / "funds.ttl").unlink()


def change_a_rule(copy: Copy) -> None:
    path = next((copy.folder / "policygraph" / "ontology" / "rules").glob("*.rq"))
    path.write_bytes(path.read_bytes() + b"\n")


def change_the_program(copy: Copy) -> None:
    path = copy.folder / "policygraph" / "store" / "embedded.py"
    path.write_bytes(path.read_bytes() + b"\n")


def touch_a_file(copy: Copy) -> None:
    os.utime(copy.folder / "policygraph" / "graph" / "dataset.ttl", ns=(1, 1))


def cut_the_kept_answer(copy: Copy) -> None:
    [path] = copy.kept
    path.write_bytes(path.read_bytes()[:-20])


def empty_the_kept_answer(copy: Copy) -> None:
    [path] = copy.kept
    path.write_bytes(b"")


CHANGES = (
    change_a_number,
    change_the_question,
    add_a_file,
    remove_a_file,
    change_a_rule,
    change_the_program,
    touch_a_file,
    cut_the_kept_answer,
    empty_the_kept_answer,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.replace("_", " "))
def test_after_any_change_the_graph_is_asked_anew(change: Callable[[Copy], None], copy: Copy) -> None:
    copy.run(*ASKED)
    assert copy.kept, "a first call keeps its answer"
    change(copy)
    assert copy.run(*ASKED)[1], f"{change.__name__}: the kept answer was given again"
    assert not copy.run(*ASKED)[1], "and the new answer is kept in its turn"


def test_a_file_of_the_name_of_the_question_is_asked_instead(copy: Copy) -> None:
    copy.run(*ASKED)
    (copy.work / "four-cities").write_text("SELECT ?mine { VALUES ?mine { 5 } }", encoding="utf-8")
    assert copy.run(*ASKED)[0].split() == [b"mine", b"5"]


@pytest.mark.parametrize(
    "words",
    [
        ("query", "four-cities"),
        ("query", "four-cities", "--format", "csv", "--limit", "3"),
        ("query", "four-cities", "--format", "csv", "--labels"),
        ("query", "four-cities", "--format", "csv", "-o", "out.csv"),
        ("query", "four-cities", "--format", "csv", "--data", "."),
        ("query", "four-cities", "--format", "csv", "--engine", "rdflib"),
        ("query", "-e", "SELECT ?c { ?c a pol:City }", "--format", "csv"),
        ("query", "awards-per-pool", "--place", "beijing", "--format", "csv"),
        ("show", "shenzhen", "--format", "csv"),
    ],
    ids=" ".join,
)
def test_only_what_depends_on_the_shipped_files_alone_is_kept(words: Sequence[str], copy: Copy) -> None:
    copy.run(*words)
    assert not copy.kept


def test_a_folder_that_cannot_be_written_is_done_without(copy: Copy) -> None:
    copy.cache.write_text("a file where the folder should be", encoding="utf-8")
    assert copy.run(*ASKED)[0] == copy.run(*ASKED)[0]


def test_a_change_while_the_graph_is_read_is_not_overlooked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "files" / "a.ttl"
    file.parent.mkdir()
    file.write_text("", encoding="utf-8")
    monkeypatch.setattr(repeated, "shipped_folder", lambda name: str(file.parent))
    described = repeated.describe_call(ASKED)
    os.utime(file, ns=(1, 1))
    repeated.keep_answer(ASKED, described, b"of the file as it was")
    assert repeated.repeat_answer(ASKED) is None
    repeated.keep_answer(ASKED, repeated.describe_call(ASKED), b"of the file as it is")
    assert repeated.repeat_answer(ASKED) == b"of the file as it is"
