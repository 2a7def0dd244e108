"""The dataset described in DCAT and VoID, and the endpoint in the vocabulary of SPARQL 1.1 Service Description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from policygraph.render.labels import compact
from policygraph.store.engine import Engine
from policygraph.terms import ID, RDF, RDFS, XSD, Term, iri
from policygraph.web.calls import Call
from policygraph.web.negotiation import MEDIA

if TYPE_CHECKING:
    from policygraph.web.site import Site

DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
FORMATS = "http://www.w3.org/ns/formats/"
SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
IANA = "https://www.iana.org/assignments/media-types/"
LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"
TYPE = iri(RDF + "type")
# The address of a server that nobody told another.
ORIGIN = "http://127.0.0.1:8000"
DOWNLOADS = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples", "rdf": "RDF/XML"}
RESULT_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
DATASET = f"SELECT ?dataset WHERE {{ ?dataset a <{DCAT}Dataset> }} ORDER BY ?dataset LIMIT 1"
SAID = "CONSTRUCT {{ ?dataset ?property ?value }} WHERE {{ VALUES ?dataset {{ {dataset} }} ?dataset ?property ?value }}"
TRIPLES = "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"
CLASSES = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?count) ?class
"""
PROPERTIES = """
SELECT ?property (COUNT(*) AS ?count) WHERE { ?s ?property ?o } GROUP BY ?property ORDER BY DESC(?count) ?property
"""
ENTITIES = f"""
SELECT (COUNT(DISTINCT ?thing) AS ?count) WHERE {{ ?thing a ?class . FILTER(STRSTARTS(STR(?thing), "{ID}")) }}
"""
Triple = tuple[Term, Term, Term]


class Counts(NamedTuple):
    """How much there is: triples, things, and by class and property the IRI and how often, the largest first.

    entities: None while nobody has counted them.
    """

    triples: int
    entities: int | None
    classes: list[tuple[str, int]]
    properties: list[tuple[str, int]]


def count_dataset(engine: Engine) -> Counts:
    """Count what the graph holds.

    >>> from policygraph.store.open import open_engine
    >>> (count_dataset(open_engine()).entities or 0) > 1000
    True
    """
    return Counts(
        _number(engine, TRIPLES), _number(engine, ENTITIES), _counts(engine, CLASSES), _counts(engine, PROPERTIES)
    )


def counts_of(site: Site) -> Counts:
    """Give how much there is, or the number of triples alone while the rest is being counted."""
    return site.counts or Counts(site.triples, None, [], [])


def dataset_of(engine: Engine) -> str:
    """Give the IRI of the dataset."""
    rows = engine.select(DATASET).rows
    return rows[0][0].value if rows and rows[0][0] else ID + "dataset/policygraph"


