"""From the name of an engine to an engine that holds the graph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.loading.files import read_store

if TYPE_CHECKING:
    import pyoxigraph

    from policygraph.store.engine import Engine


def _embedded(store: pyoxigraph.Store) -> Engine:
    from policygraph.store.embedded import EmbeddedEngine

    return EmbeddedEngine(store)


def _rdflib(store: pyoxigraph.Store) -> Engine:
    from policygraph.store.rdflib_engine import RdflibEngine, rdflib_graph

    return RdflibEngine(rdflib_graph(store))


ENGINES: dict[str, Callable[[pyoxigraph.Store], Engine]] = {"embedded": _embedded, "rdflib": _rdflib}


def open_engine(name: str = "embedded", data: Sequence[Path] = (), *, only: bool = False) -> Engine:
    """Open the graph in an engine: ``embedded`` or ``rdflib``.

    data, only: as for ``policygraph.loading.turtle_files``. Both engines get the very same triples, the derived
    ones included.

    >>> engine = open_engine()
    >>> engine.ask("ASK { <https://w3id.org/policygraph/id/place/shenzhen> ?p ?o }")
    True
    """
    return ENGINES[name](read_store(data, only=only))
