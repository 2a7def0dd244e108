"""From triples to a picture: everything that a query may name is drawn, and the network of things is left alone."""

from __future__ import annotations

import copy

import networkx
import pytest

from policygraph.drawing.depiction import depict
from policygraph.drawing.facets import add_facets
from policygraph.loading.network import build_network
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.engine import Engine
from policygraph.store.prepare import prepare_query
from policygraph.terms import ID, POL, RDF, Term, iri

SHENZHEN = ID + "place/shenzhen"


@pytest.fixture(scope="module")
def things(embedded: Engine) -> networkx.MultiDiGraph:
    assert isinstance(embedded, EmbeddedEngine)
    graph = build_network(embedded.store)
    add_facets(graph)
    return graph


def told(engine: Engine, things: networkx.MultiDiGraph, query: str) -> networkx.MultiDiGraph:
    return depict(engine, engine.construct(prepare_query(query)), things)


def frozen(graph: networkx.MultiDiGraph) -> object:
    return copy.deepcopy((dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)), dict(graph.graph)))


def test_the_network_of_things_is_never_changed(embedded: Engine, things: networkx.MultiDiGraph) -> None:
    before = frozen(things)
    for query in (
        "CONSTRUCT { ?claim pol:about ?thing ; pol:source ?source } { ?claim pol:about ?thing ; pol:source ?source }",
        "CONSTRUCT { ?a ?b ?c } { ?a a pol:Policy ; ?b ?c }",
        "CONSTRUCT { ?d pol:between ?claim } { ?d pol:between ?claim }",
    ):
        picture = told(embedded, things, query)
        for _, facts in picture.nodes(data=True):
            facts["year"] = facts["kind"] = "changed"
        assert frozen(things) == before


def test_a_claim_has_its_kind_and_the_home_and_year_of_what_it_is_about(
    embedded: Engine, things: networkx.MultiDiGraph
) -> None:
    picture = told(embedded, things, "CONSTRUCT { ?c pol:about ?t } { ?c a pol:Claim ; pol:about ?t ; pol:place ?p }")
    claims = {node: facts for node, facts in picture.nodes(data=True) if facts["kind"] == "Claim"}
    assert len(claims) > 100
    for node, facts in claims.items():
        assert facts["claims"] == [node]
        about = things.nodes[facts["about"]]
        assert facts.get("home") == about.get("home"), node
        assert facts.get("year", about.get("year")) == about.get("year", facts.get("year")), node
    assert sum("year" in facts for facts in claims.values()) > 100


def test_a_claim_proves_the_relations_that_it_is_part_of(embedded: Engine, things: networkx.MultiDiGraph) -> None:
    query = "CONSTRUCT { ?c pol:about ?t . ?d pol:between ?c } { ?d pol:between ?c . ?c pol:about ?t }"
    picture = told(embedded, things, query)
    kinds = set()
    for start, end, facts in picture.edges(data=True):
        claim = start if facts["kind"] == "about" else end
        assert facts["claims"] == [claim]
        kinds.add(facts["kind"])
    assert kinds == {"about", "between"}


def test_a_disagreement_holds_the_claims_that_differ_and_has_names(
    embedded: Engine, things: networkx.MultiDiGraph
) -> None:
    picture = told(embedded, things, "CONSTRUCT { ?d pol:between ?c } { ?d a pol:Disagreement ; pol:between ?c }")
    found = [(node, facts) for node, facts in picture.nodes(data=True) if facts["kind"] == "Disagreement"]
    assert len(found) > 20
    for node, facts in found:
        assert set(facts["claims"]) == set(picture.successors(node))
        assert facts["label_zh"] != facts["label_en"] and facts["note"]


def test_a_source_tells_the_claims_that_cite_it_and_a_concept_its_name(
    embedded: Engine, things: networkx.MultiDiGraph
) -> None:
    query = (
        "CONSTRUCT { ?c pol:source ?s ; pol:role ?r } { ?c a pol:Claim ; pol:source ?s ; pol:role ?r . "
        "FILTER(?s = source:article-2024-06-19) }"
    )
    picture = told(embedded, things, query)
    source = f"{ID}source/article-2024-06-19"
    assert picture.nodes[source]["kind"] == "Source"
    assert set(picture.predecessors(source)) <= set(picture.nodes[source]["claims"])
    concepts = [facts for _, facts in picture.nodes(data=True) if facts["kind"] == "Concept"]
    assert concepts and all(facts["label_zh"] and ":" not in facts["label_en"] for facts in concepts)


def test_what_a_query_makes_up_is_drawn_as_a_thing_under_its_own_name(
    embedded: Engine, things: networkx.MultiDiGraph
) -> None:
    query = 'CONSTRUCT { <urn:x:a> <urn:x:likes> place:shenzhen . <urn:x:b> a <urn:x:Treaty> ; <urn:x:says> "so" } {}'
    picture = told(embedded, things, query)
    assert set(picture) == {"urn:x:a", "urn:x:b", SHENZHEN}
    assert {picture.nodes[name]["kind"] for name in ("urn:x:a", "urn:x:b")} == {"Thing"}
    assert picture.nodes["urn:x:a"]["label_zh"] == picture.nodes["urn:x:a"]["label_en"] == "urn:x:a"
    ((start, end, facts),) = picture.edges(data=True)
    assert (start, end, facts["claims"]) == ("urn:x:a", SHENZHEN, [])
    assert facts["label_zh"] and facts["label_en"]


def test_literals_and_blank_nodes_are_left_out(embedded: Engine, things: networkx.MultiDiGraph) -> None:
    blank, word = Term("blank", "b0"), Term("literal", "深圳", lang="zh")
    known, name = iri(SHENZHEN), iri(POL + "place")
    triples = [(known, name, word), (blank, name, known), (known, name, blank), (known, iri(RDF + "type"), word)]
    assert len(depict(embedded, triples, things)) == 0


def test_no_triples_make_an_empty_picture(embedded: Engine, things: networkx.MultiDiGraph) -> None:
    assert len(depict(embedded, [], things)) == 0


def test_a_relation_that_the_network_has_keeps_its_proof_and_its_names(
    embedded: Engine, things: networkx.MultiDiGraph
) -> None:
    picture = told(embedded, things, "CONSTRUCT { ?i pol:ofPolicy ?p } { ?i a pol:Instrument ; pol:ofPolicy ?p }")
    for start, end, key, facts in picture.edges(keys=True, data=True):
        assert facts["claims"] == things.edges[start, end, key]["claims"] != []
        assert facts["label_en"] == things.edges[start, end, key]["label_en"]
    for node, facts in picture.nodes(data=True):
        assert facts == things.nodes[node]
