"""What a source is called: by its title, else by its publisher, else by its address."""

from __future__ import annotations

from policygraph.drawing.described import Properties, describe
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES, slug

PARTS = ("title", "publisher", "url")


def read_titles(engine: Engine) -> dict[str, dict[str, str]]:
    """Name each source in each language, by IRI."""
    sources = describe(engine, "Source")
    return {source: {lang: title_of(source, parts, lang) for lang in LANGUAGES} for source, parts in sources.items()}


def title_of(source: str, properties: Properties, lang: str) -> str:
    """Name one source in a language by what is said of it."""
    for part in PARTS:
        told = properties.get(part, [])
        if told:
            return next((term.value for term in told if term.lang == lang), told[0].value)
    return slug(source)
