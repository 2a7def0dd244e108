"""The shortest explanation of how two things hang together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from policygraph.errors import PathNotFound
from policygraph.terms import POL, XSD, Rows, Term, iri, slug

if TYPE_CHECKING:
    import networkx

# That two things lie in one place says less than that one document carries out another.
COSTS = {"place": 3, "within": 3, "level": 3, "issuedBy": 2}


def shortest_explanation(network: networkx.MultiDiGraph, one: str, other: str) -> Rows:
    """Give the steps from one thing to another that say most in the fewest words.

    network: from ``policygraph.load()``. one, other: IRIs of its nodes. A step is read from ``thing`` to
    ``otherThing`` where ``direction`` is forward, and the other way where it is back; ``claim`` is what proves it, a
    claim or a record, and is empty for a step of administration. Raises PathNotFound.

    >>> import policygraph
    >>> network = policygraph.load().network
    >>> place = "https://w3id.org/policygraph/id/place/"
    >>> steps = shortest_explanation(network, place + "nanshan", place + "guangdong").rows
    >>> [slug(row[3].value) for row in steps]
    ['shenzhen', 'guangdong']
    """
    import networkx

    missing = [thing for thing in (one, other) if thing not in network]
    if missing:
        raise PathNotFound(one=slug(one), other=slug(other))
    ways = networkx.Graph()
    for start, end, kind, facts in network.edges(keys=True, data=True):
        cost = COSTS.get(kind, 1)
        if not ways.has_edge(start, end) or cost < ways.edges[start, end]["weight"]:
            ways.add_edge(start, end, weight=cost, kind=kind, start=start, claims=facts["claims"])
    try:
        path: list[str] = networkx.dijkstra_path(ways, one, other)
    except networkx.NetworkXException:
        raise PathNotFound(one=slug(one), other=slug(other)) from None
    rows = [_step(ways.edges[a, b], number, a, b) for number, (a, b) in enumerate(pairwise(path), 1)]
    return Rows(["step", "thing", "relation", "otherThing", "direction", "claim"], rows)


def _step(edge: dict[str, Any], number: int, one: str, other: str) -> tuple[Term | None, ...]:
    claims = edge["claims"]
    return (
        Term("literal", str(number), XSD + "integer"),
        iri(one),
        iri(POL + edge["kind"]),
        iri(other),
        Term("literal", "→" if edge["start"] == one else "←"),
        iri(claims[0]) if claims else None,
    )
