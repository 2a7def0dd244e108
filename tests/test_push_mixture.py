"""Made-up data never come to stand beside real data on a server."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from endpoints import PASSWORD, USER, Endpoint, oxigraph
from misbehaving import misbehaving, says
from policygraph.store.remote.engine import RemoteEngine

GRAPH = "http://example.org/place"
SENTENCES = {
    "en": "holds {there} data, and what is to go there is {sent}. The two may not stand beside each other",
    "zh": "上已有{there}的数据，而要送去的是{sent}的数据，二者不得并列，因此什么也没有送出",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as found:
        yield found


@pytest.fixture
def empty(server: Endpoint) -> Endpoint:
    headers = {"Content-Type": "application/sparql-update"}
    update = urllib.request.Request(server.store.replace("/store", "/update"), b"DROP ALL", headers)
    urllib.request.urlopen(update).close()
    return server


@pytest.fixture
def made_up(run: Run, tmp_path: Path) -> list[str]:
    """The words that take made-up data alone."""
    assert run("generate", "--cities", "1", "--years", "1", "-o", "made-up.ttl").returncode == 0
    return ["--data", str(tmp_path / "made-up.ttl"), "--only"]


def count(server: Endpoint, graph: str = "") -> int:
    address = f"{server.sparql}?default-graph-uri={graph}" if graph else server.sparql
    [[found]] = RemoteEngine(address).select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    assert found is not None
    return int(found.value)


@pytest.mark.parametrize("graph", ["", GRAPH], ids=["default graph", "named graph"])
def test_neither_goes_where_the_other_is(graph: str, empty: Endpoint, run: Run, made_up: list[str]) -> None:
    push = ["push", "--endpoint", empty.store, *(["--graph", graph] if graph else [])]
    assert run(*push).returncode == 0
    before = count(empty, graph)
    refused = run(*push, *made_up, "--lang", "en")
    assert refused.returncode == 1
    assert SENTENCES["en"].format(there="real", sent="made-up") in refused.stderr
    assert count(empty, graph) == before
    assert run(*push).returncode == 0, "real data replace real data"


@pytest.mark.parametrize("graph", ["", GRAPH], ids=["default graph", "named graph"])
def test_real_data_do_not_go_where_made_up_data_are(graph: str, empty: Endpoint, run: Run, made_up: list[str]) -> None:
    push = ["push", "--endpoint", empty.store, *(["--graph", graph] if graph else [])]
    for _ in range(2):
        told = run(*push, *made_up)
        assert told.returncode == 0, told.stderr
    before = count(empty, graph)
    refused = run(*push, "--lang", "zh")
    assert refused.returncode == 1
    assert SENTENCES["zh"].format(there="生成", sent="现实") in refused.stderr
    assert count(empty, graph) == before


def test_made_up_data_do_not_go_into_a_graph_beside_the_real_ones(
    empty: Endpoint, run: Run, made_up: list[str]
) -> None:
    assert run("push", "--endpoint", empty.store).returncode == 0
    refused = run("push", "--endpoint", empty.store, "--graph", GRAPH, *made_up, "--lang", "en")
    assert refused.returncode == 1 and "may not stand beside" in refused.stderr
    assert count(empty, GRAPH) == 0


def test_virtuoso_answers_from_all_its_graphs_and_takes_no_made_up_one(
    virtuoso_server: Endpoint, run: Run, made_up: list[str]
) -> None:
    words = ["push", "--endpoint", virtuoso_server.store, "--user", USER, "--graph", GRAPH, *made_up, "--lang", "en"]
    refused = run(*words, POLICYGRAPH_PASSWORD=PASSWORD)
    assert refused.returncode == 1, refused.stderr
    assert SENTENCES["en"].format(there="real", sent="made-up") in refused.stderr
    assert not RemoteEngine(f"{virtuoso_server.sparql}?default-graph-uri={GRAPH}").ask("ASK { ?s ?p ?o }")


def test_what_is_pushed_is_no_mixture_itself(empty: Endpoint, run: Run, made_up: list[str]) -> None:
    refused = run("push", "--endpoint", empty.store, *made_up[:2], "--lang", "en")
    assert refused.returncode == 1 and "Made-up data may not stand beside real data" in refused.stderr
    assert count(empty) == 0


def test_made_up_data_go_nowhere_where_nobody_can_ask(run: Run, made_up: list[str]) -> None:
    with misbehaving(says(b"", status=b"204 No Content")) as server:
        refused = run("push", "--endpoint", server.address, *made_up, "--lang", "en")
        assert refused.returncode == 2 and "there is no telling whether real data are there" in refused.stderr
        assert "--sparql-endpoint" in refused.stderr and server.requests == []
