"""Pairs of measurements, ours and that of stock, and the table of their ratios."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import NamedTuple

HEADINGS = ("what", "things", "ours", "stock pyvis", "ratio", "target", "result")


class Pair(NamedTuple):
    """Two values measured one right after the other; bound: that of stock is a lower bound, for it was cut off."""

    ours: float
    stock: float
    bound: bool = False


class Row(NamedTuple):
    """A line of the table.

    unit: ``s``, ``MB`` or ``/s``; of the last more is better, of the others less. times: how many times better ours
    has to be. most: what ours may be at most. why: why there are no pairs.
    """

    what: str
    things: int
    unit: str
    pairs: Sequence[Pair]
    times: float | None = None
    most: float | None = None
    why: str = ""


def table(rows: Sequence[Row]) -> str:
    """Write rows as a table in Markdown.

    >>> print(table([Row("opens", 150, "s", [Pair(0.5, 2.0), Pair(0.5, 3.0)], times=4)]).splitlines()[-1])
    | opens | 150 | 0.50 s | 2.50 s | 5.0 (4.0–6.0) | ≥ 4 times | reached |
    """
    lines = [HEADINGS, ("---", *("---:",) * 4, "---", "---"), *(_cells(row) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cells(row: Row) -> tuple[str, ...]:
    targets = [f"≥ {row.times:g} times"] if row.times else []
    targets += [f"≤ {row.most:g} {row.unit}"] if row.most else []
    target = ", ".join(targets) or "–"
    if not row.pairs:
        return row.what, f"{row.things:,}", "–", "–", "–", target, row.why or "not measured"
    ours, stock = (statistics.median(pair[side] for pair in row.pairs) for side in (0, 1))
    mark = ">" if any(pair.bound for pair in row.pairs) else ""
    return (
        row.what,
        f"{row.things:,}",
        _told(ours, row.unit),
        mark + _told(stock, row.unit),
        mark + _times(ratio(row)) + _spread(row),
        target,
        _result(row, ours),
    )


def _told(value: float, unit: str) -> str:
    return f"{value:.1f}{unit}" if unit == "/s" else f"{value:.2f} {unit}"


def ratio(row: Row) -> float:
    """Tell how many times better ours is: the median of the pairs.

    >>> ratio(Row("redraws", 150, "/s", [Pair(60.0, 10.0)])), ratio(Row("file", 150, "MB", [Pair(0.5, 1.0)]))
    (6.0, 2.0)
    """
    return statistics.median(_ratios(row))


def _ratios(row: Row) -> list[float]:
    return [pair.ours / pair.stock if row.unit == "/s" else pair.stock / pair.ours for pair in row.pairs]


def _times(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}"


def _spread(row: Row) -> str:
    """Tell the lowest and the highest ratio: where they lie far apart, something else kept the machine busy."""
    lowest, highest = (_times(end(_ratios(row))) for end in (min, max))
    return "" if lowest == highest else f" ({lowest}–{highest})"


def _result(row: Row, ours: float) -> str:
    if row.times is None and row.most is None:
        return "–"
    if row.most is not None and ours > row.most:
        return "missed"
    if row.times is None or ratio(row) >= row.times:
        return "reached"
    return "not decided: raise --cap" if any(pair.bound for pair in row.pairs) else "missed"
