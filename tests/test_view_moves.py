"""What the reader can do to the picture: open neighbours, put them away, go back, look otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from browsing import Opened, Visit

PLAN = "id/policy/shenzhen-2024-pioneer-city-measures"
VOUCHER = "id/instrument/shenzhen-training-voucher"
FAR = "id/fund/beijing-2023-ai-fund"
SPOTS = "() => [...window.policygraph.drawn().spots].map(([id, { x, y }]) => [id, x, y])"


def spots(opened: Opened) -> dict[str, tuple[float, float]]:
    return {name: (x, y) for name, x, y in opened.page.evaluate(SPOTS)}


def test_neighbours_open_beside_a_thing_and_nothing_else_moves(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    before, lines = spots(opened), set(opened.drawn()["edges"])
    opened.choose(PLAN)
    opened.page.click("#expand")
    after = spots(opened)
    fresh = set(after) - set(before)
    assert fresh and all(after[name] == spot for name, spot in before.items())
    assert len(set(after.values())) == len(after), "two things stand on one spot"
    joined = opened.page.evaluate(
        "([id, lines]) => window.policygraph.drawn().edges.filter((one) => !lines.includes(one.id)"
        " && (one.from === id || one.to === id)).map((one) => (one.from === id ? one.to : one.from))",
        [PLAN, sorted(lines)],
    )
    assert fresh <= set(joined), f"no line joins what was opened: {fresh - set(joined)}"
    assert opened.chosen() == PLAN and opened.page.locator("#expand").count() == 0


def test_what_was_opened_closes_again_and_a_step_back_is_the_picture_before(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    before = opened.drawn()
    assert opened.page.is_disabled("#undo")
    opened.choose(PLAN)
    opened.page.click("#expand")
    opened_up = opened.drawn()
    opened.page.click("#collapse")
    assert opened.drawn() == before
    opened.page.click("#undo")
    assert opened.drawn() == opened_up
    opened.page.click("#undo")
    opened.page.click("#undo")
    assert opened.drawn() == before and opened.chosen() is None and opened.page.is_disabled("#undo")


def test_neighbours_that_hang_on_a_thing_alone_can_be_put_away_and_opened(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    before = opened.drawn()
    opened.choose(PLAN)
    opened.page.click("#collapse")
    after = opened.drawn()
    assert VOUCHER not in after["nodes"] and PLAN in after["nodes"] and len(after["nodes"]) < len(before["nodes"])
    opened.page.click("#expand")
    assert set(before["nodes"]) <= set(opened.drawn()["nodes"])


def test_a_step_back_leads_to_the_story_before_and_keeps_how_one_looks(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=zh")
    opened.tell_story("funds")
    opened.page.click("#language")
    opened.page.click("#undo")
    assert opened.state()["scene"] == "four-cities" and opened.state()["lang"] == "en"
    assert opened.page.input_value("#story") == "four-cities"


def test_the_neighbours_of_a_choice_stay_as_they_are_and_the_rest_fades(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    near, far = opened.colour(PLAN), opened.colour(FAR)
    opened.choose(VOUCHER)
    assert opened.colour(PLAN) == near
    faded = opened.colour(FAR)
    assert sum(abs(one - other) for one, other in zip(far, faded, strict=True)) > 60
    assert set(opened.page.evaluate("() => [...window.policygraph.near()]")) == {VOUCHER, PLAN}
    opened.choose(FAR)
    assert opened.colour(FAR) == far and opened.colour(PLAN) != near
    opened.page.focus("#canvas")
    opened.page.keyboard.press("Escape")
    assert opened.colour(PLAN) == near and opened.colour(FAR) == far


def test_a_choice_changes_nothing_that_vis_holds(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    before = opened.page.evaluate("() => window.policygraph.network.getPositions()")
    scale = opened.screen()["scale"]
    opened.click(next(one for one in opened.screen()["shapes"] if one["id"] == VOUCHER))
    assert opened.page.evaluate("() => window.policygraph.network.getPositions()") == before
    assert opened.screen()["scale"] == scale, "a click moves the picture under the mouse"


def test_the_other_layout_shows_the_same_things_by_year(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=en")
    before, placed = opened.drawn(), spots(opened)
    assert opened.page.inner_text("#layout") == "By year"
    opened.page.click("#layout")
    assert opened.drawn() == before and spots(opened) != placed
    assert opened.page.inner_text("#layout") == "By place"
    year = opened.page.evaluate(
        "() => window.policygraph.drawn().nodes.filter((one) => one.kind === 'Policy' && one.year)"
        ".map((one) => [one.year, window.policygraph.find(one.id).x])"
    )
    assert all(x <= other for (one, x) in year for (two, other) in year if one < two)
    screen = opened.screen()
    assert all(0 <= one["x"] <= screen["width"] and 0 <= one["y"] <= screen["height"] for one in screen["shapes"])
    opened.page.click("#layout")
    assert spots(opened) == placed


def test_the_language_switch_changes_every_word_of_the_page(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, f"#lang=zh&at={VOUCHER}")
    before = opened.page.evaluate("() => document.body.innerText")
    names = {one["name"] for one in opened.screen()["labels"]}
    assert opened.page.get_attribute("html", "lang") == "zh"
    opened.page.click("#language")
    assert opened.page.get_attribute("html", "lang") == "en"
    after = opened.page.evaluate("() => document.body.innerText")
    assert "Training-compute vouchers" in after and "at most CNY 10 million" in after
    assert "训力券" in before and names.isdisjoint({one["name"] for one in opened.screen()["labels"]})
    for selector in ("#fit", "#undo", "#table-open", "#filters", "#status", "#title"):
        assert not any("一" <= letter <= "鿿" for letter in opened.page.inner_text(selector)), selector
    assert opened.page.title() == opened.page.inner_text("#title")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_reader_until_it_is_chosen(visit: Visit, shipped: Path, scheme: str) -> None:
    opened = visit(shipped, color_scheme=scheme)
    grounds = {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 20, 25)"}
    ground = "() => getComputedStyle(document.querySelector('#canvas')).backgroundColor"
    assert opened.page.evaluate(ground) == grounds[scheme]
    other = "dark" if scheme == "light" else "light"
    opened.page.click("#more summary")
    opened.page.click("#theme")
    assert opened.page.evaluate(ground) == grounds[other]
    ink = opened.ink()
    assert ink.share > 0.03 and ink.colours >= 12
    opened.page.emulate_media(color_scheme="light")
    opened.page.emulate_media(color_scheme="dark")
    assert opened.page.evaluate(ground) == grounds[other]


def test_the_canvas_follows_the_window(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.page.set_viewport_size({"width": 1600, "height": 1000})
    opened.page.wait_for_function("() => document.querySelector('#canvas canvas').clientWidth > 900")
    opened.page.click("#fit")
    screen = opened.screen()
    assert all(0 <= one["x"] <= screen["width"] and 0 <= one["y"] <= screen["height"] for one in screen["shapes"])
