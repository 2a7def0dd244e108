"""``policygraph export``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from policygraph.cli.opening import opening_of
from policygraph.cli.words import say
from policygraph.errors import UsageInvalid
from policygraph.store.open import open_store
from policygraph.store.writers import STORE_WRITERS
from policygraph.writing import write_file

if TYPE_CHECKING:
    import pyoxigraph


def _network(ending: str) -> Callable[[pyoxigraph.Store], bytes]:
    def write(store: pyoxigraph.Store) -> bytes:
        from policygraph.drawing.interchange import write_network

        return write_network(store, ending)

    return write


WRITERS: dict[str, Callable[[pyoxigraph.Store], bytes]] = {
    **STORE_WRITERS,
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
    write_file(call.output, writer(open_store(opening_of(call))))
    print(say("written", call.lang, path=call.output), file=sys.stderr)
    return 0
