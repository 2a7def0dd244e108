"""What the page tells of each statement is what the graph says, with its source and its verdict."""

from __future__ import annotations

from typing import Any

import pytest

import policygraph
from policygraph.drawing.citations import Citations
from policygraph.drawing.disagreements import read_disagreements
from policygraph.drawing.evidence import read_evidence
from policygraph.drawing.facets import add_facets
from policygraph.drawing.headline import KINDS, headline
from policygraph.drawing.names import short
from policygraph.drawing.packing import pack_nodes
from policygraph.drawing.verdicts import TOPICS, read_verdicts
from policygraph.loading.network import build_network
from policygraph.render.labels import read_labels
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.engine import Engine
from policygraph.store.prepare import prepare_query
from policygraph.terms import CONCEPT, LANGUAGES, slug

SIGNS = {"at-most": "≤", "at-least": "≥", "above": ">", "below": "<", "about": "≈"}
Evidence = dict[str, Any]


@pytest.fixture(scope="module")
def evidence(embedded: Engine) -> Evidence:
    return dict(read_evidence(embedded))


def column(engine: Engine, query: str) -> list[str]:
    return [row[0].value for row in engine.select(prepare_query(query)).rows if row[0] is not None]


def test_every_claim_and_record_of_the_graph_is_told_with_its_role_and_its_sources(
    embedded: Engine, evidence: Evidence
) -> None:
    named = column(embedded, "SELECT ?x { { ?x a pol:Claim } UNION { ?x a pol:Record } }")
    assert set(named) == set(evidence) and len(named) > 800
    for name, told in evidence.items():
        assert all(told["role"][lang] for lang in LANGUAGES) and ":" not in told["role"]["en"], name
        assert told["source"], f"{name} names no source"
        for source in told["source"]:
            assert source["tier_slug"] != "tier" and all(source["tier"][lang] for lang in LANGUAGES), name


def test_every_statement_says_something_in_both_languages(evidence: Evidence) -> None:
    for name, told in evidence.items():
        if told["role_slug"] == "offers":
            # That something is offered is all that is said; the words of the source say what.
            assert told["quote"] or told["paraphrase"], f"give {name} a quote or a paraphrase"
        else:
            assert all(told["says"][lang] for lang in LANGUAGES), f"{name} says nothing"
        for words in (told["says"], told["brief"]):
            assert bool(words["zh"]) == bool(words["en"]), name
            assert CONCEPT not in " ".join(words.values()), f"a label is lacking: {words}"


def test_a_copy_is_text_and_never_a_link_and_every_other_address_is_a_link(evidence: Evidence) -> None:
    sources = [source for told in evidence.values() for source in told["source"]]
    mirrors = [source for source in sources if source["tier_slug"] == "mirror"]
    assert mirrors and all(source["url"] is None for source in mirrors)
    assert any(source["address"] for source in mirrors)
    links = [source["url"] for source in sources if source["url"] is not None]
    assert links and all(link.startswith(("https://", "http://")) for link in links)
    assert all(source["address"] is None for source in sources if source["tier_slug"] != "mirror")


def test_a_figure_beside_a_name_has_its_bound_as_a_sign(embedded: Engine, evidence: Evidence) -> None:
    query = (
        "SELECT ?claim ?bound { ?claim a pol:Claim ; pol:value ?value ; pol:bound ?bound . "
        "MINUS { ?claim pol:valueTo ?upper } FILTER(isNumeric(?value)) }"
    )
    seen = set()
    for claim, bound in embedded.select(prepare_query(query)).rows:
        assert claim is not None and bound is not None
        sign, brief = SIGNS.get(slug(bound.value)), evidence[claim.value]["brief"]
        for lang in LANGUAGES:
            assert brief[lang].startswith(f"{sign} ") if sign else not set(brief[lang]) & set(SIGNS.values()), brief
        seen.add(sign)
    assert {"≤", "≥", ">", "≈"} <= seen


def test_a_figure_beside_a_name_says_nothing_of_what_the_source_leaves_open(
    embedded: Engine, evidence: Evidence
) -> None:
    open_ones = column(embedded, "SELECT DISTINCT ?c { ?c ?p ?o . FILTER(STRENDS(STR(?o), '/not-stated')) }")
    concepts = [name for name in open_ones if "/claim/" not in name]
    found = column(embedded, "SELECT DISTINCT ?o { ?c a pol:Claim ; ?p ?o . FILTER(STRENDS(STR(?o), '/not-stated')) }")
    labels = read_labels(embedded, [*found, *concepts])
    words = {labels.of(name, lang) for name in found for lang in LANGUAGES}
    assert words
    for name, told in evidence.items():
        assert not any(word in told["brief"][lang] for word in words for lang in LANGUAGES), name


