"""What things are called, those too that have no label of their own."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from policygraph.drawing.described import Properties, describe_things
from policygraph.drawing.evidence import tell_statement
from policygraph.render.labels import Labels, compact, read_labels
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, ID, LANGUAGES, POL, Term, slug

# As much of a text as names the thing that it stands for.
LONGEST = 72
RECORD = {"zh": "著录", "en": "record"}
AND_OTHERS = {"zh": "等", "en": " and others"}


def name_things(engine: Engine, things: Iterable[str]) -> Labels:
    """Name things in both languages.

    A source without a title is named by its publisher or host, a claim by what it is about and what it says, a
    record by what it is about, coverage by what was looked for.

    things: IRIs.

    >>> from policygraph.store.open import open_engine
    >>> claim = ID + "claim/shenzhen-2024-measures-training-voucher-each"
    >>> name_things(open_engine(), [claim]).of(claim, "zh")
    '训力券 · 上限：≤ 1000万元'
    """
    wanted = set(things)
    labels = read_labels(engine, wanted)
    nameless = describe_things(
        engine, (thing for thing in wanted if thing not in labels.found and thing.startswith(ID))
    )
    if not nameless:
        return labels
    named = read_labels(engine, iris_of(nameless.values()))
    for thing, properties in nameless.items():
        told = {lang: _name(thing, properties, named, lang) for lang in LANGUAGES}
        labels.found[thing] = {lang: name for lang, name in told.items() if name}
    return labels


def name_source(source: str, properties: Properties, lang: str) -> str:
    """Name a source by its title, else its publisher, else the host of its address.

    The address itself is no name: that of a copy would look like a link to it.

    >>> name_source(ID + "source/x", {"url": [Term("literal", "https://example.org/a?b")]}, "en")
    'example.org'
    """
    named = spoken(properties.get("title", []), lang) or spoken(properties.get("publisher", []), lang)
    hosts = [urlsplit(term.value).hostname for term in properties.get("url", [])]
    return named or next((host for host in hosts if host), slug(source))


def iris_of(described: Iterable[Properties]) -> set[str]:
    """Collect every IRI that some properties name."""
    return {
        term.value for properties in described for terms in properties.values() for term in terms if term.kind == "iri"
    }


def settings_of(engine: Engine, things: Iterable[str]) -> dict[str, dict[str, str]]:
    """Name, in both languages, what tells things of the same name apart: their policy, else their place."""
    described = describe_things(engine, (thing for thing in things if kind_of(thing) in ("instrument", "target")))
    found = {
        thing: terms[0].value
        for thing, properties in described.items()
        if (terms := properties.get("ofPolicy") or properties.get("place"))
    }
    labels = read_labels(engine, found.values())
    return {thing: {lang: labels.of(of, lang) for lang in LANGUAGES} for thing, of in found.items()}


def kind_of(thing: str) -> str:
    """Tell the kind of a thing by its IRI: the part of the path that names it, ``concept`` or ``term``.

    >>> kind_of(ID + "place/shenzhen"), kind_of(CONCEPT + "role/ceiling"), kind_of(POL + "about"), kind_of("urn:x")
    ('place', 'concept', 'term', 'other')
    """
    if thing.startswith(ID):
        return thing.removeprefix(ID).partition("/")[0]
    return "concept" if thing.startswith(CONCEPT) else "term" if thing.startswith(POL) else "other"


def _name(thing: str, properties: Properties, labels: Labels, lang: str) -> str:
    kind = kind_of(thing)
    if kind == "source":
        return name_source(thing, properties, lang)
    if kind == "coverage":
        return spoken(properties.get("lookedFor", []), lang)
    about = properties.get("about", [])
    named = labels.of(about[0].value, lang) if about else compact(thing)
    named += AND_OTHERS[lang] if len(about) > 1 else ""
    if kind == "record":
        return f"{named} · {RECORD[lang]}"
    if kind == "claim":
        told = tell_statement(properties, {}, labels)
        says = shorten(told["brief"][lang] or told["says"][lang])
        return f"{named} · {told['role'][lang]}" + ((f"：{says}" if lang == "zh" else f": {says}") if says else "")
    return ""


def spoken(terms: Iterable[Term], lang: str) -> str:
    """Give the text in a language, else the first there is, else nothing."""
    known = list(terms)
    return next((term.value for term in known if term.lang == lang), known[0].value if known else "")


def shorten(text: str) -> str:
    """Cut a text that is too long to be a name, and show that it was cut.

    >>> shorten("a" * 80) == "a" * 71 + "…"
    True
    """
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
