"""Everything that is said about the things of a class, in one query."""

from __future__ import annotations

from collections.abc import Iterable

from policygraph.store.engine import Engine
from policygraph.terms import POL, Term, iri, slug

DESCRIBED = """
SELECT ?thing ?property ?value WHERE {{
  ?thing a ?kind ; ?property ?value .
  VALUES ?kind {{ {kinds} }}
}} ORDER BY ?thing ?property ?value
"""
NAMED = """
SELECT ?thing ?property ?value WHERE {{
  VALUES ?thing {{ {things} }}
  ?thing ?property ?value .
}} ORDER BY ?thing ?property ?value
"""
Properties = dict[str, list[Term]]


def describe(engine: Engine, *kinds: str) -> dict[str, Properties]:
    """Read the properties of every thing of some classes: terms by local name, by IRI.

    kinds: local names of the ontology.

    >>> from policygraph.store.open import open_engine
    >>> places = describe(open_engine(), "City")
    >>> [term.value for term in places["https://w3id.org/policygraph/id/place/shenzhen"]["adminCode"]]
    ['440300']
    """
    return _described(engine, DESCRIBED.format(kinds=" ".join(iri(POL + kind).n3() for kind in kinds)))


def describe_things(engine: Engine, things: Iterable[str]) -> dict[str, Properties]:
    """Read the properties of some things: terms by local name, by IRI. What nothing is said about is left out.

    things: IRIs.
    """
    wanted = sorted(set(things))
    return _described(engine, NAMED.format(things=" ".join(iri(thing).n3() for thing in wanted))) if wanted else {}


def _described(engine: Engine, query: str) -> dict[str, Properties]:
    found: dict[str, Properties] = {}
    for thing, name, value in engine.select(query).rows:
        assert thing is not None and name is not None and value is not None
        found.setdefault(thing.value, {}).setdefault(slug(name.value), []).append(value)
    return found
