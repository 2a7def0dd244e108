"""What the bars of a picture are called."""

from __future__ import annotations

from collections.abc import Sequence

from policygraph.render.cells import Sheet
from policygraph.web.answering.result import width_of


def name_bars(sheet: Sheet, members: Sequence[int], x: str) -> list[str]:
    """Name the bars by their cell and its place, and by what else the row is about where that does not tell them apart.

    members: the rows that are drawn. x: the column that names them.
    """
    at = {name: n for n, name in enumerate(sheet.columns)}
    names = [sheet.rows[n][at[x]] for n in members]
    place = next((name for name in ("place", "city") if name in at), x)
    if len({sheet.rows[n][at[place]] for n in members}) > 1:
        names = _join(names, [sheet.rows[n][at[place]] for n in members], first=True)
    for column in ("about", "beneficiary", "condition", "source"):
        if len(set(names)) < len(names) and column in at:
            names = _join(names, [sheet.rows[n][at[column]] for n in members])
    return names


def _join(names: list[str], more: list[str], *, first: bool = False) -> list[str]:
    joined = []
    for name, part in zip(names, more, strict=True):
        both = (part, name) if first else (name, part)
        joined.append(name if not part or part in name else " · ".join(filter(None, both)))
    return joined


def cut_name(name: str, width: int) -> str:
    """Cut a name to a width in columns of text; a Chinese character takes two.

    >>> len(cut_name("a" * 50, 46)), len(cut_name("深" * 50, 46)), cut_name("深圳", 18)
    (46, 23, '深圳')
    """
    if width_of(name) <= width:
        return name
    kept = name
    while width_of(kept) >= width:
        kept = kept[:-1]
    return f"{kept}…"
