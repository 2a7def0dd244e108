"""What each claim and record says and where it is proved, in both languages, for the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policygraph.render.labels import Labels, read_labels
from policygraph.render.words import measure
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES, POL, Term, slug

STATEMENTS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?statement ?property ?value WHERE {
  ?statement a ?kind ; ?property ?value .
  VALUES ?kind { pol:Claim pol:Record }
} ORDER BY ?statement ?property ?value
"""
SOURCES = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?source ?property ?value WHERE {
  ?source a pol:Source ; ?property ?value .
} ORDER BY ?source ?property ?value
"""
Properties = dict[str, list[Term]]


def read_evidence(engine: Engine) -> dict[str, Mapping[str, Any]]:
    """Read every claim and record as the page shows it, by IRI."""
    statements, sources = _described(engine, STATEMENTS), _described(engine, SOURCES)
    things = {
        term.value
        for found in (statements, sources)
        for properties in found.values()
        for terms in properties.values()
        for term in terms
        if term.kind == "iri"
    }
    labels = read_labels(engine, things)
    return {name: _statement(properties, sources, labels) for name, properties in statements.items()}


def _described(engine: Engine, query: str) -> dict[str, Properties]:
    found: dict[str, Properties] = {}
    for thing, name, value in engine.select(query).rows:
        assert thing is not None and name is not None and value is not None
        found.setdefault(thing.value, {}).setdefault(slug(name.value), []).append(value)
    return found


def _statement(properties: Properties, sources: dict[str, Properties], labels: Labels) -> dict[str, Any]:
    def first(name: str) -> Term | None:
        return properties[name][0] if name in properties else None

    def text(name: str) -> str | None:
        term = first(name)
        return None if term is None else term.value

    role, status, quote = first("role"), first("status"), first("quote")
    named = [*properties.get("source", []), *properties.get("alsoIn", [])]
    return {
        "role": _both(labels, role) if role else {"zh": "著录", "en": "record"},
        "says": {lang: _says(properties, labels, lang) for lang in LANGUAGES},
        "quote": text("quote"),
        "quote_lang": quote.lang if quote else None,
        "paraphrase": text("paraphrase"),
        "locator": text("locator"),
        "note": text("note"),
        "status": _both(labels, status) if status else None,
        "source": [_source(sources.get(term.value, {}), labels) for term in named],
    }


def _both(labels: Labels, term: Term) -> dict[str, str]:
    return {lang: labels.of(term.value, lang) for lang in LANGUAGES}


def _says(properties: Properties, labels: Labels, lang: str) -> str:
    def label(thing: str) -> str:
        return labels.of(thing, lang)

    if "supports" in properties:
        return (
            "、".join(label(term.value) for term in properties["supports"])
            if lang == "zh"
            else ", ".join(label(term.value) for term in properties["supports"])
        )
    parts = {name: terms[0] for name, terms in properties.items()}
    texts = properties.get("text", [])
    spoken = next((term for term in texts if term.lang == lang), texts[0] if texts else None)
    values = [term for term in (parts.get("value"), spoken, parts.get("date"), *properties.get("object", [])) if term]
    told = [measure({**parts, "value": value}, lang, label) for value in values] or [measure(dict(parts), lang, label)]
    told += [properties[name][0].value for name in ("beneficiary", "condition") if name in properties]
    return " · ".join(part for part in told if part)


def _source(properties: Properties, labels: Labels) -> dict[str, Any]:
    values = {name: terms[0] for name, terms in properties.items()}
    tier = values.get("tier", Term("iri", POL + "tier"))
    mirror = slug(tier.value) == "mirror"
    address = values["url"].value if "url" in values else None
    return {
        "title": values["title"].value if "title" in values else None,
        "publisher": values["publisher"].value if "publisher" in values else None,
        "published": values["published"].value if "published" in values else None,
        "tier": _both(labels, tier),
        "tier_slug": slug(tier.value),
        "url": None if mirror else address,
        "address": address if mirror else None,
    }
