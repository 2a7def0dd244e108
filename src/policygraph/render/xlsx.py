"""A workbook: what people read, the exact values, and the sources."""

from __future__ import annotations

import io

from policygraph.render.cells import Sheet, number_of
from policygraph.terms import Rows

TITLES = {"zh": ("表格", "精确值", "来源"), "en": ("Table", "Exact values", "Sources")}
WIDEST = 60


def write_xlsx(sheet: Sheet, rows: Rows, footnotes: list[str], lang: str) -> bytes:
    """Write three sheets: the readable table, the rows as they are (numbers as numbers, IRIs whole), the sources."""
    import xlsxwriter

    buffer = io.BytesIO()
    # Text stays text: a quote that begins with "=" is no formula, an address of a mirror is no link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        whole = book.add_format({"num_format": "#,##0.######", "valign": "top"})
        names = TITLES[lang]
        page = book.add_worksheet(names[0])
        page.freeze_panes(1, 0)
        page.write_row(0, 0, sheet.headings, bold)
        for r, cells in enumerate(sheet.rows, 1):
            page.write_row(r, 0, cells, wrap)
        for c, heading in enumerate(sheet.headings):
            longest = max([len(heading), *(len(cells[c]) for cells in sheet.rows)])
            page.set_column(c, c, min(WIDEST, 4 + 2 * longest))
        page = book.add_worksheet(names[1])
        page.freeze_panes(1, 0)
        page.write_row(0, 0, rows.columns, bold)
        for r, row in enumerate(rows.rows, 1):
            for c, term in enumerate(row):
                number = number_of(term)
                if number is not None and abs(number) < 10**15:
                    page.write_number(r, c, number, whole)
                elif term is not None:
                    page.write_string(r, c, term.value, wrap)
        page = book.add_worksheet(names[2])
        page.set_column(0, 0, 120)
        page.write_column(0, 0, footnotes, wrap)
    return buffer.getvalue()
