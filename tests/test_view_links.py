"""The address of the page holds what is shown: a link opens the very same view, and what it cannot show it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browsing import Opened, Visit

VOUCHER = "id/instrument/shenzhen-training-voucher"
LOST = {"zh": "链接所指的内容不在此文件中", "en": "What the link names is not in this file"}

# As if the address had been typed into the open page.
TURN = """(to) => new Promise((done) => {
  history.replaceState(null, '', '#x=y');
  window.addEventListener('hashchange', () => done(), { once: true });
  location.hash = to;
})"""


def address(opened: Opened) -> str:
    """Give what the address of the page holds."""
    found: str = opened.page.evaluate("() => location.hash")
    return found


def shown(opened: Opened) -> dict[str, Any]:
    """Tell all of a view: the state, what is drawn, what is told."""
    opened.page.mouse.move(0, 0)
    drawn, status = opened.drawn(), opened.page.inner_text("#status")
    labels = sorted(one["name"] for one in opened.screen()["labels"])
    looks = opened.page.evaluate("() => ({ ...document.documentElement.dataset, title: document.title })")
    looks.pop("labels", None)
    return {
        "state": opened.state(),
        **drawn,
        "status": status,
        "panel": opened.panel(),
        "look": looks,
        "n": len(labels),
    }


def check_same(visit: Visit, path: Path, opened: Opened) -> None:
    """Hold that the address of a page, opened anew, shows what the page shows."""
    again = visit(path, address(opened))
    one, other = shown(opened), shown(again)
    for told in (one, other):
        # How much of a picture is read depends on how near it is, which no link keeps.
        del told["n"]
        told["edges"], told["nodes"] = sorted(told["edges"]), sorted(told["nodes"])
    assert other == one
    assert address(again) == address(opened)


def test_a_link_keeps_story_choice_filters_language_theme_layout_and_table(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.tell_story("compute-payers")
    opened.page.click("#layout")
    opened.page.click('[data-facet="kind"][data-value="City"]')
    opened.page.evaluate("() => document.querySelectorAll('[data-part]').forEach((one) => { one.open = true; })")
    opened.page.locator('[data-facet="year"]').first.click()
    opened.page.locator('[data-facet="tier"]').last.click()
    opened.choose(opened.drawn()["nodes"][2])
    opened.page.click("#language")
    opened.page.click("#more summary")
    opened.page.click("#theme")
    opened.page.click("#table-open")
    state = opened.state()
    assert state["layout"] == "timeline" and state["theme"] == "dark" and state["lang"] == "en" and state["table"]
    assert {facet: len(values) for facet, values in state["off"].items() if values} == {"kind": 1, "year": 1, "tier": 1}
    check_same(visit, shipped, opened)


def test_a_link_keeps_what_was_opened_and_put_away(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=zh")
    opened.choose("id/policy/shenzhen-2024-pioneer-city-measures")
    opened.page.click("#expand")
    opened.choose("id/policy/shenzhen-2019-ai-action-plan")
    opened.page.click("#collapse")
    state = opened.state()
    assert state["added"] and state["away"]
    check_same(visit, shipped, opened)


def test_a_link_keeps_a_chosen_relation(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.choose(opened.edge(f"one.kind === 'ofPolicy' && one.from === '{VOUCHER}'"))
    assert VOUCHER.replace("/", "%2F") in address(opened), "the number of a relation is not the same in another file"
    check_same(visit, shipped, opened)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_link_keeps_its_theme_whatever_the_reader_prefers(visit: Visit, shipped: Path, theme: str) -> None:
    opened = visit(shipped, f"#theme={theme}", color_scheme="dark" if theme == "light" else "light")
    ground = opened.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if theme == "light" else "rgb(15, 20, 25)")


def test_a_link_to_a_thing_of_another_picture_brings_it_into_this_one_in_sight(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, f"#story=funds&at={VOUCHER}&lang=en")
    assert opened.chosen() == VOUCHER and "Training-compute vouchers" in opened.panel()
    screen = opened.screen()
    (shape,) = (one for one in screen["shapes"] if one["id"] == VOUCHER)
    assert 0 < shape["x"] < screen["width"] and 0 < shape["y"] < screen["height"]


PARTS = [
    *("story=no-such-story", "at=id/instrument/no-such-thing", "at=id/instrument/no|ofPolicy|id/policy/no"),
    *("layout=spiral", "off=colour:red", "off=kind:Nonsense", "off=year:yesterday", "with=id/policy/no-such-policy"),
    *("without=id/policy/no-such-policy", "group=group:no", "theme=plaid", "table=2"),
]


def check_lost(opened: Opened, part: str, lang: str) -> None:
    """Hold that a page left a part of its address out, and said so."""
    status, state = opened.page.inner_text("#status"), opened.state()
    assert LOST[lang] in status, f"say that the page has no {part}, and not “{status}”"
    assert state["scene"] == "four-cities" and state["layout"] == "anchored" and state["chosen"] is None, part
    assert all(values == [] for values in state["off"].values()), f"{part} is kept"
    assert (state["added"], state["away"], state["theme"], state["table"], state["group"]) == (
        [],
        [],
        None,
        False,
        None,
    )
    assert len(opened.drawn()["nodes"]) > 5


@pytest.mark.parametrize(("part", "lang"), [(PARTS[0], "zh"), (PARTS[1], "en")])
def test_what_a_link_names_and_the_page_has_not_is_left_out_and_said(
    visit: Visit, shipped: Path, part: str, lang: str
) -> None:
    check_lost(visit(shipped, f"#lang={lang}&{part}"), part, lang)


def test_each_part_of_an_address_that_is_unknown_is_left_out_and_said(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    kept: list[str] = []
    for part in PARTS:
        opened.run(TURN, "#story=four-cities&lang=en")
        opened.run(TURN, f"#story=four-cities&lang=en&{part}")
        try:
            check_lost(opened, part, "en")
        except AssertionError as error:
            kept.append(str(error).split("\n")[0])
    assert not kept, "\n".join(kept)


def test_no_address_breaks_the_page(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#%E0%A4%A")
    for link in ["#", "#&&==", "#at=__proto__", "#story=constructor", "#off=", "#with=|", "#with=toString|x", "#at=||"]:
        opened.run(TURN, link)
        assert opened.state()["scene"] == "four-cities" and len(opened.drawn()["nodes"]) > 5, link
        assert opened.errors == [], link


def test_an_address_that_is_pasted_into_the_open_page_shows_its_view_and_no_more(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, f"#story=funds&lang=en&table=1&theme=dark&off=kind:Fund&at={VOUCHER}")
    opened.run(TURN, "#story=national-plan&lang=zh")
    fresh = visit(shipped, "#story=national-plan&lang=zh")
    assert opened.state() == fresh.state(), "what an address does not name is as it is on a page opened anew"


def test_the_copied_link_is_the_address(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, f"#at={VOUCHER}&lang=en", permissions=["clipboard-read", "clipboard-write"])
    opened.page.get_by_role("button", name="Copy link").click()
    opened.page.wait_for_function("() => document.querySelector('#status').textContent.includes('link')")
    told = opened.page.inner_text("#status")
    assert told == "The link is copied." or "address bar" in told
    if told == "The link is copied.":
        copied = opened.page.evaluate("() => navigator.clipboard.readText()")
        assert copied == opened.page.evaluate("() => location.href")
