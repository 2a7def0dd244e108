"""A client that asks an endpoint the same query some times, and tells what one time took.

``python calling.py CLIENT URL QUERY TIMES``: it prints a line of JSON. Imports and the first two answers do not count.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.digests import digest

JSON = "application/sparql-results+json"
# An answer as the client has it, and the same as SPARQL 1.1 JSON.
Client = tuple[Callable[[], object], Callable[[], str | bytes]]


def ours(url: str, query: str) -> Client:
    """Ask by our remote engine: rows of typed terms, parts of answers refused."""
    from policygraph.store.remote.engine import RemoteEngine

    engine = RemoteEngine(url)
    return lambda: engine.select(query).rows, lambda: engine.select_as(query, "json")


def hand(url: str, query: str) -> Client:
    """Ask by httpx and json alone: a list of dictionaries."""
    import httpx

    client = httpx.Client(timeout=60)

    def ask() -> bytes:
        return client.post(url, data={"query": query}, headers={"Accept": JSON}).raise_for_status().content

    return lambda: json.loads(ask())["results"]["bindings"], ask


def store(url: str, query: str) -> Client:
    """Ask by rdflib's SPARQLStore: rows of rdflib's terms."""
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    known = SPARQLStore(url, method="POST_FORM", returnFormat="json")
    return lambda: list(known.query(query)), lambda: known.query(query).serialize(format="json") or b""


def wrapper(url: str, query: str) -> Client:
    """Ask by SPARQLWrapper: a list of dictionaries."""
    import SPARQLWrapper

    known = SPARQLWrapper.SPARQLWrapper(url, returnFormat=SPARQLWrapper.JSON)
    known.setMethod(SPARQLWrapper.POST)
    known.setQuery(query)

    def ask() -> dict[str, dict[str, object]]:
        found = known.queryAndConvert()
        assert isinstance(found, dict)
        return found

    return lambda: ask()["results"]["bindings"], lambda: json.dumps(ask())


CLIENTS: dict[str, Callable[[str, str], Client]] = {"ours": ours, "hand": hand, "store": store, "wrapper": wrapper}


def main() -> None:
    """Ask, and tell what it took."""
    name, url, query, times = sys.argv[1:]
    plain, as_json = CLIENTS[name](url, query)
    rows, digested = digest(as_json())
    plain()
    wall, cpu = [], []
    for _ in range(int(times)):
        began, used = time.perf_counter(), time.process_time()
        plain()
        wall.append(time.perf_counter() - began)
        cpu.append(time.process_time() - used)
    took = {"seconds": statistics.median(wall), "cpu": statistics.median(cpu)}
    print(json.dumps(took | {"rows": rows, "digest": digested}))


if __name__ == "__main__":
    main()
