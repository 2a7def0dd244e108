"""The page in a real browser: visible, offline, with proof behind every click."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest
import rdflib
from playwright.sync_api import Browser, Page, sync_playwright

import policygraph
from policygraph.drawing.layout import layout
from policygraph.drawing.page import KINDS, draw_page
from policygraph.terms import ID, POL

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
VOUCHER = ID + "instrument/shenzhen-training-voucher"
PLAN = ID + "policy/shenzhen-2024-pioneer-city-measures"
HOSTILE = "<img src=x onerror=document.title='broken'>"
INK = """() => {
  const canvas = document.querySelector('#canvas canvas'), context = canvas.getContext('2d');
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data, colours = new Set();
  let ink = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3] > 0) { ink += 1; colours.add(`${pixels[i] >> 4},${pixels[i + 1] >> 4},${pixels[i + 2] >> 4}`); }
  }
  return { share: ink / (pixels.length / 4), colours: colours.size };
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("view") / "graph.html"
    policygraph.view(path, lang="zh")
    return path


class Opened:
    """A page that was opened, with everything it asked the network for and complained about."""

    def __init__(self, browser: Browser, path: Path, **context: Any) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page: Page = browser.new_context(offline=True, **context).new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-ready='1']", state="attached")

    def click_at(self, script: str, thing: str) -> None:
        at = self.page.evaluate(script, thing)
        box = self.page.locator("#canvas").bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


AT_NODE = """(id) => { const p = window.policygraph, n = p.nodes.get(id);
  p.network.moveTo({ position: { x: n.x, y: n.y }, scale: 1 }); return p.network.canvasToDOM({ x: n.x, y: n.y }); }"""
AT_EDGE = """(id) => { const p = window.policygraph, e = [...p.edges.values()].find((one) => one.from === id
    && one.kind === 'ofPolicy'), a = p.nodes.get(e.from), b = p.nodes.get(e.to),
    m = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  p.network.moveTo({ position: m, scale: 2 }); return p.network.canvasToDOM(m); }"""


def test_the_page_asks_the_network_for_nothing_and_shows_ink_and_labels(browser: Browser, shipped: Path) -> None:
    opened = Opened(browser, shipped)
    assert opened.errors == []
    assert opened.requests == [shipped.as_uri()]
    ink = opened.page.evaluate(INK)
    assert ink["share"] > 0.005 and ink["colours"] >= 4, ink
    assert int(opened.page.evaluate("() => document.documentElement.dataset.labels")) > 10
    text = shipped.read_text(encoding="utf-8")
    assert "Content-Security-Policy" in text and "default-src 'none'" in text


