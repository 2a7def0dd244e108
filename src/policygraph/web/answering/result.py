"""A sheet as a page shows it: each cell with the page that proves or explains it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from policygraph.comparing.words import MARKS
from policygraph.render.cells import COMPANIONS, DESCRIBED, Sheet, number_of
from policygraph.render.table import IDENTIFIERS
from policygraph.terms import Term, slug
from policygraph.web.html import local

# Which column of the row holds the claim that states what a cell tells.
PROVED_BY = {
    "value": "claim",
    "quote": "claim",
    "count": "claim",
    "awards": "claim",
    "otherValue": "otherClaim",
    "sourceValue": "primary",
    "sourceQuote": "primary",
    "percent": "rateClaim",
    "announced": "announcedClaim",
    "established": "establishedClaim",
}
# Widths in columns of text from which a cell is set as a middling or a long one.
MIDDLING, LONG = 12, 44


class Column(NamedTuple):
    """A column of a table on a page: its name, heading, and how it is set (number, short, middling or long)."""

    name: str
    heading: str
    setting: str


class LinkedCell(NamedTuple):
    """A cell of a table on a page.

    text: what it tells. scope: what limits the value, told after it. iri: what it links to on this server, or nothing.
    sources: the number of the source that it names, or 0. tone: quote, described, a kind of verdict, or nothing.
    again: whether it repeats the row above.
    """

    text: str
    scope: str = ""
    iri: str = ""
    source: int = 0
    tone: str = ""
    again: bool = False


class LinkedTable(NamedTuple):
    """The columns and rows of a table on a page.

    compared: whether a cell tells by a mark if numbers may be compared. repeats: whether a cell repeats the row above.
    """

    columns: list[Column]
    rows: list[list[LinkedCell]]
    compared: bool = False
    repeats: bool = False


def link_cells(sheet: Sheet, *, whole: bool = False) -> LinkedTable:
    """Link every cell of a sheet; columns that only identify are left out where there are others.

    whole: keeps those columns, for a page that cannot link to them.
    """
    shown = [i for i, name in enumerate(sheet.columns) if whole or name not in IDENTIFIERS]
    shown = shown or list(range(len(sheet.columns)))
    columns = [Column(sheet.columns[i], sheet.headings[i], _setting(sheet, i)) for i in shown]
    rows: list[list[LinkedCell]] = []
    for cells, terms in zip(sheet.rows, sheet.terms, strict=True):
        row = [_link(sheet.columns[i], cells[i], terms) for i in shown]
        rows.append(_mark_repeated(row, rows[-1] if rows else None))
    compared = any(cell.tone in MARKS for row in rows for cell in row)
    return LinkedTable(columns, rows, compared, any(cell.again for row in rows for cell in row))


def _mark_repeated(row: list[LinkedCell], before: list[LinkedCell] | None) -> list[LinkedCell]:
    """Mark leading cells that repeat the row above, as the terminal leaves them blank."""
    same = 0
    while before and same < min(2, len(row) - 1) and row[same].text == before[same].text:
        same += 1
    return [cell._replace(again=n < same) for n, cell in enumerate(row)]


def _link(column: str, text: str, terms: Mapping[str, Term | None]) -> LinkedCell:
    term = terms.get(column)
    if column == "source" and text:
        return LinkedCell(text, source=int(text.strip("[]")))
    if column == "verdict" and term is not None:
        kind = slug(term.value)
        return LinkedCell(f"{MARKS.get(kind, '')} {text}".strip(), iri=_here(term), tone=kind)
    proof = _proof(column, terms)
    iri = (_here(proof) or _here(term)) if text else ""
    if column in ("quote", "sourceQuote"):
        described = any(text.startswith(lead) for lead in DESCRIBED.values())
        return LinkedCell(text, iri=iri, tone="described" if described else "quote" if text else "")
    if column in COMPANIONS and term is not None and not term.lang:
        told, _, scope = text.partition(" · ")
        return LinkedCell(told, scope, iri)
    return LinkedCell(text, iri=iri)


def _proof(column: str, terms: Mapping[str, Term | None]) -> Term | None:
    if column == "ceiling":
        return terms.get("ceilingClaim") or terms.get("claim")
    return terms.get(PROVED_BY.get(column, ""))


def _here(term: Term | None) -> str:
    """Give an IRI for which this server has a page; any other address is only text."""
    return term.value if term is not None and term.kind == "iri" and local(term.value) else ""


def _setting(sheet: Sheet, column: int) -> str:
    name = sheet.columns[column]
    terms = [terms.get(name) for terms in sheet.terms]
    longest = max((width_of(row[column]) for row in sheet.rows), default=0)
    if longest <= MIDDLING and all(term is None or number_of(term) is not None for term in terms):
        return "number"
    return "short" if longest <= MIDDLING else "middling" if longest <= LONG else "long"


def width_of(text: str) -> int:
    """Count columns of text: a Chinese character takes two.

    >>> width_of("深圳 2025")
    9
    """
    return sum(1 if letter.isascii() else 2 for letter in text)
