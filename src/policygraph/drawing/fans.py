"""The layout of what is near: each opened thing with its neighbours in columns beside it, a group a relation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policygraph.drawing.spots import MARGIN, PITCH, Caption, Spot

NAMES = 230.0
COLUMN = 250.0
# Rows of a column: more than this would not be read without moving the picture.
TALLEST = 20
# What stands free above the name of a group.
GAP = 0.6

Groups = Mapping[tuple[str, bool], Sequence[str]]


def fan_out(
    opened: Mapping[str, Groups], names: Mapping[str, Mapping[str, str]]
) -> tuple[dict[str, Spot], list[Caption]]:
    """Give every thing its spot, and name the groups.

    opened: of each thing that was opened its neighbours, by relation and whether it is told from the thing itself. One
    that has its spot already stays there. names: the labels of the relations. What is opened later stands below, so
    that nothing moves.

    >>> spots, captions = fan_out({"a": {("place", True): ["b", "c"]}}, {"place": {"zh": "地域", "en": "place"}})
    >>> spots["a"].x < spots["b"].x == spots["c"].x, captions[0].text["en"]
    (True, '→ place (2)')
    """
    spots: dict[str, Spot] = {}
    captions: list[Caption] = []
    top = 0.0
    for thing, groups in opened.items():
        if thing not in spots:
            spots[thing] = Spot(0.0, top + PITCH, NAMES - MARGIN)
        column, row = 0, 0.0
        for (relation, outward), found in groups.items():
            fresh = [node for node in found if node not in spots]
            if not fresh:
                continue
            if row and row + len(fresh) + 1 > TALLEST:
                column, row = column + 1, 0.0
            x = NAMES + column * COLUMN
            captions.append(Caption(x, top + row * PITCH, _told(names[relation], outward, len(found))))
            for node in fresh:
                row += 1
                if row > TALLEST:
                    column, row = column + 1, 1.0
                spots[node] = Spot(NAMES + column * COLUMN, top + row * PITCH, COLUMN - MARGIN)
            row += 1 + GAP
        top = max(spot.y for spot in spots.values()) + 2 * PITCH
    return spots, captions


def _told(names: Mapping[str, str], outward: bool, count: int) -> dict[str, str]:
    arrow = "→" if outward else "←"
    return {lang: f"{arrow} {name} ({count})" for lang, name in names.items()}
