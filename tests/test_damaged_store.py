"""A store in which one byte is another is never asked: what Oxigraph says of it may be wrong, or never end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policygraph
from policygraph.store.building import load_store
from policygraph.store.disk import open_disk, read_manifest, write_manifest
from policygraph.store.disk_errors import StoreDamaged
from policygraph.store.embedded import EmbeddedEngine

Run = Callable[..., subprocess.CompletedProcess[str]]
EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o }"
# What Oxigraph gets wrong over a damaged block, and where it never comes to an end.
ASKED = """
import sys, policygraph
from policygraph.errors import PolicygraphError
try:
    for query in (
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o",
        "SELECT ?s { ?s <urn:q> ?t FILTER NOT EXISTS { ?s <urn:p> ?o } }",
    ):
        print(policygraph.query(query, store=sys.argv[1]))
except PolicygraphError as error:
    print(type(error).__name__)
"""
SEEN = settings(max_examples=30, deadline=None, derandomize=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small store, some blocks large."""
    folder = tmp_path_factory.mktemp("whole")
    lines = [f'<urn:s{n}> <urn:p> <urn:o{n % 7}> .\n<urn:s{n}> <urn:q> "深圳 {n}"@zh .\n' for n in range(500)]
    (folder / "all.nt").write_text("".join(lines), encoding="utf-8")
    load_store(folder / "store", [folder / "all.nt"], only=True)
    return folder / "store"


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "store"))


def parts(store: Path) -> list[Path]:
    """The files that hold the triples."""
    return sorted((store / read_manifest(store).graph).glob("*.sst"))


def flip(path: Path, place: int, bits: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        [byte] = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ bits]))


def hide(store: Path) -> None:
    """Let the files look as if nobody had touched them since: as where a disk gives back another byte by itself."""
    told = read_manifest(store)
    for name, known in told.parts.items():
        facts = (store / told.graph / name).stat()
        known |= {"changed": facts.st_mtime_ns, "placed": facts.st_ctime_ns}
    write_manifest(store, told)


def answers(store: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ASKED, str(store)], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 0 and done.stderr == "", done.stderr
    return done.stdout


def test_any_single_byte_that_is_another_one_is_found(whole: Path) -> None:
    right = answers(whole)
    told = read_manifest(whole)
    files = [
        path for path in whole.rglob("*") if path.is_file() and path.name in {*told.parts, "policygraph-store.json"}
    ]
    assert len(files) > 5 and "Rows" in right

    @given(st.sampled_from([path for path in files if path.stat().st_size]), st.integers(0), st.integers(1, 255))
    @SEEN
    def found(path: Path, place: int, bits: int) -> None:
        flip(path, place % path.stat().st_size, bits)
        try:
            assert answers(whole) in (right, "StoreDamaged\n", "StoreForeign\n", "StoreOfOtherVersion\n")
        finally:
            flip(path, place % path.stat().st_size, bits)

    found()
    assert answers(whole) == right


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: policygraph.query("policy-count", store=store),
        lambda store: policygraph.query(EVERYTHING, engine="rdflib", store=store),
        lambda store: policygraph.compare(topic="funds", store=store),
        lambda store: policygraph.view(store=store),
        lambda store: policygraph.load(store=store),
    ],
    ids=["query", "rdflib", "compare", "view", "load"],
)
def test_python_is_told_too(ask: Callable[[Path], object], copy: Path) -> None:
    flip(parts(copy)[-1], 3000, 1)
    with pytest.raises(StoreDamaged, match="does not hold what was written into it") as raised:
        ask(copy)
    assert "重新载入" in raised.value.sentence("zh")


def test_every_verb_says_it(copy: Path, run: Run) -> None:
    flip(parts(copy)[-1], 3000, 1)
    for words in (
        ("query", "policy-count"),
        ("show", "x"),
        ("export", "-o", "a.nt"),
        ("network", "issuers"),
        ("serve",),
    ):
        done = run(*words, "--store", str(copy), "--lang", "en")
        assert done.returncode == 1 and "but damaged: graph-" in done.stderr, done.stderr


def test_what_oxigraph_finds_while_it_reads_is_said_and_then_nothing_more_is_asked(copy: Path) -> None:
    for part in parts(copy)[1:]:
        flip(part, part.stat().st_size // 2, 255)
    hide(copy)
    store = open_disk(copy)
    engine = EmbeddedEngine(store)
    for ask in (
        lambda: engine.select(EVERYTHING),
        lambda: engine.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
        lambda: engine.ask("ASK { <urn:s1> ?p ?o }"),
        lambda: engine.construct("CONSTRUCT WHERE { ?s ?p ?o }"),
        lambda: engine.select_as(EVERYTHING, "csv"),
        lambda: list(store),
        lambda: list(store.quads_for_pattern(None, None, None, None)),
    ):
        with pytest.raises(StoreDamaged, match="Corruption: block checksum mismatch"):
            ask()


@pytest.mark.parametrize("read", [list, lambda store: list(store.quads_for_pattern(None, None, None, None))])
def test_readers_of_triples_are_told_as_well(read: Callable[[object], object], copy: Path) -> None:
    for part in parts(copy)[1:]:
        flip(part, part.stat().st_size // 2, 255)
    hide(copy)
    store = open_disk(copy)
    with pytest.raises(StoreDamaged, match="Corruption"):
        read(store)


def test_solutions_that_are_already_being_read_end_with_the_sentence(copy: Path) -> None:
    for part in parts(copy)[1:]:
        flip(part, part.stat().st_size // 2, 255)
    hide(copy)
    store = open_disk(copy)
    begun: Any = [store.query(EVERYTHING) for _ in range(2)]
    for solutions in begun:
        with pytest.raises(StoreDamaged):
            list(solutions)


def test_a_copy_answers_whatever_its_times_say(copy: Path, whole: Path) -> None:
    assert answers(copy) == answers(whole)
    os.utime(parts(copy)[0])
    assert answers(copy) == answers(whole)


def test_what_no_time_tells_of_is_found_by_the_next_load_and_mended(copy: Path, whole: Path) -> None:
    source = whole.parent / "all.nt"
    assert load_store(copy, [source], only=True).unchanged
    flip(parts(copy)[-1], 100, 1)
    hide(copy)
    assert not load_store(copy, [source], only=True).unchanged
    assert answers(copy) == answers(whole)
