"""Whether two figures may be compared, and in what they differ.

The rules come from comparing city policies by hand: a ceiling of one city stood beside a yearly pool of another, a
target for the core industry beside one for firms above a size. ``ontology/README.md`` tells why each rule is there.
"""

from __future__ import annotations

from typing import NamedTuple

NOT_STATED = "not-stated"
# What a source leaves open: two sizes of funds of which neither says what it is are no more alike than two silences.
SILENT = {NOT_STATED, "size-not-specified"}
# In these, one difference alone forbids a comparison; and so do years more than one apart.
FORBIDDING = ("nature", "unit", "indicator")
# These count: one difference asks for care, two forbid.
COUNTED = ("role", "bound", "per", "period", "base", "status")
REASONS = ("unit", "nature", "indicator", "year", "role", "bound", "per", "period", "base", "status")
YEARS_APART = 1


class Measure(NamedTuple):
    """What a figure is, as slugs of concepts; None where its role has no such part.

    nature: the class of its role (support, rate, public-money, finance, fund-size, figure). unit: the unit to which
    its own converts, if any. year: an integer. status: draft or final.
    """

    nature: str | None
    role: str | None
    unit: str | None
    bound: str | None = None
    per: str | None = None
    period: str | None = None
    base: str | None = None
    indicator: str | None = None
    year: int | None = None
    status: str | None = None


class Verdict(NamedTuple):
    """Whether two figures may be compared: ``same``, ``with-care`` or ``no``, and the reasons in a fixed order."""

    kind: str
    reasons: tuple[str, ...] = ()


SAME = Verdict("same")


def compare_measures(one: Measure, other: Measure) -> Verdict:
    """Tell whether two figures of different claims may be compared.

    ``same`` where they are alike in every respect; ``with-care`` where one respect differs or is not stated; ``no``
    where nature, unit or indicator differ, the years are more than one apart, or two respects differ. What neither
    states is a difference: two silences need not be one fact. A figure compares with itself as ``same``, which is
    for the caller to know: two claims can look alike.

    >>> ceiling = Measure("support", "ceiling", "CNY", "at-most", "firm", "year", status="final")
    >>> compare_measures(ceiling, ceiling._replace(per="project"))
    Verdict(kind='with-care', reasons=('per',))
    >>> compare_measures(ceiling, Measure("rate", "rate", "percent", "at-most", base="contract-value")).kind
    'no'
    """
    differing = {name for name in (*FORBIDDING, *COUNTED) if _differs(getattr(one, name), getattr(other, name))}
    if _years_differ(one, other):
        differing.add("year")
    reasons = tuple(name for name in REASONS if name in differing)
    if differing & {*FORBIDDING} or _far_apart(one.year, other.year):
        return Verdict("no", reasons)
    return Verdict(("same", "with-care", "no")[min(len(reasons), 2)], reasons)


def _differs(one: str | None, other: str | None) -> bool:
    return one != other or one in SILENT


def _years_differ(one: Measure, other: Measure) -> bool:
    if one.year is None and other.year is None:
        # An amount of support has no year of its own; a target or an actual without one is silent.
        return "figure" in (one.nature, other.nature)
    return one.year != other.year


def _far_apart(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) > YEARS_APART


def best(verdicts: list[Verdict]) -> Verdict | None:
    """Pick the verdict that allows most, the one with fewest reasons among equals, or nothing of nothing.

    >>> best([Verdict("no", ("unit",)), Verdict("with-care", ("per",))])
    Verdict(kind='with-care', reasons=('per',))
    """
    rank = {"same": 0, "with-care": 1, "no": 2}
    return min(verdicts, key=lambda verdict: (rank[verdict.kind], len(verdict.reasons), verdict.reasons), default=None)
