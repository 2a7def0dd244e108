"""A graph that is too large to read opens on its overview; one that is too large to draw says what to write."""

from __future__ import annotations

import json
import re
from typing import Any

import networkx
import pyoxigraph
import pytest

from policygraph.drawing.asked import whole_scene
from policygraph.drawing.facets import add_facets
from policygraph.drawing.holding import HEADS
from policygraph.drawing.overview import EVERYTHING, overview
from policygraph.drawing.page import MOST, draw_page
from policygraph.drawing.scene import Scene
from policygraph.drawing.store import draw_store
from policygraph.drawing.wish import Wish
from policygraph.errors import GraphTooLarge
from policygraph.loading.network import build_network
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.engine import Engine
from policygraph.terms import ID, LANGUAGES, POL, RDF, RDFS
from test_drawing_layouts import CITY, check_spots, made

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
CONSTRUCT = "CONSTRUCT { ?policy pol:place ?city } WHERE { { SELECT * { ?policy pol:place ?city } LIMIT 5 } }"


def data_of(page: str) -> dict[str, Any]:
    found = DATA.search(page)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def large(count: int) -> networkx.MultiDiGraph:
    """Make one city with so many things, itself among them."""
    policies = {f"x:policy/p-{2015 + n % 12}-{n:05}": "Policy" for n in range(count - 1)}
    graph = made(policies | {CITY: "City"}, [(name, "place", CITY) for name in policies])
    for facts in graph.nodes.values():
        facts["home"] = CITY
    return graph


def store_of(count: int) -> pyoxigraph.Store:
    """Make a store of one city with so many things, itself among them."""
    node, literal = pyoxigraph.NamedNode, pyoxigraph.Literal
    city, kind, label = node(ID + "place/city"), node(RDF + "type"), node(RDFS + "label")
    quads: list[tuple[Any, Any, Any]] = [(city, kind, node(POL + name)) for name in ("City", "Place")]
    quads += [(city, label, literal("城", language="zh")), (city, label, literal("City", language="en"))]
    quads += [(node(POL + "place"), label, literal("place", language="en"))]
    for n in range(count - 1):
        policy = node(f"{ID}policy/p-{2015 + n % 12}-{n:05}")
        quads += [(policy, kind, node(POL + "Policy")), (policy, node(POL + "place"), city)]
        quads += [(policy, label, literal(f"Document {n}", language="en"))]
    store = pyoxigraph.Store()
    store.bulk_extend(pyoxigraph.Quad(*quad) for quad in quads)
    return store


@pytest.fixture(scope="module")
def whole(embedded: Engine) -> Scene:
    assert isinstance(embedded, EmbeddedEngine)
    things = build_network(embedded.store)
    add_facets(things)
    return whole_scene(things)


def test_the_cells_of_an_overview_share_out_the_things_and_count_them(whole: Scene) -> None:
    told = overview(whole, {})
    groups = [facts for _, facts in told.network.nodes(data=True) if facts["kind"] == "Group"]
    members = [member for facts in groups for member in facts["members"]]
    inside = {node for node, facts in whole.network.nodes(data=True) if facts["kind"] not in HEADS}
    assert len(members) == len(set(members)) and set(members) == inside
    for facts in groups:
        assert facts["label_zh"] == facts["label_en"] == str(len(facts["members"]))
        homes = {whole.network.nodes[member].get("home", "") for member in facts["members"]}
        kinds = {
            whole.network.nodes[member].get("category") or whole.network.nodes[member]["kind"]
            for member in facts["members"]
        }
        assert homes == {facts["home"]} and len(kinds) == 1


def test_an_overview_has_names_and_room_for_each_cell(whole: Scene) -> None:
    category = next(facts["category"] for _, facts in whole.network.nodes(data=True) if "category" in facts)
    told = overview(whole, {category: {"zh": "甲类", "en": "class A"}})
    assert told.placed
    spots, captions = told.placed
    check_spots(told.network, "overview", spots)
    assert {"zh": "甲类", "en": "class A"} in [caption.text for caption in captions]
    for _, facts in told.network.nodes(data=True):
        if facts["kind"] == "Group":
            assert all(facts[f"title_{lang}"].strip(" ·") for lang in LANGUAGES)
    assert told.title["en"].endswith("overview") and all(told.note.values())


def test_a_graph_that_cannot_be_read_at_once_opens_on_its_overview() -> None:
    data = data_of(draw_page(large(EVERYTHING + 1), {}))
    assert data["start"] == "all-overview"
    assert [scene["name"] for scene in data["scenes"]] == ["all-overview", "all"]
    data = data_of(draw_page(large(EVERYTHING), {}))
    assert [scene["name"] for scene in data["scenes"]] == ["all"] and data["start"] == "all"
    assert data_of(draw_store(store_of(EVERYTHING + 1)))["start"] == "all-overview"


def test_the_members_of_a_cell_are_numbers_of_nodes_of_the_page() -> None:
    data = data_of(draw_page(large(EVERYTHING + 1), {}))
    (group,) = [node for node in data["nodes"] if node["kind"] == "Group"]
    assert len(group["members"]) == EVERYTHING
    assert {data["nodes"][member]["kind"] for member in group["members"]} == {"Policy"}


def test_a_story_that_cannot_be_read_at_once_opens_on_its_overview_like_an_answer() -> None:
    told = {"zh": "大", "en": "Large"}
    scenes = [Scene("big", told, told, "anchored", large(EVERYTHING + 1))]
    names = [scene["name"] for scene in data_of(draw_page(networkx.MultiDiGraph(), {}, scenes=scenes))["scenes"]]
    assert names == ["big-overview", "big"]


def test_as_many_things_as_a_page_can_hold_are_drawn_and_one_more_is_refused() -> None:
    data = data_of(draw_page(large(MOST), {}))
    assert sum(node["kind"] != "Group" for node in data["nodes"]) == MOST
    with pytest.raises(GraphTooLarge) as told:
        draw_page(large(MOST + 1), {})
    for lang in LANGUAGES:
        sentence = told.value.sentence(lang)
        assert str(MOST + 1) in sentence.replace(",", "") and str(MOST) in sentence
        assert all(word in sentence for word in ("--story", "--focus", "--query"))


@pytest.fixture(scope="module")
def vast() -> pyoxigraph.Store:
    return store_of(MOST + 1)


def test_a_store_beyond_what_a_page_can_hold_says_what_to_write(vast: pyoxigraph.Store) -> None:
    for wish in (Wish(), Wish(everything=True)):
        with pytest.raises(GraphTooLarge, match="--story NAME, --focus THING"):
            draw_store(vast, wish)


def test_of_a_store_beyond_what_a_page_can_hold_a_thing_or_an_answer_is_drawn(
    vast: pyoxigraph.Store, tmp_path: Any
) -> None:
    data = data_of(draw_store(vast, Wish(focus="p-2015-00000")))
    assert {node["kind"] for node in data["nodes"]} == {"City", "Policy"} and len(data["nodes"]) == 2
    assert data["start"] == "focus" and [scene["name"] for scene in data["scenes"]] == ["focus"]
    (tmp_path / "few.rq").write_text(CONSTRUCT, encoding="utf-8")
    data = data_of(draw_store(vast, Wish(query=str(tmp_path / "few.rq"))))
    assert len(data["nodes"]) == 6 and data["start"] == "query"
    with pytest.raises(GraphTooLarge):
        draw_store(vast, Wish(focus="p-2015-00000", hops=2))
