"""The same verbs in Python."""

from __future__ import annotations

from pathlib import Path

import networkx
import pytest
import rdflib

import policygraph
from policygraph.errors import ParameterInvalid, QueryFormUnexpected, QueryRefused, TurtleSyntaxError
from policygraph.loading.loaded import LoadedGraph
from policygraph.terms import ID, POL

SHENZHEN = ID + "place/shenzhen"


@pytest.fixture(scope="module")
def loaded() -> LoadedGraph:
    return policygraph.load()


def test_load_hands_out_an_rdflib_graph_with_the_project_s_prefixes(loaded: LoadedGraph) -> None:
    assert isinstance(loaded.rdf, rdflib.Graph)
    assert (rdflib.URIRef(SHENZHEN), rdflib.RDF.type, rdflib.URIRef(POL + "City")) in loaded.rdf
    assert dict(loaded.rdf.namespaces())["pol"] == rdflib.URIRef(POL)


def test_load_hands_out_a_network_whose_nodes_and_edges_carry_kind_labels_and_claims(
    loaded: LoadedGraph,
) -> None:
    network = loaded.network
    assert isinstance(network, networkx.MultiDiGraph)
    for node, facts in network.nodes(data=True):
        assert facts["kind"] in {"City", "Place", "Body", "Policy", "Instrument", "Target", "Fund"}, node
        assert facts["label_zh"] and facts["label_en"], f"give {node} a label in zh and en"
        assert isinstance(facts["claims"], list)
    for start, end, facts in network.edges(data=True):
        assert facts["kind"] and facts["label_zh"] and facts["label_en"], (start, end)
        assert isinstance(facts["claims"], list)
    assert network.nodes[SHENZHEN]["kind"] == "City" and network.nodes[SHENZHEN]["claims"]
    proved = [facts for *_, facts in network.edges(data=True) if facts["kind"] == "ofPolicy"]
    assert proved and all(facts["claims"] for facts in proved)


def test_query_takes_a_name_with_parameters_or_sparql() -> None:
    rows = policygraph.query("emphasis", place=["beijing", "上海"])
    assert len(rows.rows) == 2
    assert rows == policygraph.query("emphasis", place=["beijing", "shanghai"], engine="rdflib")
    assert len(policygraph.query("SELECT ?c { ?c a pol:City }").rows) == 4


def test_query_refuses_what_the_command_line_refuses() -> None:
    with pytest.raises(QueryRefused):
        policygraph.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(QueryFormUnexpected):
        policygraph.query("ASK { ?s ?p ?o }")
    with pytest.raises(ParameterInvalid):
        policygraph.query("emphasis", place="atlantis")


def test_a_broken_file_stops_load(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("nonsense", encoding="utf-8")
    with pytest.raises(TurtleSyntaxError) as told:
        policygraph.load(tmp_path)
    assert "x.ttl:1" in str(told.value)
    assert "Turtle 语法错误" in told.value.sentence("zh")


def test_data_beside_the_shipped_graph_is_asked_too_and_only_leaves_the_shipped_graph_out(tmp_path: Path) -> None:
    (tmp_path / "place.ttl").write_text(
        f"@prefix pol: <{POL}> . <{ID}place/hangzhou> a pol:Place , pol:City .", encoding="utf-8"
    )
    cities = "SELECT ?c { ?c a pol:City }"
    assert len(policygraph.query(cities, data=[tmp_path]).rows) == 5
    assert len(policygraph.query(cities, data=[tmp_path], only=True).rows) == 1
