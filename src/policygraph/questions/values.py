"""From the words of a caller to the term that a question is asked with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from policygraph.errors import ParameterInvalid
from policygraph.questions.direct import find_directly, search_among_many
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, ID, LANGUAGES, XSD, Term, iri, slug


class Kind(NamedTuple):
    """What a parameter of a type takes: the pattern that finds its choices, and its name in both languages."""

    zh: str
    en: str
    choices: str = ""


TYPES = {
    "place": Kind("地域", "a place", "?thing a pol:Place"),
    "city": Kind("城市", "a city", "?thing a pol:City"),
    "source": Kind("来源", "a source", "?thing a pol:Source"),
    "policy": Kind("政策", "a policy", "?thing a pol:Policy"),
    "thing": Kind("图中的事物", "a thing of the graph", "?thing a ?class"),
    "category": Kind("工具类别", "an instrument category", f"?thing skos:inScheme <{CONCEPT}category>"),
    "role": Kind("角色", "a role", f"?thing skos:inScheme <{CONCEPT}role>"),
    "lens": Kind("视角", "a lens", f"?thing a skos:ConceptScheme . FILTER(STRSTARTS(STR(?thing), '{CONCEPT}lens-'))"),
    "date": Kind("日期，如 2024-06-30", "a day such as 2024-06-30"),
    "year": Kind("年份，如 2025", "a year such as 2025"),
    "money": Kind("整元金额，如 10000000", "whole yuan such as 10000000"),
    "indicator": Kind("指标", "an indicator", f"?thing skos:inScheme <{CONCEPT}indicator>"),
    "body": Kind("机构", "a body", "?thing a pol:Body"),
    "date-kind": Kind(
        "日期种类：issued、published 或 effective",
        "a kind of date: issued, published or effective",
        "VALUES ?thing { pol:issued pol:published pol:effective }",
    ),
    "disagreement-kind": Kind(
        "分歧种类", "a kind of disagreement", f"?thing skos:inScheme <{CONCEPT}disagreement-kind>"
    ),
}
# Of these a nation has thousands: what is called by its exact name is found without reading all. With the part of the
# path of their IRIs.
PATHS = {"place": "place", "city": "place", "source": "source", "policy": "policy", "body": "body", "thing": ""}
# Of more than this, nobody reads all names to find one that is written alike.
MANY = 3000
COUNT = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT (COUNT(DISTINCT ?thing) AS ?count) WHERE {{ {choices} }}
"""
CHOICES = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?label WHERE {{
  {choices}
  FILTER(isIRI(?thing))
  OPTIONAL {{ ?thing rdfs:label|skos:prefLabel|pol:shortLabel|pol:title ?label }}
}} ORDER BY ?thing ?label
"""


def read_value(engine: Engine, name: str, kind: str, text: str) -> Term:
    """Read one value: a slug, a label in either language, an IRI, or a number or day by the type.

    engine: where labels are looked up. name: the parameter, for the error. kind: one of ``TYPES``.
    Raises ParameterInvalid, with the nearest slugs.
    """
    return read_values(engine, name, kind, [text])[0]


def read_values(engine: Engine, name: str, kind: str, texts: Sequence[str]) -> list[Term]:
    """Read several values of one parameter, each as ``read_value`` does; labels are looked up once."""
    if kind == "date":
        return [_date(name, text) for text in texts]
    if kind in ("year", "money"):
        return [_number(name, kind, text) for text in texts]
    if not texts:
        return []
    if kind not in PATHS:
        known = choices(engine, kind)
        return [_choice(known, name, kind, text) for text in texts]
    found = [find_directly(engine, text, TYPES[kind].choices, PATHS[kind]) for text in texts]
    if None in found and count_choices(engine, kind) <= MANY:
        known = choices(engine, kind)
        return [iri(one) if one else _choice(known, name, kind, text) for one, text in zip(found, texts, strict=True)]
    return [iri(one or _search(engine, name, kind, text)) for one, text in zip(found, texts, strict=True)]


def count_choices(engine: Engine, kind: str) -> int:
    """Count what a parameter of this type takes."""
    value = engine.select(COUNT.format(choices=TYPES[kind].choices)).rows[0][0]
    return int(value.value) if value else 0


def _search(engine: Engine, name: str, kind: str, text: str) -> str:
    found, near = search_among_many(engine, text, TYPES[kind].choices)
    if found is None:
        raise _invalid(name, kind, text, [slug(thing) for thing in near])
    return found


def _number(name: str, kind: str, text: str) -> Term:
    plain = text.replace(",", "").replace("_", "")
    if not re.fullmatch(r"\d{4}" if kind == "year" else r"\d{1,15}", plain, re.ASCII):
        raise _invalid(name, kind, text, [])
    return Term("literal", plain, XSD + "integer")


def _choice(known: Mapping[str, Sequence[str]], name: str, kind: str, text: str) -> Term:
    wanted = text.strip().casefold()
    for thing, labels in known.items():
        if wanted in (slug(thing).casefold(), thing.casefold(), _compact(thing).casefold(), *map(str.casefold, labels)):
            return iri(thing)
    import difflib

    words = {word: slug(thing) for thing, labels in known.items() for word in (slug(thing), *labels)}
    near = difflib.get_close_matches(text, words, n=3, cutoff=0.5)
    raise _invalid(name, kind, text, list(dict.fromkeys(words[word] for word in near)))


def choices(engine: Engine, kind: str) -> dict[str, list[str]]:
    """Give every IRI that a parameter of this type takes, with its labels in all languages."""
    found: dict[str, list[str]] = {}
    for thing, label in engine.select(CHOICES.format(choices=TYPES[kind].choices)).rows:
        assert thing is not None
        found.setdefault(thing.value, []).extend([label.value] if label else [])
    return found


def _compact(thing: str) -> str:
    return thing.removeprefix(ID).removeprefix(CONCEPT).replace("/", ":")


def _date(name: str, text: str) -> Term:
    from datetime import date

    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise _invalid(name, "date", text, []) from None
    return Term("literal", day.isoformat(), XSD + "date")


def _invalid(name: str, kind: str, text: str, nearest: list[str]) -> ParameterInvalid:
    told = {f"expected_{lang}": getattr(TYPES[kind], lang) for lang in LANGUAGES}
    return ParameterInvalid(name=name, value=text, nearest=nearest, **told)
