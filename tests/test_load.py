"""Loading a store on disk: every format, whole or not at all, one writer at a time."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import permutations
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from loading_stores import TRIPLES, is_as_it_was, old_store, triples_of
from policygraph.loading.files import derivation_rules, read_store, turtle_files
from policygraph.store.building import load_store
from policygraph.store.disk import LOCK, MANIFEST, open_disk, read_manifest
from policygraph.store.writers import STORE_WRITERS
from serving import until

Run = Callable[..., subprocess.CompletedProcess[str]]
IN_GRAPHS = {
    "a.trig": '<urn:a> <urn:p> <urn:b> . <urn:g> { <urn:a> <urn:q> "深圳"@zh . _:x <urn:p> <urn:c> }',
    "a.nq": '<urn:a> <urn:p> <urn:b> .\n<urn:a> <urn:q> "深圳"@zh <urn:g> .\n_:x <urn:p> <urn:c> <urn:h> .\n',
}
FORMATS = {"a.nt": TRIPLES, "a.ttl": TRIPLES, "A.TTL": TRIPLES, **IN_GRAPHS}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return old_store(tmp_path)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_loads_into_one_graph(name: str, packed: bool, tmp_path: Path) -> None:
    content = FORMATS[name].encode()
    path = tmp_path / (name + ".gz" if packed else name)
    path.write_bytes(gzip.compress(content) if packed else content)
    loaded = load_store(tmp_path / "store", [path], only=True)
    assert (loaded.triples, loaded.files) == (3, 1)
    assert triples_of(tmp_path / "store") == ["<urn:a> <urn:p> <urn:b>", '<urn:a> <urn:q> "深圳"@zh']
    assert {str(quad.graph_name) for quad in open_disk(tmp_path / "store")} == {"DEFAULT"}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_large_file_is_streamed_with_the_same_triples(packed: bool, tmp_path: Path) -> None:
    lines = b"".join(b"<urn:s%d> <urn:p> <urn:o%d> .\n" % (n, n % 7) for n in range(200_000))
    path = tmp_path / ("large.nt.gz" if packed else "large.nt")
    path.write_bytes(gzip.compress(lines, 1) if packed else lines)
    assert load_store(tmp_path / "store", [path], only=True).triples == 200_000


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    for name in ("one.nt", "two.nt.gz"):
        content = b"_:x <urn:p> <urn:%s> .\n" % name.encode()
        (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    load_store(tmp_path / "store", [tmp_path], only=True)
    assert len({str(quad.subject) for quad in open_disk(tmp_path / "store")}) == 2


def test_files_come_with_the_ontology_and_what_the_rules_derive(tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(
        "PREFIX pol: <https://w3id.org/policygraph/ontology#> "
        '<urn:policy> pol:issued "2024-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .',
        encoding="utf-8",
    )
    load_store(tmp_path / "store", [tmp_path / "mine.ttl"])
    store = open_disk(tmp_path / "store")
    assert store.query(
        "PREFIX pol: <https://w3id.org/policygraph/ontology#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
        'ASK { <urn:policy> pol:issuedTo "2024-02-29"^^xsd:date . pol:Policy a ?class }'
    )


def test_a_store_remembers_what_it_was_built_from(old: Path, tmp_path: Path) -> None:
    told = json.loads((old / MANIFEST).read_text(encoding="utf-8"))
    first = told["files"][0]
    assert first["path"] == str((tmp_path / "old.nt").resolve()) and first["bytes"] == 28
    assert first["sha256"] == hashlib.sha256((tmp_path / "old.nt").read_bytes()).hexdigest()
    assert told["triples"] == 1 and told["options"] == {"ontology": False, "shipped": False}


def test_the_same_files_are_not_loaded_again_and_changed_ones_are(old: Path, tmp_path: Path) -> None:
    before = read_manifest(old).graph
    assert load_store(old, [tmp_path / "old.nt"], only=True).unchanged
    assert read_manifest(old).graph == before
    (tmp_path / "old.nt").write_text("<urn:new> <urn:p> <urn:longer> .\n", encoding="utf-8")
    assert not load_store(old, [tmp_path / "old.nt"], only=True).unchanged
    assert triples_of(old) == ["<urn:new> <urn:p> <urn:longer>"]


def test_a_first_load_that_fails_leaves_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.nt").write_bytes(b"nonsense")
    assert run("load", "--store", "store", "bad.nt", "--only").returncode == 1
    assert not (tmp_path / "store").exists()


def test_a_folder_of_something_else_is_never_written_to(run: Run, tmp_path: Path) -> None:
    (tmp_path / "theirs" / "graph-x").mkdir(parents=True)
    (tmp_path / "theirs/thesis.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "a.nt").write_text(TRIPLES, encoding="utf-8")
    for words in (("load", "a.nt", "--only"), ("query", "policy-count")):
        done = run(*words, "--store", "theirs", "--lang", "en")
        assert done.returncode == 2
        assert "theirs is no store of policygraph, and nothing in it was touched" in done.stderr
    assert sorted(path.name for path in (tmp_path / "theirs").iterdir()) == ["graph-x", "thesis.txt"]


def test_what_others_put_beside_a_store_stays(old: Path, tmp_path: Path) -> None:
    (old / "notes").mkdir()
    (old / "notes/mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "a.nt").write_text(TRIPLES, encoding="utf-8")
    load_store(old, [tmp_path / "a.nt"], only=True)
    assert (old / "notes/mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_where_the_folder_should_be_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file", encoding="utf-8")
    assert "no store of policygraph" in run("load", "--store", "store", "--lang", "en").stderr
    assert (tmp_path / "store").read_text(encoding="utf-8") == "a file"


@contextmanager
def loading(store: Path, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A load that is in its middle: it has begun to read a pipe from which no more comes until it is closed."""
    pipe = folder / "pipe.nt"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "policygraph", "load", "--store", str(store), str(pipe), "--only", "--lang", "en"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")
    with pipe.open("wb", buffering=0) as out:
        out.write(b"<urn:new> <urn:p> <urn:b> .\n")
        assert until(lambda: len([path for path in store.iterdir() if path.name.startswith("graph-")]) > 1)
        yield process
    process.wait(20)
    assert process.stderr is not None
    process.stderr.close()
    pipe.unlink()


