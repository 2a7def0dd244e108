"""Every reader tells the kinds apart: by a shape of its own each, and by colours that differ also without one cone."""

from __future__ import annotations

import itertools
import math
import re
from pathlib import Path

import pytest
from colorspacious import cspace_convert  # type: ignore[import-untyped]

from policygraph.drawing.kinds import KINDS, OTHER, Kind, kind_of
from policygraph.loading.network import KINDS as THINGS

SHAPES = Path(__file__).parent.parent / "src/frontend/view/shapes.js"
MAIN = ("City", "Policy", "Instrument", "Target", "Fund")
READERS = {"normal": "", "protan": "protanomaly", "deutan": "deuteranomaly", "tritan": "tritanomaly"}


def seen(colour: str, reader: str) -> list[float]:
    """Give a colour as a reader sees it, in CAM02-UCS, where a distance of 1 is just noticed."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    if READERS[reader]:
        space = {"name": "sRGB1+CVD", "cvd_type": READERS[reader], "severity": 100}
        parts = [min(1.0, max(0.0, float(part))) for part in cspace_convert(parts, space, "sRGB1")]
    return [float(part) for part in cspace_convert(parts, "sRGB1", "CAM02-UCS")]


def colour_of(kind: Kind, theme: str) -> str:
    return kind.light if theme == "light" else kind.dark


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("reader", READERS)
def test_the_main_kinds_differ_in_colour_for_every_reader(theme: str, reader: str) -> None:
    points = {name: seen(colour_of(KINDS[name], theme), reader) for name in MAIN}
    found = {(one, other): math.dist(points[one], points[other]) for one, other in itertools.combinations(MAIN, 2)}
    close = {pair: round(apart, 1) for pair, apart in found.items() if apart < 20}
    assert not close, f"move these colours apart, in lightness first: {close}"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("reader", READERS)
def test_no_two_kinds_of_things_have_one_colour(theme: str, reader: str) -> None:
    points = {name: seen(colour_of(KINDS[name], theme), reader) for name in THINGS}
    for one, other in itertools.combinations(THINGS, 2):
        assert math.dist(points[one], points[other]) >= 15, f"move {one} and {other} apart"


def test_every_kind_has_a_shape_of_its_own_that_the_page_can_draw() -> None:
    shapes = [kind.shape for kind in (*KINDS.values(), OTHER)]
    assert len(shapes) == len(set(shapes)), "two kinds have one shape"
    table = SHAPES.read_text(encoding="utf-8").split("const SHAPES = {")[1].split("\n};")[0]
    assert set(shapes) == set(re.findall(r"^  (\w+):", table, re.MULTILINE))


def test_every_kind_has_names_two_colours_and_a_size() -> None:
    for name, kind in KINDS.items():
        assert re.search(r"[一-鿿]", kind.zh) and kind.en.isascii() and kind.en, name
        assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in (kind.light, kind.dark)), name
        assert 5 <= kind.size <= 13, name
    for lang in ("zh", "en"):
        assert len({getattr(kind, lang) for kind in KINDS.values()}) == len(KINDS)


def test_every_kind_of_the_network_is_known_and_any_other_goes_by_its_name() -> None:
    assert set(THINGS) <= set(KINDS)
    assert kind_of("Treaty")[2:] == OTHER[2:] and kind_of("Treaty").zh == kind_of("Treaty").en == "Treaty"
