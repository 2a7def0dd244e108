"""A table in Markdown."""

from __future__ import annotations

from policygraph.render.cells import Sheet

# Characters that Markdown or HTML would read as markup in a cell.
ESCAPES = str.maketrans({c: "\\" + c for c in "\\|*_`[]<>#"} | {"\n": " "})


def write_markdown(sheet: Sheet, footnotes: list[str]) -> str:
    """Write a sheet as a Markdown table with its sources below.

    >>> print(write_markdown(Sheet(["a"], ["A"], [["1|2"]], []), []))
    | A |
    | --- |
    | 1\\|2 |
    <BLANKLINE>
    """
    lines = [_line(sheet.headings), _line(["---"] * len(sheet.headings), escape=False)]
    lines += [_line(row) for row in sheet.rows]
    if footnotes:
        lines += ["", *(f"- {note.translate(ESCAPES)}" for note in footnotes)]
    return "\n".join(lines) + "\n"


def _line(cells: list[str], *, escape: bool = True) -> str:
    return "| " + " | ".join(cell.translate(ESCAPES) if escape else cell for cell in cells) + " |"
