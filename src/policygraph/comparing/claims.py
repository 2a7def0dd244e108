"""Claims with all that makes them comparable and all that proves them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policygraph.comparing.comparability import SAME, Measure, Verdict, compare_measures
from policygraph.store.engine import Engine
from policygraph.terms import POL, Term, slug

# One pattern with a dozen optional parts is slow on every engine, so things are read by name, a kind at a time;
# rdflib joins from the first pattern to the last, so the names come first.
PROPERTIES = """
SELECT ?thing ?property ?value WHERE {{
  VALUES ?thing {{ {things} }}
  ?thing ?property ?value .
}} ORDER BY ?thing ?property ?value
"""
LINKS = ("source", "about", "role", "unit")
# Those that a figure is measured by.
MEASURED_BY = ("about", "role", "unit")
DAYS = ("issuedFrom", "publishedFrom", "effectiveFrom")


class Claim(NamedTuple):
    """One claim: its IRI and its parts by the words of the model, each with every value it has.

    Besides the properties of the claim, the parts ``tier`` and ``published`` (of its source), ``policy`` and
    ``policyStatus``, ``policyDay`` (of its policy), ``nature`` (of its role), ``convertsTo`` (of its unit),
    and ``category``, ``fundKind``, ``level`` (of what it is about).
    """

    iri: str
    parts: dict[str, list[Term]]

    def one(self, name: str, lang: str = "") -> Term | None:
        """Give the value of a part, the one in the language where there are several, or nothing."""
        values = self.parts.get(name, [])
        return next((value for value in values if value.lang == lang), values[0] if values else None)

    @property
    def value(self) -> Term | None:
        """What the claim states: a number, a date, words, or its first concept."""
        return next((term for name in ("value", "date", "text", "object") if (term := self.one(name))), None)

    @property
    def measure(self) -> Measure:
        """What the figure of the claim is, for comparing."""
        names = {name: term and slug(term.value) for name in Measure._fields if (term := self.one(name))}
        unit, status, year = self.one("convertsTo"), self.one("status") or self.one("policyStatus"), self.one("year")
        return Measure(
            nature=names.get("nature"),
            role=names.get("role"),
            unit=slug(unit.value) if unit else names.get("unit"),
            bound=names.get("bound"),
            per=names.get("per"),
            period=names.get("period"),
            base=names.get("base"),
            indicator=names.get("indicator"),
            year=int(year.value) if year else None,
            # What stands in no document has no status, and is no draft.
            status="draft" if status and slug(status.value) == "draft" else "final",
        )

    @property
    def is_figure(self) -> bool:
        """Whether the claim states a number, so that it can be compared at all."""
        return "value" in self.parts


def read_claims(engine: Engine, claims: Iterable[str], links: Sequence[str] = LINKS) -> dict[str, Claim]:
    """Read claims by their IRIs.

    links: the properties that are followed to read what stands there; ``MEASURED_BY`` will do for verdicts.

    >>> from policygraph.store.open import open_engine
    >>> name = "https://w3id.org/policygraph/id/claim/shenzhen-2024-measures-training-voucher-total"
    >>> read_claims(open_engine(), [name])[name].measure.nature
    'public-money'
    """
    found = _read(engine, set(claims))
    around = _read(engine, {term.value for parts in found.values() for name in links for term in parts.get(name, ())})
    policies = _read(
        engine, {term.value for parts in around.values() for term in parts.get("ofPolicy", ())} - around.keys()
    )
    things = {**around, **policies}
    return {claim: Claim(claim, {**found.get(claim, {}), **_beside(found.get(claim, {}), things)}) for claim in claims}


def _read(engine: Engine, things: set[str]) -> dict[str, dict[str, list[Term]]]:
    found: dict[str, dict[str, list[Term]]] = {}
    if things:
        names = " ".join(f"<{thing}>" for thing in sorted(things))
        for thing, name, value in engine.select(PROPERTIES.format(things=names)).rows:
            assert thing is not None and name is not None and value is not None
            found.setdefault(thing.value, {}).setdefault(slug(name.value), []).append(value)
    return found


def _beside(claim: dict[str, list[Term]], things: dict[str, dict[str, list[Term]]]) -> dict[str, list[Term]]:
    """Give what stands on the source, role and unit of a claim, on what it is about, and on the policy of that."""

    def of(terms: Iterable[Term], *names: str) -> list[Term]:
        values = {value for term in terms for name in names for value in things.get(term.value, {}).get(name, ())}
        return sorted(values, key=lambda value: value.value)

    about, source = claim.get("about", []), claim.get("source", [])
    policies = of(about, "ofPolicy") + [term for term in about if f"{POL}Policy" in _types(term, things)]
    parts = {
        "tier": of(source, "tier"),
        "published": of(source, "published"),
        "policy": policies,
        "policyStatus": of(policies, "status"),
        "policyDay": of(policies, *DAYS),
        "category": of(about, "category"),
        "fundKind": of(about, "fundKind"),
        "level": of((term for term in about if of([term], "fundKind")), "level"),
        "nature": of(claim.get("role", ()), "broadMatch"),
        "convertsTo": of(claim.get("unit", ()), "convertsTo"),
    }
    return {name: values for name, values in parts.items() if values}


def _types(term: Term, things: dict[str, dict[str, list[Term]]]) -> set[str]:
    return {kind.value for kind in things.get(term.value, {}).get("type", ())}


def compare_claims(one: Claim, other: Claim) -> Verdict | None:
    """Tell whether the figures of two claims may be compared; nothing where one of them states no figure."""
    if not (one.is_figure and other.is_figure):
        return None
    return SAME if one.iri == other.iri else compare_measures(one.measure, other.measure)
