"""How long the text of a page takes to make, and how large it is: ours against stock pyvis."""

from __future__ import annotations

import gc
import multiprocessing
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from benchmarks.synthetic import Synthetic

Spots = dict[str, tuple[float, float]]


class Built(NamedTuple):
    """The text of a page, and the seconds that it took."""

    seconds: float
    text: str

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return len(self.text.encode())


def build_ours(graph: Synthetic) -> str:
    """Draw our page as ``policygraph view`` does for a graph that was read."""
    return _draw(graph, compact=False)


def build_compact(graph: Synthetic) -> str:
    """Draw our page so that it unpacks itself."""
    return _draw(graph, compact=True)


def _draw(graph: Synthetic, *, compact: bool) -> str:
    from policygraph.drawing.facets import add_facets
    from policygraph.drawing.page import draw_page

    add_facets(graph.network)
    return draw_page(graph.network, graph.evidence, categories=graph.categories, compact=compact)


def build_stock(network: Any) -> str:
    """Draw a plain networkx graph as the documentation of pyvis shows, with arrows; physics as it is by default."""
    return _stock(network, directed=True)


def build_undirected(network: Any) -> str:
    """Draw a plain graph without arrows, as pyvis does by default."""
    return _stock(network, directed=False)


def build_fixed(network: Any) -> str:
    """Draw a plain graph whose nodes have ``x`` and ``y``, with physics off: the fastest page of stock pyvis."""
    return _stock(network, directed=True, physics=False)


def _stock(network: Any, *, directed: bool, physics: bool = True) -> str:
    from pyvis.network import Network

    net = Network(cdn_resources="in_line", directed=directed)
    net.from_nx(network)
    if not physics:
        net.toggle_physics(False)
    return str(net.generate_html())


def plain(graph: Synthetic, spots: Spots | None = None) -> Any:
    """Make the graph that stock pyvis is given: names and labels alone, for it shows no claims.

    spots: where each node stands, if physics is not to find it.
    """
    import networkx

    network = networkx.MultiDiGraph()
    for node, facts in graph.network.nodes(data=True):
        at = dict(zip("xy", spots[node], strict=True)) if spots else {}
        network.add_node(node, label=facts["label_zh"], **at)
    network.add_edges_from(graph.network.edges())
    return network


def spots_of(graph: Synthetic) -> Spots:
    """Tell where things stand on our page, so that both pages draw the same picture."""
    from policygraph.drawing.anchored import anchored

    return {node: (spot.x, spot.y) for node, spot in anchored(graph.network).items()}


def load_libraries() -> None:
    """Import what building needs, so that no import is timed."""
    import jinja2
    import networkx
    import pyvis.network

    import policygraph.drawing.facets
    import policygraph.drawing.page

    del jinja2, networkx, policygraph, pyvis


def time_build(build: Callable[[Any], str], graph: Any) -> Built:
    """Build once in a process of its own: nothing is left from another build, nothing is imported."""
    load_libraries()
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_timed, (build, graph))


def _timed(build: Callable[[Any], str], graph: Any) -> Built:
    gc.collect()
    start = time.perf_counter()
    text = build(graph)
    return Built(time.perf_counter() - start, text)


def check_form(graph: Synthetic) -> None:
    """Refuse to measure a made-up graph that has lost the form of a real one."""
    from policygraph.drawing.evidence import read_evidence
    from policygraph.loading.network import build_network
    from policygraph.store.embedded import EmbeddedEngine
    from policygraph.store.open import open_engine

    engine = open_engine()
    assert isinstance(engine, EmbeddedEngine)
    real = {"statement": _keys(read_evidence(engine).values()), "node": _keys(_facts(build_network(engine.store)))}
    made = {"statement": _keys(graph.evidence.values()), "node": _keys(_facts(graph.network))}
    if real != made:
        lost = {part: sorted(real[part] ^ made[part]) for part in real if real[part] != made[part]}
        raise SystemExit(f"The made-up graph is not of the form of the shipped one; mend synthetic.py: {lost}")


def _facts(network: Any) -> list[Any]:
    return [facts for _, facts in network.nodes(data=True)]


def _keys(things: Any) -> set[str]:
    return {key for thing in things for key in thing}
