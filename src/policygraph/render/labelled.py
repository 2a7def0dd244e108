"""Rows as they are, with the labels of their IRIs beside them."""

from __future__ import annotations

from policygraph.render.labels import read_labels
from policygraph.store.engine import Engine
from policygraph.terms import Rows, Term


def with_labels(engine: Engine, rows: Rows, lang: str) -> Rows:
    """Add, behind every column of IRIs, a column with their labels."""
    things = {term.value for row in rows.rows for term in row if term is not None and term.kind == "iri"}
    labels = read_labels(engine, things)
    labelled = [
        n
        for n in range(len(rows.columns))
        if any(row[n] is not None and row[n].kind == "iri" for row in rows.rows)  # type: ignore[union-attr]
    ]
    columns = [
        name
        for n, column in enumerate(rows.columns)
        for name in ([column, f"{column}Label"] if n in labelled else [column])
    ]
    told: list[tuple[Term | None, ...]] = []
    for row in rows.rows:
        cells: list[Term | None] = []
        for n, term in enumerate(row):
            cells.append(term)
            if n in labelled:
                iri = term is not None and term.kind == "iri"
                cells.append(Term("literal", labels.of(term.value, lang)) if iri and term is not None else None)
        told.append(tuple(cells))
    return Rows(columns, told)