def test_killed_in_the_middle_the_old_store_stands_and_the_next_load_cleans_up(old: Path, tmp_path: Path) -> None:
    with loading(old, tmp_path) as process:
        process.send_signal(signal.SIGKILL)
    assert triples_of(old) == ["<urn:old> <urn:p> <urn:b>"]
    assert not is_as_it_was(old), "the half-built graph lies about"
    assert load_store(old, [tmp_path / "old.nt"], only=True).unchanged
    assert is_as_it_was(old)


def test_a_first_load_that_was_killed_can_be_repeated(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    (store / "graph-0123456789abcdef").mkdir(parents=True)
    (store / LOCK).write_text("1\n", encoding="ascii")
    assert "There is no store in store" in run("query", "policy-count", "--store", "store", "--lang", "en").stderr
    (tmp_path / "a.nt").write_text(TRIPLES, encoding="utf-8")
    assert load_store(store, [tmp_path / "a.nt"], only=True).triples == 3
    assert len(list(store.iterdir())) == 3


def test_a_second_writer_is_told_of_the_first_and_readers_read_on(old: Path, tmp_path: Path, run: Run) -> None:
    with loading(old, tmp_path) as process:
        second = run("load", "--store", "store", "old.nt", "--only", "--lang", "en")
        assert second.returncode == 2
        assert f"is being written by another process ({process.pid})" in second.stderr
        asked = run("query", "-e", "SELECT ?s { ?s ?p ?o }", "--format", "csv", "--store", "store")
        assert asked.stdout.splitlines() == ["s", "urn:old"]
    assert process.returncode == 0
    assert triples_of(old) == ["<urn:new> <urn:p> <urn:b>"]


def test_a_store_that_is_being_read_is_replaced_all_the_same(old: Path, tmp_path: Path) -> None:
    reader = open_disk(old)
    before = read_manifest(old).graph
    (tmp_path / "a.nt").write_text(TRIPLES, encoding="utf-8")
    load_store(old, [tmp_path / "a.nt"], only=True)
    assert (old / before).is_dir(), "who reads it still has its files"
    assert [str(quad.subject) for quad in reader] == ["<urn:old>"]
    assert len(list(open_disk(old))) == 3


def test_many_readers_and_a_writer_never_meet_half_a_store(old: Path, tmp_path: Path) -> None:
    found: set[int] = set()
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            found.add(len(list(open_disk(old))))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        for n in range(2, 8):
            lines = "".join(f"<urn:{k}> <urn:p> <urn:b> .\n" for k in range(n))
            (tmp_path / "a.nt").write_text(lines, encoding="utf-8")
            load_store(old, [tmp_path / "a.nt"], only=True)
    finally:
        ended.set()
        for reader in readers:
            reader.join()
    assert found <= {1, 2, 3, 4, 5, 6, 7} and 7 in found | {len(list(open_disk(old)))}


def test_no_progress_goes_into_a_pipe_unless_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text(TRIPLES, encoding="utf-8")
    done = run("load", "--store", "store", "a.nt", "--only", "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Loaded into store: 3 triples; files: 1.\n"


def test_words_that_do_not_go_together_are_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text(TRIPLES, encoding="utf-8")
    assert "Name the folder" in run("load", "--lang", "en").stderr
    assert "either files or --data" in run("load", "--store", "s", "a.nt", "--data", ".", "--lang", "en").stderr
    assert "不检查数据库" in run("validate", "--store", "s", "--lang", "zh").stderr


def test_made_up_and_real_data_never_stand_in_one_store(run: Run, tmp_path: Path) -> None:
    assert run("generate", "--cities", "1", "--years", "1", "-o", "made-up.nt").returncode == 0
    (tmp_path / "real.nt").write_bytes(STORE_WRITERS[".nt"](read_store()))
    done = run("load", "--store", "store", "made-up.nt", "real.nt", "--lang", "en")
    assert done.returncode == 1 and "Made-up data may not stand beside real data" in done.stderr
    assert not (tmp_path / "store").exists()
    assert run("load", "--store", "store", "made-up.nt").returncode == 0


def test_no_rule_reads_what_another_one_derives() -> None:
    stated = pyoxigraph.Store()
    for path in turtle_files():
        stated.load(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
    for order in permutations(derivation_rules()):
        one_by_one = pyoxigraph.Store()
        one_by_one.extend(stated)
        for rule in order:
            derived: Any = one_by_one.query(rule.read_text(encoding="utf-8"))
            one_by_one.extend([pyoxigraph.Quad(*triple) for triple in derived])
        assert set(one_by_one) == set(read_store()), f"applied as {[rule.stem for rule in order]}, they derive more"
