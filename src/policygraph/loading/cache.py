"""The shipped graph as one file in the user's cache folder: half the way to an answer.

Never stale: its first line names every file it was made from, with size and time of change in nanoseconds.
Safe under two processes: it is written whole and renamed. Where the folder cannot be used, it is done without.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.paths import cache_dir

if TYPE_CHECKING:
    import pyoxigraph

FORMAT = "policygraph-cache-1"
END = b"# end\n"


def cache_file(folder: Path) -> Path | None:
    """Name the cache of the graph whose ontology lies in a folder; nothing where there is no place for one.

    ``POLICYGRAPH_CACHE`` names another folder, or, set to nothing, does without a cache.
    """
    chosen = cache_dir()
    if chosen is None:
        return None
    import zlib

    return chosen / f"graph-{zlib.crc32(os.fsencode(folder)):08x}.nt"


def fingerprint(files: Sequence[Path]) -> bytes:
    """Tell a set of files by path, size and time of change, in one line."""
    told = [FORMAT]
    for path in files:
        facts = path.stat()
        told.append(f"{path}|{facts.st_size}|{facts.st_mtime_ns}")
    return f"# {told!r}\n".encode(errors="surrogateescape")


def read_cache(path: Path, wanted: bytes) -> pyoxigraph.Store | None:
    """Read the cache if it was made from the very files whose fingerprint is given, and is whole."""
    import pyoxigraph

    try:
        content = path.read_bytes()
    except OSError:
        return None
    if not (content.startswith(wanted) and content.endswith(END)):
        return None
    store = pyoxigraph.Store()
    # The cache was written by Oxigraph itself: its IRIs need no second check.
    store.load(content, format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    return store


def keep_cache(path: Path, made_from: bytes, store: pyoxigraph.Store) -> None:
    """Write the cache; where that cannot be done, nothing is said and nothing is left."""
    import pyoxigraph

    from policygraph.keeping import keep_file

    triples = store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    assert isinstance(triples, bytes)
    keep_file(path, made_from + triples + END)
