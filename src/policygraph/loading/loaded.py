"""What ``policygraph.load()`` hands out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import networkx
    import rdflib


class LoadedGraph(NamedTuple):
    """The graph in the two forms that other Python tools take."""

    rdf: rdflib.Graph
    network: networkx.MultiDiGraph
