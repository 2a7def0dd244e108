"""A first look at a query that settles most of them: the closer one costs more than a small query itself."""

from __future__ import annotations

import re

# "://" is in no expression, and without quotation marks and white space an IRI ends where it seems to, however a query
# is read.
WHOLE_IRI = re.compile(r"""<https?://[^<>"'{}|^`\\\x00-\x20]*>""")
LINE_COMMENT = re.compile(r"^[ \t]*#[^\n\r]*", re.MULTILINE)
# The words of everything that is refused; an escape may hide one. WITH runs into nothing: an IRI follows it.
REFUSED = re.compile(r"SERVICE|FROM|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD|WITH(?![A-Z])|USING|\\")
BRACKETS = re.compile(r"[(){}\[\]]")


def skim(query: str) -> str:
    r"""Leave out of a query the comments and the IRIs that cannot be read as anything else.

    query: SPARQL 1.1. Only a long string may hold what looks like a line that is a comment.

    >>> skim("# with care\nASK { <http://example.org/load> ?p 'x' }")
    "\nASK { <> ?p 'x' }"
    """
    text = query if '"""' in query or "'''" in query else LINE_COMMENT.sub("", query)
    return WHOLE_IRI.sub("<>", text)


def is_plainly_safe(query: str) -> bool:
    """Tell whether nothing in a query could be what is refused, in any reading; a closer look may find it of others.

    query: SPARQL 1.1.

    >>> is_plainly_safe("ASK { ?s ?p ?o }"), is_plainly_safe("ASK { SERVICE <http://x/> {} }")
    (True, False)
    """
    # Upper case as rdflib makes it, for which "ſERVICE" is SERVICE.
    return not REFUSED.search(skim(query).upper())


def is_plainly_shallow(query: str, deepest: int, longest: int) -> bool:
    """Tell at a glance whether a query is nested at most so deep and has at most so many signs.

    query: SPARQL 1.1. Brackets in strings count too: what this lets pass may still be refused by its parser, or end the
    process that parses it.

    >>> is_plainly_shallow("ASK { ?s ?p ?o }", 2, 100), is_plainly_shallow("ASK {{{ }}}", 2, 100)
    (True, False)
    """
    text = skim(query)
    if len(text) > longest:
        return False
    depth = 0
    for found in BRACKETS.finditer(text):
        depth += 1 if found[0] in "({[" else -1
        if depth > deepest:
            return False
    return True
