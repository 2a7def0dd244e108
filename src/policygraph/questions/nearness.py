"""What a pattern that matches nothing may have meant."""

from __future__ import annotations

import difflib
from typing import Any

from policygraph.loading.prefixes import known_prefixes
from policygraph.store.engine import Engine
from policygraph.terms import slug

# How many suggestions help; more are noise.
MOST = 3
IRIS = """
SELECT DISTINCT ?term WHERE {{
  {{ ?term ?p ?o }} UNION {{ ?s ?term ?o }} UNION {{ ?s ?p ?term }}
  FILTER(isIRI(?term) && STRSTARTS(STR(?term), "{space}"))
}} ORDER BY ?term
"""
TEXTS = """
SELECT DISTINCT ?text WHERE {{ ?s {property} ?text . FILTER(isLiteral(?text)) }} ORDER BY ?text
"""


def nearest_terms(engine: Engine, pattern: Any) -> list[str]:
    """Suggest for the IRIs and texts of a pattern those of the graph that are written alike.

    pattern: subject, predicate and object as rdflib terms. A text that the graph has with a language tag is
    suggested with it.
    """
    found: list[str] = []
    for term in pattern:
        if type(term).__name__ == "URIRef" and not _known(engine, str(term)):
            found += _near_iris(engine, str(term))
    predicate, value = pattern[1], pattern[2]
    if type(value).__name__ == "Literal" and type(predicate).__name__ == "URIRef":
        found += _near_texts(engine, str(predicate), str(value))
    return list(dict.fromkeys(found))[:MOST]


def _known(engine: Engine, iri: str) -> bool:
    return engine.ask(f"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s <{iri}> ?o }} UNION {{ ?s ?p <{iri}> }} }}")


def _near_iris(engine: Engine, iri: str) -> list[str]:
    fitting = [(space, prefix) for prefix, space in known_prefixes().items() if iri.startswith(space)]
    if not fitting:
        return []
    space, prefix = max(fitting, key=lambda pair: len(pair[0]))
    known = {slug(term.value): term.value for (term,) in engine.select(IRIS.format(space=space)).rows if term}
    near = difflib.get_close_matches(iri.removeprefix(space), known, n=MOST, cutoff=0.5)
    return [f"{prefix}:{name}" for name in near if known[name] == space + name]


def _near_texts(engine: Engine, predicate: str, text: str) -> list[str]:
    rows = engine.select(TEXTS.format(property=f"<{predicate}>")).rows
    known = {term.value: term for (term,) in rows if term}
    near = difflib.get_close_matches(text, known, n=MOST, cutoff=0.5)
    near += [value for value in known if text and text in value and value not in near]
    return [f'"{value}"' + (f"@{known[value].lang}" if known[value].lang else "") for value in near[:MOST]]
