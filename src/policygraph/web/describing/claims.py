"""Claims and records as the pages tell them and as programs read them, in both languages.

A claim is told as::

    {"iri", "short",
     "role": NAMED, "about": [NAMED], "figure": BOTH, "says": BOTH, "brief": BOTH,
     "value": [NAMED | TERM], "valueTo": TERM | null,
     "meaning": [{"property": NAMED, "value": NAMED | TERM}],
     "quote": TEXT | null, "converted": bool, "paraphrase": [TEXT], "locator": [TEXT],
     "source": [SOURCE], "alsoIn": [SOURCE],
     "confidence": NAMED | null, "reading": NAMED | null, "status": NAMED | null,
     "agreement": NAMED | null, "restates": [IRI], "checkedAgainst": [NAMED],
     "note": [TEXT], "doubt": [TEXT],
     "verdicts": [{"kind", "label": BOTH, "row": BOTH, "reasons": BOTH}]}

BOTH is ``{"zh", "en"}``, NAMED ``{"iri", "label": BOTH}``, TERM ``{"value", "datatype", "lang"}``, TEXT
``{"value", "lang"}``. A SOURCE is ``{"iri", "name": BOTH, "publisher", "published", "retrieved", "tier": NAMED,
"url", "address"}``: ``url`` may be followed, ``address`` is that of a copy, which may be hijacked, and is mere text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from policygraph.drawing.described import Properties, describe_things
from policygraph.drawing.evidence import tell_statement
from policygraph.render.labels import Labels, compact
from policygraph.render.words import measure
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, LANGUAGES, POL, Term
from policygraph.web.describing.naming import iris_of, name_source, name_things, spoken

Verdicts = Mapping[str, list[dict[str, Any]]]
VALUES = ("value", "text", "date", "object")
FIGURE = ("value", "valueTo", "unit", "bound")
# What says what the number is, in the order in which it is told.
MEANING = ("role", "bound", "unit", "per", "period", "base", "indicator", "year", "since", "among", "modality")
MORE_MEANING = ("beneficiary", "condition")
TRUST = ("confidence", "reading", "status", "agreement")


def tell_claims(engine: Engine, claims: Iterable[str], verdicts: Verdicts) -> dict[str, dict[str, Any]]:
    """Tell some claims, in the order in which they are named, with those that they restate.

    claims: IRIs. verdicts: of every claim that stands in the comparison, as ``read_verdicts`` gives them.
    """
    named = list(dict.fromkeys(claims))
    described = describe_things(engine, named)
    better = {term.value for properties in described.values() for term in properties.get("restates", [])}
    described |= describe_things(engine, better - set(described))
    sources = describe_sources(engine, described.values())
    names = iris_of([*described.values(), *sources.values()]) | {POL + name for name in (*MEANING, *MORE_MEANING)}
    labels = name_things(engine, names - better)
    order = [*named, *sorted(better - set(named))]
    return {
        claim: _claim(claim, described[claim], sources, labels, verdicts.get(claim, []))
        for claim in order
        if claim in described
    }


def describe_sources(engine: Engine, described: Iterable[Properties]) -> dict[str, Properties]:
    """Read what is said of the sources that some claims, records or disagreements name."""
    return describe_things(
        engine,
        (term.value for properties in described for name in ("source", "alsoIn") for term in properties.get(name, [])),
    )


def _claim(
    claim: str,
    properties: Properties,
    sources: dict[str, Properties],
    labels: Labels,
    verdicts: list[dict[str, Any]],
) -> dict[str, Any]:
    told = tell_statement(properties, sources, labels)
    quotes = properties.get("quote", [])
    return {
        "iri": claim,
        "short": compact(claim),
        "role": first_named(properties, "role", labels),
        "about": [named(term.value, labels) for term in properties.get("about", [])],
        "figure": {lang: _figure(properties, labels, lang) for lang in LANGUAGES},
        "says": told["says"],
        "brief": told["brief"],
        "value": [term_of(term, labels) for name in VALUES for term in properties.get(name, [])],
        "valueTo": term_of(properties["valueTo"][0], labels) if "valueTo" in properties else None,
        "meaning": [
            {"property": named(POL + name, labels), "value": term_of(term, labels)}
            for name in (*MEANING, *MORE_MEANING)
            for term in properties.get(name, [])
        ],
        "quote": text(quotes[0]) if quotes else None,
        "converted": told["converted"],
        **{
            name: [text(term) for term in properties.get(name, [])]
            for name in ("paraphrase", "locator", "note", "doubt")
        },
        "source": [tell_source(term.value, sources, labels) for term in properties.get("source", [])],
        "alsoIn": [tell_source(term.value, sources, labels) for term in properties.get("alsoIn", [])],
        **{name: first_named(properties, name, labels) for name in TRUST},
        "restates": [term.value for term in properties.get("restates", [])],
        "checkedAgainst": [named(term.value, labels) for term in properties.get("checkedAgainst", [])],
        "verdicts": verdicts,
    }


def _figure(properties: Properties, labels: Labels, lang: str) -> str:
    """Tell the value alone, with its unit and bound."""
    parts: dict[str, Term | None] = {name: properties[name][0] for name in FIGURE if name in properties}
    if "value" in parts:
        return measure(parts, lang, lambda thing: labels.of(thing, lang))
    if "text" in properties:
        return spoken(properties["text"], lang)
    told = [*properties.get("date", []), *properties.get("object", [])]
    return ("、" if lang == "zh" else ", ").join(labels.of(t.value, lang) if t.kind == "iri" else t.value for t in told)


def tell_source(source: str, sources: Mapping[str, Properties], labels: Labels) -> dict[str, Any]:
    """Tell one source; the address of a copy is given apart from one that may be followed."""
    properties = sources.get(source, {})
    values = {name: terms[0].value for name, terms in properties.items()}
    mirror = values.get("tier") == CONCEPT + "tier/mirror"
    address = values.get("url")
    return {
        "iri": source,
        "name": {lang: name_source(source, properties, lang) for lang in LANGUAGES},
        **{name: values.get(name) for name in ("publisher", "published", "retrieved")},
        "tier": first_named(properties, "tier", labels),
        "url": None if mirror or not address or not address.startswith(("http://", "https://")) else address,
        "address": address if mirror else None,
    }


def named(thing: str, labels: Labels) -> dict[str, Any]:
    """Give an IRI with its label in both languages."""
    return {"iri": thing, "label": {lang: labels.of(thing, lang) for lang in LANGUAGES}}


def first_named(properties: Properties, name: str, labels: Labels) -> dict[str, Any] | None:
    """Give the first value of a property with its label, or nothing."""
    return named(properties[name][0].value, labels) if name in properties else None


def text(term: Term) -> dict[str, str]:
    """Give the words of a literal with their language."""
    return {"value": term.value, "lang": term.lang}


def term_of(term: Term, labels: Labels) -> dict[str, Any]:
    """Give an IRI with its label, or a literal with its datatype and language."""
    if term.kind == "iri":
        return named(term.value, labels)
    return {"value": term.value, "datatype": term.datatype, "lang": term.lang}
