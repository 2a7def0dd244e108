"""Bars beside each other, only where the numbers may stand beside each other.

The header of a question says what to draw: ``chart: {"kind": "bar", "x": COLUMN, "y": COLUMN, "by": [COLUMN, …]}``. The
rows are parted by every column that must be the same for numbers to be compared, and by those of ``by``: each part is
a small picture of its own with its own scale, and says what it holds and whether its bars may be ranked. What stands
alone is not drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from policygraph.comparing.comparability import REASONS
from policygraph.questions.header import Question
from policygraph.render.cells import COMPANIONS, MEASURE, Sheet, number_of
from policygraph.render.labels import read_labels
from policygraph.render.words import UNIT, measure, quantity
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, Term
from policygraph.web.answering.bar_names import cut_name, name_bars
from policygraph.web.answering.ranking import judge_bars
from policygraph.web.answering.result import PROVED_BY, width_of
from policygraph.web.words import say

# Numbers that differ in one of these are not drawn on one scale.
SAME = ("unit", "indicator", "role", "size", "year", "per", "period", "base", "status")
# Columns whose unit is in their name.
UNITS = {"percent": UNIT + "percent", "share": UNIT + "percent", "ceiling": UNIT + "CNY", "size": UNIT + "CNY"}
MOST_BARS = 30
# Numbers up to this width stand beside bars that have their names beside them too, if so many of the names are short.
NUMBER_BESIDE, MOSTLY = 10, 0.8
STEPS = [Decimal(step) for step in ("1", "1.2", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10")]
Row = Mapping[str, Term | None]


class Layout(NamedTuple):
    """Where bars begin and how long they are, in percent of the width; how high a row is, in points.

    beside: whether names stand beside their bars, not above them. name: how many columns of text a name takes; the
    whole is told on hover, to screen readers and in the table.
    """

    beside: bool
    start: int
    longest: int
    row: int
    name: int


ABOVE, BESIDE = Layout(False, 0, 55, 42, 46), Layout(True, 34, 44, 22, 18)


class Bar(NamedTuple):
    """One bar: its name, cut and whole, its number in words, what it takes of the longest, its proof.

    further: what the upper end of a range takes, or nothing.
    """

    name: str
    whole: str
    told: str
    share: float
    further: float
    iri: str


class Chart(NamedTuple):
    """A picture of bars.

    title: what they share. verdict, care: whether they may be ranked (a mark and its reasons, in words), and what else
    differs. scale: the end of the scale in words. more: how many rows of its kind did not fit.
    """

    title: str
    verdict: str
    kind: str
    care: str
    bars: list[Bar]
    scale: str
    more: int
    layout: Layout


class Charts(NamedTuple):
    """The pictures of an answer, and how many rows with a number are only in the table."""

    drawn: list[Chart]
    alone: int


def draw_charts(engine: Engine, question: Question, sheet: Sheet, lang: str) -> Charts:
    """Draw the chart of a question's header, in as many pictures as there are kinds of numbers.

    engine: where labels are looked up. sheet: with the terms of its rows.
    """
    x, y = question.chart.get("x"), question.chart.get("y")
    if question.chart.get("kind") != "bar" or x not in sheet.columns or y not in sheet.columns:
        return Charts([], 0)
    told = [column for column in question.chart.get("by", ()) if column not in (x, y)]
    # What scopes a value scopes no count beside it.
    strange = () if "unit" in COMPANIONS.get(y, ()) else MEASURE
    by = list(dict.fromkeys([*told, *(column for column in SAME if column not in (x, y, *strange))]))
    parts: dict[tuple[Term | None, ...], list[int]] = {}
    # Nothing found is not the same as none: a bar of no length would say that there is none.
    numbered = [n for n, row in enumerate(sheet.terms) if (number_of(row.get(y)) or 0) > 0]
    for n in numbered:
        row = sheet.terms[n]
        # What restates a better source would stand twice; a sum has no name.
        if row.get("agreement") is None and row.get(x) is not None:
            parts.setdefault(tuple(row.get(column) for column in by), []).append(n)
    things = {t.value for row in sheet.terms for t in row.values() if t is not None and t.kind == "iri"}
    reasons = {f"{CONCEPT}reason/{name}" for name in REASONS}
    labels = read_labels(engine, things | set(UNITS.values()) | reasons)

    def label(iri: str) -> str:
        return labels.of(iri, lang)

    drawn, shown = [], 0
    for key, members in parts.items():
        if len({sheet.terms[n].get(x) for n in members}) < 2:
            continue
        shown += len(members)
        # The unit stands behind every bar.
        facts = [
            _told(column, term, lang, label)
            for column, term in zip(by, key, strict=True)
            if column != "unit" and (term is not None or (column in told and column in sheet.columns))
        ]
        places = {
            row[name]
            for name in ("place", "city")
            if name not in (x, *by)
            for row in (sheet.terms[n] for n in members)
            if row.get(name)
        }
        if len(places) == 1:
            facts = [label(place.value) for place in places if place is not None] + facts
        title = say("q-between-facts", lang).join(facts) or question.title[lang]
        drawn.append(_chart(sheet, members, (x, y), title, lang, label))
    return Charts(drawn, len(numbered) - shown)


def _chart(
    sheet: Sheet, members: list[int], columns: tuple[str, str], title: str, lang: str, label: Callable[[str], str]
) -> Chart:
    x, y = columns
    shown = members[:MOST_BARS]
    rows = [sheet.terms[n] for n in shown]
    unit = _unit(rows[0], y)
    ends = [max(_number(row, y), _number(row, "valueTo") if y == "value" else Decimal(0)) for row in rows]
    top = scale_end(max(ends))
    names = name_bars(sheet, shown, x)
    numbers = [measure(_measured(row, y, unit), lang, label) for row in rows]
    layout = _layout(names, numbers)
    bars = []
    for row, name, number, end in zip(rows, names, numbers, ends, strict=True):
        start = _number(row, y)
        proof = row.get(PROVED_BY.get(y, "")) or row.get("claim")
        iri = proof.value if proof is not None and proof.kind == "iri" else ""
        further = float(end / top) if end > start else 0
        bars.append(Bar(cut_name(name, layout.name), name, number, float(start / top), further, iri))
    rank = judge_bars(rows, y, lang, label)
    scale = quantity(top, unit, lang, label)
    return Chart(title, *rank, bars, scale, len(members) - len(shown), layout)


def _layout(names: list[str], numbers: list[str]) -> Layout:
    short = sum(width_of(name) <= BESIDE.name for name in names)
    beside = max(map(width_of, numbers)) <= NUMBER_BESIDE and short >= MOSTLY * len(names)
    return BESIDE if beside else ABOVE


def _measured(row: Row, y: str, unit: str) -> dict[str, Term | None]:
    parts = {"value": row.get(y), "unit": Term("iri", unit) if unit else None}
    if "bound" in COMPANIONS.get(y, ()):
        parts["bound"] = row.get("bound")
    if y == "value":
        parts["valueTo"] = row.get("valueTo")
    return parts


def _unit(row: Row, y: str) -> str:
    unit = row.get("unit") if "unit" in COMPANIONS.get(y, ()) else None
    return unit.value if unit is not None else UNITS.get(y, "")


def _number(row: Row, column: str) -> Decimal:
    term = row.get(column)
    return Decimal(term.value) if term is not None and number_of(term) is not None else Decimal(0)


def _told(column: str, term: Term | None, lang: str, label: Callable[[str], str]) -> str:
    if term is None:
        return "—"
    if column == "size":
        return say("q-chart-size", lang, size=quantity(Decimal(term.value), UNIT + "CNY", lang, label))
    told = label(term.value) if term.kind == "iri" else term.value
    return say(f"q-chart-{column}", lang, **{column: told}) if column in ("base", "year") else told


def scale_end(most: Decimal) -> Decimal:
    """Give the end of a scale that people can read and that holds a number.

    >>> scale_end(Decimal(73)), scale_end(Decimal(120000000)), scale_end(Decimal(0))
    (Decimal('80'), Decimal('120000000'), Decimal('1'))
    """
    if most <= 0:
        return Decimal(1)
    size = Decimal(10) ** most.adjusted()
    return Decimal(format(next(step * size for step in STEPS if step * size >= most).normalize(), "f"))
