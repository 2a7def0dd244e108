"""Bodies that issue documents together, and those between the others."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from policygraph.terms import CONCEPT, XSD, Rows, Term, iri

if TYPE_CHECKING:
    import networkx


def issuer_network(network: networkx.MultiDiGraph) -> networkx.Graph:
    """Build the graph of bodies: an edge counts the documents that two issued together."""
    import networkx

    graph = networkx.Graph()
    for policy, kind in network.nodes(data="kind"):
        if kind != "Policy":
            continue
        bodies = sorted({body for _, body, name in network.out_edges(policy, keys=True) if name == "issuedBy"})
        for body in bodies:
            graph.add_node(body)
            graph.nodes[body]["documents"] = graph.nodes[body].get("documents", 0) + 1
        for one, other in combinations(bodies, 2):
            weight = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else 0
            graph.add_edge(one, other, weight=weight + 1)
    return graph


def joint_issuers(network: networkx.MultiDiGraph) -> Rows:
    """Give each body with its documents, its partners, and how often it lies between others.

    betweenness: the share of shortest ways between other bodies that pass through it (Freeman 1977), in percent.
    Bodies that stand between many bring the others together. A row a partner, with the documents issued together.

    >>> import policygraph
    >>> joint_issuers(policygraph.load().network).columns
    ['place', 'body', 'documents', 'partners', 'betweenness', 'unit', 'partner', 'together']
    """
    import networkx

    graph = issuer_network(network)
    between = networkx.betweenness_centrality(graph)
    rows: list[tuple[Term | None, ...]] = []
    for body in sorted(graph, key=lambda name: (-between[name], -graph.nodes[name]["documents"], name)):
        place = network.nodes[body].get("place")
        start = (
            iri(place) if place else None,
            iri(body),
            _count(graph.nodes[body]["documents"]),
            _count(graph.degree[body]),
            Term("literal", f"{100 * between[body]:.1f}", XSD + "decimal"),
            iri(CONCEPT + "unit/percent"),
        )
        partners = sorted(graph[body].items(), key=lambda pair: (-pair[1]["weight"], pair[0]))
        rows += [(*start, iri(partner), _count(edge["weight"])) for partner, edge in partners] or [(*start, None, None)]
    columns = ["place", "body", "documents", "partners", "betweenness", "unit", "partner", "together"]
    return Rows(columns, rows)


def _count(number: int) -> Term:
    return Term("literal", str(number), XSD + "integer")
