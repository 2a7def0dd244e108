"""A store on disk answers as the graph in memory does, and says what is wrong with it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import policygraph
from policygraph.errors import PolicygraphError, UsageInvalid
from policygraph.questions.ask import fill_parameters
from policygraph.questions.catalogue import load_questions
from policygraph.questions.header import Question
from policygraph.store.building import load_store
from policygraph.store.disk import FORMAT, MANIFEST, open_disk, read_manifest
from policygraph.store.engine import RESULT_FORMS, Engine
from policygraph.store.open import Opening, open_engine
from policygraph.store.prepare import prepare_query
from policygraph.web import large
from policygraph.web.site import Settings, read_site
from serving import running

Run = Callable[..., subprocess.CompletedProcess[str]]
QUESTIONS = load_questions()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped graph on disk."""
    found = tmp_path_factory.mktemp("disk") / "store"
    load_store(found)
    return found


@pytest.fixture(scope="module")
def disk(folder: Path) -> Engine:
    return open_engine(Opening(store=folder))


@pytest.fixture
def damaged(folder: Path, tmp_path: Path) -> Path:
    """A copy of the store that may be damaged."""
    shutil.copytree(folder, tmp_path / "store")
    return tmp_path / "store"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_gives_the_same_rows_on_disk_as_in_memory(
    question: Question, embedded: Engine, disk: Engine
) -> None:
    for given in (
        {p.name: [p.example] for p in question.parameters.values() if p.required},
        {p.name: [p.example] for p in question.parameters.values() if p.example},
    ):
        query = fill_parameters(disk, question, given)
        assert query == fill_parameters(embedded, question, given)
        assert disk.select(query) == embedded.select(query)


@pytest.mark.parametrize("form", RESULT_FORMS)
def test_the_engine_s_own_formats_are_the_same(form: str, embedded: Engine, disk: Engine) -> None:
    query = prepare_query("SELECT ?c ?l { ?c a pol:City ; rdfs:label ?l } ORDER BY ?c ?l")
    assert disk.select_as(query, form) == embedded.select_as(query, form)


def test_rdflib_may_ask_a_store_on_disk(folder: Path) -> None:
    asked = open_engine(Opening("rdflib", store=folder))
    assert asked.ask(prepare_query("ASK { place:shenzhen a pol:City }"))


def test_every_command_takes_a_store(folder: Path, run: Run, tmp_path: Path) -> None:
    for words in (
        ("query", "policy-count"),
        ("show", "训力券"),
        ("compare", "--topic", "funds"),
        ("network", "issuers"),
    ):
        there = run(*words, "--format", "json", "--store", str(folder))
        assert there.returncode == 0, there.stderr
        assert there.stdout == run(*words, "--format", "json").stdout
    for verb, name in (("export", "all.nt"), ("view", "all.html")):
        assert run(verb, "-o", name).returncode == 0
        plain = (tmp_path / name).read_bytes()
        assert run(verb, "-o", name, "--store", str(folder)).returncode == 0
        assert (tmp_path / name).read_bytes() == plain


def test_python_takes_a_store(folder: Path) -> None:
    assert policygraph.query("policy-count", store=folder) == policygraph.query("policy-count")
    assert policygraph.compare(topic="funds", store=folder) == policygraph.compare(topic="funds")
    assert len(policygraph.load(store=str(folder)).rdf) == len(policygraph.load().rdf)
    assert policygraph.view(focus="训力券", store=folder) == policygraph.view(focus="训力券")


def test_a_store_is_asked_alone(folder: Path, run: Run) -> None:
    with pytest.raises(UsageInvalid, match="takes no --data"):
        policygraph.query("policy-count", store=folder, data=["."])
    for verb in (("query", "policy-count"), ("serve", "--port", "0")):
        done = run(*verb, "--store", str(folder), "--only", "--lang", "en")
        assert done.returncode == 2 and "takes no --data or --only" in done.stderr


def test_opening_writes_nothing(folder: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in folder.rglob("*") if "LOG" not in path.name}
    list(open_disk(folder))
    assert before == {path.name: path.stat().st_mtime_ns for path in folder.rglob("*") if "LOG" not in path.name}


def test_many_processes_read_at_once(folder: Path) -> None:
    script = "import sys, policygraph; print(len(policygraph.query('four-cities', store=sys.argv[1]).rows))"

    def ask(_: int) -> str:
        told = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, check=True)
        return told.stdout.decode()

    with ThreadPoolExecutor(4) as threads:
        [only] = set(threads.map(ask, range(4)))
    assert int(only) == len(policygraph.query("four-cities").rows)


def test_what_is_no_store_is_said(run: Run, tmp_path: Path) -> None:
    done = run("query", "policy-count", "--store", "nowhere", "--lang", "en")
    assert done.returncode == 2
    assert "There is no store in nowhere. Make one with policygraph load --store nowhere" in done.stderr
    (tmp_path / "empty").mkdir()
    assert "There is no store in empty" in run("query", "policy-count", "--store", "empty", "--lang", "en").stderr


