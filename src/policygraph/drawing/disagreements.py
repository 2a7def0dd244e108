"""Where sources differ, in both languages, for the page."""

from __future__ import annotations

from typing import Any

from policygraph.drawing.titles import read_titles
from policygraph.render.labels import read_labels
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES, slug

DISAGREEMENTS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?disagreement ?property ?value WHERE {
  ?disagreement a pol:Disagreement ; ?property ?value .
} ORDER BY ?disagreement ?property ?value
"""


def read_disagreements(engine: Engine) -> dict[str, dict[str, Any]]:
    """Read each disagreement by IRI: its labels, its kind, its note, the claims and the sources that differ."""
    found: dict[str, dict[str, list[str]]] = {}
    for thing, name, value in engine.select(DISAGREEMENTS).rows:
        assert thing is not None and name is not None and value is not None
        found.setdefault(thing.value, {}).setdefault(slug(name.value), []).append(value.value)
    things = {kind for properties in found.values() for kind in properties.get("disagreementKind", [])}
    labels = read_labels(engine, {*found, *things})
    titles = read_titles(engine)

    def both(thing: str) -> dict[str, str]:
        return {lang: labels.of(thing, lang) for lang in LANGUAGES}

    return {
        name: {
            **both(name),
            "kind": [both(kind) for kind in properties.get("disagreementKind", [])],
            "note": " ".join(properties.get("note", [])),
            "between": properties.get("between", []),
            "source": [titles[source] for source in properties.get("source", []) if source in titles],
        }
        for name, properties in found.items()
    }
