"""From what a caller names to an engine that holds the graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policygraph.errors import UsageInvalid
from policygraph.loading.files import read_store

if TYPE_CHECKING:
    import pyoxigraph

    from policygraph.store.engine import Engine
    from policygraph.store.remote.engine import RemoteEngine


class Opening(NamedTuple):
    """What is to be asked, and by which engine.

    engine: ``embedded`` or ``rdflib``. data, only: as for ``policygraph.loading.files.turtle_files``. store: instead,
    the folder of a store on disk, as ``policygraph load`` builds it. endpoint: instead, the address of a SPARQL
    endpoint; user: whose password stands in the environment variable POLICYGRAPH_PASSWORD; seconds: the longest that
    one query there may take.
    """

    engine: str = "embedded"
    data: tuple[Path, ...] = ()
    only: bool = False
    store: Path | None = None
    endpoint: str = ""
    user: str = ""
    seconds: float | None = None


def _embedded(store: pyoxigraph.Store) -> Engine:
    from policygraph.store.embedded import EmbeddedEngine

    return EmbeddedEngine(store)


def _rdflib(store: pyoxigraph.Store) -> Engine:
    from policygraph.store.rdflib_engine import RdflibEngine, rdflib_graph

    return RdflibEngine(rdflib_graph(store))


ENGINES: dict[str, Callable[[pyoxigraph.Store], Engine]] = {"embedded": _embedded, "rdflib": _rdflib}


def open_engine(opening: Opening = Opening()) -> Engine:  # noqa: B008 - it never changes
    """Open the graph in an engine.

    Both engines get the very same triples, the derived ones included.

    >>> engine = open_engine()
    >>> engine.ask("ASK { <https://w3id.org/policygraph/id/place/shenzhen> ?p ?o }")
    True
    """
    if opening.endpoint:
        return open_remote(opening)
    return ENGINES[opening.engine](open_store(opening))


def open_store(opening: Opening = Opening()) -> pyoxigraph.Store:  # noqa: B008 - it never changes
    """Open the graph as an Oxigraph store, for what works on the triples themselves.

    A store on disk is open for reading alone; of an endpoint, the whole graph is fetched. Raises what
    ``policygraph.store.disk.open_disk`` raises, and UsageInvalid where data is named beside it.
    """
    if opening.store is not None:
        refuse_data_beside_store(opening)
        from policygraph.store.disk import open_disk

        return open_disk(opening.store)
    if opening.endpoint:
        from policygraph.store.remote.fetch import fetch_store

        return fetch_store(open_remote(opening))
    return read_store(opening.data, only=opening.only)


def open_remote(opening: Opening) -> RemoteEngine:
    """Open an endpoint; nothing is sent yet.

    Raises UsageInvalid where data is named beside it, AddressInvalid and PasswordMissing.
    """
    refuse_data_beside_endpoint(opening)
    from policygraph.store.remote.engine import RemoteEngine

    return RemoteEngine(opening.endpoint, opening.user, opening.seconds)


def refuse_data_beside_endpoint(opening: Opening) -> None:
    """Raise UsageInvalid where files or an engine are named beside an endpoint."""
    beside = opening.data or opening.only or opening.store is not None or opening.engine != "embedded"
    if opening.endpoint and beside:
        raise UsageInvalid(
            detail_zh="--endpoint 只查询该端点，不能与 --data、--only、--store 或 --engine 同用；"
            "请用 policygraph push 把数据送到端点。",
            detail_en="--endpoint asks that endpoint alone and takes no --data, --only, --store or --engine; "
            "policygraph push puts data there.",
        )


def refuse_data_beside_store(opening: Opening) -> None:
    """Raise UsageInvalid where files are to be read beside a store: what is asked is the store alone."""
    if opening.store is not None and (opening.data or opening.only):
        raise UsageInvalid(
            detail_zh="--store 只查询该数据库本身，不能与 --data 或 --only 同用；"
            "请用 policygraph load 把数据载入数据库。",
            detail_en="--store asks that store alone and takes no --data or --only; "
            "policygraph load puts data into a store.",
        )
