"""What each topic of a comparison lays side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from policygraph.comparing.claims import Claim
from policygraph.comparing.comparison import Entry, Line, build_line
from policygraph.comparing.material import Found, number
from policygraph.terms import CONCEPT

ROLE, NATURE, LEVEL = (CONCEPT + name for name in ("role/", "nature/", "level/"))
Entries = dict[str, list[Entry]]


class Topic(NamedTuple):
    """Which claims stand in a topic, in which row, in which order, and how many of a place are shown at first.

    roles: slugs. rows: the dimensions of a claim, each a row. order: sorts the claims of a cell, the first to show
    first. most: entries of a cell shown in a table. by_year: whether a cell that shows one claim shows that of the
    year to which the other places come nearest. districts: whether a city's districts have rows of their own.
    shared_first: whether rows with more places come before the order of their concepts.
    """

    roles: frozenset[str]
    rows: Callable[[Found], Iterable[tuple[str, ...]]]
    order: Callable[[Claim], tuple[object, ...]]
    most: int
    by_year: bool = False
    districts: bool = False
    shared_first: bool = False


def _by_indicator(found: Found) -> Iterable[tuple[str, ...]]:
    indicator, role = found.claim.one("indicator"), found.claim.measure.role
    return [(indicator.value, f"{ROLE}{role}")] if indicator else []


def _by_category(found: Found) -> Iterable[tuple[str, ...]]:
    nature = found.claim.measure.nature
    kind = f"{NATURE}{nature}" if nature else f"{ROLE}{found.claim.measure.role}"
    return [(category.value, kind) for category in found.claim.parts.get("category", [])]


def _by_role(found: Found) -> Iterable[tuple[str, ...]]:
    return [(f"{ROLE}{found.claim.measure.role}",)]


def _by_level_and_role(found: Found) -> Iterable[tuple[str, ...]]:
    level = found.claim.one("level")
    return [(level.value if level else f"{LEVEL}city", f"{ROLE}{found.claim.measure.role}")]


def _largest_first(claim: Claim) -> tuple[object, ...]:
    return (-number(claim.one("value")), claim.iri)


def _latest_first(claim: Claim) -> tuple[object, ...]:
    day = claim.one("date") or claim.one("policyDay") or claim.one("published")
    return (not day, [-ord(character) for character in day.value] if day else [], claim.iri)


def _earliest_first(claim: Claim) -> tuple[object, ...]:
    return (claim.measure.year or 0, -number(claim.one("value")), claim.iri)


TOPICS = {
    "inventory": Topic(frozenset({"count"}), _by_indicator, _latest_first, 3),
    "positioning": Topic(
        frozenset({"positioning", "profile", "approach", "series", "focus"}), _by_role, _latest_first, 4
    ),
    "targets": Topic(
        frozenset({"target", "stretch-target", "actual", "forecast"}),
        _by_indicator,
        _earliest_first,
        4,
        by_year=True,
        shared_first=True,
    ),
    "instruments": Topic(
        frozenset(
            {"ceiling", "unit-amount", "rate", "pool", "budget", "paid-out", "credit-line", "invested", "offers"}
        ),
        _by_category,
        _largest_first,
        1,
    ),
    "funds": Topic(
        frozenset(
            {
                "vision-size",
                "target-size",
                "first-close-target",
                "first-close",
                "paid-in",
                "size-not-specified",
                "established",
                "announced",
                "offers",
                "invested",
            }
        ),
        _by_level_and_role,
        _largest_first,
        3,
        districts=True,
    ),
    "emphasis": Topic(frozenset({"emphasis"}), _by_role, _largest_first, 4),
}


def collect_rows(name: str, topic: Topic, found: Sequence[Found]) -> dict[tuple[str, ...], Entries]:
    """Sort claims into the rows and columns of a topic."""
    rows: dict[tuple[str, ...], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    where: dict[tuple[str, str], str] = {}
    for entry in found:
        if not _stands_in(name, topic, entry):
            continue
        for row in topic.rows(entry):
            claims = rows[row][entry.place]
            if entry.claim not in claims:
                claims.append(entry.claim)
                where[entry.place, entry.claim.iri] = entry.where
    return {
        row: {
            place: [Entry(claim, where=where[place, claim.iri]) for claim in sorted(claims, key=topic.order)]
            for place, claims in columns.items()
        }
        for row, columns in rows.items()
    }


def _stands_in(name: str, topic: Topic, found: Found) -> bool:
    if found.claim.measure.role not in topic.roles or not (found.own or topic.districts):
        return False
    about_fund = "fundKind" in found.claim.parts
    if name == "funds":
        return about_fund
    if name == "inventory":
        indicator = found.claim.one("indicator")
        return indicator is not None and indicator.value == f"{CONCEPT}indicator/ai-policy-count"
    return not about_fund


def align_years(entries: Entries) -> Entries:
    """Put first, in each column, the claim of the year to which all columns come nearest, the latest among equals.

    Else one place would be shown with its target for 2020 and the next with that for 2030.
    """
    years = {place: {_year(entry) for entry in theirs} - {0} for place, theirs in entries.items()}
    told = [known for known in years.values() if known]
    if not told:
        return entries
    common = min(set().union(*told), key=lambda year: (sum(min(abs(year - y) for y in known) for known in told), -year))
    return {place: sorted(theirs, key=lambda entry: abs(_year(entry) - common)) for place, theirs in entries.items()}


def _year(entry: Entry) -> int:
    return (entry.claim and entry.claim.measure.year) or 0


def topic_lines(
    name: str,
    found: Sequence[Found],
    places: Sequence[str],
    looked_for: set[tuple[str, str]],
    ranks: dict[str, int],
    most: int | None,
) -> list[Line]:
    """Build the rows of a topic, in the order in which they are read.

    ranks: the order of concepts.
    """
    topic = TOPICS[name]
    rows = collect_rows(name, topic, found)
    lines = [
        build_line(
            name, row, align_years(entries) if most == 1 and topic.by_year else entries, places, looked_for, most
        )
        for row, entries in rows.items()
    ]

    def rank(line: Line) -> tuple[object, ...]:
        filled = sum(bool(cell.entries) for cell in line.cells.values())
        by_concept = [ranks.get(part, 0) for part in line.dimension]
        return (-filled if topic.shared_first else 0, by_concept, line.dimension)

    return sorted(lines, key=rank)
