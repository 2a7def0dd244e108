"""What leaves the page: a PNG, an SVG, paper; and the other forms in which the page comes."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

import policygraph
from browsing import Opened, Visit

VOUCHER = "id/instrument/shenzhen-training-voucher"
SVG = "{http://www.w3.org/2000/svg}"
NAMES = "() => window.policygraph.drawn().nodes.map((one) => `${one.zh} / ${one.en}`)"
CLIPPED = """() => [...document.querySelectorAll('#table, #panel, main, body, html')].filter((one) =>
  one.scrollHeight > one.clientHeight + 2 && getComputedStyle(one).overflowY !== 'visible').map((one) => one.tagName)"""


def saved(opened: Opened, button: str, folder: Path) -> Path:
    """Save the picture as a file."""
    opened.page.click("#more summary")
    with opened.page.expect_download() as found:
        opened.page.click(button)
    path = folder / found.value.suggested_filename
    found.value.save_as(path)
    return path


def test_a_png_is_a_picture_of_all_that_is_drawn_and_not_blank(visit: Visit, shipped: Path, tmp_path: Path) -> None:
    opened = visit(shipped, "#theme=dark&story=funds")
    path = saved(opened, "#png", tmp_path)
    assert path.name == "funds.png" and path.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    ink = opened.ink_of(path.read_bytes())
    assert ink.share > 0.01 and ink.colours >= 12, ink
    assert ink.width > 1000 and ink.height > 400


def test_an_svg_holds_each_thing_as_a_path_and_labels_as_text(visit: Visit, shipped: Path, tmp_path: Path) -> None:
    opened = visit(shipped, "#story=four-cities&lang=zh")
    path = saved(opened, "#svg", tmp_path)
    assert path.name == "four-cities.svg"
    root = ElementTree.parse(path).getroot()
    told = [one.findtext(f"{SVG}title") for one in root.iter(f"{SVG}path") if one.find(f"{SVG}title") is not None]
    assert sorted(filter(None, told)) == sorted(opened.page.evaluate(NAMES))
    lines = [one for one in root.iter(f"{SVG}path") if one.find(f"{SVG}title") is None]
    assert len(lines) == len(opened.drawn()["edges"])
    words = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert {"北京", "上海", "广州", "深圳"} <= set(words) and len(words) > 100
    assert not any("NaN" in value or "undefined" in value for one in root.iter() for value in one.attrib.values())
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert all(
        0 <= float(one.attrib["x"]) <= width and 0 <= float(one.attrib["y"]) <= height
        for one in root.iter(f"{SVG}text")
    )


def test_a_saved_picture_holds_what_the_filters_leave_and_is_the_same_at_any_zoom(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#off=kind:Target&lang=en&layout=timeline")
    before = opened.run("() => window.policygraph.svg()")
    titles = [one.text for one in ElementTree.fromstring(before).iter(f"{SVG}title")][1:]
    assert sorted(filter(None, titles)) == sorted(opened.page.evaluate(NAMES))
    opened.run("() => window.policygraph.network.moveTo({ scale: 3 })")
    assert opened.run("() => window.policygraph.svg()") == before


def test_a_saved_svg_asks_the_network_for_nothing_and_is_seen(visit: Visit, shipped: Path, tmp_path: Path) -> None:
    opened = visit(shipped, "#story=funds")
    text = opened.page.evaluate("() => window.policygraph.svg()")
    page = opened.context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    path = tmp_path / "funds.svg"
    path.write_text(text, encoding="utf-8")
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    ink = opened.ink_of(page.screenshot())
    assert ink.share > 0.01 and ink.colours >= 12, ink


def test_paper_shows_the_picture_and_the_whole_table(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#story=funds&theme=light")
    opened.page.emulate_media(media="print")
    opened.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    ink = opened.ink("#paper canvas")
    assert ink.share > 0.01 and ink.colours >= 12, ink
    assert opened.page.is_visible("#panel h2")
    for row in (opened.page.locator("#things tr[data-id]"), opened.page.locator("#lines tr[data-id]")):
        assert row.first.is_visible() and row.last.is_visible() and row.count() > 20
    for hidden in ("#filters", "#tools", "#search", "#skip"):
        assert opened.page.is_hidden(hidden), f"{hidden} is of no use on paper"
    assert opened.page.evaluate(CLIPPED) == [], "what is clipped is not on the paper"
    opened.page.emulate_media(media="screen")
    opened.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert opened.page.is_hidden("#table") and opened.page.locator("#paper canvas").count() == 0


def test_a_browser_prints_more_than_one_sheet(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#story=funds&theme=light")
    paper = opened.page.pdf(format="A4")
    assert paper.startswith(b"%PDF") and paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") > 1
    assert opened.page.locator("#things tr[data-id]").count() == len(opened.drawn()["nodes"])


def test_the_page_is_shown_in_the_cell_of_a_notebook(visit: Visit, tmp_path: Path) -> None:
    told = policygraph.view(focus="训力券", lang="en")._repr_html_()
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><html data-ready='1'><body>{told}</body></html>", encoding="utf-8")
    opened = visit(path)
    frame = opened.page.frame_locator("iframe")
    frame.locator("html[data-ready='1']").wait_for(state="attached")
    assert "Training-compute vouchers" in frame.locator("#table, #panel, #status, #story").nth(0).inner_text()
    frame.locator("#words").fill("training-compute vouchers")
    frame.locator("#words").press("Enter")
    assert "CNY" in frame.locator("#panel article").first.inner_text()
    frame.locator("#language").click()
    assert "训力券" in frame.locator("#panel").inner_text()
    opened.requests = [url for url in opened.requests if url != "about:srcdoc"]
    ink = opened.ink("iframe")
    assert ink.share > 0.03 and ink.colours >= 12


def test_a_page_that_unpacks_itself_shows_the_same_and_is_smaller(visit: Visit, shipped: Path, tmp_path: Path) -> None:
    path = tmp_path / "compact.html"
    policygraph.view(path, compact=True)
    assert path.stat().st_size < 0.5 * shipped.stat().st_size
    opened, plain = visit(path), visit(shipped)
    assert opened.requests == [path.as_uri()]
    assert opened.state() == plain.state() and opened.drawn() == plain.drawn() and opened.stories() == plain.stories()
    assert opened.panel() == plain.panel()
    assert opened.ink().share == pytest.approx(plain.ink().share, rel=0.02)
    opened.click(opened.point(VOUCHER))
    assert opened.chosen() == VOUCHER and "给予最高1000万元资助" in opened.panel()


def test_the_page_is_the_same_whatever_the_order_of_hashes() -> None:
    program = "import hashlib, policygraph; print(hashlib.sha256(policygraph.view(compact=True).encode()).hexdigest())"
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
