"""What the picture is filtered and dated by: the city, province or nation of each thing, and its year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from policygraph.drawing.holding import year_of

if TYPE_CHECKING:
    import networkx

# A thing without a date has that of what it belongs to.
BELONGS = ("partOf", "ofPolicy", "about")
UNDATED = ("City", "Place", "Body", "Concept", "Source")


# The dates of a fund, in the order in which one is taken for its year.
DATES = ("established", "announced", "designation")


def add_facets(network: networkx.MultiDiGraph, evidence: Mapping[str, Mapping[str, Any]] | None = None) -> None:
    """Write ``home`` and ``year`` on each node where they are known.

    network: nodes with ``kind``, ``place`` and ``claims``, edges with ``kind``. evidence: what the claims say, for the
    year of a fund. home: the city in which a place lies, else the province or nation itself; of another thing, that
    of its place. year: of a document its date, of what it holds that of the document.
    """
    for node, facts in network.nodes(data=True):
        place = node if facts["kind"] in ("City", "Place") else facts.get("place")
        if place in network:
            facts["home"] = _city_of(network, place)
        year = _fund_year(facts["claims"], evidence or {}) if facts["kind"] == "Fund" else _year(network, node)
        if year is not None:
            facts["year"] = year


def _fund_year(claims: Iterable[str], evidence: Mapping[str, Mapping[str, Any]]) -> int | None:
    for role in DATES:
        for claim in claims:
            told = evidence.get(claim, {})
            if told.get("role_slug") == role and told["brief"]["en"][:4].isdigit():
                return int(told["brief"]["en"][:4])
    return None


def _city_of(network: networkx.MultiDiGraph, place: str) -> str:
    seen, here = {place}, place
    while network.nodes[here]["kind"] != "City":
        above = sorted(end for _, end, facts in network.out_edges(here, data=True) if facts["kind"] == "within")
        if not above or above[0] in seen:
            return place
        here = above[0]
        seen.add(here)
    return here


def _year(network: networkx.MultiDiGraph, node: str) -> int | None:
    """Give the first year on the way from a thing to what it belongs to."""
    seen, waiting = {node}, [node]
    for here in waiting:
        facts = network.nodes[here]
        if facts["kind"] in UNDATED:
            continue
        year = year_of(facts, here)
        if year is not None:
            return year
        above = {end for _, end, relation in network.out_edges(here, data=True) if relation["kind"] in BELONGS}
        waiting += sorted(above - seen)
        seen |= above
    return None
