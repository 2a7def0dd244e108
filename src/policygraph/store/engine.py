"""What every engine can do."""

from __future__ import annotations

from typing import Protocol

from policygraph.terms import Rows, Term

RESULT_FORMS = ("json", "csv", "tsv")


class Engine(Protocol):
    """A store that answers read-only SPARQL 1.1.

    Each method takes a query that has passed ``refuse_unsafe`` and ``check_syntax``.
    """

    def select(self, query: str, most: int | None = None) -> Rows:
        """Answer a SELECT query with its rows, or with the first ``most`` of them."""

    def ask(self, query: str) -> bool:
        """Answer an ASK query."""

    def construct(self, query: str) -> list[tuple[Term, Term, Term]]:
        """Answer a CONSTRUCT or DESCRIBE query with its triples, each once, in a fixed order."""

    def select_as(self, query: str, form: str) -> bytes:
        """Answer a SELECT query in a W3C result format: one of ``RESULT_FORMS``."""
