"""Every command asks an endpoint as it asks the graph within."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from endpoints import PUSHED, Endpoint
from misbehaving import drips, misbehaving, says
from serving import Server, running


@pytest.fixture(scope="module")
def served() -> Iterator[Server]:
    """The shipped graph behind ``policygraph serve``, without a limit that a whole graph would meet."""
    with running("--timeout", "60", "--limit", "1000000") as server:
        yield server


@pytest.mark.parametrize(
    "words",
    [
        ["query", "four-cities", "--lang", "zh"],
        ["query", "policies", "--place", "深圳", "--format", "csv"],
        ["query", "policies", "--format", "json", "--labels"],
        ["query", "-e", "ASK { place:shenzhen a pol:City }"],
        ["query", "-e", "CONSTRUCT { ?s a pol:City } { ?s a pol:City }"],
        ["query", "-e", "SELECT ?x { ?x a pol:City ; pol:level place:nowhere }"],
        ["show", "训力券"],
        ["compare", "beijing", "shenzhen", "--topic", "funds"],
        ["network", "path", "训力券", "国务院"],
    ],
    ids=lambda words: " ".join(words[:3]),
)
def test_a_command_says_the_same_with_an_endpoint(words: list[str], run: Run, served: Server) -> None:
    here, there = run(*words), run(*words, "--endpoint", f"{served.address}/sparql")
    assert (there.returncode, there.stdout) == (here.returncode, here.stdout), there.stderr
    assert there.stderr == here.stderr


def test_export_and_view_fetch_the_graph(run: Run, served: Server, tmp_path: Path) -> None:
    for name, words in (("a.ttl", ["export"]), ("a.html", ["view", "--story", "funds"])):
        here, there = (
            run(*words, "-o", name),
            run(*words, "-o", f"there-{name}", "--endpoint", f"{served.address}/sparql"),
        )
        assert here.returncode == there.returncode == 0, there.stderr
        assert (tmp_path / name).read_bytes() == (tmp_path / f"there-{name}").read_bytes()


def test_the_graph_of_a_virtuoso_is_fetched_as_it_was_pushed(
    run: Run, virtuoso_server: Endpoint, tmp_path: Path
) -> None:
    there = run("export", "-o", "there.nt", "--endpoint", f"{virtuoso_server.sparql}?default-graph-uri={PUSHED}")
    assert there.returncode == 0, there.stderr
    assert run("export", "-o", "here.nt").returncode == 0
    assert (tmp_path / "there.nt").read_bytes() == (tmp_path / "here.nt").read_bytes()


def test_a_limit_says_that_there_is_more(run: Run, served: Server) -> None:
    told = run("query", "policies", "--limit", "2", "--format", "csv", "--endpoint", f"{served.address}/sparql")
    assert len(told.stdout.splitlines()) == 3 and "the endpoint has more" in told.stderr


def test_a_time_limit_ends_the_command(run: Run) -> None:
    with misbehaving(says(), drips) as server:
        told = run("query", "-e", "SELECT ?x { ?x ?y ?z }", "--timeout", "1", "--endpoint", server.address)
    assert (told.returncode, told.stdout) == (1, "") and "1 s" in told.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["query", "four-cities", "--endpoint", "http://127.0.0.1:1/sparql"], 2, "无法连接"),
        (["query", "four-cities", "--endpoint", "127.0.0.1/sparql"], 2, "不是端点地址"),
        (["query", "four-cities", "--endpoint", "http://127.0.0.1:1/", "--data", "."], 2, "--endpoint 只查询该端点"),
        (["query", "four-cities", "--user", "me"], 2, "--user 须与 --endpoint 同用"),
        (["query", "four-cities", "--endpoint", "http://127.0.0.1:1/", "--user", "me"], 2, "POLICYGRAPH_PASSWORD"),
        (["query", "-e", "DROP ALL", "--endpoint", "http://127.0.0.1:1/"], 1, "被拒绝"),
        (["export", "-o", "x.ttl", "--endpoint", "http://127.0.0.1:1/sparql"], 2, "无法连接"),
        (["push"], 2, "--endpoint URL"),
        (["push", "--endpoint", "http://127.0.0.1:1/store"], 2, "无法连接"),
        (["push", "--endpoint", "http://127.0.0.1:1/store", "--graph", "no iri"], 2, "完整的 IRI"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else None,
)
def test_a_bad_call_gets_its_sentence(words: list[str], code: int, said: str, run: Run) -> None:
    told = run(*words, "--lang", "zh")
    assert told.returncode == code and said in told.stderr and "Traceback" not in told.stderr
