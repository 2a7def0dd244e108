"""A table for the terminal, aligned with wide characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.render.cells import Sheet

if TYPE_CHECKING:
    from io import TextIOBase

# Where the terminal is narrower than this, the columns of IRIs give way to what people read.
ROOM_FOR_IRIS = 160
IDENTIFIERS = {"claim", "primary", "otherClaim", "coverage"}
MINIMUM = {"quote": 16, "value": 12, "sourceQuote": 16, "note": 20}


def write_table(sheet: Sheet, out: TextIOBase, width: int) -> None:
    """Print a sheet within a width in columns; a Chinese character takes two."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=out, width=width, no_color=not _colour(out), highlight=False)  # type: ignore[arg-type]
    shown = [i for i, name in enumerate(sheet.columns) if width >= ROOM_FOR_IRIS or name not in IDENTIFIERS]
    shown = shown or list(range(len(sheet.columns)))
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for i in shown:
        table.add_column(Text(sheet.headings[i]), overflow="fold", min_width=MINIMUM.get(sheet.columns[i]))
    before: list[str] = []
    for row in sheet.rows:
        cells = [row[i] for i in shown]
        # A leading cell that repeats the row above is left blank, so that groups can be seen.
        repeated = 0
        while repeated < min(2, len(cells) - 1) and before and before[repeated] == cells[repeated]:
            repeated += 1
        table.add_row(*(Text("" if n < repeated else cell) for n, cell in enumerate(cells)))
        before = cells
    console.print(table)


def _colour(out: TextIOBase) -> bool:
    return out.isatty()
