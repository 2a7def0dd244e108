"""Everything by keyboard alone, from the search to the source that proves a figure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browsing import Opened, Visit

VOUCHER = "id/instrument/shenzhen-training-voucher"
ACTIVE = "() => { const { id, tagName, href } = document.activeElement; return { id, tagName, href }; }"
RINGED = "() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle; }"
SPOT = "(id) => { const { x, y } = window.policygraph.find(id); return [x, y]; }"


def active(opened: Opened) -> dict[str, Any]:
    found: dict[str, Any] = opened.page.evaluate(ACTIVE)
    return found


def tab_to(opened: Opened, wanted: dict[str, str], most: int = 60) -> None:
    """Press Tab until the focus is where it is wanted; wherever it comes, it is to be seen."""
    for _ in range(most):
        opened.page.keyboard.press("Tab")
        here = active(opened)
        assert opened.page.evaluate(RINGED) != "none", f"the focus is not seen on {here}"
        if all(here[key] == value for key, value in wanted.items()):
            return
    raise AssertionError(f"{most} presses of Tab do not come to {wanted}")


@pytest.mark.parametrize("words", ["训力券", "training-compute vouchers"])
def test_the_keyboard_alone_leads_from_the_search_to_the_source(visit: Visit, shipped: Path, words: str) -> None:
    opened = visit(shipped, "#lang=en")
    keyboard = opened.page.keyboard
    keyboard.press("/")
    assert active(opened)["id"] == "words" and opened.page.input_value("#words") == ""
    keyboard.type(words)
    assert opened.page.get_attribute("#words", "aria-expanded") == "true"
    keyboard.press("Enter")
    assert opened.chosen() == VOUCHER and active(opened)["id"] == "panel"
    tab_to(opened, {"tagName": "A"})
    assert str(active(opened)["href"]).startswith("http")
    link = opened.page.locator("#panel a").first
    assert link.get_attribute("rel") == "noopener noreferrer" and link.get_attribute("target") == "_blank"
    keyboard.press("Escape")
    assert opened.chosen() is None


def test_tab_comes_to_every_control_in_the_order_of_the_page(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    wanted = ["skip", "story", "words", "layout", "table-open", "fit", "language"]
    for name in wanted:
        tab_to(opened, {"id": name}, 12)
    tab_to(opened, {"id": "canvas"})
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("() => document.activeElement.closest('#panel') !== null")


def test_the_first_button_skips_to_the_details(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.page.keyboard.press("Tab")
    assert active(opened)["id"] == "skip"
    box = opened.page.locator("#skip").bounding_box()
    assert box is not None and box["x"] >= 0
    opened.page.keyboard.press("Enter")
    assert active(opened)["id"] == "panel"


def test_arrows_walk_from_thing_to_thing_and_enter_reads_the_details(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.page.focus("#canvas")
    opened.page.keyboard.press("ArrowDown")
    first = opened.chosen()
    assert first is not None
    for key, axis, sign in (("ArrowDown", 1, 1), ("ArrowRight", 0, 1), ("ArrowUp", 1, -1), ("ArrowLeft", 0, -1)):
        before = opened.page.evaluate(SPOT, opened.chosen())
        opened.page.keyboard.press(key)
        after = opened.page.evaluate(SPOT, opened.chosen())
        assert (after[axis] - before[axis]) * sign > 0, f"{key} went from {before} to {after}"
    opened.page.keyboard.press("Enter")
    assert active(opened)["id"] == "panel"
    opened.page.keyboard.press("Escape")
    assert opened.chosen() is None


def test_what_the_arrows_choose_is_always_in_sight(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#story=all")
    opened.page.focus("#canvas")
    for key in ["ArrowDown"] * 4 + ["ArrowRight"] * 3:
        opened.page.keyboard.press(key)
        screen, chosen = opened.screen(), opened.chosen()
        (shape,) = (one for one in screen["shapes"] if one["id"] == chosen)
        assert 0 <= shape["x"] <= screen["width"] and 0 <= shape["y"] <= screen["height"], f"{chosen} is out of sight"


def test_signs_zoom_and_a_zero_shows_everything(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.page.focus("#canvas")
    opened.page.keyboard.press("0")
    before = opened.screen()["scale"]
    opened.page.keyboard.press("+")
    assert opened.screen()["scale"] > before
    opened.page.keyboard.press("-")
    opened.page.keyboard.press("-")
    assert opened.screen()["scale"] < before
    opened.page.keyboard.press("0")
    assert opened.screen()["scale"] == pytest.approx(before)


def test_single_letters_work_the_controls_but_not_while_words_are_written(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=zh&theme=light")
    press = opened.page.keyboard.press
    opened.page.focus("#canvas")
    press("l")
    assert opened.state()["lang"] == "en"
    press("d")
    assert opened.state()["theme"] == "dark"
    press("t")
    assert opened.page.is_visible("#table") and active(opened)["id"] == "table"
    press("t")
    assert not opened.page.is_visible("#table")
    opened.choose(VOUCHER)
    press("u")
    assert opened.chosen() is None
    opened.page.focus("#words")
    opened.page.keyboard.type("table")
    assert opened.state()["lang"] == "en" and not opened.page.is_visible("#table")


def test_a_list_of_the_keys_opens_and_closes(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.choose(VOUCHER)
    opened.page.focus("#canvas")
    opened.page.keyboard.press("?")
    assert opened.page.is_visible("#keys") and opened.page.locator("#keys kbd").count() >= 8
    opened.page.keyboard.press("Escape")
    assert not opened.page.is_visible("#keys") and opened.chosen() == VOUCHER


def test_a_search_lists_what_it_finds_and_the_arrows_choose_among_it(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=en")
    opened.page.fill("#words", "voucher shenzhen")
    options = opened.page.locator("#found [role=option]")
    assert options.count() > 2
    opened.page.press("#words", "ArrowDown")
    at = opened.page.get_attribute("#words", "aria-activedescendant")
    assert opened.page.get_attribute(f"#{at}", "aria-selected") == "true"
    told = options.nth(1).inner_text().strip().split("\n")[0]
    opened.page.press("#words", "Enter")
    assert str(opened.page.inner_text("#panel h2")).strip() in told
    assert opened.page.is_hidden("#found")


def test_a_search_says_how_much_or_that_nothing_was_found(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=en")
    opened.page.fill("#words", "no such thing")
    assert "Nothing was found" in opened.page.inner_text("#status")
    opened.page.fill("#words", "Shenzhen")
    assert "found" in opened.page.inner_text("#status") and opened.page.inner_text("#status")[0].isdigit()
    opened.page.press("#words", "Escape")
    assert opened.page.input_value("#words") == "" and opened.page.is_hidden("#found")


def test_what_is_found_outside_the_picture_or_behind_a_filter_is_brought_into_it(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=en&story=funds")
    assert VOUCHER not in opened.drawn()["nodes"]
    for off in ([], ["Instrument"]):
        opened.run(
            "(off) => { const p = window.policygraph, now = p.state();"
            " p.change({ chosen: null, off: { ...now.off, kind: new Set(off) } }); }",
            off,
        )
        opened.page.fill("#words", "training-compute vouchers")
        opened.page.press("#words", "Enter")
        assert opened.chosen() == VOUCHER and VOUCHER in opened.drawn()["nodes"]
