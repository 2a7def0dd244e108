"""Triples in the formats in which RDF is passed on: the same bytes for the same triples."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from policygraph.loading.prefixes import known_prefixes
from policygraph.store.embedded import term
from policygraph.store.turtle import native, write_turtle
from policygraph.terms import Term

if TYPE_CHECKING:
    import pyoxigraph

Triples = Iterable[tuple[Term, Term, Term]]


def _turtle(store: pyoxigraph.Store) -> bytes:
    return write_turtle((term(q.subject), term(q.predicate), term(q.object)) for q in store)


def _rdf(form: str) -> Callable[[pyoxigraph.Store], bytes]:
    def write(store: pyoxigraph.Store) -> bytes:
        return _serialize(sorted((quad.triple for quad in store), key=str), form, dict(known_prefixes()))

    return write


# How the whole of a store is written, by the ending of the file.
STORE_WRITERS: dict[str, Callable[[pyoxigraph.Store], bytes]] = {
    ".ttl": _turtle,
    ".nt": _rdf("N_TRIPLES"),
    ".jsonld": _rdf("JSON_LD"),
    ".rdf": _rdf("RDF_XML"),
}


def write_triples(triples: Triples, form: str) -> bytes:
    """Write some triples, each once, with the prefixes that they use.

    form: ``ttl``, ``nt``, ``jsonld`` or ``rdf``.

    >>> place = Term("iri", "https://w3id.org/policygraph/id/place/beijing")
    >>> label = Term("iri", "http://www.w3.org/2000/01/rdf-schema#label")
    >>> print(write_triples([(place, label, Term("literal", "Beijing", lang="en"))], "jsonld").decode().strip())
    {"@context":{"rdfs":"http://www.w3.org/2000/01/rdf-schema#"},\
"@graph":[{"@id":"https://w3id.org/policygraph/id/place/beijing","rdfs:label":[{"@language":"en","@value":"Beijing"}]}]}
    """
    if form == "ttl":
        return write_turtle(set(triples))
    import pyoxigraph

    made = [pyoxigraph.Triple(*(native(part) for part in triple)) for triple in sorted(set(triples))]
    if form == "jsonld":
        return _with_context(_serialize(made, "JSON_LD", {}))
    names = [triple.predicate.value for triple in made]
    used = {prefix: space for prefix, space in known_prefixes().items() if any(n.startswith(space) for n in names)}
    return _serialize(made, {"nt": "N_TRIPLES", "rdf": "RDF_XML"}[form], used)


def _serialize(triples: list[Any], form: str, prefixes: dict[str, str]) -> bytes:
    import pyoxigraph

    written = pyoxigraph.serialize(triples, format=getattr(pyoxigraph.RdfFormat, form), prefixes=prefixes)
    assert isinstance(written, bytes)
    return written


def _with_context(expanded: bytes) -> bytes:
    """Shorten the names of properties, classes and datatypes in expanded JSON-LD, and say by which prefixes."""
    import json

    spaces = sorted(known_prefixes().items(), key=lambda pair: -len(pair[1]))
    used: dict[str, str] = {}

    def short(name: str) -> str:
        for prefix, space in spaces:
            if name.startswith(space):
                used[prefix] = space
                return f"{prefix}:{name.removeprefix(space)}"
        return name

    def told(node: Any) -> Any:
        if isinstance(node, list):
            return [told(one) for one in node]
        if not isinstance(node, dict):
            return node
        found = {}
        for key, value in node.items():
            if key in ("@id", "@value", "@language"):
                found[key] = value
            elif key == "@type":
                found[key] = short(value) if isinstance(value, str) else [short(one) for one in value]
            elif key == "http://www.w3.org/1999/02/22-rdf-syntax-ns#type" and all(
                one.keys() == {"@id"} for one in value
            ):
                found["@type"] = [short(one["@id"]) for one in value]
            else:
                found[short(key)] = told(value)
        return found

    graph = told(json.loads(expanded))
    shown = {"@context": dict(sorted(used.items())), "@graph": graph}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
