"""The page is really seen, in pixels, and asks the network for nothing; the same checks fail on a page that is not."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest
from playwright.sync_api import Browser

from browsing import Opened, Visit, check_quiet
from policygraph.drawing.page import draw_page

DATA = re.compile(r'(<script type="application/json" id="data">)(.*?)(</script>)', re.DOTALL)
PROBES = 12


def check_seen(opened: Opened) -> None:
    """Hold that there is a picture: ink, labels, every thing inside the screen, and a click that hits."""
    screen = opened.screen()
    shapes = screen["shapes"]
    assert len(shapes) > 5, "nothing is drawn"
    lost = [
        one["id"]
        for one in shapes
        if not (math.isfinite(one["x"]) and 0 <= one["x"] <= screen["width"])
        or not (math.isfinite(one["y"]) and 0 <= one["y"] <= screen["height"])
    ]
    assert lost == [], f"out of sight when the page opens: {lost}; let fit() reach them"
    ink = opened.ink()
    assert ink.share > 0.03 and ink.colours >= 12, f"there is nothing to see: {ink}"
    assert len(screen["labels"]) > 5, "no labels are to be seen"
    for one in shapes[:: max(1, len(shapes) // PROBES)]:
        opened.click(one)
        assert opened.chosen() == one["id"], f"a click on {one['id']} chose {opened.chosen()}"


def test_the_page_shows_ink_and_labels_and_a_click_on_a_pixel_chooses_what_is_drawn_there(
    visit: Visit, shipped: Path
) -> None:
    opened = visit(shipped)
    check_seen(opened)
    check_quiet(opened)
    assert opened.requests == [shipped.as_uri()]


def test_the_page_forbids_itself_the_network(shipped: Path) -> None:
    text = shipped.read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"] and not re.search(r"https?:|\*", policy[1])


def emptied(text: str) -> str:
    """Take every node and edge out of the data of a page."""
    found = DATA.search(text)
    assert found is not None
    data: dict[str, Any] = json.loads(found[2])
    data["nodes"], data["edges"] = [], []
    for scene in data["scenes"]:
        scene["nodes"], scene["edges"] = [], []
    return text.replace(found[0], found[1] + json.dumps(data).replace("<", "\\u003c") + found[3])


def styled(rule: str) -> Callable[[str], str]:
    return lambda text: text.replace("</style>", rule + "</style>")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: draw_page(networkx.MultiDiGraph(), {}),
        emptied,
        styled("#canvas canvas { visibility: hidden }"),
        styled("#canvas canvas { opacity: 0 }"),
        styled("#map::after { content: ''; position: absolute; inset: 0; background: white }"),
    ],
    ids=["no graph", "no data", "hidden", "transparent", "covered"],
)
def test_the_same_check_fails_on_a_page_that_shows_nothing(
    visit: Visit, shipped: Path, tmp_path: Path, spoil: Callable[[str], str]
) -> None:
    text = shipped.read_text(encoding="utf-8")
    path = tmp_path / "spoilt.html"
    path.write_text(spoil(text), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    with pytest.raises(AssertionError, match="nothing"):
        check_seen(visit(path))


def test_the_check_of_the_network_fails_on_a_stock_page_of_pyvis(browser: Browser, tmp_path: Path) -> None:
    from pyvis.network import Network

    net = Network()
    net.add_node(1)
    path = tmp_path / "stock.html"
    path.write_text(net.generate_html(), encoding="utf-8")
    opened = Opened(browser, path, ready=False)
    opened.page.wait_for_load_state("load")
    assert any("cdn" in url for url in opened.requests)
    opened.errors.clear()
    with pytest.raises(AssertionError, match="put it into the file"):
        check_quiet(opened)
    opened.context.close()


def test_an_empty_graph_says_that_there_is_nothing_to_show(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(draw_page(networkx.MultiDiGraph(), {}), encoding="utf-8")
    opened = visit(path)
    assert opened.ink().share == 0
    assert "没有可显示的内容" in opened.panel() and "没有可显示的内容" in opened.page.inner_text("#status")
    opened.page.click("#language")
    assert "There is nothing to show" in opened.panel()
    for button in ("#fit", "#table-open", "#layout"):
        if opened.page.is_visible(button):
            opened.page.click(button)


def test_a_single_thing_is_seen_and_can_be_chosen(visit: Visit, tmp_path: Path) -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("x:1", kind="City", label_zh="甲市", label_en="A town", claims=[])
    path = tmp_path / "single.html"
    path.write_text(draw_page(graph, {}), encoding="utf-8")
    opened = visit(path)
    (shape,) = opened.screen()["shapes"]
    assert 0 < shape["x"] < opened.screen()["width"] and 0 < shape["y"] < opened.screen()["height"]
    assert opened.ink().share > 0
    opened.click(shape)
    assert opened.chosen() == "x:1" and "甲市" in opened.panel()


def test_a_kind_that_the_palette_does_not_know_is_drawn_and_named(visit: Visit, tmp_path: Path) -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("x:1", kind="Zone", label_zh="区", label_en="A zone", claims=[])
    path = tmp_path / "zone.html"
    path.write_text(draw_page(graph, {}), encoding="utf-8")
    opened = visit(path)
    assert opened.ink().share > 0
    assert "Zone" in opened.page.inner_text("#filters [data-part=kind]")
