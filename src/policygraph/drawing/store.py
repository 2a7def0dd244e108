"""From a store to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.drawing.evidence import read_evidence
from policygraph.drawing.page import draw_page
from policygraph.loading.network import build_network
from policygraph.store.embedded import EmbeddedEngine

if TYPE_CHECKING:
    import pyoxigraph

TITLE = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?label WHERE { ?dataset a dcat:Dataset ; rdfs:label ?label }
"""


def draw_store(store: pyoxigraph.Store, *, lang: str = "zh") -> str:
    """Draw every thing of a store as one page, under the title of the dataset."""
    engine = EmbeddedEngine(store)
    rows = engine.select(TITLE).rows
    title = {label.lang: label.value for (label,) in rows if label is not None}
    return draw_page(build_network(store), read_evidence(engine), lang=lang, title=title if len(title) > 1 else None)
