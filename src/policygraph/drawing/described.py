"""Everything that is said about the things of a class, in one query."""

from __future__ import annotations

from policygraph.store.engine import Engine
from policygraph.terms import POL, Term, iri, slug

DESCRIBED = """
SELECT ?thing ?property ?value WHERE {{
  ?thing a ?kind ; ?property ?value .
  VALUES ?kind {{ {kinds} }}
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
    found: dict[str, Properties] = {}
    for thing, name, value in engine.select(
        DESCRIBED.format(kinds=" ".join(iri(POL + kind).n3() for kind in kinds))
    ).rows:
        assert thing is not None and name is not None and value is not None
        found.setdefault(thing.value, {}).setdefault(slug(name.value), []).append(value)
    return found