def describe_dataset(site: Site, call: Call) -> list[Triple]:
    """Describe the dataset, its downloads and its endpoint, in DCAT 3 and VoID.

    call: its origin stands in the addresses.
    """
    origin, counts = call.origin or ORIGIN, counts_of(site)
    name = dataset_of(site.engine)
    dataset, endpoint, service = iri(name), iri(origin + "/sparql"), iri(name + "#sparql")
    own = site.engine.construct(SAID.format(dataset=dataset.n3()))
    found = [
        *own,
        (dataset, TYPE, iri(VOID + "Dataset")),
        (dataset, TYPE, iri(DCAT + "Dataset")),
        *((dataset, iri(DCTERMS + "title"), value) for _, word, value in own if word.value == RDFS + "label"),
        *((dataset, iri(DCTERMS + "language"), iri(LANGUAGE + lang)) for lang in ("zh", "en")),
        (dataset, iri(DCAT + "landingPage"), iri(origin + "/dataset")),
        (dataset, iri(VOID + "uriSpace"), Term("literal", ID)),
        (dataset, iri(VOID + "sparqlEndpoint"), endpoint),
        (dataset, iri(VOID + "triples"), _integer(counts.triples)),
        *_told(dataset, counts),
        (service, TYPE, iri(DCAT + "DataService")),
        (service, iri(DCTERMS + "title"), Term("literal", "SPARQL", lang="en")),
        (service, iri(DCAT + "endpointURL"), endpoint),
        (service, iri(DCAT + "endpointDescription"), endpoint),
        (service, iri(DCAT + "servesDataset"), dataset),
        (service, iri(DCTERMS + "conformsTo"), iri("https://www.w3.org/TR/sparql11-protocol/")),
    ]
    for of, count in counts.classes:
        part = _part(name, "class", of)
        found += [
            (dataset, iri(VOID + "classPartition"), part),
            (part, iri(VOID + "class"), iri(of)),
            (part, iri(VOID + "entities"), _integer(count)),
        ]
    for of, count in counts.properties:
        part = _part(name, "property", of)
        found += [
            (dataset, iri(VOID + "propertyPartition"), part),
            (part, iri(VOID + "property"), iri(of)),
            (part, iri(VOID + "triples"), _integer(count)),
        ]
    for ending, title in DOWNLOADS.items():
        part, file = iri(f"{name}#{ending}"), iri(f"{origin}/dataset/graph.{ending}")
        found += [
            (dataset, iri(DCAT + "distribution"), part),
            (dataset, iri(VOID + "dataDump"), file),
            (part, TYPE, iri(DCAT + "Distribution")),
            (part, iri(DCTERMS + "title"), Term("literal", title, lang="en")),
            (part, iri(DCAT + "accessURL"), file),
            (part, iri(DCAT + "downloadURL"), file),
            (part, iri(DCAT + "mediaType"), iri(IANA + MEDIA[ending])),
            *((part, word, value) for _, word, value in own if word.value == DCTERMS + "license"),
        ]
    return found


def service_description(site: Site, call: Call) -> list[Triple]:
    """Describe the endpoint, as its address answers without a query (SPARQL 1.1 Service Description).

    call: its origin stands in the addresses.
    """
    address = (call.origin or ORIGIN) + "/sparql"
    service, dataset, graph = iri(address), iri(address + "#dataset"), iri(address + "#graph")
    return [
        (service, TYPE, iri(SD + "Service")),
        (service, iri(SD + "endpoint"), service),
        (service, iri(SD + "supportedLanguage"), iri(SD + "SPARQL11Query")),
        *((service, iri(SD + "resultFormat"), iri(FORMATS + name)) for name in RESULT_FORMATS),
        (service, iri(SD + "defaultDataset"), dataset),
        (dataset, TYPE, iri(SD + "Dataset")),
        (dataset, iri(SD + "defaultGraph"), graph),
        (graph, TYPE, iri(SD + "Graph")),
        (graph, iri(VOID + "triples"), _integer(site.triples)),
        (graph, iri(DCTERMS + "isPartOf"), iri(dataset_of(site.engine))),
    ]


def _told(dataset: Term, counts: Counts) -> list[Triple]:
    """Tell how much there is, where it was counted."""
    if counts.entities is None:
        return []
    told = {"entities": counts.entities, "classes": len(counts.classes), "properties": len(counts.properties)}
    return [(dataset, iri(VOID + name), _integer(count)) for name, count in told.items()]


def _part(dataset: str, kind: str, term: str) -> Term:
    return iri(f"{dataset}#{kind}-{re.sub(r'[^A-Za-z0-9]+', '-', compact(term))}")


def _number(engine: Engine, query: str) -> int:
    value = engine.select(query).rows[0][0]
    return int(value.value) if value else 0


def _counts(engine: Engine, query: str) -> list[tuple[str, int]]:
    return [(of.value, int(count.value)) for of, count in engine.select(query).rows if of and count]


def _integer(number: int) -> Term:
    return Term("literal", str(number), XSD + "integer")
