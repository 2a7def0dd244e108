"""A graph into a server, by the SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation of 21 March 2013)."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from policygraph.errors import PolicygraphError
from policygraph.store.remote.address import Address, read_address
from policygraph.store.remote.connection import Connection
from policygraph.store.remote.engine import RemoteEngine
from policygraph.store.remote.errors import AddressInvalid, CountDiffers, PushBroken

if TYPE_CHECKING:
    import pyoxigraph

# Triples in one request: some 8 MB. What fits into one replaces the graph in one step.
CHUNK = 50_000
# Where servers answer queries, by where their graph store is: Virtuoso, Oxigraph, Fuseki, RDF4J and GraphDB, Neptune.
QUERIES = (
    (re.compile(r"/sparql-graph-crud(-auth)?/?$"), "/sparql"),
    (re.compile(r"/store/?$"), "/query"),
    (re.compile(r"/data/?$"), "/query"),
    (re.compile(r"/rdf-graphs/service/?$"), ""),
    (re.compile(r"/statements/?$"), ""),
    (re.compile(r"/gsp/?$"), ""),
)


def sparql_address(graph_store: str) -> str:
    """Derive where a server is asked from where its graph store is; nothing where its kind is not known.

    >>> sparql_address("http://127.0.0.1:8890/sparql-graph-crud-auth")
    'http://127.0.0.1:8890/sparql'
    >>> sparql_address("http://127.0.0.1:8080/elsewhere")
    ''
    """
    url = read_address(graph_store).url
    for pattern, instead in QUERIES:
        if pattern.search(url):
            return pattern.sub(instead, url)
    return ""


def push_graph(
    store: pyoxigraph.Store,
    endpoint: str,
    *,
    graph: str = "",
    user: str = "",
    seconds: float | None = None,
    progress: Callable[[int], object] = lambda sent: None,
) -> int:
    """Put the triples of a store into a graph of a server, in place of what it held, and count what was sent.

    endpoint: the address of the graph store. graph: the IRI of the graph; the default graph without it. user: as for
    ``Connection``. seconds: the longest that one request may take. progress: called with the number of triples sent so
    far. A graph of more than 50,000 triples goes in several requests: the first replaces, the others add. Raises
    PushBroken where some have arrived and the rest has not, and what ``Connection.exchange`` raises.
    """
    address = _with_graph(read_address(endpoint), graph)
    connection = Connection(address, user)
    sent = 0
    quads = iter(store)
    with contextlib.closing(connection):
        _greet(connection, seconds)
        for number, (count, body) in enumerate(_pieces(quads)):
            try:
                _put(connection, "POST" if number else "PUT", body, seconds)
            except PolicygraphError as error:
                if not number:
                    raise
                raise PushBroken(
                    endpoint=address.told, sent=sent, total=len(store), error=error, graph=graph or "?default"
                ) from error
            sent += count
            progress(sent)
    return sent


def _greet(connection: Connection, seconds: float | None) -> None:
    """Let the server ask who comes before a large body is sent in vain."""
    if connection.user:
        with (
            contextlib.suppress(PolicygraphError),
            connection.exchange("HEAD", b"", {}, seconds=seconds, again=True) as answer,
        ):
            answer.body.read()


def _put(connection: Connection, method: str, body: bytes, seconds: float | None) -> None:
    headers = {"Content-Type": "application/n-triples"}
    # To replace a graph twice is to replace it, and to add the same triples twice is to add them.
    with connection.exchange(method, body, headers, seconds=seconds, again=True) as answer:
        while answer.body.read(1 << 16):
            pass


def _pieces(quads: Iterator[Any]) -> Iterable[tuple[int, bytes]]:
    import pyoxigraph

    empty = True
    while triples := [quad.triple for quad in islice(quads, CHUNK)]:
        empty = False
        written = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
        assert isinstance(written, bytes)
        yield len(triples), written
    if empty:
        yield 0, b""


def _with_graph(address: Address, graph: str) -> Address:
    if graph and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$", graph):
        raise AddressInvalid(
            endpoint=graph,
            reason_zh="图的名称须为完整的 IRI",
            reason_en="a graph is named by a whole IRI",
        )
    # Virtuoso reads graph-uri as well; both words would be read as two graphs.
    said = urlencode({"graph": graph}) if graph else "default"
    return address._replace(url=f"{address.url}{'&' if '?' in address.url else '?'}{said}")


def verify_count(expected: int, sparql: str, *, graph: str = "", user: str = "", seconds: float | None = None) -> None:
    """Count the triples of a graph where queries are answered.

    Raises CountDiffers, and what the engine raises.
    """
    engine = RemoteEngine(sparql, user, seconds)
    pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    (found,) = engine.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}").rows[0]
    if found is None or int(found.value) != expected:
        raise CountDiffers(
            sent=expected,
            endpoint=engine.address.told,
            found=found.value if found else "?",
            graph=f"<{graph}>" if graph else "?default",
        )
