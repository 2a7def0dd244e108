"""The whole graph of an endpoint as a store in memory, for what works on the triples themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.store.remote.engine import RemoteEngine
from policygraph.store.remote.errors import EndpointCutOff, GraphTooLarge, QueryRejected

if TYPE_CHECKING:
    import pyoxigraph

# Triples that are fetched at most: a million takes some 400 MB of memory.
MOST = 2_000_000
# Virtuoso sorts no more than 10,000 rows in one query, unless they stand in a query within the query.
PAGE = 10_000
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o } }"
ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
PAGES = """CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  {{ SELECT ?s ?p ?o WHERE {{ {{ SELECT DISTINCT ?s ?p ?o WHERE {{ ?s ?p ?o }} ORDER BY ?s ?p ?o }} }}
  LIMIT {limit} OFFSET {offset} }}
}}"""


def fetch_store(engine: RemoteEngine) -> pyoxigraph.Store:
    """Fetch all triples of the graph that an endpoint answers from.

    In one piece where the server gives it whole, else page by page: the number of triples says which. Blank nodes of
    different pages may be taken for different ones. Raises GraphTooLarge, EndpointCutOff where triples are missing at
    the end, and what the engine raises.
    """
    import pyoxigraph

    (counted,) = engine.select(COUNT).rows[0]
    total = int(counted.value) if counted else 0
    if total > MOST:
        raise GraphTooLarge(endpoint=engine.address.told, count=total, most=MOST)
    store = pyoxigraph.Store()
    try:
        _add(engine, store, ALL)
    except QueryRejected:
        # A server that limits its answers, as ``policygraph serve`` does, may give in pages what it refuses whole.
        if total <= PAGE:
            raise
    for offset in range(0, total if len(store) < total else 0, PAGE):
        _add(engine, store, PAGES.format(limit=PAGE, offset=offset))
    if len(store) < total:
        raise EndpointCutOff(endpoint=engine.address.told)
    return store


def _add(engine: RemoteEngine, store: pyoxigraph.Store, query: str) -> None:
    import pyoxigraph

    with engine.triples(query) as found:
        store.bulk_extend(pyoxigraph.Quad(*triple) for triple in found)
