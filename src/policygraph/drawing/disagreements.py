"""Where sources differ, in both languages, for the page."""

from __future__ import annotations

from typing import Any

from policygraph.drawing.described import Properties, describe
from policygraph.drawing.titles import read_titles
from policygraph.render.labels import read_labels
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES


def read_disagreements(engine: Engine) -> dict[str, dict[str, Any]]:
    """Read each disagreement by IRI: its labels, its kind, its note, the claims and the sources that differ."""
    found = describe(engine, "Disagreement")

    def all_of(properties: Properties, name: str) -> list[str]:
        return [term.value for term in properties.get(name, [])]

    things = {kind for properties in found.values() for kind in all_of(properties, "disagreementKind")}
    labels = read_labels(engine, {*found, *things})
    titles = read_titles(engine)

    def both(thing: str) -> dict[str, str]:
        return {lang: labels.of(thing, lang) for lang in LANGUAGES}

    return {
        name: {
            **both(name),
            "kind": [both(kind) for kind in all_of(properties, "disagreementKind")],
            "note": " ".join(all_of(properties, "note")),
            "between": all_of(properties, "between"),
            "source": [titles[source] for source in all_of(properties, "source") if source in titles],
        }
        for name, properties in found.items()
    }
