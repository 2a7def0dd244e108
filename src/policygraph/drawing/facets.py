"""What the picture is filtered and dated by: the city, province or nation of each thing, and its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.drawing.holding import year_of

if TYPE_CHECKING:
    import networkx

# A thing without a date has that of what it belongs to.
BELONGS = ("partOf", "ofPolicy", "about")


def add_facets(network: networkx.MultiDiGraph) -> None:
    """Write ``home`` and ``year`` on each node where they are known.

    network: nodes with ``kind`` and ``place``, edges with ``kind``. home: the city in which a place lies, else the
    province or nation itself; of another thing, that of its place.
    """
    for node, facts in network.nodes(data=True):
        place = node if facts["kind"] in ("City", "Place") else facts.get("place")
        if place in network:
            facts["home"] = _city_of(network, place)
        year = _year(network, node, {node})
        if year is not None:
            facts["year"] = year


def _city_of(network: networkx.MultiDiGraph, place: str) -> str:
    seen, here = {place}, place
    while network.nodes[here]["kind"] != "City":
        above = sorted(end for _, end, facts in network.out_edges(here, data=True) if facts["kind"] == "within")
        if not above or above[0] in seen:
            return place
        here = above[0]
        seen.add(here)
    return here


def _year(network: networkx.MultiDiGraph, node: str, seen: set[str]) -> int | None:
    kind = network.nodes[node]["kind"]
    if kind in ("City", "Place", "Body", "Concept", "Source"):
        return None
    above = sorted(end for _, end, facts in network.out_edges(node, data=True) if facts["kind"] in BELONGS)
    for holder in above:
        if holder not in seen:
            year = _year(network, holder, {*seen, holder})
            if year is not None:
                return year
    return year_of(network, node)
