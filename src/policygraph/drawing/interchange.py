"""The network of things in the formats of graph programs."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from policygraph.drawing.anchored import anchored
from policygraph.drawing.evidence import read_evidence
from policygraph.drawing.facets import add_facets
from policygraph.loading.network import build_network
from policygraph.store.embedded import EmbeddedEngine

if TYPE_CHECKING:
    import pyoxigraph

DAY = re.compile(rb'<meta lastmodifieddate="[^"]*">')


def write_network(store: pyoxigraph.Store, ending: str) -> bytes:
    """Write the things of a store and their relations as ``graphml`` or ``gexf``.

    Nodes carry kind, labels, the IRIs of their claims (one text, separated by spaces, since these formats have no
    lists) and where they stand in the picture: ``x`` and ``y`` (growing downwards), in GEXF also as its own
    positions, whose y grows upwards. Edges carry their kind, labels and claims.
    """
    import networkx

    graph = build_network(store)
    add_facets(graph, read_evidence(EmbeddedEngine(store)))
    spots = anchored(graph)
    for node, facts in graph.nodes(data=True):
        facts["claims"] = " ".join([*facts["claims"], *facts.pop("records", [])])
        facts["label"] = facts.get("label_en", facts.get("label_zh", ""))
        facts["x"], facts["y"] = spots[node].x, spots[node].y
        if ending == "gexf":
            facts["viz"] = {"position": {"x": spots[node].x, "y": -spots[node].y, "z": 0.0}}
    for *_, facts in graph.edges(data=True):
        facts["claims"] = " ".join(facts["claims"])
    out = io.BytesIO()
    writer = networkx.write_graphml if ending == "graphml" else networkx.write_gexf
    writer(graph, out, encoding="utf-8")
    # networkx dates a GEXF file; without the day, the same graph is always the same bytes.
    return DAY.sub(b"<meta>", out.getvalue(), count=1)
