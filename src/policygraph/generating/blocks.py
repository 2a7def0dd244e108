"""Which things of the shipped graph belong together, and how many such blocks each place has in each year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from policygraph.generating.reading import Thing
from policygraph.terms import CONCEPT, POL, slug

# A zone has policies as a district has, and there are too few to make a level of their own.
LEVELS = {"nation": "nation", "province": "province", "city": "city", "district": "district", "zone": "district"}
DATES = ("issued", "published", "drafted", "effective", "validFrom")
PARTS = ("instrument", "target")


class Block(NamedTuple):
    """Things that stand or fall together: a document with its records, instruments, targets and claims; or a fund.

    sort: ``policy``, ``loose`` (an instrument or target without a policy), ``fund``, ``fact`` (a claim about a place),
    ``secondary`` (a claim that is held against a better source), ``coverage`` or ``disagreement``. place: the IRI of
    the place it is about. year: that of the document; 0 where none is stated. The things it is named after come first.
    """

    sort: str
    place: str
    year: int
    things: tuple[Thing, ...]


class Layout(NamedTuple):
    """The shipped graph in blocks, with what tells where each stands.

    levels: the level of each place. cities: for a place within a city, that city. bodies: how many each place has.
    """

    blocks: tuple[Block, ...]
    levels: Mapping[str, str]
    cities: Mapping[str, str]
    bodies: Mapping[str, int]
    things: Mapping[str, Thing]


def lay_out(things: Mapping[str, Thing]) -> Layout:
    """Sort the things of a graph into blocks."""
    places = [thing for thing in things.values() if thing.kind == "place"]
    levels = {thing.iri: LEVELS[thing.one("level").removeprefix(CONCEPT + "level/")] for thing in places}
    within = {thing.iri: thing.one("within") for thing in places}
    cities = {iri: within[iri] for iri, level in levels.items() if level == "district"}
    bodies = dict.fromkeys(levels, 0)
    for thing in things.values():
        if thing.kind == "body":
            bodies[thing.one("place")] += 1
    return Layout(tuple(_blocks(things)), levels, cities, bodies, things)


def _blocks(things: Mapping[str, Thing]) -> Iterator[Block]:
    held: dict[str, list[Thing]] = {}
    for thing in things.values():
        holder = _holder(thing, things)
        if holder:
            held.setdefault(holder, []).append(thing)
    for thing in things.values():
        if thing.kind in ("policy", "fund", *PARTS) and not _holder(thing, things):
            sort = thing.kind if thing.kind in ("policy", "fund") else "loose"
            yield Block(sort, _place(thing, things), _year(thing), (thing, *held.get(thing.iri, ())))
        elif thing.kind == "claim" and not _holder(thing, things):
            yield Block("secondary" if _is_secondary(thing) else "fact", _place(thing, things), 0, (thing,))
        elif thing.kind in ("coverage", "disagreement"):
            yield Block(thing.kind, _place(thing, things), 0, (thing,))


def _holder(thing: Thing, things: Mapping[str, Thing]) -> str:
    """Name the thing whose block a thing belongs to; nothing where it heads a block or stands in none."""
    if thing.kind in PARTS:
        above = thing.one("ofPolicy") or thing.one("partOf")
    elif thing.kind == "record" or (thing.kind == "claim" and not _is_secondary(thing)):
        above = thing.one("about")
    else:
        return ""
    if not above or things[above].kind == "place":
        return ""
    return _holder(things[above], things) or above


def _is_secondary(claim: Thing) -> bool:
    return bool(claim.all("agreement"))


def _place(thing: Thing, things: Mapping[str, Thing]) -> str:
    if thing.kind == "place":
        return thing.iri
    for name in ("place", "ofPolicy", "partOf", "about", "between"):
        for value in thing.all(name):
            place = _place(things[value.value], things)
            if place:
                return place
    return ""


def _year(thing: Thing) -> int:
    for name in DATES:
        if thing.one(name):
            return int(thing.one(name)[:4])
    named = [part for part in slug(thing.iri).split("-") if len(part) == 4 and part.isdigit()]
    return int(named[0]) if named else 0


def is_ours(iri: str) -> bool:
    """Tell whether an IRI is a term or concept, which a made-up thing may use as it stands."""
    return iri.startswith((POL, CONCEPT))
