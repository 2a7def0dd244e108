"""What every query passes before an engine sees it."""

from __future__ import annotations

from policygraph.loading.prefixes import known_prefixes
from policygraph.store.guard import refuse_unsafe
from policygraph.store.prologue import with_known_prefixes
from policygraph.store.syntax import check_syntax


def prepare_query(query: str) -> str:
    """Refuse what is unsafe, add the known prefixes that are used, and check the syntax.

    query: SPARQL 1.1. Raises QueryRefused and QuerySyntaxError with line and column in the text as given.

    >>> prepare_query("SELECT ?p { ?p a pol:Place }").splitlines()[0]
    'PREFIX pol: <https://w3id.org/policygraph/ontology#>'
    """
    refuse_unsafe(query)
    text, lines_before = with_known_prefixes(query, known_prefixes())
    check_syntax(text, lines_before)
    return text
