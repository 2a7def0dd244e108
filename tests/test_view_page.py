"""The page holds whatever the graph may hold: each thing has room, each line can be hit, nothing breaks it."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest
from playwright.sync_api import Browser, sync_playwright

from policygraph.drawing.layout import layout
from policygraph.drawing.page import KINDS, draw_page
from test_view import CHROMIUM, FLAGS, Opened

CITY, PLAN, LATER, DRAFT = "x:place/city", "x:policy/city-plan", "x:policy/city-2025-later", "x:policy/city-2020-early"
VOUCHERS = [f"x:instrument/voucher-{n:02}" for n in range(11)]
# Half way from a thing to its neighbour in the line: there its own line is the nearest.
BESIDE = """(told) => { const [from, kind] = told.split(' '), p = window.policygraph,
    e = [...p.edges.values()].find((one) => one.from === from && one.kind === kind),
    a = p.nodes.get(e.from), b = p.nodes.get(e.to), share = 21 / Math.hypot(b.x - a.x, b.y - a.y),
    m = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
  p.network.moveTo({ position: m, scale: 3 }); return p.network.canvasToDOM(m); }"""
# What is painted from the middle of a thing downwards over its rim: no line or label is there.
RIM = """async (id) => { const p = window.policygraph, n = p.nodes.get(id);
  const canvas = document.querySelector('#canvas canvas');
  p.network.moveTo({ position: { x: n.x, y: n.y }, scale: 1 }); p.network.redraw();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const at = p.network.canvasToDOM(n), ratio = canvas.width / canvas.clientWidth, told = [];
  for (let d = n.size - 3; d <= n.size + 3; d += 0.5)
    told.push([...canvas.getContext('2d').getImageData((at.x + 8) * ratio, (at.y + d) * ratio, 1, 1).data]);
  return told.filter((one) => one[3] === 255).map((one) => one.slice(0, 3)); }"""
BOXES = """() => { const p = window.policygraph, to = (x, y) => p.network.canvasToDOM({ x, y });
  return { width: document.querySelector('#canvas').clientWidth, height: document.querySelector('#canvas').clientHeight,
    labels: p.labels().map((one) => { const a = to(one.box[0], one.box[1]), b = to(one.box[2], one.box[3]);
      return [a.x, a.y, b.x, b.y]; }),
    nodes: [...p.nodes.values()].map((one) => { const at = to(one.x, one.y); return [at.x, at.y]; }) }; }"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


def network(things: dict[str, str], relations: list[tuple[str, str, str]]) -> networkx.MultiDiGraph:
    graph = networkx.MultiDiGraph()
    for thing, kind in things.items():
        graph.add_node(thing, kind=kind, label_zh=f"甲{thing}", label_en=f"The {thing}", claims=[f"{thing}#claim"])
    for start, kind, end in relations:
        proof = [f"{start}#claim"] if kind == "ofPolicy" else []
        graph.add_edge(start, end, key=kind, kind=kind, label_zh=f"系{kind}", label_en=kind, claims=proof)
    return graph


def town() -> networkx.MultiDiGraph:
    """One city with three policies, of which one holds more instruments than a line has room for."""
    things = {CITY: "City", PLAN: "Policy", LATER: "Policy", DRAFT: "Policy", "x:body/office": "Body"}
    things |= dict.fromkeys(VOUCHERS, "Instrument")
    relations = [(policy, "place", CITY) for policy in (PLAN, LATER, DRAFT)]
    relations += [("x:body/office", "place", CITY), (PLAN, "issuedBy", "x:body/office")]
    graph = network(things, relations + [(one, "ofPolicy", PLAN) for one in VOUCHERS])
    graph.nodes[PLAN]["issued"] = "2022-03"
    return graph


def proofs(graph: networkx.MultiDiGraph) -> dict[str, dict[str, Any]]:
    said = {"zh": "至多 1万元", "en": "at most CNY 10,000"}
    kept = dict.fromkeys(("paraphrase", "locator", "note", "status"))
    return {
        f"{thing}#claim": {
            "role": said,
            "says": said,
            "quote": f"原话{thing}",
            "quote_lang": "zh-Hans",
            "source": [],
            **kept,
        }
        for thing in graph
    }


def opened(browser: Browser, tmp_path: Path, graph: networkx.MultiDiGraph, **context: Any) -> Opened:
    path = tmp_path / "graph.html"
    path.write_text(draw_page(graph, proofs(graph)), encoding="utf-8")
    return Opened(browser, path, **context)


def test_policies_stand_below_their_city_by_year_also_where_only_the_slug_tells_it() -> None:
    spots = layout(town())
    assert spots[CITY].y < spots[DRAFT].y < spots[PLAN].y < spots[LATER].y
    assert all(spots[PLAN].y - 20 < spots[one].y < spots[LATER].y for one in VOUCHERS)


