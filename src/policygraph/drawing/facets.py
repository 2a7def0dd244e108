"""What the picture is filtered and dated by: the city, province or nation of each thing, and its year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
    """Write ``home``, ``year`` and ``status`` on each node where they are known.

    network: nodes with ``kind``, ``place`` and ``claims``, edges with ``kind``. evidence: what the claims say, for the
    year of a fund. home: the city in which a place lies, else the province or nation itself; of another thing, that
    of its place. year, status: of a document its own, of what it holds those of the document: what a draft offers is
    a draft.
    """
    for node, facts in network.nodes(data=True):
        place = node if facts["kind"] in ("City", "Place") else facts.get("place")
        if place in network:
            facts["home"] = _city_of(network, place)
        holders = list(_belongs(network, node))
        year = _first(year_of(network.nodes[here], here) for here in holders)
        year = _fund_year(facts["claims"], evidence or {}) if facts["kind"] == "Fund" else year
        status = _first(network.nodes[here].get("status") for here in holders)
        facts |= {name: value for name, value in (("year", year), ("status", status)) if value is not None}


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


def _belongs(network: networkx.MultiDiGraph, node: str) -> Iterator[str]:
    """Walk from a thing to what it belongs to, the nearest first, the thing itself included."""
    seen, waiting = {node}, [node]
    for here in waiting:
        if network.nodes[here]["kind"] in UNDATED:
            continue
        yield here
        above = {end for _, end, relation in network.out_edges(here, data=True) if relation["kind"] in BELONGS}
        waiting += sorted(above - seen)
        seen |= above


def _first(values: Iterable[Any]) -> Any:
    return next((value for value in values if value is not None), None)
