"""Any client of the SPARQL 1.1 Protocol can talk to the endpoint."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from serving import Server, running

CITIES = "SELECT ?city ?label { ?city a pol:City ; rdfs:label ?label } ORDER BY ?city ?label"
NAMES = {"beijing", "shanghai", "guangzhou", "shenzhen"}
POL = "https://w3id.org/policygraph/ontology#"
FORM = "application/x-www-form-urlencoded"
DATASET = "https://w3id.org/policygraph/id/dataset/policygraph"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as found:
        yield found


def slugs(names: list[str]) -> set[str]:
    return {name.rsplit("/", 1)[1] for name in names}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/turtle, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_the_rows_come_in_the_form_that_the_client_takes(server: Server, accept: str, media: str) -> None:
    reply = server.ask(CITIES, accept) if accept else server.get("/sparql?" + urlencode({"query": CITIES}))
    assert (reply.status, reply.headers["content-type"]) == (200, media)
    if "json" in media:
        rows = json.loads(reply.body)["results"]["bindings"]
        assert slugs([row["city"]["value"] for row in rows]) == NAMES
        assert {row["label"]["xml:lang"] for row in rows} == {"zh", "en"}
    elif "xml" in media:
        told = [node.text or "" for node in ElementTree.fromstring(reply.body).iter() if node.tag.endswith("}uri")]
        assert slugs(told) == NAMES
    elif "csv" in media:
        assert slugs([row["city"] for row in csv.DictReader(io.StringIO(reply.text, newline=""))]) == NAMES
    else:
        assert "深圳" in reply.text and reply.text.startswith("?city\t?label")


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("*/*", "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
def test_a_graph_comes_in_the_form_that_the_client_takes(server: Server, accept: str, media: str, form: str) -> None:
    reply = server.ask("CONSTRUCT { ?c rdfs:label ?l } { ?c a pol:City ; rdfs:label ?l }", accept)
    assert (reply.status, reply.headers["content-type"].partition(";")[0]) == (200, media)
    graph = rdflib.Graph().parse(data=reply.body, format=form)
    assert {str(label) for label in graph.objects()} >= {"深圳", "Shenzhen"} and len(graph) == 8


def test_what_there_is_no_form_for_is_refused_with_the_forms_there_are(server: Server) -> None:
    reply = server.ask(CITIES, "image/png")
    assert reply.status == 406 and "text/csv" in json.loads(reply.body)["error"]["message"]["en"]


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_a_form_may_be_named_in_the_address(server: Server, form: str) -> None:
    reply = server.ask(CITIES, "*/*", format=form)
    assert reply.status == 200 and form in reply.headers["content-type"].replace("tab-separated-values", "tsv")


def test_a_query_may_be_posted_as_a_form_or_as_it_is(server: Server) -> None:
    for media, body in ((FORM, urlencode({"query": CITIES})), ("application/sparql-query", CITIES)):
        reply = server.get("/sparql", method="POST", body=body.encode(), Content_Type=media)
        assert reply.status == 200, media
        assert len(json.loads(reply.body)["results"]["bindings"]) == 8
    for media in ("application/sparql-query; charset=utf-8", f"{FORM};charset=UTF-8"):
        body = CITIES if "query" in media else urlencode({"query": CITIES})
        assert server.get("/sparql", method="POST", body=body.encode(), Content_Type=media).status == 200, media


@pytest.mark.parametrize(
    ("method", "path", "media", "body", "status"),
    [
        ("POST", "/sparql", "application/sparql-update", "DELETE WHERE { ?s ?p ?o }", 400),
        ("POST", "/sparql", FORM, "update=DELETE+WHERE+%7B%3Fs+%3Fp+%3Fo%7D", 400),
        ("GET", "/sparql?update=CLEAR+ALL", "", "", 400),
        ("POST", "/sparql", "text/plain", CITIES, 400),
        ("POST", "/sparql", FORM, "", 400),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", "", "", 400),
        ("GET", "/sparql?query=", "", "", 400),
        ("PUT", "/sparql", "text/turtle", "<a:a> <a:b> <a:c> .", 405),
        ("DELETE", "/sparql", "", "", 405),
        ("POST", "/q/funds", FORM, "place=shenzhen", 405),
        ("POST", "/sparql", "application/sparql-query", "SELECT \udcff", 400),
    ],
)
def test_what_the_protocol_does_not_know_is_an_error_in_the_one_shape(
    server: Server, method: str, path: str, media: str, body: str, status: int
) -> None:
    told = body.encode("utf-8", "surrogateescape")
    headers = {"Accept": "application/json"} | ({"Content_Type": media} if media else {})
    reply = server.get(path, method=method, body=told if method != "GET" else None, **headers)
    assert reply.status == status, reply.text
    error = json.loads(reply.body)["error"]
    assert error["status"] == status and set(error["message"]) == {"zh", "en"} and error["kind"]


def test_a_syntax_error_says_line_and_column(server: Server) -> None:
    error = json.loads(server.ask("SELECT ?p\nWHERE { ?p a pol:City FILTR }").body)["error"]
    assert (error["kind"], error["line"], error["column"]) == ("query-syntax-error", 2, 23)


def test_all_data_is_in_the_default_graph_which_also_has_a_name(server: Server) -> None:
    named = server.ask(CITIES, **{"default-graph-uri": DATASET})
    assert len(json.loads(named.body)["results"]["bindings"]) == 8
    over = server.ask("SELECT ?s FROM <urn:none> { ?s a pol:City }", **{"default-graph-uri": DATASET})
    assert len(json.loads(over.body)["results"]["bindings"]) == 4, "the request goes before FROM in the query"
    for name in ("default-graph-uri", "named-graph-uri"):
        reply = server.ask(CITIES, **{name: "http://example.org/g"})
        assert reply.status == 400 and "default graph" in json.loads(reply.body)["error"]["message"]["en"]


def test_without_a_query_the_endpoint_describes_itself(server: Server) -> None:
    reply = server.get("/sparql", Accept="text/turtle")
    graph = rdflib.Graph().parse(data=reply.body, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert graph.value(service, sd.endpoint) == rdflib.URIRef(f"{server.address}/sparql")
    assert graph.value(service, sd.supportedLanguage) == sd.SPARQL11Query


def test_a_reader_of_pages_is_sent_to_the_editor_with_the_query(server: Server) -> None:
    reply = server.get("/sparql?" + urlencode({"query": "ASK {}"}), Accept="text/html,*/*;q=0.8")
    assert (reply.status, reply.headers["location"]) == (303, "/editor?query=ASK+%7B%7D")


def test_another_page_may_read_the_endpoint_by_get(server: Server) -> None:
    reply = server.get("/sparql?" + urlencode({"query": CITIES}), Origin="https://example.org")
    assert reply.headers["access-control-allow-origin"] == "*"
    asked = {"Origin": "https://example.org", "Access_Control_Request_Method": "POST"}
    refused = server.get("/sparql", "OPTIONS", None, **asked)
    assert "POST" not in refused.headers.get("access-control-allow-methods", "")
    assert "access-control-allow-origin" not in server.get("/", Origin="https://example.org").headers


def test_data_of_ones_own_is_not_shown_to_pages_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("data")
    (folder / "own.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    with running("--data", str(folder)) as server:
        reply = server.get("/sparql?" + urlencode({"query": "ASK { <urn:a> ?b ?c }"}), Origin="https://example.org")
        assert b"true" in reply.body and "access-control-allow-origin" not in reply.headers


def test_what_a_client_has_already_is_not_sent_again(server: Server) -> None:
    path = "/sparql?" + urlencode({"query": CITIES})
    first = server.get(path, Accept="text/csv")
    again = server.get(path, Accept="text/csv", If_None_Match=first.headers["etag"])
    since = server.get(path, Accept="text/csv", If_Modified_Since=first.headers["last-modified"])
    assert (again.status, again.body, since.status) == (304, b"", 304)
    assert server.get(path, Accept="text/csv", If_None_Match='"other"').body == first.body
    other = server.get(path, Accept="application/json", If_None_Match=first.headers["etag"])
    assert other.status == 200, "another form has another tag"


def test_answers_are_compressed_for_who_takes_it_and_the_same(server: Server) -> None:
    import gzip

    path = "/sparql?" + urlencode({"query": "SELECT * { ?s a pol:Policy ; ?p ?o } ORDER BY ?s ?p ?o LIMIT 500"})
    plain, packed = server.get(path), server.get(path, Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip" and len(packed.body) * 3 < len(plain.body)
    assert gzip.decompress(packed.body) == plain.body
    assert "Accept-Encoding" in packed.headers["vary"]


def test_a_head_request_has_the_headers_and_no_body(server: Server) -> None:
    path = "/sparql?" + urlencode({"query": CITIES})
    head = server.get(path, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(server.get(path).body))


def test_rdflib_asks_the_endpoint_as_a_store(server: Server) -> None:
    for method in ("GET", "POST", "POST_FORM"):
        store = SPARQLStore(f"{server.address}/sparql", method=method)
        graph = rdflib.Graph(store)
        cities = {str(city) for city in graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{POL}City"))}
        assert slugs(list(cities)) == NAMES, method
        rows = list(graph.query(f"SELECT (COUNT(?p) AS ?n) {{ ?p a <{POL}Policy> }}"))
        assert int(str(rows[0][0])) > 100  # type: ignore[index]


def test_sparqlwrapper_gets_rows_graphs_and_truths(server: Server) -> None:
    from SPARQLWrapper import JSON, POST, TURTLE, XML, SPARQLWrapper

    client: Any = SPARQLWrapper(f"{server.address}/sparql")
    for form in (JSON, XML):
        client.setQuery(CITIES)
        client.setReturnFormat(form)
        assert client.query().convert(), form
    client.setMethod(POST)
    client.setReturnFormat(JSON)
    client.setQuery("ASK { ?s a pol:City }")
    assert client.query().convert()["boolean"] is True
    client.setQuery("DESCRIBE <https://w3id.org/policygraph/id/place/shenzhen>")
    client.setReturnFormat(TURTLE)
    assert "深圳" in client.query().convert().decode()


def test_curl_asks_by_get_and_by_post(server: Server) -> None:
    curl = shutil.which("curl")
    assert curl, "install curl"
    for words in (["-G"], []):
        told = subprocess.run(
            [
                curl,
                "-s",
                *words,
                f"{server.address}/sparql",
                "-H",
                "Accept: text/csv",
                "--data-urlencode",
                f"query={CITIES}",
            ],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert told.stdout.splitlines()[0] == "city,label" and len(told.stdout.splitlines()) == 9
