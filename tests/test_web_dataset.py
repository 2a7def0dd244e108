"""The dataset described for people and machines, the whole of it to download, and the endpoint's description."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph
import pytest
import rdflib
import rdflib.compare

from policygraph.web.calls import Answer, Call
from policygraph.web.describing.description import DCAT, DCTERMS, SD, VOID, service_description
from policygraph.web.describing.triples import rdf_answer
from policygraph.web.site import Settings, Site, read_site
from policygraph.web.worker import answer_call

Ask = Callable[..., Answer]
ORIGIN = "http://127.0.0.1:8123"
FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}
DATASET = rdflib.URIRef("https://w3id.org/policygraph/id/dataset/policygraph")
dcat, dcterms, void, sd = map(rdflib.Namespace, (DCAT, DCTERMS, VOID, SD))


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(Settings())


@pytest.fixture(scope="module")
def ask(site: Site) -> Ask:
    def call(page: str, form: str = "html", lang: str = "zh") -> Answer:
        return answer_call(site, Call(page, {}, (), lang, form, f"/{page}", origin=ORIGIN))

    return call


def read(answer: Answer, form: str) -> rdflib.Graph:
    assert answer.status == 200
    return rdflib.Graph().parse(data=answer.body, format=FORMATS[form])


def size_of(site: Site) -> int:
    assert site.store is not None
    return len(site.store)


def number(term: object) -> int:
    return int(str(term))


@pytest.mark.parametrize("form", FORMATS)
def test_the_description_is_the_same_in_every_form(ask: Ask, form: str) -> None:
    assert rdflib.compare.isomorphic(read(ask("dataset", form), form), read(ask("dataset", "nt"), "nt"))


def test_the_description_names_licence_version_and_endpoint(ask: Ask) -> None:
    graph = read(ask("dataset", "ttl"), "ttl")
    assert graph.value(DATASET, dcterms.license) == rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert graph.value(DATASET, dcat.version) and graph.value(DATASET, dcterms.issued)
    assert {title.n3()[-3:] for title in graph.objects(DATASET, dcterms.title)} == {"@zh", "@en"}
    assert graph.value(DATASET, void.sparqlEndpoint) == rdflib.URIRef(ORIGIN + "/sparql")
    assert (None, dcat.servesDataset, DATASET) in graph


def test_the_description_counts_what_is_there(site: Site, ask: Ask) -> None:
    graph = read(ask("dataset", "ttl"), "ttl")
    assert number(graph.value(DATASET, void.triples)) == size_of(site)
    partition = graph.value(None, void["class"], rdflib.URIRef("https://w3id.org/policygraph/ontology#Policy"))
    assert number(graph.value(partition, void.entities)) == site.policies
    told = sum(number(graph.value(part, void.triples)) for part in graph.objects(DATASET, void.propertyPartition))
    assert told == size_of(site), "the properties together are all triples"


def test_every_download_that_is_described_can_be_had(site: Site, ask: Ask) -> None:
    graph = read(ask("dataset", "ttl"), "ttl")
    files = {str(graph.value(part, dcat.downloadURL)) for part in graph.objects(DATASET, dcat.distribution)}
    assert files == {f"{ORIGIN}/dataset/graph.{form}" for form in FORMATS}
    for form, name in (("ttl", "TURTLE"), ("nt", "N_TRIPLES"), ("jsonld", "JSON_LD"), ("rdf", "RDF_XML")):
        answer = ask("dump", form)
        triples = set(pyoxigraph.parse(answer.body, format=getattr(pyoxigraph.RdfFormat, name)))
        assert len(triples) == size_of(site), form
        assert f'filename="policygraph.{form}"' in dict(answer.headers)["Content-Disposition"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_says_how_to_have_it_and_how_to_cite_it(ask: Ask, lang: str) -> None:
    body = ask("dataset", lang=lang).body.decode()
    assert "CC BY 4.0" in body and f"curl -G {ORIGIN}/sparql" in body and 'href="/dataset/graph.ttl"' in body
    assert ("版本 0.1.0" if lang == "zh" else "version 0.1.0") in body
    assert body.count("<h1") == 1


@pytest.mark.parametrize("form", FORMATS)
def test_the_endpoint_describes_itself(site: Site, form: str) -> None:
    call = Call("sparql", {}, (), "en", form, "/sparql", origin=ORIGIN)
    graph = read(rdf_answer(service_description(site, call), form), form)
    endpoint = rdflib.URIRef(ORIGIN + "/sparql")
    assert (endpoint, rdflib.RDF.type, sd.Service) in graph and (endpoint, sd.endpoint, endpoint) in graph
    assert (endpoint, sd.supportedLanguage, sd.SPARQL11Query) in graph
    formats = {str(one).rsplit("/", 1)[-1] for one in graph.objects(endpoint, sd.resultFormat)}
    assert formats >= {
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
    }
    dataset = graph.value(endpoint, sd.defaultDataset)
    assert (graph.value(dataset, sd.defaultGraph), void.triples, None) in graph
