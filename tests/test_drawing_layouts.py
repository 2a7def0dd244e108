"""Both layouts hold whatever a graph may hold: a spot of its own for each thing, whatever the order it came in."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterable, Mapping

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.drawing.anchored import STORY, anchored
from policygraph.drawing.facets import add_facets
from policygraph.drawing.holding import HELD_BY, HOLDERS
from policygraph.drawing.kinds import KINDS, kind_of
from policygraph.drawing.scene import Scene, place_scene
from policygraph.drawing.spots import Spot
from policygraph.drawing.stories import build_stories
from policygraph.drawing.timeline import timeline
from policygraph.loading.network import build_network
from policygraph.questions.catalogue import load_stories
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.engine import Engine

Relations = Iterable[tuple[str, str, str]]
CITY = "x:place/city"


def made(things: Mapping[str, str], relations: Relations = (), **facts: Mapping[str, object]) -> networkx.MultiDiGraph:
    """Make a network: the kind of each thing, relations as (start, kind, end), further facts by name of the fact."""
    graph = networkx.MultiDiGraph()
    for thing, kind in things.items():
        told = {name: values[thing] for name, values in facts.items() if thing in values}
        graph.add_node(thing, kind=kind, label_zh=f"甲{thing}", label_en=f"The {thing}", claims=[], **told)
    for start, kind, end in relations:
        graph.add_edge(start, end, key=kind, kind=kind, label_zh=f"系{kind}", label_en=kind, claims=[])
    return graph


def shuffled(graph: networkx.MultiDiGraph, seed: int) -> networkx.MultiDiGraph:
    """Make the same network, its nodes and edges added in another order."""
    chance, other = random.Random(seed), networkx.MultiDiGraph()
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    chance.shuffle(nodes)
    chance.shuffle(edges)
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    return other


def both(graph: networkx.MultiDiGraph) -> dict[str, dict[str, Spot]]:
    add_facets(graph)
    return {"anchored": anchored(graph), "timeline": timeline(graph)[0]}


def check_spots(graph: networkx.MultiDiGraph, layout: str, spots: Mapping[str, Spot]) -> None:
    """Hold that every thing has a spot, that it is a point of the plane, and that no shape covers another."""
    assert spots.keys() == set(graph), f"{layout}: {set(graph) ^ spots.keys()} without a spot"
    assert all(math.isfinite(part) for spot in spots.values() for part in spot), layout
    near: dict[tuple[int, int], list[tuple[Spot, int, str]]] = {}
    for name, spot in sorted(spots.items()):
        size, (x, y) = kind_of(graph.nodes[name]["kind"]).size, (int(spot.x // 30), int(spot.y // 30))
        for cell in ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            for there, far, other in near.get(cell, []):
                apart = math.hypot(spot.x - there.x, spot.y - there.y)
                assert apart >= size + far, f"{layout}: {name} covers {other}; move it away"
        near.setdefault((x, y), []).append((spot, size, name))


@st.composite
def networks(draw: st.DrawFn) -> networkx.MultiDiGraph:
    """Up to seven things of any kind with any relations, circles and loops among them."""
    kinds = draw(st.lists(st.sampled_from([*KINDS, "Treaty"]), max_size=7))
    names = [f"x:{kind.lower()}/{n}-{draw(st.sampled_from([2016, 2023, 2031]))}" for n, kind in enumerate(kinds)]
    pairs = st.tuples(st.sampled_from(names or [""]), st.sampled_from([*HOLDERS, *HELD_BY, "cites"]))
    ends = st.tuples(pairs, st.sampled_from(names or [""]))
    found = draw(st.lists(ends, max_size=14)) if names else []
    issued = {name: draw(st.sampled_from(["2017-07", "2024-12-31", "2025"])) for name in names[::2]}
    relations = [(start, kind, end) for (start, kind), end in found]
    return made(dict(zip(names, kinds, strict=True)), relations, issued=issued)


@given(networks(), st.integers(0, 9))
def test_a_picture_has_room_for_each_thing_and_does_not_depend_on_the_order_in_which_they_came(
    graph: networkx.MultiDiGraph, seed: int
) -> None:
    placed = both(graph)
    for layout, spots in placed.items():
        check_spots(graph, layout, spots)
    assert both(shuffled(graph, seed)) == placed


@pytest.fixture(scope="module")
def scenes(embedded: Engine) -> list[Scene]:
    """Every story and the picture of everything."""
    assert isinstance(embedded, EmbeddedEngine)
    things = build_network(embedded.store)
    add_facets(things)
    told = {"zh": "", "en": ""}
    return [*build_stories(embedded, load_stories(), things), Scene("all", told, told, "anchored", things)]


def test_no_shape_covers_another_in_any_story_and_in_the_picture_of_everything(scenes: list[Scene]) -> None:
    assert len(scenes) > 5
    for scene in scenes:
        for layout, (spots, _) in place_scene(scene).items():
            check_spots(scene.network, f"{scene.name}, {layout}", spots)


def test_every_story_stands_the_same_whatever_the_order_of_its_triples(scenes: list[Scene]) -> None:
    for scene in scenes:
        for seed in (1, 2):
            other = scene._replace(network=shuffled(scene.network, seed))
            assert place_scene(other) == place_scene(scene), scene.name


def test_the_cities_head_their_columns_in_one_order_in_every_story(scenes: list[Scene]) -> None:
    for scene in scenes:
        if scene.layout != "anchored" or scene.name == "all":
            continue
        spots = anchored(scene.network)
        kinds = scene.network.nodes(data="kind")
        heads = {node.rsplit("/", 1)[1]: spots[node] for node, kind in kinds if kind == "City"}
        order = [name for name in ("beijing", "shanghai", "guangzhou", "shenzhen") if name in heads]
        assert order == sorted(order, key=lambda name: (heads[name].y, heads[name].x)), scene.name


def test_a_network_of_nothing_has_no_spots_and_one_of_one_thing_has_one() -> None:
    assert both(made({})) == {"anchored": {}, "timeline": {}}
    for kind in (*KINDS, "Treaty"):
        for layout, spots in both(made({"x:1": kind})).items():
            assert spots.keys() == {"x:1"}, layout


@pytest.mark.parametrize("count", [STORY, STORY + 1])
def test_a_picture_of_many_heads_breaks_into_lines_in_which_nothing_meets(count: int) -> None:
    things = {f"x:place/{n}": "City" for n in range(9)}
    policies = {f"x:policy/p-{2015 + n % 12}-{n}": "Policy" for n in range(count - 9)}
    relations = [(name, "place", f"x:place/{n % 7}") for n, name in enumerate(policies)]
    graph = made(things | policies, relations)
    for layout, spots in both(graph).items():
        check_spots(graph, layout, spots)


@pytest.mark.parametrize("depth", [12, 1200])
def test_a_chain_of_any_length_has_a_spot_for_each_link(depth: int) -> None:
    links = [f"x:instrument/{n:04}" for n in range(depth)]
    policies = [f"x:policy/{year}-{n}" for year in (2015, 2016) for n in range(12)]
    things = dict.fromkeys(links, "Instrument") | dict.fromkeys(policies, "Policy") | {CITY: "City"}
    relations = [(part, "partOf", whole) for whole, part in itertools.pairwise(links)]
    relations += [(policy, "place", CITY) for policy in policies] + [(links[0], "ofPolicy", policies[0])]
    graph = made(things, relations, home=dict.fromkeys(things, CITY), year=dict.fromkeys(links, 2015))
    for layout, spots in {"anchored": anchored(graph), "timeline": timeline(graph)[0]}.items():
        check_spots(graph, layout, spots)


def test_a_thing_without_a_place_stands_under_the_concept_that_it_names() -> None:
    graph = made({"x:award": "Concept", "x:i": "Instrument"}, [("x:i", "category", "x:award")])
    spots = anchored(graph)
    assert spots["x:award"].y < spots["x:i"].y and spots["x:award"].x < spots["x:i"].x
