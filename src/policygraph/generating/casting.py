"""Fills a mould for one place and one day."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from policygraph.generating.dates import LATEST, moved
from policygraph.generating.dice import Dice
from policygraph.generating.filling import NEEDED, Filling
from policygraph.generating.moulds import Mould
from policygraph.generating.spots import Spot
from policygraph.terms import POL

ARTICLE = "generated-article"
SUCCEEDS = POL + "succeeds"
PROVINCE_SIZE = 12
EARLIEST = 1990


class Cast(NamedTuple):
    """Where and when a mould is filled. day: a day number; year: that of the day. cities: how many there are."""

    spot: Spot
    day: int
    year: int
    cities: int


def cast(mould: Mould, at: Cast, dice: Dice, base: str, number: int) -> str | None:
    """Fill a mould and remember what later ones may point at; nothing where it has nothing to be about.

    base: how the names of its things begin. number: that of the document within its year, 0 for what is none.
    """
    spot = at.spot
    values: dict[str, object] = {
        "b": base,
        "n": f"{spot.code}-{spot.number}",
        "zh": spot.zh,
        "en": spot.en,
        "y": at.year,
        "k": number,
    }
    # First, so that statements of the block may rest on its own sources.
    spot.sources += [base + end for end in mould.sources]
    told: set[tuple[str, str]] = set()
    for index, filling in enumerate(mould.fields):
        found = FILLERS[filling.kind](filling, at, dice)
        if filling.before:
            if found is None and filling.link == NEEDED:
                return None
            statement = f"{filling.before}{found}"
            if found is None or (filling.subject, statement) in told:
                values[f"f{index}"] = ""
                continue
            told.add((filling.subject, statement))
            values[f"f{index}"] = statement % values + filling.after % values
        else:
            values[f"f{index}"] = found
    for end, role in mould.claims:
        spot.parts.setdefault("claim", []).append(base + end)
        spot.parts.setdefault("claim/" + role, []).append(base + end)
    for end, kind in mould.parts:
        spot.parts.setdefault(kind, []).append(base + end)
    return mould.text % values


def _amount(filling: Filling, at: Cast, dice: Dice) -> str:
    return str(dice.pick(filling.what))


def _date(filling: Filling, at: Cast, dice: Dice) -> str:
    return moved(at.day + filling.what, filling.more)


def _year(filling: Filling, at: Cast, dice: Dice) -> str:
    return str(min(LATEST, max(EARLIEST, at.year + filling.what)))


def _place(filling: Filling, at: Cast, dice: Dice) -> str | None:
    where, spot = filling.what, at.spot
    if where == "self":
        return spot.slug
    above = spot.up(where)
    if above is not None:
        return above.slug
    if where in ("city", "other-city"):
        number = dice.below(at.cities) + 1
        named = f"generated-city-{number:04}"
        return None if spot.up("city") is not None and named == _city(spot) else named
    if where == "province":
        return f"generated-province-{dice.below(provinces(at.cities)) + 1:02}"
    city = spot.up("city")
    beside = [one for one in city.districts if one is not spot] if city is not None else []
    return dice.pick(beside).slug if beside else None


def provinces(cities: int) -> int:
    """Tell in how many provinces so many cities lie: China has 27 for its 333 prefecture-level units."""
    return -(-cities // PROVINCE_SIZE)


def _city(spot: Spot) -> str:
    city = spot.up("city")
    return "" if city is None else city.slug


def _body(filling: Filling, at: Cast, dice: Dice) -> str | None:
    where = filling.what
    spot = at.spot if where == "self" else at.spot.up(where)
    if spot is None:
        # Elsewhere only the first body is sure to be there.
        place = _place(filling, at, dice)
        return None if place is None else f"{place}-body-1"
    return f"{spot.slug}-body-{dice.below(spot.bodies) + 1}"


def _policy(filling: Filling, at: Cast, dice: Dice) -> str | None:
    spot = at.spot if filling.what == "self" else at.spot.up(filling.what)
    count = 0 if spot is None else spot.earlier(at.day)
    if spot is None or count == 0:
        return None
    if filling.link == SUCCEEDS:
        return spot.policies[count - 1]
    # A few documents, the early ones, are carried out by many.
    return spot.policies[int(count * dice.random() * dice.random())]


def _source(filling: Filling, at: Cast, dice: Dice) -> str:
    return dice.pick(at.spot.sources)


def _secondary(filling: Filling, at: Cast, dice: Dice) -> str:
    return ARTICLE


def _earlier(filling: Filling, at: Cast, dice: Dice) -> str | None:
    among = at.spot.parts.get(f"{filling.what}/{filling.more}") or at.spot.parts.get(filling.what)
    return dice.pick(among) if among else None


def _count(filling: Filling, at: Cast, dice: Dice) -> str | None:
    return at.spot.count or None


FILLERS: dict[str, Callable[[Filling, Cast, Dice], str | None]] = {
    "value": _amount,
    "date": _date,
    "year": _year,
    "place": _place,
    "body": _body,
    "policy": _policy,
    "source": _source,
    "secondary": _secondary,
    "earlier": _earlier,
    "count": _count,
}
