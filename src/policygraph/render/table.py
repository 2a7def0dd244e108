"""A table for the terminal, aligned with wide characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from policygraph.render.cells import Sheet

if TYPE_CHECKING:
    from rich.console import Console

# Where the terminal is narrower than this, the columns of IRIs give way to what people read.
ROOM_FOR_IRIS = 160
IDENTIFIERS = {
    "claim",
    "primary",
    "otherClaim",
    "coverage",
    "rateClaim",
    "ceilingClaim",
    "announcedClaim",
    "establishedClaim",
}
# The least width in which a column can be read; where they do not fit, rows are set as blocks instead.
LEAST = {"quote": 12, "value": 11, "sourceQuote": 12, "sourceValue": 9, "note": 12, "about": 9, "lookedFor": 20}
NARROW = 9
GAP = 2
# A Latin word up to this length is not broken.
WORD = 11


def write_table(sheet: Sheet, out: TextIO, width: int) -> None:
    """Print a sheet within a width in columns; a Chinese character takes two.

    Nothing is cut: cells wrap, and where the columns do not fit beside each other, each row becomes a block.
    """
    shown = [i for i, name in enumerate(sheet.columns) if width >= ROOM_FOR_IRIS or name not in IDENTIFIERS]
    shown = shown or list(range(len(sheet.columns)))
    from rich.cells import cell_len

    wanted = {i: max([cell_len(sheet.headings[i]), *(cell_len(row[i]) for row in sheet.rows)]) for i in shown}
    least = {i: min(wanted[i], LEAST.get(sheet.columns[i]) or _narrow(sheet, i)) for i in shown}
    room = width - GAP * (len(shown) - 1)
    if sum(least.values()) > room:
        _write_blocks(sheet, out, shown, width)
    else:
        _write_columns(sheet, out, share_width(least, wanted, room), width)


def _narrow(sheet: Sheet, column: int) -> int:
    words = (word for row in sheet.rows for word in row[column].split() if word.isascii())
    return max(NARROW, min(WORD, max(map(len, words), default=0)))


def share_width(least: dict[int, int], wanted: dict[int, int], room: int) -> dict[int, int]:
    """Give every column its least width, and share out what is left until each has what it wants.

    >>> share_width({0: 4, 1: 4}, {0: 5, 1: 40}, 30)
    {0: 5, 1: 25}
    """
    widths = dict(least)
    left = room - sum(widths.values())
    while left > 0:
        hungry = [i for i in widths if widths[i] < wanted[i]]
        if not hungry:
            break
        for i in hungry[:left]:
            widths[i] += 1
        left -= len(hungry[:left])
    return widths


def _write_columns(sheet: Sheet, out: TextIO, widths: dict[int, int], width: int) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold", show_edge=False)
    for i, narrow in widths.items():
        table.add_column(Text(sheet.headings[i]), overflow="fold", width=narrow)
    before: list[str] = []
    for row in sheet.rows:
        cells = [row[i] for i in widths]
        # A leading cell that repeats the row above is left blank, so that groups can be seen.
        repeated = 0
        while repeated < min(2, len(cells) - 1) and before and before[repeated] == cells[repeated]:
            repeated += 1
        table.add_row(*(Text("" if n < repeated else cell) for n, cell in enumerate(cells)))
        before = cells
    _console(out, width).print(table)


def _write_blocks(sheet: Sheet, out: TextIO, shown: list[int], width: int) -> None:
    from rich.table import Table
    from rich.text import Text

    console = _console(out, width)
    for row in sheet.rows:
        block = Table.grid(padding=(0, 2, 0, 0))
        block.add_column(style="bold")
        block.add_column(overflow="fold")
        for i in shown:
            if row[i]:
                block.add_row(Text(sheet.headings[i]), Text(row[i]))
        console.print(block)
        console.print()


def _console(out: TextIO, width: int) -> Console:
    from rich.console import Console

    return Console(file=out, width=width, no_color=not out.isatty(), highlight=False)
