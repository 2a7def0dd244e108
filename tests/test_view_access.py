"""The page for every reader: no violation that axe-core knows, room on a phone, fingers instead of a mouse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browsing import PHONE, Opened, Visit

AXE = Path(__file__).parent.parent / "src/frontend/node_modules/axe-core/axe.min.js"
VOUCHER = "id/instrument/shenzhen-training-voucher"
# Until colours that change slowly have changed.
CALM = "() => Promise.all(document.getAnimations().map((one) => one.finished))"
RUN = "() => axe.run(document).then(({ violations }) => violations)"
WIDE = "() => document.documentElement.scrollWidth"


def check_accessible(opened: Opened, state: str) -> None:
    """Hold that axe-core finds no violation."""
    check_page(opened.page, state)


def check_page(page: Page, state: str) -> None:
    """Hold that axe-core finds no violation in a page as it stands."""
    assert AXE.is_file(), "axe-core is missing: bash tests/run installs it, or npm ci in src/frontend"
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate(CALM)
    found: list[dict[str, Any]] = page.evaluate(RUN)
    told = [f"{one['id']} ({one['help']}): {node['html'][:160]}" for one in found for node in one["nodes"]]
    assert not told, f"{state}:\n" + "\n".join(told)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_any_state_of_the_page(visit: Visit, shipped: Path, theme: str) -> None:
    opened = visit(shipped, f"#theme={theme}&lang=zh")
    check_accessible(opened, "at the start")
    opened.page.evaluate("() => document.querySelectorAll('#filters details').forEach((one) => { one.open = true; })")
    opened.page.click('[data-facet="kind"] >> nth=0')
    check_accessible(opened, "with every filter open and one in use")
    opened.choose(VOUCHER)
    check_accessible(opened, "with a thing chosen")
    opened.choose(opened.edge(f"one.from === '{VOUCHER}'"))
    check_accessible(opened, "with a relation chosen")
    opened.page.click("#language")
    opened.page.click("#table-open")
    check_accessible(opened, "with the table open, in English")
    opened.page.click("#table-open")
    opened.page.fill("#words", "voucher")
    check_accessible(opened, "with a list of what was found")
    opened.page.press("#words", "Escape")
    opened.page.click("#more summary")
    check_accessible(opened, "with the menu open")
    opened.page.click("#keys-open")
    check_accessible(opened, "with the list of keys open")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_disagreements_and_what_was_checked(
    visit: Visit, shipped: Path, theme: str
) -> None:
    opened = visit(shipped, f"#theme={theme}&lang=en&story=disagreements")
    for kind in ("Disagreement", "Claim"):
        opened.choose(
            opened.page.evaluate("(kind) => window.policygraph.drawn().nodes.find((one) => one.kind === kind).id", kind)
        )
        check_accessible(opened, f"with a {kind} chosen")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_wrong_on_a_phone(visit: Visit, shipped: Path, theme: str) -> None:
    opened = visit(shipped, f"#theme={theme}&lang=zh", viewport=PHONE, has_touch=True, is_mobile=True)
    check_accessible(opened, "on a phone")
    opened.page.tap("#filters-open")
    check_accessible(opened, "on a phone with the filters open")


def test_the_same_check_fails_on_a_page_with_a_button_without_a_name(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.page.evaluate("() => document.querySelector('#tools').append(document.createElement('button'))")
    with pytest.raises(AssertionError, match="button-name"):
        check_accessible(opened, "with a button more")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_phone_shows_everything_without_scrolling_sideways(visit: Visit, shipped: Path, lang: str) -> None:
    opened = visit(shipped, f"#lang={lang}", viewport=PHONE, has_touch=True, is_mobile=True)
    wide = []
    for story in opened.stories():
        opened.tell_story(story)
        wide += [story] if opened.page.evaluate(WIDE) > PHONE["width"] else []
    assert not wide, f"these stories are wider than the screen: {wide}"
    screen = opened.screen()
    assert screen["width"] >= 380 and screen["height"] >= 300, "the picture needs more room on a phone"
    for control in ("#story", "#words", "#filters-open", "#layout", "#table-open", "#language", "#more summary"):
        box = opened.page.locator(control).bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"], control
        assert box["height"] >= 24, f"{control} is too low for a finger"


def test_the_filters_of_a_phone_are_a_drawer_that_opens_and_closes(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=zh", viewport=PHONE, has_touch=True, is_mobile=True)
    assert opened.page.is_hidden("#filters")
    opened.page.tap("#filters-open")
    assert opened.page.is_visible("#filters") and opened.page.get_attribute("#filters-open", "aria-expanded") == "true"
    before = len(opened.drawn()["nodes"])
    opened.page.tap('[data-facet="kind"][data-value="Instrument"]')
    assert len(opened.drawn()["nodes"]) < before and opened.page.is_visible("#filters")
    opened.page.tap("#filters-shut")
    assert opened.page.is_hidden("#filters") and opened.page.get_attribute("#filters-open", "aria-expanded") == "false"
    assert opened.page.evaluate(WIDE) <= PHONE["width"]
    opened.page.tap("#filters-open")
    opened.page.keyboard.press("Escape")
    assert opened.page.is_hidden("#filters")


def test_a_finger_chooses_a_thing_and_the_panel_has_room_to_be_read(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=zh", viewport=PHONE, has_touch=True, is_mobile=True)
    assert opened.ink().share > 0.03 and len(opened.screen()["labels"]) > 5
    at, box = opened.point(VOUCHER), opened.page.locator("#canvas").bounding_box()
    assert box is not None
    opened.page.touchscreen.tap(box["x"] + at["x"], box["y"] + at["y"])
    opened.page.wait_for_function("() => window.policygraph.state().chosen")
    assert opened.chosen() == VOUCHER
    panel = opened.page.locator("#panel").bounding_box()
    assert panel is not None and panel["height"] >= 250 and panel["y"] + panel["height"] <= PHONE["height"] + 1
    opened.page.locator("#panel blockquote").first.scroll_into_view_if_needed()
    assert opened.page.locator("#panel blockquote").first.is_visible()
    assert opened.page.evaluate(WIDE) <= PHONE["width"]
    inside = opened.page.evaluate(
        "() => { const one = document.querySelector('#panel'); return one.scrollWidth <= one.clientWidth; }"
    )
    assert inside, "the panel scrolls sideways"


def test_the_table_of_a_phone_can_be_read_and_closed(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=en&table=1", viewport=PHONE, has_touch=True, is_mobile=True)
    assert opened.page.is_visible("#things") and opened.page.evaluate(WIDE) <= PHONE["width"]
    opened.page.tap("#table-open")
    assert opened.page.is_hidden("#table")


def test_shapes_tell_the_kinds_apart_without_colour(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#story=all")
    signs = opened.page.locator("[data-part=kind] .sign path").evaluate_all(
        "all => all.map((o) => o.getAttribute('d'))"
    )
    assert len(signs) > 5 and len(set(signs)) == len(signs)
