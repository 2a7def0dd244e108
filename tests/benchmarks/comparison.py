"""Pairs of measurements, ours and that of a peer, and the tables of their ratios."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

HEADINGS = ("what", "things", "ours", "stock pyvis", "ratio", "target", "result")
RIGHT = ("things", "ours", "peer", "stock pyvis", "ratio", "ratio (spread)")


class Pair(NamedTuple):
    """Two values measured one right after the other; bound: that of stock is a lower bound, for it was cut off."""

    ours: float
    stock: float
    bound: bool = False


class Row(NamedTuple):
    """A line of a table.

    unit: ``s``, ``ms``, ``MB``, ``GiB`` or ``/s``; of the last more is better, of the others less. times: how many
    times better ours has to be. most: what ours may be at most. why: why there are no pairs. within: how many times the
    value of the peer ours may be at most; the ratio is then that of ours to the peer's. geometric: the pairs are of
    different things, and their mean is the geometric one. peer: its name. beside: what is told behind the two values.
    said: stands in place of the result.
    """

    what: str
    things: int
    unit: str
    pairs: Sequence[Pair]
    times: float | None = None
    most: float | None = None
    why: str = ""
    within: float | None = None
    geometric: bool = False
    peer: str = ""
    beside: tuple[str, str] = ("", "")
    said: str = ""


def table(rows: Sequence[Row]) -> str:
    """Write rows as a table in Markdown.

    >>> print(table([Row("opens", 150, "s", [Pair(0.5, 2.0), Pair(0.5, 3.0)], times=4)]).splitlines()[-1])
    | opens | 150 | 0.50 s | 2.50 s | 5.0 (4.0–6.0) | ≥ 4 times | reached |
    """
    return markdown(HEADINGS, map(_cells, rows))


def markdown(headings: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Write cells as a table in Markdown, numbers to the right.

    >>> print(markdown(["what", "ours"], [["load", "1 s"]]))
    | what | ours |
    | --- | ---: |
    | load | 1 s |
    """
    rules = ["---:" if heading in RIGHT else "---" for heading in headings]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (headings, rules, *lines))


def _cells(row: Row) -> tuple[str, ...]:
    things = f"{row.things:,}"
    if not row.pairs:
        return row.what, things, "–", "–", "–", target(row), row.why or "not measured"
    ours, stock = (told(middle(row, side), row.unit) for side in (0, 1))
    return row.what, things, ours, bounded(row) + stock, told_ratio(row), target(row), result(row)


def target(row: Row) -> str:
    """Tell what is to be reached.

    >>> target(Row("load", 0, "s", [], within=1.2)), target(Row("reopen", 0, "ms", [], most=100))
    ('≤ 1.2 ×', '≤ 100 ms')
    """
    targets = [f"≥ {row.times:g} times"] if row.times else []
    targets += [f"≤ {row.within:g} ×"] if row.within else []
    targets += [f"≤ {row.most:g} {row.unit}"] if row.most else []
    return ", ".join(targets) or "–"


def bounded(row: Row) -> str:
    """Give the sign of a value that is only known to be larger."""
    return ">" if any(pair.bound for pair in row.pairs) else ""


def middle(row: Row, side: int) -> float:
    """Give the mean of one side: the median of runs, or the geometric mean of different things."""
    mean = statistics.geometric_mean if row.geometric else statistics.median
    return mean([pair[side] for pair in row.pairs])


def told(value: float, unit: str) -> str:
    """Write a value with as many digits as say something.

    >>> told(0.5, "s"), told(12.34, "ms"), told(1234.5, "ms"), told(17.25, "/s")
    ('0.50 s', '12.3 ms', '1,234 ms', '17.2/s')
    """
    if unit == "ms":
        return f"{value:,.0f} ms" if value >= 100 else f"{value:.1f} ms"
    return f"{value:,.1f}{unit}" if unit == "/s" else f"{value:,.2f} {unit}"


def ratio(row: Row) -> float:
    """Tell how many times better ours is, or how many times as much it takes: the mean of the pairs.

    >>> ratio(Row("redraws", 150, "/s", [Pair(60.0, 10.0)])), ratio(Row("file", 150, "MB", [Pair(0.5, 1.0)]))
    (6.0, 2.0)
    >>> ratio(Row("load", 0, "s", [Pair(3.0, 2.0)], within=1.2))
    1.5
    """
    return (statistics.geometric_mean if row.geometric else statistics.median)(_ratios(row))


def _ratios(row: Row) -> list[float]:
    straight = row.unit == "/s" or row.within is not None
    return [pair.ours / pair.stock if straight else pair.stock / pair.ours for pair in row.pairs]


def told_ratio(row: Row) -> str:
    """Write the ratio, with the lowest and the highest: far apart, something else kept the machine busy.

    >>> told_ratio(Row("load", 0, "s", [Pair(3.0, 2.0), Pair(2.0, 2.0)], within=1.2))
    '1.25 (1.00–1.50)'
    """
    lowest, highest = (_times(end(_ratios(row)), row) for end in (min, max))
    spread = "" if lowest == highest else f" ({lowest}–{highest})"
    return bounded(row) + _times(ratio(row), row) + spread


def _times(value: float, row: Row) -> str:
    if value >= 10:
        return f"{value:,.0f}"
    # Where the goal itself lies near 1, one digit does not tell whether it is reached.
    return f"{value:.2f}" if row.within or row.unit == "/s" or value < 1 else f"{value:.1f}"


def result(row: Row) -> str:
    """Tell whether what is to be reached is reached.

    >>> result(Row("load", 0, "s", [Pair(3.0, 2.0)], within=1.2))
    'missed'
    """
    if row.said:
        return row.said
    if row.times is None and row.most is None and row.within is None:
        return "–"
    if row.most is not None and middle(row, 0) > row.most:
        return "missed"
    if row.within is not None and ratio(row) > row.within:
        return "missed"
    if row.times is None or ratio(row) >= row.times:
        return "reached"
    return "not decided: raise the cap" if bounded(row) else "missed"
