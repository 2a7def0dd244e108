"""The made-up nation from its first line to its last, one place at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policygraph.generating.blocks import Layout, lay_out
from policygraph.generating.casting import ARTICLE, Cast, cast, provinces
from policygraph.generating.dates import day_of
from policygraph.generating.dice import Dice
from policygraph.generating.moulds import Mould, Moulder
from policygraph.generating.places import describe_article, describe_dataset, describe_place
from policygraph.generating.reading import read_things
from policygraph.generating.spots import Spot, make_city, make_district, make_nation, make_province
from policygraph.generating.syntax import Notation

# The year of the latest documents of the shipped graph; a nation of some years ends with it.
LAST_YEAR = 2026
SORTS = ("loose", "fund", "fact", "coverage", "disagreement", "secondary")


class Order(NamedTuple):
    """What is to be made up. cities: 1 to 9,999. years: how many years of documents, 1 to 36."""

    cities: int
    years: int
    seed: int


class Measured(NamedTuple):
    """What is taken over from the shipped graph.

    moulds: by level and sort. yearly: for each level, how many documents each real place had in each of its years.
    each: by level and sort, how many such blocks each real place has. districts: how many each city has. bodies: by
    level, how many each place has.
    """

    moulds: dict[tuple[str, str], list[Mould]]
    yearly: dict[str, list[int]]
    each: dict[tuple[str, str], list[int]]
    districts: list[int]
    bodies: dict[str, list[int]]


def measure(layout: Layout, notation: Notation) -> Measured:
    """Take from a graph all that a made-up nation is to have in common with it."""
    moulder = Moulder(layout, notation)
    moulds: dict[tuple[str, str], list[Mould]] = {}
    counts: dict[tuple[str, str], dict[str, int]] = {}
    yearly: dict[str, dict[tuple[str, int], int]] = {}
    cities = [place for place, level in layout.levels.items() if level == "city"]
    for number, found in enumerate(layout.blocks):
        # A disagreement between sources alone has no place: it is taken for one of a city.
        block = found if found.place else found._replace(place=cities[number % len(cities)])
        level = layout.levels[block.place]
        key = (level, block.sort)
        moulds.setdefault(key, []).append(moulder.mould(block))
        places = counts.setdefault(key, {place: 0 for place, other in layout.levels.items() if other == level})
        places[block.place] += 1
        if block.sort == "policy":
            cells = yearly.setdefault(level, {})
            cells[block.place, block.year] = cells.get((block.place, block.year), 0) + 1
    bodies: dict[str, list[int]] = {}
    for place, level in layout.levels.items():
        bodies.setdefault(level, []).append(max(1, layout.bodies[place]))
    return Measured(
        moulds,
        {level: _yearly(layout, level, cells) for level, cells in yearly.items()},
        {key: list(found.values()) for key, found in counts.items()},
        [sum(1 for city in layout.cities.values() if city == place) for place in cities],
        bodies,
    )


def _yearly(layout: Layout, level: str, cells: dict[tuple[str, int], int]) -> list[int]:
    years = sorted({year for _, year in cells if year})
    places = [place for place, found in layout.levels.items() if found == level]
    known = [cells.get((place, year), 0) for place in places for year in range(years[0], years[-1] + 1)]
    # What has no year is spread over them: the sum stays.
    for number in range(sum(count for (_, year), count in cells.items() if not year)):
        known[number * len(known) // 7 % len(known)] += 1
    return known


def write_nation(order: Order, notation: Notation) -> Iterator[str]:
    """Give the text of a made-up nation, piece by piece, without the head of the notation.

    The same order and notation give the same text. It takes its shape from the shipped graph as it is, so a later
    edition of that gives another nation.
    """
    measured = measure(lay_out(read_things()), notation)
    yield describe_dataset(notation, order.cities, order.years, order.seed)
    nation = make_nation()
    yield from _Making(order, measured, notation, nation).all()
    yield describe_article(notation, ARTICLE)
    number = 0
    for province_number in range(1, provinces(order.cities) + 1):
        province = make_province(nation, province_number)
        yield from _Making(order, measured, notation, province).all()
        last = order.cities * province_number // provinces(order.cities)
        while number < last:
            number += 1
            city = make_city(province, number)
            making = _Making(order, measured, notation, city)
            for district in range(1, making.dice.pick(measured.districts) + 1):
                make_district(city, district)
            yield from making.all()
            for spot in city.districts:
                yield from _Making(order, measured, notation, spot).all()
            # City and districts know each other: parted, they are forgotten at once, however many cities there are.
            city.districts.clear()


class _Making:
    """One place on its way. Its chance depends on its own name: more cities do not change the first."""

    def __init__(self, order: Order, measured: Measured, notation: Notation, spot: Spot) -> None:
        self.order = order
        self.measured = measured
        self.notation = notation
        self.spot = spot
        self.dice = Dice(order.seed, spot.slug)

    def all(self) -> Iterator[str]:
        self.spot.bodies = self.dice.pick(self.measured.bodies[self.spot.level])
        self.spot.sources.append(self.spot.slug)
        secondary = self.spot.level == "city" and ("city", "secondary") in self.measured.moulds
        self.spot.count = f"{self.spot.slug}-counted" if secondary else ""
        yield describe_place(self.notation, self.spot)
        for year in range(LAST_YEAR - self.order.years + 1, LAST_YEAR + 1):
            yield from self._policies(year)
        for sort in SORTS:
            yield from self._blocks(sort)

    def _policies(self, year: int) -> Iterator[str]:
        level = self.spot.level
        wanted = self.dice.pick(self.measured.yearly[level])
        days = sorted(day_of(year, self.dice.below(365)) for _ in range(wanted))
        for day in days:
            mould = self.dice.pick(self.measured.moulds[level, "policy"])
            number = self.spot.next_number()
            base = f"{self.spot.slug}-{year}-{number}"
            told = cast(mould, self._at(day, year), self.dice, base, self.spot.next_of_year(year))
            self.spot.days.append(day)
            self.spot.policies.append(base)
            yield told or ""

    def _blocks(self, sort: str) -> Iterator[str]:
        key = (self.spot.level, sort)
        for _ in range(self.dice.pick(self.measured.each.get(key, [0]))):
            year = LAST_YEAR - self.dice.below(self.order.years)
            mould = self.dice.pick(self.measured.moulds[key])
            base = f"{self.spot.slug}-{sort}-{self.spot.next_number()}"
            yield cast(mould, self._at(day_of(year, self.dice.below(365)), year), self.dice, base, 0) or ""

    def _at(self, day: int, year: int) -> Cast:
        return Cast(self.spot, day, year, self.order.cities)
