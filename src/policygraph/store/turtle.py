"""Triples as Turtle, the same bytes for the same triples."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policygraph.loading.prefixes import known_prefixes
from policygraph.terms import Term


def write_turtle(triples: Iterable[tuple[Term, Term, Term]]) -> bytes:
    """Write triples as Turtle, sorted, with the prefixes that they use.

    >>> place = Term("iri", "https://w3id.org/policygraph/id/place/beijing")
    >>> kind = Term("iri", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    >>> print(write_turtle([(place, kind, Term("iri", "https://w3id.org/policygraph/ontology#City"))]).decode())
    @prefix place: <https://w3id.org/policygraph/id/place/> .
    @prefix pol: <https://w3id.org/policygraph/ontology#> .
    place:beijing a pol:City .
    <BLANKLINE>
    """
    import pyoxigraph

    ordered = sorted(triples)
    names = {term.value for triple in ordered for term in triple if term.kind == "iri"}
    names |= {term.datatype for triple in ordered for term in triple if term.datatype}
    used = {
        prefix: space for prefix, space in sorted(known_prefixes().items()) if any(n.startswith(space) for n in names)
    }
    used.pop("rdf", None)
    written = pyoxigraph.serialize(
        [pyoxigraph.Triple(*(native(term) for term in triple)) for triple in ordered],
        format=pyoxigraph.RdfFormat.TURTLE,
        prefixes=used,
    )
    assert isinstance(written, bytes)
    return written


def native(term: Term) -> Any:
    """Make a pyoxigraph term of a neutral term."""
    import pyoxigraph

    if term.kind == "iri":
        return pyoxigraph.NamedNode(term.value)
    if term.kind == "blank":
        return pyoxigraph.BlankNode(term.value)
    if term.lang:
        return pyoxigraph.Literal(term.value, language=term.lang)
    if term.datatype:
        return pyoxigraph.Literal(term.value, datatype=pyoxigraph.NamedNode(term.datatype))
    return pyoxigraph.Literal(term.value)
