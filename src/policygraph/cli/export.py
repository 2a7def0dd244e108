"""``policygraph export``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from policygraph.cli.words import say
from policygraph.errors import UsageInvalid
from policygraph.loading.files import read_store
from policygraph.writing import write_file

if TYPE_CHECKING:
    import pyoxigraph


def _turtle(store: pyoxigraph.Store) -> bytes:
    from policygraph.store.embedded import term
    from policygraph.store.turtle import write_turtle

    return write_turtle((term(q.subject), term(q.predicate), term(q.object)) for q in store)


def _rdf(form: str) -> Callable[[pyoxigraph.Store], bytes]:
    def write(store: pyoxigraph.Store) -> bytes:
        import pyoxigraph

        from policygraph.loading.prefixes import known_prefixes

        triples = sorted((quad.triple for quad in store), key=str)
        written = pyoxigraph.serialize(
            triples, format=getattr(pyoxigraph.RdfFormat, form), prefixes=dict(known_prefixes())
        )
        assert isinstance(written, bytes)
        return written

    return write


def _network(ending: str) -> Callable[[pyoxigraph.Store], bytes]:
    def write(store: pyoxigraph.Store) -> bytes:
        from policygraph.drawing.interchange import write_network

        return write_network(store, ending)

    return write


WRITERS: dict[str, Callable[[pyoxigraph.Store], bytes]] = {
    ".ttl": _turtle,
    ".nt": _rdf("N_TRIPLES"),
    ".jsonld": _rdf("JSON_LD"),
    ".rdf": _rdf("RDF_XML"),
    ".graphml": _network("graphml"),
    ".gexf": _network("gexf"),
}


def run(call: argparse.Namespace) -> int:
    """Write the whole graph, derived statements included, in the format that the ending names."""
    writer = WRITERS.get(call.output.suffix.lower())
    if writer is None:
        known = " ".join(WRITERS)
        raise UsageInvalid(
            detail_zh=f"不认识的文件后缀“{call.output.suffix}”，可用：{known}",
            detail_en=f'The ending "{call.output.suffix}" names no format; write one of {known}',
        )
    write_file(call.output, writer(read_store(call.data, only=call.only)))
    print(say("written", call.lang, path=call.output), file=sys.stderr)
    return 0
