"""From a store to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.view.draw import draw_view

from policygraph.loading.network import build_network
from policygraph.store.embedded import EmbeddedEngine
from policygraph.view.evidence import read_evidence

if TYPE_CHECKING:
    import pyoxigraph


def draw_store(store: pyoxigraph.Store, *, lang: str = "zh") -> str:
    """Draw every thing of a store as one page."""
    return draw_view(build_network(store), read_evidence(EmbeddedEngine(store)), lang=lang)
