"""Each thing and each relation of the picture leads to what proves it: its claims, their words, their sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from browsing import HIT, Opened, Visit

VOUCHER = "id/instrument/shenzhen-training-voucher"
PLAN = "id/policy/shenzhen-2024-pioneer-city-measures"
MIRRORED = "id/instrument/shenzhen-model-voucher"
CLAIMS = "(id) => window.policygraph.drawn().edges.find((one) => one.id === id).claims ?? []"
CARDS = "all => all.map((one) => one.dataset.claim)"
HIT_ALL = f"""() => {{ const hit = {HIT}, {{ edges }} = window.policygraph.drawn();
  return edges.filter((one) => !hit(one.id)).map((one) => `${{one.from}} ${{one.kind}} ${{one.to}}`); }}"""


def cards(opened: Opened) -> list[str]:
    found: list[str] = opened.page.locator("#panel article").evaluate_all(CARDS)
    return found


def edge_claims(opened: Opened, name: str) -> list[str]:
    found: list[str] = opened.page.evaluate(CLAIMS, name)
    return found


def test_a_thing_shows_its_claims_with_quote_source_and_tier(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.click(opened.point(VOUCHER))
    assert opened.chosen() == VOUCHER
    panel = opened.panel()
    assert "“给予最高1000万元资助”" in panel and "至多 1000万元" in panel
    assert "述要，非引文：初创企业60%" in panel and "“初创企业60%”" not in panel
    assert "新闻" in opened.page.locator("#panel .tier").all_inner_texts()


def test_a_policy_shows_the_records_that_support_it(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.click(opened.point(PLAN))
    panel = opened.panel()
    assert "著录" in panel and "发文机关" in panel and "官方" in panel


def test_a_quote_is_in_the_language_of_its_source(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=en")
    opened.choose(VOUCHER)
    quotes: list[Any] = opened.page.locator("#panel blockquote:not(.described)").evaluate_all(
        "a => a.map((o) => o.lang)"
    )
    assert quotes and all(lang.startswith("zh") for lang in quotes)


def test_a_mirror_is_text_and_never_a_link(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.choose(MIRRORED)
    assert "地址仅作文字" in opened.panel()
    mirrored = opened.page.locator("#panel p.source:has(.tier.mirror)")
    assert mirrored.count() > 0 and mirrored.locator("a").count() == 0


def test_a_click_on_a_relation_shows_the_claims_behind_it_and_their_words(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    name = opened.edge(f"one.kind === 'ofPolicy' && one.from === '{VOUCHER}'")
    opened.click_edge(name)
    assert opened.chosen() == name
    assert sorted(cards(opened)) == sorted(edge_claims(opened, name)) != []
    panel = opened.panel()
    assert "所属政策" in panel and "“每年发放最高5亿元“训力券””" in panel


def test_a_relation_between_documents_shows_the_record_that_states_it(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#story=national-plan")
    name = opened.edge("one.kind === 'implements' && one.claims")
    opened.click_edge(name)
    assert opened.chosen() == name and cards(opened) == edge_claims(opened, name)
    assert "著录" in opened.panel() and opened.page.locator("#panel .source").count() > 0


def test_a_relation_without_claims_says_that_it_is_administrative(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    name = opened.edge("one.kind === 'place' && !one.claims")
    opened.click_edge(name)
    assert opened.chosen() == name
    assert "行政关系" in opened.panel() and cards(opened) == []
    opened.page.click("#language")
    assert "administrative relation" in opened.panel()


def test_every_relation_of_the_first_picture_can_be_hit(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    buried = opened.page.evaluate(HIT_ALL)
    assert not buried, f"no pixel chooses these {len(buried)} relations at any zoom: {buried}"


def test_a_click_on_one_relation_in_each_ten_shows_that_relation(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    for name in opened.drawn()["edges"][::10]:
        opened.click_edge(name)
        assert opened.chosen() == name
        assert sorted(cards(opened)) == sorted(edge_claims(opened, name))


def test_every_claim_stands_in_the_panel_of_its_thing(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    lost: list[str] = []
    for name in opened.drawn()["nodes"][::6]:
        opened.choose(name)
        wanted = opened.page.evaluate(
            "(id) => { const one = window.policygraph.node.get(id);"
            " return [...(one.claims ?? []), ...(one.records ?? [])]; }",
            name,
        )
        lost += [claim for claim in wanted if claim not in cards(opened)]
        if not wanted:
            assert "没有关于它的主张" in opened.panel()
    assert lost == []


def test_a_click_on_nothing_clears_the_choice(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.choose(VOUCHER)
    screen = opened.screen()
    opened.click({"x": screen["width"] - 5, "y": screen["height"] - 5})
    assert opened.chosen() is None


def test_both_ends_of_a_relation_are_a_button_away(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.choose(opened.edge(f"one.kind === 'ofPolicy' && one.from === '{VOUCHER}'"))
    things = opened.page.locator("#panel .thing")
    assert things.evaluate_all("all => all.map((one) => one.dataset.thing)") == [VOUCHER, PLAN]
    things.nth(1).click()
    assert opened.chosen() == PLAN
