"""The table of the engines: ours, a peer, their ratio, and whether what is to be reached is reached."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from benchmarks.comparison import Pair, Row, bounded, markdown, middle, result, target, told, told_ratio
from benchmarks.processes import Cost, Failed, one_line

T = TypeVar("T")
HEADINGS = ("what", "ours", "peer", "ratio (spread)", "to reach", "reached or missed")


class Part(NamedTuple):
    """What one part of the measuring gave: its rows, and what stands behind the table in Markdown."""

    rows: Sequence[Row]
    details: str = ""


def table_of_engines(rows: Sequence[Row]) -> str:
    """Write rows as the table of the engines in Markdown.

    >>> print(table_of_engines([Row("load", 0, "s", [Pair(3, 2)], within=1.2, peer="raw")]).splitlines()[-1])
    | load | 3.00 s | raw: 2.00 s | 1.50 | ≤ 1.2 × | missed |
    >>> print(table_of_engines([Row("load", 0, "s", [], why="it is not there")]).splitlines()[-1])
    | load | – | – | – | – | it is not there |
    """
    return markdown(HEADINGS, map(_cells, rows))


def _cells(row: Row) -> tuple[str, ...]:
    name = f"{row.peer}: " if row.peer else ""
    if not row.pairs:
        return row.what, "–", f"{name}–", "–", target(row), row.why or row.said or "not measured"
    ours = told(middle(row, 0), row.unit) + row.beside[0]
    if not any(pair.stock for pair in row.pairs):
        return row.what, ours, "–", "–", target(row), result(row)
    peer = name + bounded(row) + told(middle(row, 1), row.unit) + row.beside[1]
    return row.what, ours, peer, told_ratio(row), target(row), result(row)


def paired(
    what: str,
    ours: Sequence[Cost],
    peer: Sequence[Cost],
    name: str = "",
    *,
    unit: str = "s",
    by: str = "seconds",
    times: float | None = None,
    within: float | None = None,
    said: str = "",
) -> Row:
    """Make a row of what two programs took in the runs, one pair a run.

    unit: ``s`` or ``ms``. by: the field of ``Cost`` that the ratio is of; the others stand beside. Other words as for
    ``Row``.

    >>> row = paired("load", [Cost(2, 3, 90)], [Cost(1, 1, 50)], "raw", within=1.2)
    >>> print(table_of_engines([row]).splitlines()[-1])
    | load | 2.00 s, CPU 3.00 s, 90 MB | raw: 1.00 s, CPU 1.00 s, 50 MB | 2.00 | ≤ 1.2 × | missed |
    """
    scale = 1000 if unit == "ms" else 1
    pairs = [Pair(getattr(a, by) * scale, getattr(b, by) * scale) for a, b in zip(ours, peer, strict=False)]
    beside = (_beside(ours, unit, by), _beside(peer, unit, by))
    return Row(what, 0, unit, pairs, times, within=within, peer=name, beside=beside, said=said)


def _beside(costs: Sequence[Cost], unit: str, by: str) -> str:
    """Write what is not the measure of a row: processors beside the clock or the other way round, and memory."""
    scale = 1000 if unit == "ms" else 1
    told_of = []
    for field, name in (("seconds", "wall "), ("cpu", "CPU ")):
        value = statistics.median(getattr(cost, field) for cost in costs) * scale if costs else 0
        if field != by and value:
            told_of.append(name + told(value, unit))
    peak = max((cost.peak for cost in costs), default=0)
    if peak:
        told_of.append(f"{peak:,.0f} MB")
    return "".join(f", {one}" for one in told_of)


def attempt(name: str, work: Callable[[], T], otherwise: Callable[[str], T]) -> T:
    """Do a piece of work; where it fails, tell the reason on standard error and go on with what is made of it."""
    began = time.monotonic()
    try:
        return work()
    except Failed as error:
        reason = str(error)
    except Exception as error:  # a fault of one part may not cost the others
        reason = one_line(f"{type(error).__name__}: {error}")
    print(f"{name} failed after {time.monotonic() - began:.0f} s: {reason}", file=sys.stderr)
    return otherwise(reason)


def progress(told_now: str) -> None:
    """Tell on standard error how far the measuring is."""
    print(f"{time.strftime('%H:%M:%S')}  {told_now}", file=sys.stderr, flush=True)
