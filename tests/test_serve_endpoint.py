"""The pages over an endpoint elsewhere: a small graph is fetched, a large one asked; what the endpoint does is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from conftest import Run
from endpoints import PUSHED, Endpoint
from misbehaving import JSON, Behaviour, misbehaving, says, stalls
from serving import Server, running, until

HTML = "text/html"
# A server to which any graph is large.
LARGE = """
import sys
from policygraph.web import large
from policygraph.web.serving.serve import serve
from policygraph.web.site import Settings

large.SMALL = 1000
if __name__ == "__main__":
    settings = Settings(endpoint={endpoint!r}, lang="en", seconds={seconds})
    serve(settings, port=0, method={method!r}, ready=lambda address: print(address, file=sys.stderr, flush=True))
"""


@contextmanager
def over(endpoint: str, seconds: float = 60, method: str = "") -> Iterator[Server]:
    """Serve an endpoint whose graph is taken for a large one."""
    with running(script=LARGE.format(endpoint=endpoint, seconds=seconds, method=method)) as started:
        yield started


@pytest.fixture(scope="module")
def asked(oxigraph_server: Endpoint) -> Iterator[Server]:
    with over(f"{oxigraph_server.sparql}?default-graph-uri={PUSHED}") as started:
        yield started


def test_a_small_graph_is_fetched_once_and_the_pages_say_when(oxigraph_server: Endpoint, server: Server) -> None:
    with running("--endpoint", f"{oxigraph_server.sparql}?default-graph-uri={PUSHED}") as fetched:
        page = fetched.get("/?lang=en", Accept=HTML).text
        assert f"fetched whole from {oxigraph_server.sparql} at 20" in page
        assert "取自" in fetched.get("/?lang=zh", Accept=HTML).text
        for path in ("/q/four-cities.csv", "/search.json?q=AI", "/compare.csv?topic=funds", "/id/place/shenzhen.ttl"):
            assert fetched.get(path).body == server.get(path).body
        assert fetched.get("/graph", Accept=HTML).status == 200
        assert "access-control-allow-origin" not in fetched.ask("ASK {}", origin="http://elsewhere.example").headers


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search?q=%E8%AE%AD%E5%8A%9B%E5%88%B8",
        "/compare?places=beijing,shenzhen&topic=funds",
        "/graph",
        "/graph?focus=place:shenzhen",
        "/graph?query=funds&place=shenzhen",
        "/editor",
        "/editor/terms.json",
        "/ontology",
        "/concept/bound/at-most",
        "/dataset",
        "/id/place/shenzhen",
        "/id/claim/shenzhen-2024-measures-training-voucher-each",
        "/q/policies?place=shenzhen",
        "/q/four-cities",
    ],
)
def test_every_kind_of_page_asks_the_endpoint(asked: Server, path: str) -> None:
    page = asked.get(path)
    assert page.status == 200, page.text
    if ".json" not in path and not path.startswith("/graph?"):
        assert "every page asks http://127.0.0.1:" in page.text


def test_answers_over_an_endpoint_are_those_of_the_graph(asked: Server, server: Server) -> None:
    for path in ("/q/policies.csv?place=shenzhen", "/compare.csv?places=beijing,shenzhen&topic=targets"):
        assert asked.get(path).body == server.get(path).body
    here, there = (json.loads(one.get("/id/place/shenzhen.json").body) for one in (server, asked))
    assert [one["iri"] for one in here["claims"]["shown"]] == [one["iri"] for one in there["claims"]["shown"]]
    assert here["mentions"] == there["mentions"]


def test_a_virtuoso_is_served_too(virtuoso_server: Endpoint) -> None:
    with over(f"{virtuoso_server.sparql}?default-graph-uri={PUSHED}") as started:
        for path in ("/", "/id/place/shenzhen", "/graph?focus=place:shenzhen", "/q/policies?place=shenzhen"):
            page = started.get(path)
            assert page.status == 200, page.text
        assert started.ask("SELECT ?c { ?c a pol:City }", "text/csv").text.count("\n") > 4


def test_the_endpoint_of_the_pages_hands_queries_on(asked: Server) -> None:
    rows = asked.ask("SELECT ?c { ?c a pol:City } ORDER BY ?c")
    assert rows.status == 200 and len(json.loads(rows.body)["results"]["bindings"]) >= 4
    assert asked.ask("SELECT ?c { ?c a pol:City }", "text/csv").text.startswith("c\r\n")
    assert b"<sparql" in asked.ask("SELECT ?c { ?c a pol:City }", "application/sparql-results+xml").body
    assert json.loads(asked.ask("ASK { place:shenzhen a pol:City }").body)["boolean"] is True
    assert b"pol:City" in asked.ask("CONSTRUCT { ?c a pol:City } { ?c a pol:City }", "text/turtle").body
    assert b"more than 10000 rows" in asked.ask("SELECT * { ?s ?p ?o }").body


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * FROM <http://example.org/other> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <http://example.org/other> { GRAPH ?g { ?s ?p ?o } }", "FROM"),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", "GRAPH"),
        ("SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }", "SERVICE"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT"),
    ],
)
def test_no_query_leaves_the_graph_that_is_served(asked: Server, query: str, word: str) -> None:
    reply = asked.ask(query)
    assert reply.status == 403 and word in json.loads(reply.body)["error"]["message"]["en"]
    told = json.dumps({"query": query, "lang": "en"}).encode()
    assert asked.get("/editor/run", "POST", told, Content_Type="application/json").status == 403


COUNTED = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"5000000"}}]}}'
EMPTY = b'{"head":{"vars":["n"]},"results":{"bindings":[]}}'


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_an_endpoint_that_goes_down_is_said_on_the_page(method: str) -> None:
    told = [says(EMPTY, JSON), says(COUNTED, JSON), says(EMPTY, JSON)]
    with misbehaving(*told) as behind, over(behind.address, 60, method) as front:
        assert front.ask("SELECT ?c { ?c a pol:City }").status == 200
        behind.close()
        assert until(lambda: front.ask("SELECT ?c { ?c a pol:City }").status != 200, 20)
        page = front.get("/id/place/beijing?lang=en", Accept=HTML)
        assert page.status == 502
        assert "The endpoint gave no answer" in page.text and "cannot be reached" in page.text
        assert "无法连接" in front.get("/id/place/beijing?lang=zh", Accept=HTML).text
        error = json.loads(front.ask("SELECT ?c { ?c a pol:City }").body)["error"]
        assert (error["status"], error["kind"]) == (502, "endpoint-unreachable")


@pytest.mark.parametrize(
    ("behaviour", "status", "sentence"),
    [
        (stalls, 504, "took longer than"),
        (says(b"", status=b"401 Unauthorized"), 502, "does not let you in"),
        (says(b"Out of memory", b"text/plain", b"500 Internal Server Error"), 502, "could not do it (500)"),
        (says(b"<html>Hello</html>", b"text/html"), 502, "no SPARQL result"),
        (says(b"", status=b"503 Service Unavailable"), 503, "is busy"),
    ],
    ids=["stalls", "locked", "fails", "html", "busy"],
)
def test_what_an_endpoint_does_instead_of_answering_has_its_status(
    behaviour: Behaviour, status: int, sentence: str
) -> None:
    first = says(COUNTED, JSON)
    # What is asked while the server starts is answered; then it misbehaves.
    with (
        misbehaving(says(EMPTY, JSON), first, *[says(EMPTY, JSON)] * 8, behaviour) as server,
        over(server.address, 3) as front,
    ):
        assert until(lambda: front.ask("SELECT ?x { ?x a pol:City }").status != 200, 20)
        reply = front.get("/id/place/shenzhen?lang=en", Accept=HTML)
        assert reply.status == status, reply.text
        assert sentence in reply.text


def test_an_endpoint_that_cannot_be_used_is_said_before_anything_is_served(run: Run) -> None:
    done = run("serve", "--endpoint", "http://127.0.0.1:9/sparql", "--port", "0", "--lang", "en")
    assert done.returncode == 2 and "cannot be reached" in done.stderr and "Traceback" not in done.stderr
    done = run("serve", "--endpoint", "http://127.0.0.1:9/sparql", "--store", "x", "--port", "0", "--lang", "en")
    assert done.returncode == 2 and "takes no --data" in done.stderr
    done = run("serve", "--user", "x", "--port", "0", "--lang", "zh")
    assert done.returncode == 2 and "--user 须与 --endpoint 同用" in done.stderr
