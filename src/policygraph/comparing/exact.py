"""A comparison as rows of exact terms, for a program or a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from policygraph.comparing.comparison import Cell, Comparison, Entry
from policygraph.terms import CONCEPT, XSD, Rows, Term, iri


def comparison_rows(comparison: Comparison) -> Rows:
    """Give a comparison as rows of exact terms, one a claim; an empty cell is a row with its finding.

    The columns ``dimension`` and ``nature`` hold what makes the row, ``reasons`` the slugs of the reasons for the
    verdict, with spaces between them.
    """
    columns = ["topic", "dimension", "nature", "place", "where", "value", "valueTo", "unit", "bound", "per", "period"]
    columns += ["base", "year", "verdict", "reasons", "finding", "tier", "confidence", "quote", "paraphrase", "source"]
    columns += ["claim"]
    rows: list[tuple[Term | None, ...]] = []
    for line in comparison.lines:
        first = [_term(line.topic), *(_term(part) for part in (*line.dimension, "")[:2])]
        for place, cell in line.cells.items():
            entries: list[Entry | None] = [*cell.entries]
            rows += [(*first, iri(place), *_exact(entry, cell)) for entry in entries or [None]]
    return Rows(columns, rows)


def _exact(entry: Entry | None, cell: Cell) -> list[Term | None]:
    if entry is None:
        return [None] * 11 + [_term(CONCEPT + "finding/" + cell.finding)] + [None] * 6
    if entry.claim is None:
        return [None, Term("literal", str(entry.number), XSD + "integer")] + [None] * 16
    claim, verdict = entry.claim, entry.verdict
    take: Callable[[str], Term | None] = claim.one
    return [
        iri(entry.where) if entry.where else None,
        claim.value,
        *(take(name) for name in ("valueTo", "unit", "bound", "per", "period", "base", "year")),
        _term(f"{CONCEPT}verdict/{verdict.kind}") if verdict else None,
        _term(" ".join(verdict.reasons)) if verdict and verdict.reasons else None,
        None,
        *(take(name) for name in ("tier", "confidence", "quote", "paraphrase", "source")),
        iri(claim.iri),
    ]


def _term(text: str) -> Term | None:
    if not text:
        return None
    return iri(text) if text.startswith("http") else Term("literal", text)
