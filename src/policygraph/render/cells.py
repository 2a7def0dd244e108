"""From rows of a query to cells that a person reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from policygraph.render.headings import HEADINGS
from policygraph.render.labels import Labels, compact, read_labels
from policygraph.render.languages import tell_once
from policygraph.render.words import SCOPE, is_number, measure
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES, POL, XSD, Rows, Term

# A value is told in one cell with all that says what it is.
MEASURE = ("valueTo", "unit", "bound", *SCOPE)
COMPANIONS = {
    "value": MEASURE,
    "sourceValue": ("sourceBound",),
    "count": ("bound",),
    "otherValue": (),
    "size": (),
    "ceiling": (),
    "similarity": ("unit",),
    "betweenness": ("unit",),
}
QUOTED = {"quote", "sourceQuote"}
DESCRIBED = {"zh": "述要，非引文：", "en": "described, not quoted: "}


class Sheet(NamedTuple):
    """A table in one language: headings, cells, and the IRIs of the sources that its rows name.

    terms: for each row every term that it was told from, by column, those without a cell of their own too.
    """

    columns: list[str]
    headings: list[str]
    rows: list[list[str]]
    sources: list[str]
    terms: Sequence[Mapping[str, Term | None]] = ()


def readable(engine: Engine, rows: Rows, lang: str) -> Sheet:
    """Label every IRI, tell every value in words, and number the sources.

    What a claim says in two languages is told once, in the reader's.
    """
    things = {term.value for row in rows.rows for term in row if term is not None and term.kind == "iri"}
    words = {column: POL + column for column in rows.columns}
    labels = read_labels(engine, things | set(words.values()))
    columns = _told_columns(rows.columns)
    sources: list[str] = []
    terms = [dict(zip(rows.columns, row, strict=True)) for row in tell_once(rows, lang)]
    told = [[_cell(column, cells, lang, labels, sources) for column in columns] for cells in terms]
    kept = [i for i, column in enumerate(columns) if column in ("value", "quote") or any(row[i] for row in told)]
    return Sheet(
        [columns[i] for i in kept],
        [heading_of(columns[i], lang, labels) for i in kept],
        [[row[i] for i in kept] for row in told],
        sources,
        terms,
    )


def _told_columns(columns: list[str]) -> list[str]:
    gone = {part for main in columns for part in COMPANIONS.get(main, ())}
    if "quote" in columns:
        gone.add("paraphrase")
    if "sourceQuote" in columns:
        gone.add("sourceParaphrase")
    return [column for column in columns if column not in gone]


def heading_of(column: str, lang: str, labels: Labels) -> str:
    """Name a column in a language.

    labels: with those of the ontology's terms, for columns that are named by one.
    """
    if column in HEADINGS:
        return HEADINGS[column][LANGUAGES.index(lang)]
    known = labels.of(POL + column, lang)
    return column if known == compact(POL + column) else known


def _cell(column: str, cells: dict[str, Term | None], lang: str, labels: Labels, sources: list[str]) -> str:
    term = cells[column]
    if column in QUOTED:
        return _proof(column, cells, lang)
    if column in COMPANIONS:
        parts = {
            name.removeprefix("source").lower() if column == "sourceValue" else name: cells.get(name)
            for name in COMPANIONS[column]
        }
        unit = parts.get("unit") or cells.get("unit")
        return measure({**parts, "value": term, "unit": unit}, lang, lambda thing: labels.of(thing, lang))
    if term is None:
        return ""
    if column == "about" and term in (cells.get("place"), cells.get("city")):
        return ""
    if column == "source":
        if term.value not in sources:
            sources.append(term.value)
        return f"[{sources.index(term.value) + 1}]"
    return labels.of(term.value, lang) if term.kind == "iri" else term.value


def _proof(column: str, cells: dict[str, Term | None], lang: str) -> str:
    quote = cells[column]
    if quote is not None:
        return f"“{quote.value}”"
    described = cells.get("paraphrase" if column == "quote" else "sourceParaphrase")
    return "" if described is None else DESCRIBED[lang] + described.value


def number_of(term: Term | None) -> float | int | None:
    """Give the exact number of a term for a spreadsheet, or nothing.

    >>> number_of(Term("literal", "300000000000", XSD + "integer"))
    300000000000
    """
    if term is None or term.kind != "literal" or not is_number(term):
        return None
    return int(term.value) if term.datatype == XSD + "integer" else float(term.value)
