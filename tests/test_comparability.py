"""Whether two figures may be compared: the rule holds for every pair there can be."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.comparing.claims import Claim, compare_claims, read_claims
from policygraph.comparing.comparability import NOT_STATED, REASONS, Measure, best, compare_measures
from policygraph.questions.ask import ask_question
from policygraph.questions.catalogue import find_question
from policygraph.store.engine import Engine
from policygraph.store.prepare import prepare_query
from policygraph.terms import slug

NATURES = {
    "support": ("ceiling", "unit-amount"),
    "rate": ("rate",),
    "public-money": ("pool", "budget"),
    "fund-size": ("vision-size", "first-close"),
    "figure": ("target", "actual"),
}
stated = st.sampled_from([None, NOT_STATED, "firm", "project"])
measures = st.sampled_from([(nature, role) for nature, roles in NATURES.items() for role in roles]).flatmap(
    lambda kind: st.builds(
        Measure,
        nature=st.just(kind[0]),
        role=st.just(kind[1]),
        unit=st.sampled_from(["CNY", "percent", "count", "PFLOPS"]),
        bound=st.sampled_from(["at-most", "at-least", "above"]),
        per=stated,
        period=st.sampled_from([None, NOT_STATED, "year", "once"]),
        base=st.sampled_from([None, NOT_STATED, "contract-value"]),
        indicator=st.sampled_from([None, "ai-core-industry-size", "above-scale-ai-industry-size"]),
        year=st.sampled_from([None, 2022, 2023, 2025]),
        status=st.sampled_from(["draft", "final"]),
    )
)
CEILING = Measure("support", "ceiling", "CNY", "at-most", "firm", "year", status="final")
TARGET = Measure("figure", "target", "CNY", "at-least", indicator="ai-core-industry-size", year=2025, status="final")


@given(measures, measures)
def test_the_verdict_does_not_depend_on_which_comes_first(one: Measure, other: Measure) -> None:
    assert compare_measures(one, other) == compare_measures(other, one)


@given(measures)
def test_a_claim_may_be_compared_with_itself_whatever_it_leaves_unsaid(measure: Measure) -> None:
    class Itself(Claim):
        is_figure = True

    claim = Itself("x:claim", {})
    verdict = compare_claims(claim, claim)
    assert verdict is not None and verdict.kind == "same"


@given(measures)
def test_what_is_alike_and_stated_in_every_respect_is_the_same(measure: Measure) -> None:
    silent = NOT_STATED in measure or (measure.nature == "figure" and measure.year is None)
    assert (compare_measures(measure, measure).kind == "same") is not silent


@given(measures, measures)
def test_money_never_compares_with_another_unit_or_with_a_rate(one: Measure, other: Measure) -> None:
    if one.unit == "CNY" and (other.unit != "CNY" or (other.nature == "rate") != (one.nature == "rate")):
        assert compare_measures(one, other).kind == "no"


@given(measures, measures, st.sampled_from(["per", "period", "base"]))
def test_what_is_not_stated_is_never_the_same_as_what_is(one: Measure, other: Measure, part: str) -> None:
    def saying(measure: Measure, what: str | None) -> Measure:
        changed: dict[str, Any] = {part: what}
        return measure._replace(**changed)

    silent = saying(one, NOT_STATED)
    for theirs in ("firm", NOT_STATED, None):
        verdict = compare_measures(silent, saying(other, theirs))
        assert verdict.kind != "same" and part in verdict.reasons


@given(measures, measures)
def test_every_difference_is_named_and_nothing_else(one: Measure, other: Measure) -> None:
    verdict = compare_measures(one, other)
    assert (verdict.kind == "same") is (verdict.reasons == ())
    assert list(verdict.reasons) == [name for name in REASONS if name in verdict.reasons]
    for name in ("unit", "nature", "indicator", "role", "bound", "status"):
        assert (name in verdict.reasons) is (getattr(one, name) != getattr(other, name))


@given(measures, measures, measures)
def test_the_best_verdict_is_the_same_in_every_order(one: Measure, two: Measure, three: Measure) -> None:
    verdicts = [compare_measures(one, other) for other in (two, three)]
    assert best(verdicts) == best(verdicts[::-1])


@pytest.mark.parametrize(
    ("change", "kind", "reasons"),
    [
        ({}, "same", ()),
        ({"per": "project"}, "with-care", ("per",)),
        ({"per": NOT_STATED}, "with-care", ("per",)),
        ({"bound": "at-least"}, "with-care", ("bound",)),
        ({"per": "project", "period": NOT_STATED}, "no", ("per", "period")),
        ({"status": "draft"}, "with-care", ("status",)),
        ({"unit": "percent"}, "no", ("unit",)),
        ({"nature": "public-money", "role": "pool"}, "no", ("nature", "role")),
    ],
)
def test_a_ceiling_beside_another(change: dict[str, Any], kind: str, reasons: tuple[str, ...]) -> None:
    assert compare_measures(CEILING, CEILING._replace(**change)) == (kind, reasons)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"bound": "above"}, "with-care"),
        ({"indicator": "above-scale-ai-industry-size"}, "no"),
        ({"year": 2026}, "with-care"),
        ({"year": 2027}, "no"),
        ({"year": None}, "with-care"),
        ({"role": "actual"}, "with-care"),
    ],
)
def test_a_target_beside_another(change: dict[str, Any], kind: str) -> None:
    assert compare_measures(TARGET, TARGET._replace(**change)).kind == kind


def test_two_sizes_of_funds_of_which_neither_says_what_it_is_compare_with_care_only() -> None:
    size = Measure("fund-size", "size-not-specified", "CNY", "equal", status="final")
    assert compare_measures(size, size) == ("with-care", ("role",))


def test_pflops_and_eflops_are_one_unit_within_an_indicator(embedded: Engine) -> None:
    rows = embedded.select(
        prepare_query("SELECT ?c { ?c a pol:Claim ; pol:unit ?u . VALUES ?u { unit:EFLOPS unit:PFLOPS } } ORDER BY ?c")
    ).rows
    units = {claim.measure.unit for claim in read_claims(embedded, [c.value for (c,) in rows if c]).values()}
    assert units == {"PFLOPS"}


def test_real_claims_are_judged_alike_both_ways_round(embedded: Engine) -> None:
    rows = embedded.select(prepare_query("SELECT ?c { ?c a pol:Claim ; pol:value ?v } ORDER BY ?c")).rows
    claims = list(read_claims(embedded, [c.value for (c,) in rows if c][::7]).values())
    for one, other in combinations(claims, 2):
        assert compare_claims(one, other) == compare_claims(other, one)


@pytest.mark.parametrize("question", ["claims-not-comparable", "comparable-targets"])
def test_the_library_judges_every_pair_as_the_rule_does(question: str, embedded: Engine) -> None:
    rows = ask_question(embedded, find_question(question))
    at = {column: n for n, column in enumerate(rows.columns)}
    told: dict[tuple[str, str], tuple[str, set[str]]] = {}
    for row in rows.rows:
        one, other, verdict, reason = (row[at[name]] for name in ("claim", "otherClaim", "verdict", "reason"))
        assert one and other and verdict
        kind, reasons = told.setdefault((one.value, other.value), (slug(verdict.value), set()))
        assert kind == slug(verdict.value)
        reasons |= {slug(reason.value)} if reason else set()
    claims = read_claims(embedded, {claim for pair in told for claim in pair})
    for (one_name, other_name), (kind, reasons) in told.items():
        judged = compare_claims(claims[one_name], claims[other_name])
        assert judged and (judged.kind, set(judged.reasons)) == (kind, reasons), (
            f"{question} says {kind} {sorted(reasons)} of {slug(one_name)} and {slug(other_name)}; make them agree"
        )
