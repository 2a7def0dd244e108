"""Points of the picture. A unit is one point of the screen where nothing is enlarged; y grows downwards."""

from __future__ import annotations

from typing import NamedTuple


class Spot(NamedTuple):
    """Where a thing stands, and how far to the right of it its label may reach."""

    x: float
    y: float
    room: float


class Caption(NamedTuple):
    """A word of the picture that is no thing, such as the year above a column."""

    x: float
    y: float
    text: dict[str, str]


PITCH = 22.0
INDENT = 20.0
# What stands deeper is not set in any further, lest it come into the next column.
DEEPEST = 5
# What a label leaves free before the next column.
MARGIN = 14.0
