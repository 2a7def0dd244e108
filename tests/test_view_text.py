"""Labels, quotes and addresses are data: whatever they hold, the page shows it as text and does nothing it says."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import networkx
import pytest

from browsing import Opened, Visit
from policygraph.drawing.page import draw_page
from policygraph.drawing.scene import Scene

HOSTILE = "<img src=x onerror=document.title='broken'>"
ENDING = "</script><script>document.title='broken'</script><!--"
TOLD = {"zh": HOSTILE, "en": HOSTILE}
CLAIM = "x:claim"


def source(tier: str, url: str | None, address: str | None) -> dict[str, Any]:
    told = {"id": f"x:source/{tier}", "title": HOSTILE, "publisher": ENDING, "published": HOSTILE}
    return {**told, "tier": TOLD, "tier_slug": tier, "url": url, "address": address}


def evidence() -> dict[str, dict[str, Any]]:
    """Give one claim in which every text is hostile."""
    names = ("locator", "note", "doubt", "year")
    return {
        CLAIM: {
            **{"role": TOLD, "role_slug": "ceiling", "says": TOLD, "brief": TOLD, "status": TOLD, "confidence": TOLD},
            **{"confidence_slug": HOSTILE, "quote": ENDING + HOSTILE, "quote_lang": '"><b>', "paraphrase": None},
            **{
                "agreement": TOLD,
                "restates": [],
                "agreement_slug": None,
                "converted": False,
                **dict.fromkeys(names, HOSTILE),
            },
            "verdicts": [{"kind": "no", "label": TOLD, "row": TOLD, "reasons": TOLD}],
            "source": [
                source("press", "javascript:document.title='broken'", None),
                source("mirror", None, f"https://mirror.example/{HOSTILE}"),
                source("blog", "data:text/html,<b>x</b>", None),
                source("official-page", "https://example.org/<b>", None),
            ],
        }
    }


def hostile_graph() -> networkx.MultiDiGraph:
    graph = networkx.MultiDiGraph()
    labels = {"label_zh": HOSTILE, "label_en": HOSTILE, "title_zh": ENDING, "title_en": ENDING}
    graph.add_node("x:1", kind="Instrument", claims=[CLAIM], note=HOSTILE, home="x:2", place="x:2", **labels)
    graph.add_node("x:2", kind="City", claims=[], home="x:2", **{**labels, "label_zh": HOSTILE + "2"})
    graph.add_node("x:3", kind=HOSTILE, claims=[], **labels)
    graph.add_edge("x:1", "x:2", key="place", kind="place", claims=[CLAIM], label_zh=HOSTILE, label_en=HOSTILE)
    return graph


@pytest.fixture
def opened(visit: Visit, tmp_path: Path) -> Opened:
    graph = hostile_graph()
    differs = {"x:differs": {**TOLD, "kind": [TOLD], "note": HOSTILE, "between": [CLAIM], "source": [TOLD]}}
    scenes = [Scene("hostile", TOLD, TOLD, "anchored", graph)]
    path = tmp_path / "hostile.html"
    page = draw_page(graph, evidence(), disagreements=differs, scenes=scenes, title={"zh": ENDING, "en": ENDING})
    path.write_text(page, encoding="utf-8")
    return visit(path)


def check_text(opened: Opened) -> None:
    """Hold that no label became an element and no script of a label ran."""
    assert opened.page.title() == ENDING.strip(), "a label ran as a script"
    assert opened.page.locator("img, #panel b, #table b, #filters b, #found b").count() == 0, (
        "a label became an element"
    )
    assert opened.page.locator("script").count() == 3 and opened.errors == []


def test_hostile_labels_are_text_in_the_panel_of_a_thing(opened: Opened) -> None:
    opened.choose("x:1")
    panel = opened.panel()
    assert panel.count(HOSTILE) >= 12 and ENDING in panel
    check_text(opened)


def test_hostile_labels_are_text_in_the_panel_of_a_relation_and_of_a_picture(opened: Opened) -> None:
    assert opened.panel().count(HOSTILE) >= 2
    opened.choose(opened.edge("true"))
    assert opened.panel().count(HOSTILE) >= 6
    check_text(opened)


def test_hostile_labels_are_text_in_table_filters_menu_and_search(opened: Opened) -> None:
    opened.page.click("#table-open")
    assert opened.page.inner_text("#things").count(HOSTILE) >= 3 and HOSTILE in opened.page.inner_text("#lines")
    opened.page.evaluate("() => document.querySelectorAll('[data-part]').forEach((one) => { one.open = true; })")
    assert HOSTILE in opened.page.inner_text("#filters")
    assert HOSTILE in opened.page.locator("#story option").all_inner_texts()
    opened.page.fill("#words", "img")
    assert opened.page.inner_text("#found").count(HOSTILE) >= 3
    opened.page.keyboard.press("Enter")
    check_text(opened)


def test_hostile_labels_are_text_in_the_saved_picture(opened: Opened) -> None:
    svg = ElementTree.fromstring(opened.page.evaluate("() => window.policygraph.svg()"))
    words = [text.text or "" for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert any(word.startswith("<img") for word in words)
    assert {one.tag.split("}")[1] for one in svg.iter()} <= {"svg", "title", "rect", "g", "path", "text"}
    check_text(opened)


def test_only_an_address_of_the_web_becomes_a_link(opened: Opened) -> None:
    opened.choose("x:1")
    links = opened.page.locator("#panel a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert links == ["https://example.org/<b>"]
    assert "https://mirror.example/" in opened.panel(), "the address of a mirror is told as text"
    check_text(opened)


def test_a_hostile_address_is_no_more_than_an_address(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#at=%3Cimg%20src=x%20onerror=alert(1)%3E&story=%3Cscript%3E&off=kind:%3Cimg%3E")
    assert opened.page.locator("img").count() == 0
    opened.choose("id/place/shenzhen")
    assert "<img" not in opened.page.evaluate("() => location.hash")


def test_hostile_labels_are_text_in_a_page_that_unpacks_itself(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "compact.html"
    path.write_text(draw_page(hostile_graph(), evidence(), title=TOLD, compact=True), encoding="utf-8")
    opened = visit(path)
    opened.choose("x:1")
    assert opened.panel().count(HOSTILE) >= 12
    assert opened.page.title() == HOSTILE and opened.page.locator("img").count() == 0
