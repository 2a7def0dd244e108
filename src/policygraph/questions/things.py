"""From what a person calls a thing to its IRI."""

from __future__ import annotations

from policygraph.errors import ThingNotFound
from policygraph.questions.direct import find_directly, search_among_many
from policygraph.questions.values import choices
from policygraph.store.engine import Engine
from policygraph.terms import slug

ANYTHING = "?thing a ?class"
# Of more things than this, nobody reads all names to find one that is written alike.
MANY = 50_000
COUNT = f"SELECT (COUNT(*) AS ?count) WHERE {{ {ANYTHING} }}"


def find_thing(engine: Engine, name: str) -> str:
    """Find the IRI of a thing by IRI, short form (``place:shenzhen``), slug or label, in that order.

    Raises ThingNotFound, with the nearest slugs.

    >>> from policygraph.store.open import open_engine
    >>> find_thing(open_engine(), "深圳")
    'https://w3id.org/policygraph/id/place/shenzhen'
    """
    named = ":" in name and find_directly(engine, name, ANYTHING)
    if named:
        return named
    counted = engine.select(COUNT).rows[0][0]
    if counted is not None and int(counted.value) > MANY:
        return _find_among_many(engine, name)
    known = choices(engine, "thing")
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


def _find_among_many(engine: Engine, name: str) -> str:
    found, near = find_directly(engine, name, ANYTHING), list[str]()
    if found is None:
        found, near = search_among_many(engine, name, ANYTHING)
    if found is None:
        raise ThingNotFound(name=name, nearest=[slug(thing) for thing in near])
    return found
