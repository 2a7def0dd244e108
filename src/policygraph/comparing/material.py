"""The claims that stand side by side in a comparison, and what was looked for and not found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policygraph.comparing.claims import Claim, read_claims
from policygraph.questions.ask import ask_question
from policygraph.questions.catalogue import find_question
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, ID, Term

# A claim that restates a better one, that no source bears out, or that stands in a draft is not compared.
CLAIMS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX agreement: <https://w3id.org/policygraph/concept/agreement/>
PREFIX status: <https://w3id.org/policygraph/concept/status/>
SELECT DISTINCT ?claim ?where ?place WHERE {{
  VALUES ?place {{ {places} }}
  ?where pol:within* ?place .
  ?claim pol:place ?where ; a pol:Claim .
  MINUS {{ ?claim pol:restates ?better }}
  MINUS {{ ?claim pol:agreement agreement:not-found }}
  MINUS {{ ?claim pol:status status:draft }}
  MINUS {{ ?claim pol:about/pol:ofPolicy/pol:status status:draft }}
  MINUS {{ ?claim pol:about/pol:status status:draft }}
}} ORDER BY ?place ?claim ?where
"""
COVERAGE = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT DISTINCT ?place ?topic WHERE { ?coverage a pol:Coverage ; pol:place ?place ; pol:topic ?topic }
ORDER BY ?place ?topic
"""


class Found(NamedTuple):
    """A claim in the column of a place: ``where`` is the place itself, or a district or zone within it."""

    claim: Claim
    place: str
    where: str

    @property
    def own(self) -> bool:
        """Whether the claim is of the place's own level."""
        return self.where == self.place


def collect_claims(engine: Engine, places: Sequence[str], on: str | None = None) -> list[Found]:
    """Collect every claim that may stand in a comparison of some places.

    places: IRIs. on: a day (``2024-06-30``) that leaves out what began later, what its stated end is past, and what
    sources published later say.
    """
    rows = engine.select(CLAIMS.format(places=" ".join(f"<{place}>" for place in places))).rows
    known = read_claims(engine, [claim.value for claim, *_ in rows if claim])
    found = [
        Found(known[claim.value], place.value, where.value) for claim, where, place in rows if claim and where and place
    ]
    if on is None:
        return found
    valid = policies_in_force(engine, on)
    return [entry for entry in found if _told_by(entry.claim, on, valid)]


def policies_in_force(engine: Engine, on: str) -> set[str]:
    """Give the policies that are in force on a day, for certain, possibly or as far as is known."""
    rows = ask_question(engine, find_question("in-force"), {"on": [on]})
    column = rows.columns.index("policy")
    return {term.value for row in rows.rows if (term := row[column])}


def _told_by(claim: Claim, on: str, valid: set[str]) -> bool:
    policy = claim.one("policy")
    if policy is not None and policy.value not in valid:
        return False
    for name in ("dateFrom", "published"):
        day = claim.one(name)
        # A year alone, such as "2024", is not later than a day of that year.
        if day is not None and day.value[: len(on)] > on[: len(day.value)]:
            return False
    role, year = claim.measure.role, claim.measure.year
    return not (role in ("actual", "count") and year is not None and year > int(on[:4]))


def looked_for(engine: Engine) -> set[tuple[str, str]]:
    """Give which categories of instruments were looked for in a place and not found, as pairs of place and category.

    Coverage of an indicator is about particular figures, so it tells nothing of a whole row of targets.
    """
    found = {(place.value, topic.value) for place, topic in engine.select(COVERAGE).rows if place and topic}
    return {(place, topic) for place, topic in found if topic.startswith(f"{CONCEPT}category/")}


def default_places(engine: Engine) -> list[str]:
    """Give the cities that have claims of their own, the four of the first subject in their usual order."""
    usual = [f"{ID}place/{name}" for name in ("beijing", "shanghai", "guangzhou", "shenzhen")]
    rows = engine.select(
        "PREFIX pol: <https://w3id.org/policygraph/ontology#> "
        "SELECT DISTINCT ?city WHERE { ?city a pol:City . ?claim pol:place ?city ; a pol:Claim } ORDER BY ?city"
    ).rows
    cities = [city.value for (city,) in rows if city]
    return [city for city in usual if city in cities] + [city for city in cities if city not in usual]


def number(term: Term | None) -> float:
    """Give the number of a term for sorting, less than any where there is none."""
    try:
        return float(term.value) if term else float("-inf")
    except ValueError:
        return float("-inf")
