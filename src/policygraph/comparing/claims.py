"""Claims with all that makes them comparable and all that proves them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from policygraph.comparing.comparability import SAME, Measure, Verdict, compare_measures
from policygraph.store.engine import Engine
from policygraph.terms import Rows, Term, slug

PROLOGUE = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# Each part is a query of its own: one pattern with a dozen optional parts is slow on every engine.
PARTS = """
SELECT ?claim ?property ?value WHERE {{
  ?claim ?property ?value .
  VALUES ?claim {{ {claims} }}
}} ORDER BY ?claim ?property ?value
"""
AROUND = """
SELECT ?claim ?property ?value WHERE {{
  {{ ?claim pol:source/pol:tier ?value . BIND("tier" AS ?property) }}
  UNION {{ ?claim pol:source/pol:published ?value . BIND("published" AS ?property) }}
  UNION {{ ?claim pol:about/pol:ofPolicy ?value . BIND("policy" AS ?property) }}
  UNION {{ ?claim pol:about ?value . ?value a pol:Policy . BIND("policy" AS ?property) }}
  UNION {{ ?claim pol:about/pol:ofPolicy/pol:status ?value . BIND("policyStatus" AS ?property) }}
  UNION {{ ?claim pol:about/pol:status ?value . BIND("policyStatus" AS ?property) }}
  UNION {{ ?claim pol:about/pol:category ?value . BIND("category" AS ?property) }}
  UNION {{ ?claim pol:about/pol:fundKind ?value . BIND("fundKind" AS ?property) }}
  UNION {{ ?claim pol:about/pol:level ?value . ?claim pol:about/pol:fundKind ?kind . BIND("level" AS ?property) }}
  UNION {{
    ?claim pol:about/pol:ofPolicy?/(pol:issuedFrom|pol:publishedFrom|pol:effectiveFrom) ?value .
    BIND("policyDay" AS ?property)
  }}
  UNION {{ ?claim pol:role/skos:broadMatch ?value . BIND("nature" AS ?property) }}
  UNION {{ ?claim pol:unit/pol:convertsTo ?value . BIND("convertsTo" AS ?property) }}
  VALUES ?claim {{ {claims} }}
}} ORDER BY ?claim ?property ?value
"""


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


def read_claims(engine: Engine, claims: Iterable[str]) -> dict[str, Claim]:
    """Read claims by their IRIs.

    >>> from policygraph.store.open import open_engine
    >>> name = "https://w3id.org/policygraph/id/claim/shenzhen-2024-measures-training-voucher-total"
    >>> read_claims(open_engine(), [name])[name].measure.nature
    'public-money'
    """
    wanted = sorted(set(claims))
    found = {claim: Claim(claim, {}) for claim in wanted}
    if wanted:
        names = " ".join(f"<{claim}>" for claim in wanted)
        for query in (PARTS, AROUND):
            _collect(engine.select(PROLOGUE + query.format(claims=names)), found)
    return found


def _collect(rows: Rows, found: dict[str, Claim]) -> None:
    for claim, name, value in rows.rows:
        assert claim is not None and name is not None and value is not None
        values = found[claim.value].parts.setdefault(slug(name.value), [])
        if value not in values:
            values.append(value)


def compare_claims(one: Claim, other: Claim) -> Verdict | None:
    """Tell whether the figures of two claims may be compared; nothing where one of them states no figure."""
    if not (one.is_figure and other.is_figure):
        return None
    return SAME if one.iri == other.iri else compare_measures(one.measure, other.measure)
