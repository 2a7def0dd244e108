"""A graph that grows stays where it was: what is added moves at most what comes after it in its own column."""

from __future__ import annotations

import math
from collections.abc import Mapping

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.drawing.anchored import COLUMN, LARGE_GRID, anchored
from policygraph.drawing.spots import PITCH, Spot
from policygraph.loading.files import read_store
from policygraph.loading.network import build_network
from policygraph.terms import ID

THINGS = build_network(read_store([]))
BEFORE = anchored(THINGS)
HEADS = [f"{ID}place/{name}" for name in ("beijing", "shanghai", "guangzhou", "shenzhen", "guangdong", "china")]
DISTRICTS = sorted(node for node, facts in THINGS.nodes(data=True) if facts["kind"] == "Place" and node not in HEADS)
POLICIES = sorted(node for node, facts in THINGS.nodes(data=True) if facts["kind"] == "Policy")
FEW = round(len(THINGS) / 50)
BAND = PITCH * LARGE_GRID.band
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def relate(graph: networkx.MultiDiGraph, start: str, kind: str, end: str) -> None:
    graph.add_edge(start, end, key=kind, kind=kind, claims=[])


def with_documents(places: list[str], held: int) -> tuple[networkx.MultiDiGraph, list[str]]:
    """Add documents that are dated after all others, each with so many instruments."""
    graph, added = THINGS.copy(), []
    for n, place in enumerate(places):
        policy = f"{ID}policy/a-2099-{n}"
        graph.add_node(policy, kind="Policy", claims=[], issued=f"2099-0{n + 1}")
        relate(graph, policy, "place", place)
        added.append(policy)
        for m in range(held):
            instrument = f"{ID}instrument/a-2099-{n}-{m}"
            graph.add_node(instrument, kind="Instrument", claims=[])
            relate(graph, instrument, "ofPolicy", policy)
            added.append(instrument)
    return graph, added


def column(spot: Spot) -> tuple[int, int]:
    """Tell in which block and in which of its columns something stands."""
    return int(spot.x // LARGE_GRID.width), int(spot.x % LARGE_GRID.width // COLUMN)


def moves(after: Mapping[str, Spot]) -> dict[str, tuple[float, float]]:
    """Tell how far what was there before has moved."""
    gone = {node: (after[node].x - spot.x, after[node].y - spot.y) for node, spot in BEFORE.items()}
    return {node: move for node, move in gone.items() if move != (0.0, 0.0)}


def bands_crossed(added: list[str], after: Mapping[str, Spot]) -> bool:
    """Tell whether what was added reaches beyond the room that its line had."""
    tops = [*sorted({BEFORE[head].y for head in HEADS}), math.inf]
    room = {head: min(top for top in tops if top > BEFORE[head].y) for head in HEADS}
    heads = {(column(BEFORE[head])[0], BEFORE[head].y): room[head] for head in HEADS}
    for node in added:
        above = [top for (block, top) in heads if block == column(after[node])[0] and top <= after[node].y]
        if after[node].y + 4 * PITCH > heads[column(after[node])[0], max(above)]:
            return True
    return False


def drift(after: Mapping[str, Spot]) -> float:
    """Tell the mean displacement of what was there before, as a share of the diagonal of the picture."""
    xs, ys = zip(*((spot.x, spot.y) for spot in BEFORE.values()), strict=True)
    extent = math.hypot(max(xs) - min(xs), max(ys) - min(ys))
    return sum(math.hypot(*move) for move in moves(after).values()) / len(BEFORE) / extent


def test_the_picture_of_everything_that_is_tested_here_is_the_large_one() -> None:
    assert len(THINGS) > 150 and {column(BEFORE[head])[1] for head in HEADS} == {0}


@settings(max_examples=30)
@given(st.lists(st.sampled_from(HEADS), min_size=1, max_size=4), st.integers(0, 2))
def test_new_documents_of_cities_the_province_and_the_nation_move_nothing(places: list[str], held: int) -> None:
    graph, added = with_documents(places, held)
    assert len(added) <= FEW
    after = anchored(graph)
    moved = moves(after)
    if bands_crossed(added, after):
        assert all(dx == 0 and dy > 0 and dy % BAND == 0 for dx, dy in moved.values())
    else:
        assert not moved, f"{len(moved)} things moved, such as {min(moved)}"


@pytest.mark.parametrize("place", DISTRICTS)
def test_a_new_document_of_a_district_moves_only_what_is_below_it_in_the_column_of_districts(place: str) -> None:
    graph, added = with_documents([place], 3)
    after = anchored(graph)
    first = after[added[0]]
    for node, (dx, dy) in moves(after).items():
        assert dx == 0 and (column(BEFORE[node]), dy) == (column(first), PITCH * len(added)), node
        assert BEFORE[node].y >= first.y, node


@st.composite
def additions(draw: st.DrawFn) -> list[tuple[str, str, str, str]]:
    """Two in a hundred further things of any kind anywhere: name, kind, relation and holder."""
    found = []
    for n in range(draw(st.integers(1, FEW))):
        kind = draw(st.sampled_from(["Policy", "Instrument", "Target", "Fund", "Body"]))
        letter, year = draw(st.sampled_from(LETTERS)), draw(st.integers(2016, 2026))
        relation = "ofPolicy" if kind in ("Instrument", "Target") else "place"
        holder = draw(st.sampled_from(POLICIES if relation == "ofPolicy" else HEADS + DISTRICTS))
        found.append((f"{ID}{kind.lower()}/{letter}-{year}-{n}", kind, relation, holder))
    return found


@settings(max_examples=30)
@given(additions())
def test_two_in_a_hundred_further_things_move_only_what_comes_after_them_and_drift_below_a_hundredth(
    more: list[tuple[str, str, str, str]],
) -> None:
    graph = THINGS.copy()
    for name, kind, relation, holder in more:
        graph.add_node(name, kind=kind, claims=[])
        relate(graph, name, relation, holder)
    after, added = anchored(graph), [name for name, *_ in more]
    first: dict[tuple[int, int], float] = {}
    for name in added:
        first[column(after[name])] = min(after[name].y, first.get(column(after[name]), math.inf))
    if bands_crossed(added, after):
        return
    for node, (dx, dy) in moves(after).items():
        assert dx == 0 and 0 < dy <= PITCH * len(added), node
        assert after[node].y > first.get(column(after[node]), math.inf), f"{node} moved, though nothing came before it"
    assert drift(after) <= 0.01