def test_the_verdicts_are_those_of_the_comparison(embedded: Engine, evidence: Evidence) -> None:
    expected: dict[str, list[tuple[str, int]]] = {}
    for topic in TOPICS:
        for line in policygraph.compare(topic=topic).lines:
            for cell in line.cells.values():
                for entry in cell.entries:
                    if entry.claim and entry.verdict:
                        judged = entry.verdict.kind, len(entry.verdict.reasons)
                        expected.setdefault(entry.claim.iri, []).append(judged)
    assert expected
    verdicts = read_verdicts(embedded)
    assert verdicts.keys() == expected.keys()
    for claim, told in verdicts.items():
        assert [one["kind"] for one in told] == [kind for kind, _ in expected[claim]]
        for one, (_, reasons) in zip(told, expected[claim], strict=True):
            for lang, comma in (("zh", "、"), ("en", ", ")):
                assert one["row"][lang] and one["label"][lang]
                assert bool(one["reasons"][lang]) == bool(reasons)
                assert one["reasons"][lang].count(comma) >= reasons - 1
        assert evidence[claim]["verdicts"] == told
    assert {claim for claim, told in evidence.items() if told["verdicts"]} == set(expected)


def test_every_disagreement_is_told_with_its_kind_and_with_who_disagrees(embedded: Engine, evidence: Evidence) -> None:
    told = read_disagreements(embedded)
    assert set(told) == set(column(embedded, "SELECT ?d { ?d a pol:Disagreement }"))
    for name, facts in told.items():
        assert facts["zh"] and facts["en"] and facts["kind"] and facts["note"], name
        assert len(facts["between"]) > 1 or facts["source"], f"{name} names neither claims nor sources"
        assert set(facts["between"]) <= set(evidence), name


def test_a_source_without_a_title_is_not_named_by_its_identifier(embedded: Engine) -> None:
    strange = {
        source["en"]
        for facts in read_disagreements(embedded).values()
        for source in facts["source"]
        if source["en"].startswith("source:")
    }
    assert not strange, f"name these by their publisher or address: {sorted(strange)}"


def claim(role: str, brief: str, **more: Any) -> Evidence:
    return {"role_slug": role, "brief": {"zh": brief, "en": brief}, "restates": [], "agreement_slug": None, **more}


def test_the_figure_of_a_scheme_is_its_ceiling_before_its_rate_and_none_that_restates() -> None:
    told = {"a": claim("rate", "30%"), "b": claim("ceiling", "≤ 2"), "c": claim("ceiling", "≤ 1", restates=["b"])}
    facts = {"kind": "Instrument", "claims": ["c", "a", "b"]}
    assert headline(facts, told) == "b"
    assert headline(facts | {"claims": ["a"]}, told) == "a"
    assert headline(facts | {"claims": ["c"]}, told) is None


def test_a_figure_that_no_source_bears_out_stands_beside_no_name() -> None:
    told = {"a": claim("ceiling", "≤ 5", agreement_slug="not-found")}
    assert headline({"kind": "Instrument", "claims": ["a"]}, told) is None


def test_where_no_claim_gives_a_figure_none_stands_beside_the_name() -> None:
    told = {"a": claim("ceiling", ""), "b": claim("positioning", "leading"), "c": claim("target", "5")}
    assert headline({"kind": "Target", "claims": ["a", "b"]}, told) is None
    assert headline({"kind": "Target", "claims": []}, told) is None
    assert headline({"kind": "Target", "claims": ["gone"]}, told) is None
    for kind in ("City", "Policy", "Body", "Claim"):
        assert headline({"kind": kind, "claims": ["c"]}, told) is None


def test_most_shipped_schemes_targets_and_funds_have_a_figure_and_it_is_never_one_that_is_not_compared(
    embedded: Engine, evidence: Evidence
) -> None:
    assert isinstance(embedded, EmbeddedEngine)
    things = [facts for _, facts in build_network(embedded.store).nodes(data=True) if facts["kind"] in KINDS]
    told = [name for facts in things if (name := headline(facts, evidence))]
    assert len(told) > len(things) / 2
    not_compared = column(
        embedded, "SELECT ?c { { ?c pol:restates ?better } UNION { ?c pol:agreement agreement:not-found } }"
    )
    assert not set(told) & set(not_compared), "such a figure stands in the panel, not in the picture"


def test_a_figure_about_which_sources_differ_is_marked_and_what_a_draft_offers_is_a_draft(
    embedded: Engine, evidence: Evidence
) -> None:
    assert isinstance(embedded, EmbeddedEngine)
    things = build_network(embedded.store)
    add_facets(things, evidence)
    nodes, index = dict(things.nodes(data=True)), {node: n for n, node in enumerate(sorted(things))}
    disputed = set(column(embedded, "SELECT ?c { ?d pol:between ?c }"))
    packed = {one["id"]: one for one in pack_nodes(nodes, index, Citations(evidence), disputed)}
    marked = {node for node in nodes if packed[short(node)].get("differs")}
    assert marked == {node for node, facts in nodes.items() if headline(facts, evidence) in disputed} and marked
    drafts = set(column(embedded, "SELECT ?x { ?x pol:ofPolicy/pol:status status:draft }"))
    assert drafts and drafts <= {node for node in nodes if packed[short(node)].get("draft")}
