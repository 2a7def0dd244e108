"""The things of the graph and their relations as a networkx graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policygraph.terms import slug

if TYPE_CHECKING:
    import networkx
    import pyoxigraph

# City before Place: a city is both, and the narrower kind says more.
KINDS = ("City", "Place", "Body", "Policy", "Instrument", "Target", "Fund")
THINGS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?thing ?kind ?property ?label WHERE {
  ?thing a ?kind ; ?property ?label .
  VALUES ?kind { pol:City pol:Place pol:Body pol:Policy pol:Instrument pol:Target pol:Fund }
  VALUES ?property { rdfs:label pol:shortLabel pol:title pol:note pol:place pol:issued pol:published pol:status
    pol:category }
} ORDER BY ?thing ?property ?label
"""
RELATIONS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?from ?property ?to WHERE {
  ?from ?property ?to ; a ?fromKind .
  ?to a ?toKind .
  VALUES ?fromKind { pol:Place pol:Body pol:Policy pol:Instrument pol:Target pol:Fund }
  VALUES ?toKind { pol:Place pol:Body pol:Policy pol:Instrument pol:Fund }
} ORDER BY ?from ?property ?to
"""
ABOUT = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT DISTINCT ?thing ?claim WHERE { ?claim a pol:Claim ; pol:about ?thing } ORDER BY ?thing ?claim
"""
RECORDS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT DISTINCT ?thing ?property ?record WHERE {
  ?record a pol:Record ; pol:about ?thing ; pol:supports ?property .
} ORDER BY ?thing ?property ?record
"""
NAMES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?property ?label WHERE {
  ?property rdfs:label ?label .
  FILTER(STRSTARTS(STR(?property), "https://w3id.org/policygraph/ontology#"))
}
"""


def build_network(store: pyoxigraph.Store) -> networkx.MultiDiGraph:
    """Build the graph of things: nodes and edges carry their kind, their labels and their claims.

    A node is an IRI with ``kind``, ``label_zh``, ``label_en``, ``claims`` (IRIs of the claims about it) and,
    where there are, ``records`` (of a policy), ``title_zh``, ``title_en``, ``place``, ``issued``, ``published``,
    ``status``, ``note``, ``category`` (of an instrument, the first by name). An
    edge has the local name of its property as key and ``kind``, the labels of the property, and in ``claims``
    what proves it: the records of a document's relation, the claims about an instrument or target for the
    policy that holds it, nothing for an administrative relation.
    """
    import networkx

    graph = networkx.MultiDiGraph()
    for thing, kind, name, label in _rows(store, THINGS):
        known = graph.nodes[thing.value]["kind"] if thing.value in graph else KINDS[-1]
        graph.add_node(thing.value, kind=min(slug(kind.value), known, key=KINDS.index), claims=[])
        _describe(graph.nodes[thing.value], slug(name.value), label)
    claims = _grouped(store, ABOUT)
    records: dict[tuple[str, str], list[str]] = {}
    for thing, prop, record in _rows(store, RECORDS):
        records.setdefault((thing.value, slug(prop.value)), []).append(record.value)
    names: dict[str, dict[str, str]] = {}
    for prop, label in _rows(store, NAMES):
        names.setdefault(slug(prop.value), {})[f"label_{label.language}"] = label.value
    for thing, found in claims.items():
        if thing in graph:
            graph.nodes[thing]["claims"] = found
    for (thing, _), found in records.items():
        if thing in graph:
            node = graph.nodes[thing]
            node["records"] = sorted({*node.get("records", []), *found})
    relations = [(start.value, slug(prop.value), end.value) for start, prop, end in _rows(store, RELATIONS)]
    in_policy = {start for start, kind, _ in relations if kind == "ofPolicy"}
    for start, kind, end in relations:
        # What a policy holds has its place through the policy: the derived edge says nothing more.
        if kind == "place" and start in in_policy:
            continue
        if start in graph and end in graph and kind in names:
            proof = claims.get(start, []) if kind == "ofPolicy" else records.get((start, kind), [])
            graph.add_edge(start, end, key=kind, kind=kind, claims=proof, **names[kind])
    return graph


def _describe(node: dict[str, Any], name: str, label: Any) -> None:
    if name in ("place", "status"):
        node[name] = label.value
    elif name == "category":
        node.setdefault(name, label.value)
    elif name == "title":
        node[f"title_{label.language}"] = label.value
    elif name in ("label", "shortLabel"):
        node[f"label_{label.language}"] = label.value
    else:
        node[name] = label.value


def _grouped(store: pyoxigraph.Store, query: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in _rows(store, query):
        found.setdefault(key.value, []).append(value.value)
    return found


def _rows(store: pyoxigraph.Store, query: str) -> Any:
    return store.query(query)
