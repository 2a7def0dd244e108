"""What servers do their own way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policygraph.store.embedded import term as neutral
from policygraph.store.tokens import tokens
from policygraph.store.turtle import native
from policygraph.terms import XSD, Term

# Virtuoso heeds no shorter one.
SHORTEST = 1000
INTERRUPTED = "S1TAT"
# Integers beyond 32 bits come back from Virtuoso 7 as decimals, and truths as numbers.
WIDE = 2**31
TRUTHS = {"1": "true", "0": "false"}


def is_virtuoso(server: str) -> bool:
    """Tell by what a server calls itself whether it is Virtuoso.

    >>> is_virtuoso("Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu")
    True
    """
    return server.lower().startswith(("virtuoso", "openlink"))


def time_limit(server: str, seconds: float | None) -> dict[str, str]:
    """Give the fields of a form that tell a server when to stop; nothing where it has no such field.

    Only Virtuoso takes ``timeout`` in milliseconds: others read the same word as seconds, or refuse it.

    >>> time_limit("Virtuoso/07.20", 2.5), time_limit("uvicorn", 2.5)
    ({'timeout': '2500'}, {})
    """
    if seconds is None or not is_virtuoso(server):
        return {}
    return {"timeout": str(max(SHORTEST, round(seconds * 1000)))}


def was_interrupted(headers: Mapping[str, str]) -> bool:
    """Tell whether an answer stands for what was found until the time was over: Virtuoso sends it as a success."""
    return headers.get("x-sql-state", "") == INTERRUPTED


def row_limit(headers: Mapping[str, str]) -> int | None:
    """Read how many rows a server gives at most, where it says so (Virtuoso's ``ResultSetMaxRows``).

    >>> row_limit({"x-sparql-maxrows": "10000"})
    10000
    """
    told = headers.get("x-sparql-maxrows", "").strip()
    return int(told) if told.isdecimal() else None


def without_idle_values(query: str) -> str:
    r"""Take out of a query each ``VALUES ?x { UNDEF }``: it joins with everything and changes nothing.

    query: SPARQL 1.1. Virtuoso reads it as a value of its own and leaves rows unbound.

    >>> without_idle_values('SELECT ?x { ?x ?p "VALUES ?x { UNDEF }" . VALUES ?x { UNDEF } }')
    'SELECT ?x { ?x ?p "VALUES ?x { UNDEF }" .  }'
    """
    if "UNDEF" not in query:
        return query
    found = [token for token in tokens(query) if token.kind != "comment"]
    pieces, here = [], 0
    for five in zip(*(found[n:] for n in range(5)), strict=False):
        word, variable, opens, undefined, closes = (token.text.upper() for token in five)
        if (word, opens, undefined, closes) == ("VALUES", "{", "UNDEF", "}") and variable[:1] in "?$":
            pieces.append(query[here : five[0].offset])
            here = five[-1].end
    return "".join([*pieces, query[here:]])


def mend_virtuoso(term: Term) -> Term:
    """Give a term of Virtuoso the type and form in which it was stored.

    A whole decimal of ten digits and more is taken for the integer that it was: nothing tells them apart.

    >>> mend_virtuoso(Term("literal", "300000000000", XSD + "decimal")).datatype.rpartition("#")[2]
    'integer'
    >>> mend_virtuoso(Term("literal", "1", XSD + "boolean")).value
    'true'
    """
    if term.datatype == XSD + "boolean":
        return term._replace(value=TRUTHS.get(term.value, term.value))
    if term.datatype == XSD + "decimal" and term.value.lstrip("-").isdecimal():
        return term._replace(datatype=XSD + "integer") if not -WIDE <= int(term.value) < WIDE else term
    return term


def mend_triple(triple: Any) -> Any:
    """Do the same with the object of a triple of pyoxigraph."""
    told = neutral(triple.object)
    mended = mend_virtuoso(told)
    return triple if mended is told else type(triple)(triple.subject, triple.predicate, native(mended))
