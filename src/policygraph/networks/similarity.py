"""How alike the portfolios of instruments of places are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, XSD, Rows, Term, iri

if TYPE_CHECKING:
    import networkx

PERCENT = CONCEPT + "unit/percent"
# What stands in a draft is not yet offered; a tier is a part of a scheme that counts already; and what a source only
# restates of another scheme is that scheme.
PORTFOLIOS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX status: <https://w3id.org/policygraph/concept/status/>
PREFIX agreement: <https://w3id.org/policygraph/concept/agreement/>
SELECT DISTINCT ?place ?category WHERE {{
  ?instrument a pol:Instrument ; pol:place ?place ; pol:category ?category .
  ?claim pol:about ?instrument .
  MINUS {{ ?instrument pol:ofPolicy/pol:status status:draft }}
  MINUS {{ ?instrument pol:partOf ?whole }}
  MINUS {{ ?claim pol:agreement agreement:not-found }}
  MINUS {{ ?doubled pol:about ?instrument ; pol:restates/pol:about ?better . FILTER(?better != ?instrument) }}
  VALUES ?place {{ {places} }}
}} ORDER BY ?place ?category
"""


def portfolio_network(engine: Engine, places: Sequence[str]) -> networkx.Graph:
    """Build the two-sided graph of places and the categories of instruments that they use."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(places)
    names = " ".join(f"<{place}>" for place in places)
    graph.add_edges_from(
        (place.value, category.value)
        for place, category in engine.select(PORTFOLIOS.format(places=names)).rows
        if place and category
    )
    return graph


def portfolio_similarity(engine: Engine, places: Sequence[str]) -> Rows:
    """Give for each pair of places the share of categories that both use among those that either uses.

    places: IRIs. The measure is Jaccard's index (Jaccard 1901), in percent with one decimal; a category that was not
    researched counts as not used, so a place that was read less looks less alike. The rows that follow a pair name
    what both use.

    >>> from policygraph.store.open import open_engine
    >>> place = "https://w3id.org/policygraph/id/place/"
    >>> rows = portfolio_similarity(open_engine(), [place + "shenzhen", place + "beijing"])
    >>> rows.columns
    ['place', 'otherPlace', 'similarity', 'unit', 'shared', 'either', 'category']
    """
    import networkx

    graph = portfolio_network(engine, places)
    pairs = list(combinations(places, 2))
    rows: list[tuple[Term | None, ...]] = []
    for one, other, index in sorted(networkx.jaccard_coefficient(graph, pairs), key=lambda row: (-row[2], *row[:2])):
        shared = sorted(networkx.common_neighbors(graph, one, other))
        either = len(set(graph[one]) | set(graph[other]))
        percent = Term("literal", f"{100 * index:.1f}", XSD + "decimal")
        start = (iri(one), iri(other), percent, iri(PERCENT), _count(len(shared)), _count(either))
        rows += [(*start, iri(category)) for category in shared] or [(*start, None)]
    return Rows(["place", "otherPlace", "similarity", "unit", "shared", "either", "category"], rows)


def _count(number: int) -> Term:
    return Term("literal", str(number), XSD + "integer")
