"""What a source is called: by its title, else by its publisher, else by its address."""

from __future__ import annotations

from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES, slug

SOURCES = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?source ?property ?value WHERE {
  ?source a pol:Source ; ?property ?value .
} ORDER BY ?source ?property ?value
"""
PARTS = ("title", "publisher", "url")


def read_titles(engine: Engine) -> dict[str, dict[str, str]]:
    """Name each source in each language, by IRI."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for source, name, value in engine.select(SOURCES).rows:
        assert source is not None and name is not None and value is not None
        found.setdefault(source.value, {}).setdefault(slug(name.value), {}).setdefault(value.lang, value.value)
    return {source: {lang: _title(source, parts, lang) for lang in LANGUAGES} for source, parts in found.items()}


def _title(source: str, parts: dict[str, dict[str, str]], lang: str) -> str:
    for part in PARTS:
        told = parts.get(part, {})
        if told:
            return told.get(lang) or next(iter(told.values()))
    return slug(source)
