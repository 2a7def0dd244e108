"""The network of things in the formats of graph programs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from policygraph.loading.network import build_network

if TYPE_CHECKING:
    import pyoxigraph


def write_network(store: pyoxigraph.Store, ending: str) -> bytes:
    """Write the things of a store and their relations as ``graphml`` or ``gexf``.

    Nodes carry kind, labels and the IRIs of their claims (one text, separated by spaces, since these formats
    have no lists); edges their kind, labels and claims.
    """
    import networkx

    graph = build_network(store)
    for _, facts in graph.nodes(data=True):
        facts["claims"] = " ".join([*facts["claims"], *facts.pop("records", [])])
        facts["label"] = facts.get("label_en", facts.get("label_zh", ""))
    for *_, facts in graph.edges(data=True):
        facts["claims"] = " ".join(facts["claims"])
    out = io.BytesIO()
    writer = networkx.write_graphml if ending == "graphml" else networkx.write_gexf
    writer(graph, out, encoding="utf-8")
    return out.getvalue()
