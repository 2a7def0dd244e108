"""Where things stand: always the same, each on a spot of its own, and still there when something is added."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policygraph
from policygraph.drawing.anchored import anchored
from policygraph.drawing.facets import add_facets
from policygraph.drawing.kinds import kind_of
from policygraph.drawing.spots import Spot
from policygraph.drawing.timeline import timeline
from policygraph.terms import ID

Layout = Callable[[networkx.MultiDiGraph], dict[str, Spot]]
LAYOUTS: dict[str, Layout] = {"anchored": anchored, "timeline": lambda network: timeline(network)[0]}


@pytest.fixture(scope="module")
def things() -> networkx.MultiDiGraph:
    network = policygraph.load().network
    add_facets(network)
    return network


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_shape_covers_another(layout: str, things: networkx.MultiDiGraph) -> None:
    spots = LAYOUTS[layout](things)
    assert len(spots) == len(things)
    placed = [(node, spot, kind_of(things.nodes[node]["kind"]).size) for node, spot in spots.items()]
    hits = [
        (one, other)
        for n, (one, here, size) in enumerate(placed)
        for other, there, far in placed[n + 1 :]
        if math.dist(here[:2], there[:2]) < size + far
    ]
    assert hits == []


@pytest.mark.parametrize("layout", LAYOUTS)
@given(seed=st.integers(0, 2**16))
@settings(max_examples=5, deadline=None)
def test_the_order_in_which_things_are_told_moves_nothing(
    layout: str, things: networkx.MultiDiGraph, seed: int
) -> None:
    nodes, edges = list(things.nodes(data=True)), list(things.edges(keys=True, data=True))
    random.Random(seed).shuffle(nodes)
    random.Random(seed).shuffle(edges)
    shuffled = networkx.MultiDiGraph()
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(edges)
    assert LAYOUTS[layout](shuffled) == LAYOUTS[layout](things)


def with_documents(things: networkx.MultiDiGraph, places: list[str], year: int) -> networkx.MultiDiGraph:
    """Add a document with one instrument to each place."""
    more = things.copy()
    for n, place in enumerate(places):
        document, scheme = f"{ID}policy/{place}-{year}-new-{n}", f"{ID}instrument/{place}-new-{n}"
        home = f"{ID}place/{place}"
        more.add_node(
            document, kind="Policy", issued=f"{year}-06-{n + 1:02}", claims=[], place=home, home=home, year=year
        )
        more.add_node(scheme, kind="Instrument", claims=[], place=home, home=home, year=year)
        more.add_edge(document, home, key="place", kind="place", claims=[])
        more.add_edge(scheme, document, key="ofPolicy", kind="ofPolicy", claims=[])
    return more


CITIES = ("beijing", "shanghai", "guangzhou", "shenzhen")


@given(places=st.lists(st.sampled_from(CITIES), min_size=6, max_size=6))
@settings(max_examples=10, deadline=None)
def test_two_percent_of_later_documents_leave_every_old_thing_of_the_whole_picture_in_place(
    things: networkx.MultiDiGraph, places: list[str]
) -> None:
    before, after = anchored(things), anchored(with_documents(things, places, 2027))
    moved = [node for node, spot in before.items() if spot[:2] != after[node][:2]]
    assert moved == [], "a document dated after all others may only be added at the end of its column"


@given(places=st.lists(st.sampled_from(CITIES), min_size=6, max_size=6), year=st.integers(2017, 2026))
@settings(max_examples=10, deadline=None)
def test_earlier_documents_move_only_what_comes_after_them_and_only_a_little(
    things: networkx.MultiDiGraph, places: list[str], year: int
) -> None:
    before, after = anchored(things), anchored(with_documents(things, places, year))
    extent = max(spot.x for spot in before.values()) + max(spot.y for spot in before.values())
    drift = sum(math.dist(spot[:2], after[node][:2]) for node, spot in before.items()) / len(before)
    assert drift / extent <= 0.01
    assert all(spot.x == after[node].x and spot.y <= after[node].y for node, spot in before.items())


def small(things: dict[str, str], relations: list[tuple[str, str, str]]) -> networkx.MultiDiGraph:
    graph = networkx.MultiDiGraph()
    for thing, kind in things.items():
        graph.add_node(thing, kind=kind, claims=[])
    for start, kind, end in relations:
        graph.add_edge(start, end, key=kind, kind=kind, claims=[])
    return graph


@pytest.mark.parametrize("layout", LAYOUTS)
def test_circles_things_without_holder_and_cities_of_one_name_all_have_a_place(layout: str) -> None:
    things = {"x:place/beijing": "City", "y:place/beijing": "City", "x:a": "Instrument", "x:b": "Instrument"}
    graph = small(
        things | {"x:c": "Fund"}, [("x:a", "partOf", "x:b"), ("x:b", "partOf", "x:a"), ("x:c", "partOf", "x:c")]
    )
    spots = LAYOUTS[layout](graph)
    assert len({spot[:2] for spot in spots.values()}) == len(graph)
    assert LAYOUTS[layout](networkx.MultiDiGraph()) == {}


def test_documents_stand_below_their_city_by_year_and_what_they_hold_below_them() -> None:
    graph = small(
        {"x:city": "City", "x:p-2025-b": "Policy", "x:p-2020-a": "Policy", "x:i": "Instrument"},
        [("x:p-2025-b", "place", "x:city"), ("x:p-2020-a", "place", "x:city"), ("x:i", "ofPolicy", "x:p-2020-a")],
    )
    spots = anchored(graph)
    assert spots["x:city"].y < spots["x:p-2020-a"].y < spots["x:i"].y < spots["x:p-2025-b"].y
    assert spots["x:city"].x < spots["x:p-2020-a"].x < spots["x:i"].x


def test_a_thing_without_a_place_stands_under_the_concept_that_it_names() -> None:
    graph = small({"x:award": "Concept", "x:i": "Instrument"}, [("x:i", "category", "x:award")])
    spots = anchored(graph)
    assert spots["x:award"].y < spots["x:i"].y and spots["x:award"].x < spots["x:i"].x


def test_the_years_of_the_timeline_run_from_left_to_right_and_the_nation_stands_above_the_cities(
    things: networkx.MultiDiGraph,
) -> None:
    spots, captions = timeline(things)
    years = [caption.text["en"] for caption in captions]
    assert years == [*sorted(years[:-1]), "—"]
    assert [caption.x for caption in captions] == sorted(caption.x for caption in captions)
    china, city = spots[f"{ID}place/china"], spots[f"{ID}place/beijing"]
    assert china.y < city.y and china.x == city.x