def test_no_shape_covers_another() -> None:
    import policygraph

    for graph in (town(), policygraph.load().network):
        spots = [(name, spot, KINDS[graph.nodes[name]["kind"]]["size"]) for name, spot in layout(graph).items()]
        hits = [
            (one, other)
            for n, (one, here, size) in enumerate(spots)
            for other, there, far in spots[n + 1 :]
            if math.dist(here[:2], there[:2]) < size + far
        ]
        assert hits == []


def test_cities_of_one_name_things_without_holder_and_circles_all_have_a_place() -> None:
    things = {
        "x:place/beijing": "City",
        "y:place/beijing": "City",
        "x:a": "Instrument",
        "x:b": "Instrument",
        "x:c": "Fund",
    }
    graph = network(things, [("x:a", "partOf", "x:b"), ("x:b", "partOf", "x:a"), ("x:c", "partOf", "x:c")])
    spots = layout(graph)
    assert spots.keys() == things.keys() and len(set(spots.values())) == len(things)


def test_a_kind_that_the_palette_does_not_know_is_drawn_and_named(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, network({"x:1": "Zone"}, []))
    assert page.errors == []
    assert page.page.locator("#legend button[data-kind=Zone]").inner_text().split() == ["Zone", "1"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_shape_has_an_outline_that_stands_out_also_after_a_choice(
    browser: Browser, tmp_path: Path, scheme: str
) -> None:
    page = opened(browser, tmp_path, town(), color_scheme=scheme)
    for key in ("", "Escape"):
        if key:
            page.click_at(BESIDE, f"{VOUCHERS[0]} ofPolicy")
            page.page.keyboard.press(key)
        colours = page.page.evaluate(RIM, LATER)
        assert any(max(one) < 70 if scheme == "light" else min(one) > 180 for one in colours), colours


def test_a_click_on_each_line_of_a_policy_shows_the_proof_of_that_line(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, town())
    for one in VOUCHERS:
        page.click_at(BESIDE, f"{one} ofPolicy")
        assert page.page.locator("#panel blockquote").inner_text() == f"“原话{one}”"
        page.page.keyboard.press("Escape")


def test_a_relation_without_claims_says_that_it_is_administrative(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, town())
    page.click_at(BESIDE, f"{LATER} place")
    assert "行政关系" in page.page.inner_text("#panel") and page.page.locator("#panel article").count() == 0
    page.page.click("#language")
    assert "administrative relation" in page.page.inner_text("#panel").lower()


def test_a_quote_is_in_the_language_of_its_source(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, town())
    page.click_at(BESIDE, f"{VOUCHERS[0]} ofPolicy")
    assert page.page.locator("#panel blockquote").get_attribute("lang") == "zh-Hans"


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_the_whole_graph_is_in_sight_and_no_label_is_cut_or_covered(
    browser: Browser, tmp_path: Path, size: tuple[int, int]
) -> None:
    page = opened(browser, tmp_path, town(), viewport={"width": size[0], "height": size[1]})
    seen = page.page.evaluate(BOXES)
    assert len(seen["labels"]) >= 4
    assert all(0 < x < seen["width"] and 0 < y < seen["height"] for x, y in seen["nodes"])
    for n, (left, top, right, bottom) in enumerate(seen["labels"]):
        assert left >= 0 and right <= seen["width"]
        assert not [o for o in seen["labels"][n + 1 :] if left < o[2] and right > o[0] and top < o[3] and bottom > o[1]]
    legend, canvas = (page.page.locator(name).bounding_box() for name in ("#legend", "#canvas"))
    assert legend and canvas and canvas["y"] + canvas["height"] <= legend["y"] + 1


def test_a_search_offers_what_else_was_found_and_says_when_there_is_nothing(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, town())
    page.page.fill("#words", "voucher")
    page.page.press("#words", "Enter")
    assert page.page.evaluate("() => window.policygraph.chosen()") == VOUCHERS[0]
    page.page.locator("#panel button", has_text=VOUCHERS[7]).first.click()
    assert page.page.evaluate("() => window.policygraph.chosen()") == VOUCHERS[7]
    page.page.fill("#words", "no such thing")
    page.page.press("#words", "Enter")
    assert page.page.inner_text("#count") == "没有找到。"
    page.page.fill("#words", "voucher")
    page.page.press("#words", "Enter")
    assert page.page.inner_text("#count").startswith("16 个事物")


def test_the_page_is_the_same_whatever_the_order_of_hashes() -> None:
    program = "import hashlib, policygraph; print(hashlib.sha256(policygraph.view().encode()).hexdigest())"
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