def test_the_same_check_fails_on_an_emptied_page(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(draw_page(networkx.MultiDiGraph(), {}), encoding="utf-8")
    opened = Opened(browser, path)
    assert opened.errors == []
    assert opened.page.evaluate(INK)["share"] == 0
    assert "没有可显示的内容" in opened.page.inner_text("#panel")


def test_a_click_on_a_node_shows_its_claims_with_quote_and_source(browser: Browser, shipped: Path) -> None:
    opened = Opened(browser, shipped)
    opened.click_at(AT_NODE, VOUCHER)
    assert opened.page.evaluate("() => window.policygraph.chosen()") == VOUCHER
    panel = opened.page.inner_text("#panel")
    assert "“给予最高1000万元资助”" in panel and "至多 1000万元" in panel
    assert "述要，非引文：初创企业60%" in panel and "“初创企业60%”" not in panel
    assert "新闻" in panel


def test_a_click_on_an_edge_shows_the_claims_behind_it(browser: Browser, shipped: Path) -> None:
    opened = Opened(browser, shipped)
    opened.click_at(AT_EDGE, VOUCHER)
    panel = opened.page.inner_text("#panel")
    assert "所属政策" in panel and "“每年发放最高5亿元“训力券””" in panel


def test_a_policy_shows_the_records_that_support_it(browser: Browser, shipped: Path) -> None:
    opened = Opened(browser, shipped)
    opened.click_at(AT_NODE, PLAN)
    panel = opened.page.inner_text("#panel")
    assert "著录" in panel and "发文机关" in panel and "官方" in panel


def test_search_works_in_both_languages_by_keyboard_alone(browser: Browser, shipped: Path) -> None:
    opened = Opened(browser, shipped)
    for words in ("训力券", "training-compute vouchers"):
        opened.page.focus("#words")
        opened.page.fill("#words", words)
        opened.page.keyboard.press("Enter")
        assert opened.page.evaluate("() => window.policygraph.chosen()") == VOUCHER
        assert opened.page.evaluate("() => document.activeElement.id") == "panel"
        opened.page.keyboard.press("Escape")
        assert opened.page.evaluate("() => window.policygraph.chosen()") is None


def test_the_language_switch_changes_the_interface_and_the_labels(browser: Browser, shipped: Path) -> None:
    opened = Opened(browser, shipped)
    assert opened.page.get_attribute("html", "lang") == "zh"
    opened.page.click("#language")
    assert opened.page.get_attribute("html", "lang") == "en"
    opened.click_at(AT_NODE, VOUCHER)
    panel = opened.page.inner_text("#panel")
    assert "Training-compute vouchers" in panel and "at most CNY 10 million" in panel
    assert "described, not quoted: " in panel


def test_the_legend_counts_and_filters_each_kind(browser: Browser, shipped: Path) -> None:
    opened = Opened(browser, shipped)
    buttons = opened.page.locator("#legend button")
    assert buttons.count() == len(KINDS)
    policy = opened.page.locator("#legend button[data-kind=Policy]")
    rdf, _ = policygraph.load()
    number = len(set(rdf.subjects(rdflib.RDF.type, rdflib.URIRef(POL + "Policy"))))
    assert policy.inner_text().split() == ["政策", str(number)]
    before = opened.page.evaluate(INK)["share"]
    policy.click()
    opened.page.wait_for_timeout(200)
    assert opened.page.locator("#legend button[data-kind=Policy]").get_attribute("aria-pressed") == "false"
    assert opened.page.evaluate(INK)["share"] < before


def test_a_mirror_is_text_and_never_a_link(browser: Browser, shipped: Path) -> None:
    opened = Opened(browser, shipped)
    opened.click_at(AT_NODE, ID + "instrument/shenzhen-model-voucher")
    assert "转载页，地址仅作文字" in opened.page.inner_text("#panel")
    assert opened.page.locator("#panel a").count() == 0


def small(label: str) -> networkx.MultiDiGraph:
    graph = networkx.MultiDiGraph()
    graph.add_node("x:1", kind="City", label_zh=label, label_en=label, claims=["x:claim"])
    return graph


def test_hostile_labels_and_quotes_are_text(browser: Browser, tmp_path: Path) -> None:
    told = {"zh": HOSTILE, "en": HOSTILE}
    source = {
        "title": HOSTILE,
        "publisher": None,
        "published": None,
        "tier": told,
        "tier_slug": "press",
        "url": "javascript:document.title='broken'",
        "address": None,
    }
    evidence = {
        "x:claim": {
            "role": told,
            "says": told,
            "quote": "</script>" + HOSTILE,
            "quote_lang": "zh",
            "paraphrase": None,
            "locator": HOSTILE,
            "note": HOSTILE,
            "status": told,
            "source": [source],
        }
    }
    path = tmp_path / "hostile.html"
    path.write_text(draw_page(small(HOSTILE), evidence, title=told), encoding="utf-8")
    opened = Opened(browser, path)
    opened.click_at(AT_NODE, "x:1")
    assert opened.page.inner_text("#panel").count(HOSTILE) >= 6
    assert opened.page.locator("#panel img, #panel a").count() == 0
    assert opened.page.title() == HOSTILE and opened.errors == []


def test_the_page_fits_a_phone(browser: Browser, shipped: Path) -> None:
    opened = Opened(browser, shipped, viewport={"width": 390, "height": 844})
    assert opened.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    opened.click_at(AT_NODE, VOUCHER)
    assert "“给予最高1000万元资助”" in opened.page.inner_text("#panel")


def test_the_same_graph_is_always_the_same_page() -> None:
    assert policygraph.view(lang="en") == policygraph.view(lang="en")


def test_every_thing_has_a_place_of_its_own() -> None:
    points = layout(policygraph.load().network)
    assert len(points) == len(set(points.values())) == len(policygraph.load().network)
