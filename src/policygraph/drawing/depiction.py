"""From the triples of a CONSTRUCT to a picture: which things they name, and what proves each relation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from policygraph.drawing.kinds import ORDER
from policygraph.drawing.titles import read_titles
from policygraph.render.labels import read_labels
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES, POL, RDF, SKOS, Term, slug

if TYPE_CHECKING:
    import networkx

TYPE = RDF + "type"
DESCRIBED = (TYPE, POL + "note", POL + "place", POL + "order", SKOS + "definition", POL + "about", POL + "between")
DESCRIPTIONS = """
SELECT ?thing ?property ?value WHERE {{
  VALUES ?thing {{ {things} }}
  VALUES ?property {{ {properties} }}
  ?thing ?property ?value .
}} ORDER BY ?thing ?property ?value
"""
SOURCE_CLAIMS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?source ?claim WHERE { ?claim a pol:Claim ; pol:source ?source } ORDER BY ?source ?claim
"""
Triple = tuple[Term, Term, Term]


def depict(engine: Engine, triples: Iterable[Triple], things: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """Make the picture of some triples: a node for each IRI that they relate or type, an edge for each relation.

    engine: where what is not among the things is described. triples: as a CONSTRUCT gives them; literals are left
    out. things: the whole network of things, from which nodes and proofs are taken where it has them; it is not
    changed. A relation of a claim is proved by that claim.
    """
    import networkx

    told = [(s.value, p.value, o.value) for s, p, o in triples if s.kind == o.kind == "iri"]
    nodes = {name for s, p, o in told for name in ((s,) if p == TYPE else (s, o))}
    picture = networkx.MultiDiGraph()
    others = _describe(engine, nodes - set(things))
    for name in sorted(nodes):
        picture.add_node(name, **(things.nodes[name] if name in things else others[name]))
    names = read_labels(engine, {p for _, p, _ in told})
    for start, prop, end in told:
        if prop == TYPE:
            continue
        kind = slug(prop)
        known = things.get_edge_data(start, end, kind) if start in things else None
        labels = {f"label_{lang}": names.of(prop, lang) for lang in LANGUAGES}
        stating = [name for name in (start, end) if picture.nodes[name]["kind"] == "Claim"]
        claims = known["claims"] if known else stating
        picture.add_edge(start, end, key=kind, kind=kind, claims=claims, **labels)
    for name, facts in picture.nodes(data=True):
        if name not in things:
            _date_and_place(picture, name, facts, things)
    return picture


def _date_and_place(
    picture: networkx.MultiDiGraph, name: str, facts: dict[str, Any], things: networkx.MultiDiGraph
) -> None:
    """Take the home and the year of what is no thing itself from the thing it is about, or from its place."""
    places = [end for _, end, relation in picture.out_edges(name, data=True) if relation["kind"] == "place"]
    for near in (facts.get("about"), facts.get("place"), *sorted(places)):
        for facet in ("home", "year") if near in things else ():
            if facet in things.nodes[near]:
                facts.setdefault(facet, things.nodes[near][facet])


def _describe(engine: Engine, names: set[str]) -> dict[str, dict[str, Any]]:
    """Describe what is no thing of the network: claims, sources, disagreements, concepts, whatever a query names."""
    if not names:
        return {}
    query = DESCRIPTIONS.format(
        things=" ".join(f"<{name}>" for name in sorted(names)),
        properties=" ".join(f"<{prop}>" for prop in DESCRIBED),
    )
    labels = read_labels(engine, names)
    found: dict[str, dict[str, Any]] = {
        name: {
            "kind": "",
            "claims": [],
            **{f"label_{lang}": labels.of(name, lang) for lang in LANGUAGES},
        }
        for name in names
    }
    for thing, prop, value in engine.select(query).rows:
        assert thing is not None and prop is not None and value is not None
        _add(found[thing.value], slug(prop.value), value)
    quoting = {name for name, facts in found.items() if facts["kind"] == "Source"}
    if quoting:
        titles = read_titles(engine)
        for source in quoting:
            found[source] |= {f"label_{lang}": title for lang, title in titles[source].items()}
        for cited, claim in engine.select(SOURCE_CLAIMS).rows:
            if cited is not None and claim is not None and cited.value in quoting:
                found[cited.value]["claims"].append(claim.value)
    for name, facts in found.items():
        facts["kind"] = facts["kind"] or "Thing"
        if facts["kind"] == "Claim":
            facts["claims"] = [name]
    return found


def _add(facts: dict[str, Any], prop: str, value: Term) -> None:
    if prop == "type":
        kind = slug(value.value)
        if not facts["kind"] or (kind in ORDER and facts["kind"] not in ORDER[: ORDER.index(kind)]):
            facts["kind"] = kind
    elif prop == "between":
        facts["claims"].append(value.value)
    elif prop == "order":
        facts["order"] = int(value.value)
    elif prop == "about":
        facts.setdefault("about", value.value)
    elif prop == "definition":
        facts.setdefault(f"title_{value.lang}", value.value)
    else:
        facts.setdefault(prop, value.value)
