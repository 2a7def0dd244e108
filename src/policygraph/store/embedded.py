"""The embedded engine: Oxigraph in memory, through pyoxigraph."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from policygraph.terms import XSD, Rows, Term

if TYPE_CHECKING:
    import pyoxigraph

STRING = XSD + "string"


class EmbeddedEngine:
    """Answers from an Oxigraph store."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.store = store

    def select(self, query: str, most: int | None = None) -> Rows:
        """Answer a SELECT query with its rows, or with the first ``most`` of them."""
        solutions = self._evaluate(query)
        columns = [variable.value for variable in solutions.variables]
        wanted = solutions if most is None else islice(solutions, most)
        return Rows(columns, [tuple(None if v is None else term(v) for v in row) for row in wanted])

    def ask(self, query: str) -> bool:
        """Answer an ASK query."""
        return bool(self._evaluate(query))

    def construct(self, query: str) -> list[tuple[Term, Term, Term]]:
        """Answer a CONSTRUCT or DESCRIBE query with its triples, each once, in a fixed order."""
        triples = self._evaluate(query)
        return sorted({(term(t.subject), term(t.predicate), term(t.object)) for t in triples})

    def select_as(self, query: str, form: str) -> bytes:
        """Answer a SELECT query in a W3C result format, written by Oxigraph itself."""
        return write_solutions(self._evaluate(query), form)

    def _evaluate(self, query: str) -> Any:
        return self.store.query(query)


def term(value: Any) -> Term:
    """Make a neutral term of a pyoxigraph term."""
    kind = type(value).__name__
    if kind == "NamedNode":
        return Term("iri", value.value)
    if kind == "BlankNode":
        return Term("blank", value.value)
    datatype = value.datatype.value
    if value.language or datatype == STRING:
        return Term("literal", value.value, lang=value.language or "")
    return Term("literal", value.value, datatype)


def write_solutions(solutions: Any, form: str) -> bytes:
    """Write query solutions in a W3C result format."""
    import pyoxigraph

    written = solutions.serialize(format=getattr(pyoxigraph.QueryResultsFormat, form.upper()))
    assert isinstance(written, bytes)
    return written
