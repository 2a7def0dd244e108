"""Chains of documents: what follows from a plan, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.terms import POL, XSD, Rows, Term, iri

if TYPE_CHECKING:
    import networkx

# Carrying out a plan and replacing it hand its tasks on; being named does not.
HANDED_ON = ("implements", "succeeds")


def document_network(network: networkx.MultiDiGraph) -> networkx.DiGraph:
    """Keep the documents, with an edge from each to those that implement or succeed it."""
    import networkx

    graph = networkx.DiGraph()
    for later, earlier, kind in network.edges(keys=True):
        if kind in HANDED_ON:
            graph.add_edge(earlier, later, kind=kind)
    return graph


def document_chains(network: networkx.MultiDiGraph, policy: str) -> Rows:
    """Give every document that follows from one, the nearest first, with the step that leads to it.

    network: from ``policygraph.load()``. policy: an IRI. A document that is reached on several ways stands once for
    each document that it follows directly, at its shortest distance.

    >>> import policygraph
    >>> plan = "https://w3id.org/policygraph/id/policy/china-2017-new-gen-ai-plan"
    >>> rows = document_chains(policygraph.load().network, plan)
    >>> rows.columns
    ['step', 'policy', 'relation', 'follows', 'place']
    """
    import networkx

    graph = document_network(network)
    columns = ["step", "policy", "relation", "follows", "place"]
    if policy not in graph:
        return Rows(columns, [])
    steps = networkx.single_source_shortest_path_length(graph, policy)
    rows = [
        (steps[later], earlier, later, facts["kind"])
        for earlier, later, facts in graph.edges(steps, data=True)
        if later != policy and steps[earlier] < steps[later]
    ]
    told: list[tuple[Term | None, ...]] = []
    for step, earlier, later, kind in sorted(rows, key=lambda row: (row[0], row[2], row[1])):
        place = network.nodes[later].get("place")
        number = Term("literal", str(step), XSD + "integer")
        told.append((number, iri(later), iri(POL + kind), iri(earlier), iri(place) if place else None))
    return Rows(columns, told)
