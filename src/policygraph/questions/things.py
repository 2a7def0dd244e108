"""From what a person calls a thing to its IRI."""

from __future__ import annotations

from policygraph.errors import ThingNotFound
from policygraph.loading.prefixes import known_prefixes
from policygraph.questions.values import choices
from policygraph.store.engine import Engine
from policygraph.terms import slug


def find_thing(engine: Engine, name: str) -> str:
    """Find the IRI of a thing by IRI, short form (``place:shenzhen``), slug or label, in that order.

    Raises ThingNotFound, with the nearest slugs.

    >>> from policygraph.store.open import open_engine
    >>> find_thing(open_engine(), "深圳")
    'https://w3id.org/policygraph/id/place/shenzhen'
    """
    known = choices(engine, "thing")
    if name in known:
        return name
    prefix, colon, rest = name.partition(":")
    if colon and known_prefixes().get(prefix, "\0") + rest in known:
        return known_prefixes()[prefix] + rest
    wanted = name.strip().casefold()
    for thing in known:
        if slug(thing).casefold() == wanted:
            return thing
    for thing, labels in known.items():
        if wanted in map(str.casefold, labels):
            return thing
    import difflib

    words = {word: slug(thing) for thing, labels in known.items() for word in (slug(thing), *labels)}
    near = difflib.get_close_matches(name, words, n=3, cutoff=0.5)
    near += [word for word in words if wanted in word.casefold()][: 3 - len(near)]
    raise ThingNotFound(name=name, nearest=list(dict.fromkeys(words[word] for word in near)))
