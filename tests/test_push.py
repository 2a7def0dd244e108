"""A graph goes into a server by the Graph Store Protocol, and is counted there."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest

from conftest import Run
from endpoints import PASSWORD, USER, Endpoint
from misbehaving import misbehaving, says
from policygraph.store.remote import graph_store
from policygraph.store.remote.engine import RemoteEngine
from policygraph.store.remote.errors import CountDiffers, PushBroken
from policygraph.store.remote.graph_store import push_graph, sparql_address, verify_count
from serving import running

OWN = """@prefix pol: <https://w3id.org/policygraph/ontology#> .
@prefix place: <https://w3id.org/policygraph/id/place/> .
place:nowhere a pol:Place .
"""


@pytest.mark.parametrize("name", ["virtuoso_server", "oxigraph_server"])
def test_the_shipped_graph_is_pushed_counted_and_replaced(
    name: str, run: Run, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    server: Endpoint = request.getfixturevalue(name)
    graph = "http://example.org/push"
    access = {"POLICYGRAPH_PASSWORD": PASSWORD}
    words = ["push", "--endpoint", server.store, "--user", USER, "--graph", graph]
    told = run(*words, **access)
    assert told.returncode == 0, told.stderr
    found = re.search(r"(\d+) triples are in <http://example.org/push> at \S+, and were counted", told.stderr)
    assert found and int(found[1]) > 20_000, told.stderr
    (tmp_path / "own.ttl").write_text(OWN, encoding="utf-8")
    told = run(*words, "--data", "own.ttl", "--only", **access)
    assert told.returncode == 0, told.stderr
    engine = RemoteEngine(f"{server.sparql}?default-graph-uri={graph}")
    assert engine.ask("ASK { <https://w3id.org/policygraph/id/place/nowhere> ?p ?o }")
    assert not engine.ask("ASK { <https://w3id.org/policygraph/id/place/shenzhen> ?p ?o }")


def test_a_wrong_password_is_said(run: Run, virtuoso_server: Endpoint) -> None:
    told = run("push", "--endpoint", virtuoso_server.store, "--user", USER, POLICYGRAPH_PASSWORD="wrong")
    assert told.returncode == 2 and 'the user "dba", or the password' in told.stderr, told.stderr


def test_a_server_that_only_reads_takes_no_graph(run: Run) -> None:
    with running() as server:
        told = run("push", "--endpoint", f"{server.address}/store")
    assert told.returncode == 2 and "There is no endpoint" in told.stderr, told.stderr


def test_a_graph_of_many_triples_goes_in_pieces(oxigraph_server: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_store, "CHUNK", 100)
    store = pyoxigraph.Store()
    store.extend(_numbered(n) for n in range(1050))
    sent: list[int] = []
    graph = "http://example.org/pieces"
    push_graph(store, oxigraph_server.store, graph=graph, progress=sent.append)
    assert sent == [*range(100, 1001, 100), 1050]
    verify_count(1050, oxigraph_server.sparql, graph=graph)
    with pytest.raises(CountDiffers, match="counts 1050"):
        verify_count(1051, oxigraph_server.sparql, graph=graph)


def test_a_push_that_breaks_says_how_much_arrived(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_store, "CHUNK", 2)
    store = pyoxigraph.Store()
    store.extend(_numbered(n) for n in range(5))
    full = says(b"disk full", b"text/plain", b"507 Insufficient Storage")
    with misbehaving(says(b"", status=b"204 No Content"), full) as server, pytest.raises(PushBroken) as caught:
        push_graph(store, server.address)
    assert "Only 2 of 5 triples" in str(caught.value) and "disk full" in caught.value.sentence("zh")
    assert server.requests[0].startswith(b"PUT ") and server.requests[1].startswith(b"POST ")


def test_what_could_not_be_counted_is_said(run: Run) -> None:
    with misbehaving(says(b"", status=b"204 No Content")) as server:
        told = run("push", "--endpoint", server.address)
    assert told.returncode == 0 and "could not be counted" in told.stderr and "--sparql-endpoint" in told.stderr


@pytest.mark.parametrize(
    ("store", "sparql"),
    [
        ("http://h:8890/sparql-graph-crud-auth", "http://h:8890/sparql"),
        ("http://h:7878/store", "http://h:7878/query"),
        ("http://h:3030/ds/data", "http://h:3030/ds/query"),
        ("http://h:7200/repositories/r/rdf-graphs/service", "http://h:7200/repositories/r"),
        ("https://h:8182/sparql/gsp/", "https://h:8182/sparql"),
        ("http://h/elsewhere", ""),
    ],
)
def test_where_to_count_is_derived_from_where_graphs_go(store: str, sparql: str) -> None:
    assert sparql_address(store) == sparql


def _numbered(n: int) -> pyoxigraph.Quad:
    node = pyoxigraph.NamedNode
    return pyoxigraph.Quad(node(f"http://example.org/{n}"), node("http://example.org/p"), pyoxigraph.Literal(n))
