"""What each claim and record says and where it is proved, in both languages, for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from policygraph.drawing.described import Properties, describe
from policygraph.drawing.verdicts import read_verdicts
from policygraph.render.labels import Labels, read_labels
from policygraph.render.words import measure
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, LANGUAGES, POL, Term, slug

SIGNS = {
    f"{CONCEPT}bound/{bound}": sign
    for bound, sign in {"at-most": "≤", "at-least": "≥", "above": ">", "below": "<", "about": "≈"}.items()
}
SHORT = {" million": "m", " billion": "bn", " trillion": "tn"}
# Words of the statement itself that the page shows as they stand.
PLAIN = ("quote", "paraphrase", "locator", "note", "doubt", "year")


def read_evidence(
    engine: Engine, verdicts: Mapping[str, list[dict[str, Any]]] | None = None
) -> dict[str, Mapping[str, Any]]:
    """Read every claim and record as the page shows it, by IRI.

    verdicts: of the claims, where they were read elsewhere than from this engine.
    """
    statements, sources = describe(engine, "Claim", "Record"), describe(engine, "Source")
    labels = read_labels(engine, _iris([*statements.values(), *sources.values()]))
    told = {name: tell_statement(properties, sources, labels) for name, properties in statements.items()}
    for name, found in (read_verdicts(engine) if verdicts is None else verdicts).items():
        if name in told:
            told[name]["verdicts"] = found
    return dict(told)


def _iris(described: Iterable[Properties]) -> set[str]:
    return {
        term.value for properties in described for terms in properties.values() for term in terms if term.kind == "iri"
    }


def tell_statement(properties: Properties, sources: dict[str, Properties], labels: Labels) -> dict[str, Any]:
    """Tell one claim or record in both languages.

    properties: of the claim or record. sources: the properties of the sources that it names. labels: of what it names.
    """

    def first(name: str) -> Term | None:
        return properties[name][0] if name in properties else None

    role, quote, confidence, agreement = first("role"), first("quote"), first("confidence"), first("agreement")
    named = [*properties.get("source", []), *properties.get("alsoIn", [])]
    return {
        "role": _both(labels, role) if role else {"zh": "著录", "en": "record"},
        "role_slug": slug(role.value) if role else "record",
        "says": {lang: _says(properties, labels, lang) for lang in LANGUAGES},
        "brief": {lang: _brief(properties, labels, lang) for lang in LANGUAGES},
        **{name: term.value if (term := first(name)) else None for name in PLAIN},
        "quote_lang": quote.lang if quote else None,
        "converted": "converted" in properties,
        "status": _both(labels, status) if (status := first("status")) else None,
        "confidence": _both(labels, confidence) if confidence else None,
        "confidence_slug": slug(confidence.value) if confidence else None,
        "agreement": _both(labels, agreement) if agreement else None,
        "agreement_slug": slug(agreement.value) if agreement else None,
        "restates": [term.value for name in ("restates", "checkedAgainst") for term in properties.get(name, [])],
        "source": [_source(term.value, sources.get(term.value, {}), labels) for term in named],
        "verdicts": [],
    }


def _both(labels: Labels, term: Term) -> dict[str, str]:
    return {lang: labels.of(term.value, lang) for lang in LANGUAGES}


def _says(properties: Properties, labels: Labels, lang: str) -> str:
    def label(thing: str) -> str:
        return labels.of(thing, lang)

    if "supports" in properties:
        return ("、" if lang == "zh" else ", ").join(label(term.value) for term in properties["supports"])
    parts = {name: terms[0] for name, terms in properties.items()}
    texts = properties.get("text", [])
    spoken = next((term for term in texts if term.lang == lang), texts[0] if texts else None)
    values = [term for term in (parts.get("value"), spoken, parts.get("date"), *properties.get("object", [])) if term]
    told = [measure({**parts, "value": value}, lang, label) for value in values] or [measure(dict(parts), lang, label)]
    told += [properties[name][0].value for name in ("beneficiary", "condition") if name in properties]
    return " · ".join(part for part in told if part)


def _brief(properties: Properties, labels: Labels, lang: str) -> str:
    """Tell a figure as it stands beside a name: its bound as a sign, and nothing of what the source leaves open."""
    if "value" not in properties:
        return properties["date"][0].value if "date" in properties else ""
    parts = {name: terms[0] for name, terms in properties.items() if slug(terms[0].value) != "not-stated"}
    told = measure(dict(parts), lang, lambda thing: SIGNS.get(thing) or labels.of(thing, lang))
    for word, sign in SHORT.items():
        told = told.replace(word, sign)
    return told


def _source(name: str, properties: Properties, labels: Labels) -> dict[str, Any]:
    values = {name: terms[0] for name, terms in properties.items()}
    tier = values.get("tier", Term("iri", POL + "tier"))
    mirror = slug(tier.value) == "mirror"
    address = values["url"].value if "url" in values else None
    return {
        "id": name,
        **{name: values[name].value if name in values else None for name in ("title", "publisher", "published")},
        "tier": _both(labels, tier),
        "tier_slug": slug(tier.value),
        # The domain of a copy may be hijacked: its address is text and never a link.
        "url": None if mirror else address,
        "address": address if mirror else None,
    }
