"""From what a caller names to an engine that holds the graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policygraph.loading.files import read_store

if TYPE_CHECKING:
    import pyoxigraph

    from policygraph.store.engine import Engine


class Opening(NamedTuple):
    """What is to be asked, and by which engine.

    engine: ``embedded`` or ``rdflib``. data, only: as for ``policygraph.loading.files.turtle_files``.
    """

    engine: str = "embedded"
    data: tuple[Path, ...] = ()
    only: bool = False


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
    return ENGINES[opening.engine](open_store(opening))


def open_store(opening: Opening = Opening()) -> pyoxigraph.Store:  # noqa: B008 - it never changes
    """Open the graph as an Oxigraph store, for what works on the triples themselves."""
    return read_store(opening.data, only=opening.only)
