"""A thing opened step by step: what is shown, what is said to be missing, and where it stands."""

from __future__ import annotations

import networkx
import pytest

from policygraph.drawing.near import MOST, near_scene
from policygraph.errors import ThingNotFound
from policygraph.loading.network import build_network
from policygraph.store.open import open_engine

ENGINE = open_engine()
THINGS = build_network(ENGINE.store)  # type: ignore[attr-defined]
PLACE = "https://w3id.org/policygraph/id/place/"


def neighbours(node: str) -> set[str]:
    return {*THINGS.successors(node), *THINGS.predecessors(node)} - {node}


def test_a_thing_stands_with_all_its_neighbours_where_they_are_few() -> None:
    scene = near_scene(ENGINE, ["place:shenzhen"], THINGS)
    assert set(scene.network) == {f"{PLACE}shenzhen"} | neighbours(f"{PLACE}shenzhen")
    assert " of " not in scene.note["en"]


def test_no_more_than_so_many_are_opened_by_turns_from_each_relation_and_it_is_said() -> None:
    scene = near_scene(ENGINE, ["上海"], THINGS, most=12)
    total = len(neighbours(f"{PLACE}shanghai"))
    assert len(scene.network) == 13 and f"12 of {total}" in scene.note["en"] and f"{total} 项" in scene.note["zh"]
    kinds = {kind for _, _, kind in scene.network.edges(f"{PLACE}shanghai", keys=True)}
    kinds |= {kind for _, _, kind in scene.network.in_edges(f"{PLACE}shanghai", keys=True)}
    assert {"place", "within"} <= kinds, "a long relation leaves no room for a short one"


def test_a_second_step_moves_nothing_of_the_first_and_nothing_stands_on_another() -> None:
    first = near_scene(ENGINE, ["place:shanghai"], THINGS)
    both = near_scene(ENGINE, ["place:shanghai", "place:shenzhen", "body:state-council"], THINGS)
    assert first.placed is not None and both.placed is not None
    before, after = first.placed[0], both.placed[0]
    assert all(after[node] == spot for node, spot in before.items())
    assert set(after) == set(both.network) and len({(spot.x, spot.y) for spot in after.values()}) == len(after)
    heads = {(caption.x, caption.y) for caption in both.placed[1]}
    assert not heads & {(spot.x, spot.y) for spot in after.values()}


def test_every_node_says_with_how_many_things_it_is_related() -> None:
    scene = near_scene(ENGINE, ["policy:shenzhen-2024-pioneer-city-measures"], THINGS)
    for node, facts in scene.network.nodes(data=True):
        assert facts["near"] == len(neighbours(node)), node


def test_what_is_no_thing_of_the_network_can_be_opened_too() -> None:
    for name, least in (("source:article-2024-06-19", MOST), ("category:compute-voucher", 5)):
        scene = near_scene(ENGINE, [name], THINGS)
        assert least < len(scene.network) <= MOST + 1, name


def test_the_network_of_things_is_left_as_it_was() -> None:
    before = networkx.utils.graphs_equal(THINGS, build_network(ENGINE.store))  # type: ignore[attr-defined]
    near_scene(ENGINE, ["place:beijing"], THINGS)
    assert before and networkx.utils.graphs_equal(THINGS, build_network(ENGINE.store))  # type: ignore[attr-defined]


def test_what_is_not_there_is_said_with_what_is_near() -> None:
    with pytest.raises(ThingNotFound) as caught:
        near_scene(ENGINE, ["place:shenzen"], THINGS)
    assert "Shenzhen".lower() in str(caught.value).lower()
