"""Where each thing stands: computed in closed form, so that the same graph is always the same picture.

A city, a province and the nation are the heads of blocks at fixed cells. In a block the policies stand one below
another by date, as on a rail; beside each is what it holds. Districts with things of their own continue the rail of
their city.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from policygraph.terms import slug

if TYPE_CHECKING:
    import networkx


class Spot(NamedTuple):
    """A point of the picture, and the side (``left``, ``right`` or ``below``) on which its label has room."""

    x: float
    y: float
    side: str


Held = dict[str | None, list[str]]
# What leads a row, if anything does, and what stands beside it.
Row = tuple[str | None, list[str]]

# What holds a thing in the picture, in the order in which it is looked for.
HOLDERS = ("partOf", "ofPolicy", "place", "within")
HEADS = ("City", "Place")
PITCH = 40.0
STEP = 42.0
# A city's shape is larger than the others and wants more room below.
HEAD = 24.0
PER_LINE = 8
# Lines to the head of a rail would lie on one another if the rail were straight, and none could be clicked.
BOW = 110.0
# Within a line the things rise a little, for the same reason.
SLANT = 12.0
LABELS = 400.0
GAP = 3 * PITCH
# North above south, west left of east, the wider places between their cities; further ones follow below.
CELLS = {
    **{"beijing": (0, 0), "china": (1, 0), "shanghai": (2, 0)},
    **{"guangzhou": (0, 1), "guangdong": (1, 1), "shenzhen": (2, 1)},
}
COLUMNS = 3


def layout(network: networkx.MultiDiGraph) -> dict[str, Spot]:
    """Give every node of the network of things its spot.

    network: as ``build_network`` makes it; edges tell what holds what.
    """
    held = _holdings(network)
    heads = [node for node in held.get(None, []) if network.nodes[node]["kind"] in HEADS]
    loose = [node for node in held.get(None, []) if node not in heads]
    blocks = {cell: _block(_rows(head, held, network)) for head, cell in _cells(heads).items()}
    if loose:
        last = max((row for _, row in blocks), default=-1) + 1
        blocks[0, last] = _block([(None, [node for top in loose for node in (top, *_below(top, held))])])
    widths, heights = [0.0] * COLUMNS, [0.0] * (1 + max((row for _, row in blocks), default=0))
    for (column, row), block in blocks.items():
        widths[column] = max(widths[column], LABELS + max(spot.x for spot in block.values()))
        heights[row] = max(heights[row], GAP + max(spot.y for spot in block.values()))
    return {
        node: Spot(round(sum(widths[:column]) + spot.x, 1), round(sum(heights[:row]) + spot.y, 1), spot.side)
        for (column, row), block in blocks.items()
        for node, spot in block.items()
    }


def _holdings(network: networkx.MultiDiGraph) -> Held:
    """Tell what stands with each thing, in order; under ``None`` what stands by itself."""
    holders = {node: _holder(network, node) for node in sorted(network)}
    for node in holders:
        seen = {node}
        above = holders[node]
        while above is not None and above not in seen:
            seen.add(above)
            above = holders[above]
        # Two things that are said to be part of each other: one of them comes first.
        if above == node:
            holders[node] = None
    held: Held = {}
    for node, holder in holders.items():
        held.setdefault(holder, []).append(node)
    for things in held.values():
        things.sort(key=lambda node: _order(network.nodes[node], node))
    return held


def _holder(network: networkx.MultiDiGraph, node: str) -> str | None:
    if network.nodes[node]["kind"] == "City":
        return None
    ends: dict[str, str] = {}
    for _, end, facts in sorted(network.out_edges(node, data=True), key=lambda edge: str(edge[1])):
        ends.setdefault(facts["kind"], end)
    for kind in HOLDERS:
        # A province and the nation stand by themselves: what is within them does not hang from them in the picture.
        if kind in ends and not (kind == "within" and network.nodes[ends[kind]]["kind"] != "City"):
            return ends[kind]
    return None


def _order(facts: dict[str, object], node: str) -> tuple[str, str, str]:
    kind = str(facts["kind"])
    # Where no date was seen, the year that the slug was minted with says where on the rail.
    year = next((part for part in slug(node).split("-") if len(part) == 4 and part.isdigit()), "9999")
    return "" if kind == "Policy" else kind, str(facts.get("issued") or facts.get("published") or year), node


def _below(node: str, held: Held) -> Iterator[str]:
    for thing in held.get(node, []):
        yield thing
        yield from _below(thing, held)


def _rows(head: str, held: Held, network: networkx.MultiDiGraph) -> list[Row]:
    def whole(thing: str) -> list[str]:
        return [thing, *_below(thing, held)]

    things = {thing: str(network.nodes[thing]["kind"]) for thing in held.get(head, [])}
    rows: list[Row] = [(head, [one for thing, kind in things.items() if kind == "Body" for one in whole(thing)])]
    rows += [(thing, whole(thing)[1:]) for thing, kind in things.items() if kind == "Policy"]
    others = sorted({*things.values()} - {"Body", "Policy", *HEADS})
    rows += [(None, [one for thing in things if things[thing] == kind for one in whole(thing)]) for kind in others]
    districts = [thing for thing, kind in things.items() if kind in HEADS]
    empty = [thing for thing in districts if thing not in held]
    for district in districts:
        if district in held:
            rows += _rows(district, held, network)
    return rows + ([(None, empty)] if empty else [])


def _block(rows: list[Row]) -> dict[str, Spot]:
    lines = [max(1, math.ceil(len(beside) / PER_LINE)) for _, beside in rows]
    height, y = HEAD + PITCH * max(1, sum(lines)), 0.0
    spots = {}
    for (lead, beside), count in zip(rows, lines, strict=True):
        if lead is not None:
            spots[lead] = Spot(-BOW * math.sin(math.pi * y / height), y, "left")
        for n, thing in enumerate(beside):
            line, place = divmod(n, PER_LINE)
            end = place == PER_LINE - 1 or n == len(beside) - 1
            rise = SLANT * (place / PER_LINE - 0.5)
            spots[thing] = Spot(STEP * (place + 1.5), y + PITCH * line - rise, "right" if end else "below")
        y += PITCH * count + (HEAD if y == 0 else 0.0)
    return spots


def _cells(heads: list[str]) -> dict[str, tuple[int, int]]:
    named = {CELLS[slug(head)]: head for head in reversed(heads) if slug(head) in CELLS}
    known = {head: cell for cell, head in named.items()}
    first = 1 + max((row for _, row in named), default=-1)
    others = [head for head in heads if head not in known]
    return known | {head: (n % COLUMNS, first + n // COLUMNS) for n, head in enumerate(others)}
