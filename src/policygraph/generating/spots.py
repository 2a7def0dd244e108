"""The made-up places, and what has been made up about each so far: what comes later points at it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field


@dataclass
class Spot:
    """A made-up place.

    slug: its name in IRIs. code: its number, which its things carry. above: the next larger place. city: the city in
    which a district lies. bodies: how many it has. districts, cities: slugs of those in it, or beside it. policies:
    day numbers in order, and slugs with them. parts: slugs by kind and, for claims, by role. count: the slug of the
    claim that counts its documents.
    """

    slug: str
    code: str
    level: str
    zh: str
    en: str
    above: Spot | None = None
    bodies: int = 1
    districts: list[Spot] = field(default_factory=list)
    number: int = 0
    numbered: dict[int, int] = field(default_factory=dict)
    days: list[int] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    parts: dict[str, list[str]] = field(default_factory=dict)
    count: str = ""

    def up(self, level: str) -> Spot | None:
        """Give the place of a level in which this one lies, or itself."""
        spot: Spot | None = self
        while spot is not None and spot.level != level:
            spot = spot.above
        return spot

    def earlier(self, day: int) -> int:
        """Tell how many of its policies are older than a day number; they come first in ``policies``."""
        return bisect_left(self.days, day)

    def next_number(self) -> int:
        """Count one block more."""
        self.number += 1
        return self.number

    def next_of_year(self, year: int) -> int:
        """Count one document more of a year."""
        self.numbered[year] = self.numbered.get(year, 0) + 1
        return self.numbered[year]


def make_nation() -> Spot:
    """Make the nation."""
    return Spot("generated-nation", "0", "nation", "生成国", "Generated Nation")


def make_province(nation: Spot, number: int) -> Spot:
    """Make the province of a number."""
    code = f"p{number:02}"
    return Spot(
        f"generated-province-{number:02}",
        code,
        "province",
        f"生成省{number:02}",
        f"Generated Province {number:02}",
        nation,
    )


def make_city(province: Spot, number: int) -> Spot:
    """Make the city of a number.

    >>> make_city(make_province(make_nation(), 1), 7).en
    'Generated City 0007'
    """
    code = f"{number:04}"
    return Spot(f"generated-city-{code}", code, "city", f"生成市{code}", f"Generated City {code}", province)


def make_district(city: Spot, number: int) -> Spot:
    """Make the district of a number in a city."""
    code = f"{city.code}-{number}"
    spot = Spot(f"generated-district-{code}", code, "district", f"生成区{code}", f"Generated District {code}", city)
    city.districts.append(spot)
    return spot
