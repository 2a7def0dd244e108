"""The sentence of a comparison that needs to know of which places."""

from __future__ import annotations

from policygraph.errors import QueryError


class PlacesNeeded(QueryError):
    """There are too many cities to compare all of them.

    >>> print(PlacesNeeded(count=271, most=12, example="harbin dalian"))
    The graph has 271 cities, more than the 12 that stand side by side when none is named. Name the places to compare: \
policygraph compare harbin dalian
    """

    zh = "图中有 {count} 个城市，超过不指明地域时可并列的 {most} 个。请写出要比较的地域：policygraph compare {example}"
    en = (
        "The graph has {count} cities, more than the {most} that stand side by side when none is named. "
        "Name the places to compare: policygraph compare {example}"
    )