def _other_version(store: Path) -> None:
    told = json.loads((store / MANIFEST).read_text(encoding="utf-8"))
    (store / MANIFEST).write_text(json.dumps(told | {"format": 99, "program": "9.0"}), encoding="utf-8")


def _cut_manifest(store: Path) -> None:
    whole = (store / MANIFEST).read_bytes()
    (store / MANIFEST).write_bytes(whole[: len(whole) // 2])


def _half_manifest(store: Path) -> None:
    (store / MANIFEST).write_text(f'{{"kind": "policygraph store", "format": {FORMAT}}}', encoding="utf-8")


def _cut_part(store: Path) -> None:
    part = max((store / read_manifest(store).graph).iterdir(), key=lambda path: path.stat().st_size)
    os.truncate(part, part.stat().st_size // 2)


def _lost_part(store: Path) -> None:
    (store / read_manifest(store).graph / "CURRENT").unlink()


def _lost_graph(store: Path) -> None:
    shutil.rmtree(store / read_manifest(store).graph)


def _spoilt_part(store: Path) -> None:
    for name in ("CURRENT", "MANIFEST"):
        for path in (store / read_manifest(store).graph).glob(f"{name}*"):
            path.write_bytes(b"\xff" * path.stat().st_size)


DAMAGE: dict[Callable[[Path], None], str] = {
    _other_version: f"was written by policygraph 9.0 in format 99, and this version reads format {FORMAT}",
    _cut_manifest: "damaged: policygraph-store.json is not JSON",
    _half_manifest: "damaged: policygraph-store.json is not whole",
    _cut_part: "bytes where",
    _lost_part: "CURRENT is missing",
    _lost_graph: "is missing",
    _spoilt_part: "is a store of policygraph, but damaged",
}


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__.strip("_"))
def test_a_damaged_store_is_said_and_can_be_loaded_again(damage: Callable[[Path], None], damaged: Path) -> None:
    damage(damaged)
    with pytest.raises(PolicygraphError) as raised:
        open_disk(damaged)
    assert DAMAGE[damage] in raised.value.sentence("en")
    assert "重新载入" in raised.value.sentence("zh")
    assert not load_store(damaged).unchanged
    assert policygraph.query("policy-count", store=damaged).rows


def test_a_store_of_somebody_else_s_program_is_foreign(damaged: Path) -> None:
    (damaged / MANIFEST).write_text('{"kind": "another"}', encoding="utf-8")
    for act in (open_disk, load_store):
        with pytest.raises(PolicygraphError, match="no store of policygraph"):
            act(damaged)


def test_a_server_answers_from_a_store(folder: Path) -> None:
    with running("--store", str(folder)) as server:
        assert "Shenzhen" in server.get("/id/place/shenzhen?lang=en").text
        told = server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").text
        assert int(told.split()[1]) == read_manifest(folder).triples
        assert "access-control-allow-origin" not in server.ask("ASK {}", origin="http://elsewhere.example").headers


LARGE = """
import sys
from pathlib import Path
from policygraph.web import large
from policygraph.web.serving.serve import serve
from policygraph.web.site import Settings

large.SMALL = 1000
if __name__ == "__main__":
    settings = Settings(store=Path({folder!r}), lang="en", seconds=60)
    serve(settings, port=0, ready=lambda address: print(address, file=sys.stderr, flush=True))
"""


def test_a_server_leaves_a_large_store_on_the_disk(folder: Path) -> None:
    with running(script=LARGE.format(folder=str(folder))) as server:
        found = json.loads(server.get("/search.json?q=%E8%AE%AD%E5%8A%9B%E5%88%B8").body)
        assert "instrument" in {group["kind"] for group in found["groups"]}
        assert server.get("/search?q=nothing+like+this").status == 200
        assert server.get("/id/place/shenzhen").status == 200
        assert server.get("/q/policy-count").status == 200
        assert "too many for one picture" in server.get("/graph", Accept="text/html").text
        everything = server.get("/graph?all=1", Accept="text/html").text
        assert "more than the 1000 of which a picture can be made" in everything
        assert "训力券" in server.get("/graph?focus=%E8%AE%AD%E5%8A%9B%E5%88%B8", Accept="text/html").text
        assert server.get("/id/place/nowhere").status == 404
        assert server.ask("SELECT ?s { ?s a ?c } LIMIT 5", "text/csv").text.count("\n") == 6


def test_a_worker_that_is_spawned_opens_the_store_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "SMALL", 1000)
    site = read_site(Settings(store=folder))
    assert "engine" not in vars(site)
    memory = read_site(Settings())
    assert (site.date, site.policies, site.tiers) == (memory.date, memory.policies, memory.tiers)
    assert site.finder.find("训力券")["instrument"][0].entry == memory.finder.find("训力券")["instrument"][0].entry
