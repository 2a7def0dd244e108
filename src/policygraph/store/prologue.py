"""The prefixes that a query uses without declaring them."""

from __future__ import annotations

from collections.abc import Mapping

from policygraph.store.tokens import Token, tokens


def with_known_prefixes(query: str, prefixes: Mapping[str, str]) -> tuple[str, int]:
    r"""Declare each known prefix that a query uses and does not declare.

    query: SPARQL 1.1. prefixes: namespaces by prefix. Returns the text and how many lines now stand before the
    user's first one. A declaration of the user's own wins, wherever it stands (SPARQL 1.1 section 4.1.1).

    >>> with_known_prefixes("ASK { ?p a pol:Place }", {"pol": "http://example.org/", "id": "http://example.org/id/"})
    ('PREFIX pol: <http://example.org/>\nASK { ?p a pol:Place }', 1)
    """
    used, declared = used_prefixes(query)
    missing = sorted(prefix for prefix in used if prefix not in declared and prefix in prefixes)
    return "".join(f"PREFIX {prefix}: <{prefixes[prefix]}>\n" for prefix in missing) + query, len(missing)


def used_prefixes(query: str) -> tuple[dict[str, Token], set[str]]:
    """Tell which prefixes a query uses, each with the first name that does, and which it declares.

    query: SPARQL 1.1.

    >>> used, declared = used_prefixes("PREFIX a: <http://example.org/> ASK { a:x b:y 'c:z' }")
    >>> sorted(used), sorted(declared)
    (['a', 'b'], ['a'])
    """
    used: dict[str, Token] = {}
    declared: set[str] = set()
    before = ""
    for token in tokens(query):
        prefix, _, local = token.text.partition(":")
        if token.kind == "name" and before == "PREFIX" and not local:
            declared.add(prefix)
        elif token.kind == "name":
            used.setdefault(prefix, token)
        before = before if token.kind == "comment" else token.text.upper()
    return used, declared
