"""Names of the graph as the page holds them."""

from __future__ import annotations

# What every IRI of the graph begins with; the page leaves it out.
BASE = "https://w3id.org/policygraph/"


def short(name: str) -> str:
    """Leave out what every IRI of the graph begins with.

    >>> short("https://w3id.org/policygraph/id/place/shenzhen")
    'id/place/shenzhen'
    """
    return name.removeprefix(BASE)
