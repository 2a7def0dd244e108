"""What graph programs read is the picture: every thing with its names, its kind, its claims and its place."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest

from policygraph.drawing.anchored import anchored
from policygraph.drawing.facets import add_facets
from policygraph.drawing.interchange import write_network
from policygraph.loading.network import build_network
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.engine import Engine

READERS: dict[str, Any] = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}


@pytest.fixture(scope="module")
def store(embedded: Engine) -> Any:
    assert isinstance(embedded, EmbeddedEngine)
    return embedded.store


@pytest.mark.parametrize("ending", READERS)
def test_an_exported_network_reads_back_with_names_kinds_claims_and_places(store: Any, ending: str) -> None:
    text = write_network(store, ending)
    assert write_network(store, ending) == text
    told = READERS[ending](io.BytesIO(text))
    things = build_network(store)
    add_facets(things)
    spots = anchored(things)
    assert set(told) == set(things) and told.number_of_edges() == things.number_of_edges()
    for node, facts in told.nodes(data=True):
        assert facts["label"] == things.nodes[node]["label_en"] and facts["label_zh"]
        assert facts["kind"] == things.nodes[node]["kind"]
        assert (float(facts["x"]), float(facts["y"])) == spots[node][:2]
        assert facts["claims"].split() == [*things.nodes[node]["claims"], *things.nodes[node].get("records", [])]
    for start, end, facts in told.edges(data=True):
        assert facts["kind"] in things[start][end] and facts["label_zh"]


def test_gexf_has_positions_of_its_own_that_grow_upwards(store: Any) -> None:
    tree = ElementTree.fromstring(write_network(store, "gexf"))
    places = [one.attrib for one in tree.iter() if one.tag.endswith("}position") or one.tag == "position"]
    things = build_network(store)
    assert len(places) == len(things)
    assert all(float(place["y"]) <= 0 <= float(place["x"]) for place in places)
    told = networkx.read_gexf(io.BytesIO(write_network(store, "gexf")))
    for _, facts in told.nodes(data=True):
        position = facts["viz"]["position"]
        assert (position["x"], position["y"]) == (float(facts["x"]), -float(facts["y"]))
