"""Whether the bars of one picture may be ranked, by the rules by which a comparison judges its cells."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from policygraph.comparing.comparability import Measure, Verdict, compare_measures
from policygraph.comparing.words import MARKS
from policygraph.terms import CONCEPT, Term, slug
from policygraph.web.words import say

# What may differ beside what the rules know.
FURTHER = ("beneficiary", "condition")
ORDER = ("same", "with-care", "no")


class Ranking(NamedTuple):
    """Whether bars may be ranked: in words with the mark, the kind of the verdict, and what else differs, in words."""

    verdict: str
    kind: str
    care: str


def judge_bars(rows: Sequence[Mapping[str, Term | None]], y: str, lang: str, label: Callable[[str], str]) -> Ranking:
    """Judge what stands in one picture by its worst pair.

    rows: of the bars. y: the column that is drawn; only values of claims are judged, counts are counted alike. label:
    gives the label of an IRI.
    """
    if y != "value":
        return Ranking("", "same", "")
    measures = [_measure(row) for row in rows]
    verdicts = {compare_measures(one, other) for one, other in itertools.combinations(measures, 2)}
    worst = max(verdicts, key=lambda verdict: (ORDER.index(verdict.kind), verdict.reasons), default=Verdict("same"))
    reasons = dict.fromkeys(reason for verdict in verdicts for reason in verdict.reasons)
    told = say("q-between", lang).join(label(f"{CONCEPT}reason/{reason}") for reason in reasons)
    words = "" if worst.kind == "same" else f"{MARKS[worst.kind]} {say(f'q-rank-{worst.kind}', lang, reasons=told)}"
    differing = [column for column in FURTHER if len({row.get(column) for row in rows}) > 1]
    what = say("q-between", lang).join(say(f"q-care-{column}", lang) for column in differing)
    return Ranking(words, worst.kind, say("q-chart-care", lang, what=what) if differing else "")


def _measure(row: Mapping[str, Term | None]) -> Measure:
    def part(name: str) -> str | None:
        term = row.get(name)
        return None if term is None else slug(term.value)

    year = part("year")
    return Measure(
        nature="figure" if row.get("indicator") is not None else None,
        role=part("role"),
        unit=part("unit"),
        bound=part("bound"),
        per=part("per"),
        period=part("period"),
        base=part("base"),
        indicator=part("indicator"),
        year=int(year) if year is not None and year.isdecimal() else None,
        status=part("status"),
    )
