"""The layout that compares: each place at the head of a column that is always the same, what it holds below it.

Closed form, no simulation: the same graph is always the same picture, and a further thing moves only what comes
after it in its own column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from policygraph.drawing.holding import HEADS, Held, below, holdings, year_of
from policygraph.drawing.spots import DEEPEST, INDENT, MARGIN, PITCH, Spot
from policygraph.terms import slug

if TYPE_CHECKING:
    import networkx


COLUMN = 250.0
# A picture of more things than this gives each place several columns, one a period.
STORY = 150
# The last years of the periods: documents of one period stand in one column, so that a new one moves no older one.
PERIODS = (2019, 2022, 2024)
# Where more heads than stand abreast, and under what is no place, a column of more rows goes on beside itself.
TALLEST = 26
PLACES = ("beijing", "shanghai", "guangzhou", "shenzhen", "guangdong", "china")
# In a large picture north stands above south, west left of east, the wider places between their cities.
CELLS = ("beijing", "china", "shanghai", "guangzhou", "guangdong", "shenzhen")

Rows = list[tuple[str, int]]


class Grid(NamedTuple):
    """How blocks of columns stand in lines.

    abreast: blocks in a line. width: of a block. band: the next line begins at a whole multiple of so many rows, so
    that what grows above it seldom moves it.
    """

    abreast: int
    width: float
    band: int


STORY_GRID = Grid(4, COLUMN, 10)
LARGE_GRID = Grid(3, COLUMN * (len(PERIODS) + 3.5), 30)


def anchored(network: networkx.MultiDiGraph, held: Held | None = None) -> dict[str, Spot]:
    """Give every node its spot.

    network: nodes with ``kind`` (and ``issued``, ``published``, ``order`` where there are), edges with ``kind``. Up to
    ``STORY`` things each head has one column; beyond, a block of columns. held: its ``holdings``, if known.
    """
    held = held or holdings(network)
    heads = _heads(network, held)
    story = len(network) <= STORY
    blocks: list[list[Rows]] = []
    for head in heads:
        if not story:
            blocks.append(_block(network, head, held))
        elif len(heads) <= STORY_GRID.abreast and network.nodes[head]["kind"] in HEADS:
            blocks.append([[(head, 0), *below(head, held)]])
        else:
            blocks += [[rows] for rows in _wrapped([(head, 0)], held.get(head, []), held)]
    loose = [node for node in held.get(None, []) if node not in heads]
    blocks += [[rows] for rows in _wrapped([], loose, held) if rows]
    return dict(_place(blocks, STORY_GRID if story else LARGE_GRID))


def _heads(network: networkx.MultiDiGraph, held: Held) -> list[str]:
    names = PLACES if len(network) <= STORY else CELLS

    def rank(node: str) -> tuple[int, int, int, str]:
        place = network.nodes[node]["kind"] in HEADS
        known = names.index(slug(node)) if place and slug(node) in names else len(names)
        return not place, known, int(network.nodes[node].get("order", 0)), node

    roots = held.get(None, [])
    return sorted((node for node in roots if network.nodes[node]["kind"] in HEADS or node in held), key=rank)


def _wrapped(start: Rows, things: Sequence[str], held: Held) -> Iterator[Rows]:
    """Break things, each with what stands under it, into columns of some height after a head, if there is one."""
    rows, depth = start, len(start)
    for node in things:
        more = [(node, depth), *((thing, depth + deeper) for thing, deeper in below(node, held))]
        if rows and len(rows) + len(more) > TALLEST:
            yield rows
            rows = []
        rows = rows + more
    yield rows


def _block(network: networkx.MultiDiGraph, head: str, held: Held) -> list[Rows]:
    """Make the columns of one head: itself with what has no date, a column a period, and its districts."""
    columns: list[Rows] = [[(head, 0)], *([] for _ in PERIODS), [], []]
    for node in held.get(head, []):
        year = year_of(network.nodes[node], node) if network.nodes[node]["kind"] == "Policy" else None
        period = 0 if year is None else 1 + sum(year > last for last in PERIODS)
        column = len(PERIODS) + 2 if network.nodes[node]["kind"] in HEADS else period
        columns[column] += [(node, 1), *((thing, depth + 1) for thing, depth in below(node, held))]
    return columns


def _place(blocks: list[list[Rows]], grid: Grid) -> Iterator[tuple[str, Spot]]:
    top = 0.0
    for start in range(0, len(blocks), grid.abreast):
        line = blocks[start : start + grid.abreast]
        for n, block in enumerate(line):
            for m, rows in enumerate(block):
                # Beside a head the first row stays free, so that it stands out.
                beside = m > 0 or (rows and rows[0][1] > 0)
                yield from _column(rows, n * grid.width + m * COLUMN, top + (1.5 * PITCH if beside else 0.0))
        tallest = max(len(rows) + 1 for block in line for rows in block)
        top += PITCH * grid.band * -(-(tallest + 2) // grid.band)


def _column(rows: Rows, x: float, top: float) -> Iterator[tuple[str, Spot]]:
    y = top
    for node, depth in rows:
        inset = min(depth, DEEPEST) * INDENT
        yield node, Spot(x + inset, y, COLUMN - inset - MARGIN)
        # A head is drawn larger than the others.
        y += PITCH * (1.5 if depth == 0 else 1.0)
