"""Every story in both languages and themes: seen, with labels that cover neither each other nor a shape."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from browsing import Visit

# A label may touch a shape by the width of its outline.
TOUCH = 1.0
# A picture of more than these is no story.
MOST = 150
LOOKS = [(lang, theme) for lang in ("zh", "en") for theme in ("light", "dark")]
ZOOM = """([scale, id]) => { const p = window.policygraph; p.network.moveTo({ position: p.find(id), scale }); }"""


def told_twice(screen: dict[str, Any]) -> list[str]:
    """Tell which labels cover each other, or a shape that is not faint."""
    boxes = [(one["name"], one["box"]) for one in screen["labels"]]
    found = [
        f"“{name}” covers “{other}”"
        for (name, a), (other, b) in combinations(boxes, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > 0.01 and min(a[3], b[3]) - max(a[1], b[1]) > 0.01
    ]
    for shape in screen["shapes"]:
        x, y, size = shape["x"], shape["y"], shape["size"] - TOUCH
        found += [
            f"“{name}” covers the shape of {shape['id']}"
            for name, (left, top, right, bottom) in boxes
            if not shape["faint"] and left < x + size and right > x - size and top < y + size and bottom > y - size
        ]
    return found


@pytest.mark.parametrize(("lang", "theme"), LOOKS)
def test_every_story_is_seen_whole_and_its_labels_cover_nothing(
    visit: Visit, shipped: Path, lang: str, theme: str
) -> None:
    opened = visit(shipped, f"#lang={lang}&theme={theme}")
    wrong: list[str] = []
    stories = opened.stories()
    assert len(stories) >= 6, stories
    for story in stories:
        opened.tell_story(story)
        screen, ink = opened.screen(), opened.ink()
        inside = all(
            math.isfinite(one["x"] + one["y"])
            and 0 <= one["x"] <= screen["width"]
            and 0 <= one["y"] <= screen["height"]
            for one in screen["shapes"]
        )
        checks = {
            f"has {len(screen['shapes'])} things": story == "all" or len(screen["shapes"]) <= MOST,
            f"shows {ink}": ink.share > 0.01 and ink.colours >= 12,
            f"has {len(screen['labels'])} labels": len(screen["labels"]) > 5,
            "reaches beyond the screen": inside,
            "has no note": bool(opened.page.inner_text("#panel p").strip()),
            **{covered: False for covered in told_twice(screen)},
        }
        wrong += [f"{story} {told}" for told, right in checks.items() if not right]
    assert not wrong, "\n".join(wrong)


def test_labels_cover_nothing_after_a_zoom(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    wrong: list[str] = []
    for story, lang in zip(opened.stories(), ["zh", "en"] * 20, strict=False):
        opened.tell_story(story)
        opened.page.evaluate("(lang) => window.policygraph.change({ lang })", lang)
        names = opened.drawn()["nodes"]
        for scale in (0.6, 1.5):
            opened.page.evaluate(ZOOM, [scale, names[len(names) // 2]])
            wrong += [f"{story} at {scale}: {told}" for told in told_twice(opened.screen())]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("layout", ["anchored", "timeline"])
def test_the_label_of_what_is_chosen_is_shown_and_covers_nothing(visit: Visit, shipped: Path, layout: str) -> None:
    opened = visit(shipped)
    wrong: list[str] = []
    for story in opened.stories():
        opened.tell_story(story)
        opened.page.evaluate("(layout) => window.policygraph.change({ layout })", layout)
        names = opened.drawn()["nodes"]
        for name in names[1 :: len(names) // 2]:
            opened.choose(name)
            screen = opened.screen()
            if name not in {one["id"] for one in screen["labels"]}:
                wrong.append(f"{story}: no label beside {name} when it is chosen")
            wrong += [f"{story}, {name} chosen: {told}" for told in told_twice(screen)]
    assert not wrong, "\n".join(wrong)


def test_the_label_under_the_mouse_covers_nothing(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=en&story=policy-family-shanghai&layout=timeline")
    names = opened.drawn()["nodes"]
    wrong: list[str] = []
    box = opened.page.locator("#canvas").bounding_box()
    assert box is not None
    for name in names[:: len(names) // 2]:
        opened.choose(name)
        for shape in opened.screen()["shapes"][::4]:
            opened.page.mouse.move(box["x"] + shape["x"], box["y"] + shape["y"])
            wrong += [f"{name} chosen, mouse on {shape['id']}: {told}" for told in told_twice(opened.screen())]
    assert not wrong, "\n".join(wrong)


def test_labels_cover_nothing_after_the_mouse_wheel(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    before = opened.screen()["scale"]
    opened.page.locator("#canvas").hover(position={"x": 300, "y": 300})
    for _ in range(4):
        opened.page.mouse.wheel(0, -120)
    opened.page.wait_for_function("(scale) => window.policygraph.network.getScale() > scale", arg=before * 1.2)
    assert told_twice(opened.screen()) == []


@pytest.mark.parametrize("story", ["four-cities", "all"])
def test_a_page_opens_as_its_button_fits_it(visit: Visit, shipped: Path, story: str) -> None:
    opened = visit(shipped, f"#story={story}")
    before = opened.screen()
    opened.page.click("#fit")
    after = opened.screen()
    assert after["scale"] == pytest.approx(before["scale"], rel=0.01)
    assert after["shapes"][0]["x"] == pytest.approx(before["shapes"][0]["x"], abs=2)
