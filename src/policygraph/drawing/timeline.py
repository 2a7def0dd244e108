"""The layout that dates: a column a year, a band a place, the nation above the province above its cities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from policygraph.drawing.holding import HEADS, Held, holdings
from policygraph.drawing.spots import DEEPEST, INDENT, MARGIN, Caption, Spot
from policygraph.terms import slug

if TYPE_CHECKING:
    import networkx


YEAR = 160.0
NAMES = 150.0
# Columns of years make a wide picture, which leaves room between its rows.
PITCH = 30.0
# A band grows by this many rows at a time: what is added to one seldom moves the next.
STEP = 4
PLACES = ("china", "guangdong", "beijing", "shanghai", "guangzhou", "shenzhen")
UNDATED = "—"

Cell = tuple[str, str]
Rows = dict[Cell, list[tuple[str, int]]]


def timeline(network: networkx.MultiDiGraph, held: Held | None = None) -> tuple[dict[str, Spot], list[Caption]]:
    """Give every node its spot, and the captions of the years.

    network: nodes with ``kind`` and, where known, ``home`` (the place of their band) and ``year``. A thing stands
    below what holds it; what has no year stands in a last column. A year without anything has no column. held: its
    ``holdings``, if known.
    """
    held = held or holdings(network)
    rows: Rows = {}
    for node, depth, cell in _walk(network, held):
        rows.setdefault(cell, []).append((node, depth))
    years = sorted({year for _, year in rows if year}, key=lambda year: (year == UNDATED, year))
    columns = {year: NAMES + n * YEAR for n, year in enumerate(years)} | {"": 0.0}
    spots: dict[str, Spot] = {}
    top = 2 * PITCH
    bands: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for (home, year), found in rows.items():
        bands.setdefault(home, {})[year] = found
    for band in sorted(bands, key=rank):
        here = bands[band]
        for year, found in here.items():
            wide = YEAR if year else NAMES
            for n, (node, depth) in enumerate(found):
                inset = min(depth, DEEPEST) * INDENT
                spots[node] = Spot(columns[year] + inset, top + n * PITCH, wide - inset - MARGIN)
        tallest = max(len(found) for found in here.values())
        top += PITCH * (STEP * -(-tallest // STEP) + 1)
    return spots, [Caption(columns[year], 0.0, {"zh": year, "en": year}) for year in years]


def _walk(network: networkx.MultiDiGraph, held: Held) -> Iterator[tuple[str, int, Cell]]:
    """Walk the picture: each thing with its depth and its cell, the place and the year; places have no year."""
    waiting: list[tuple[str, int, Cell | None]] = [(node, 0, None) for node in reversed(held.get(None, []))]
    while waiting:
        node, depth, inside = waiting.pop()
        facts = network.nodes[node]
        place = facts["kind"] in HEADS
        cell = inside or (str(facts.get("home", "")), "" if place else str(facts.get("year", UNDATED)))
        yield node, depth, cell
        # What a place holds stands in the cell of its own year; what anything else holds, below it.
        below = (0, None) if place else (depth + 1, cell)
        waiting += [(thing, *below) for thing in reversed(held.get(node, []))]


def rank(home: str) -> tuple[bool, int, str]:
    """Order the bands: the nation, the province, its cities, then further places by name, then what has no place."""
    known = PLACES.index(slug(home)) if slug(home) in PLACES else len(PLACES)
    return not home, known, home
