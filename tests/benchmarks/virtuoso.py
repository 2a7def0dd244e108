"""A Virtuoso with a large database, filled by its own bulk loader."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.environment import install_virtuoso
from benchmarks.processes import Failed, run_well
from endpoints import PASSWORD, USER, Endpoint, virtuoso

GRAPH = "http://example.org/nation"
# Pages of 8 KB that it keeps in memory: enough for a million triples and their indexes.
BUFFERS = 100_000
# How long one query there may take, in seconds: it is told so with the query.
SECONDS = 10.0
LOADING = 600.0


@contextmanager
def served(folder: Path) -> Iterator[Endpoint]:
    """Run a Virtuoso on the database of a folder, a new one where there is none; raises Failed where it cannot be."""
    missing = install_virtuoso()
    if missing:
        raise Failed(missing)
    folder.mkdir(exist_ok=True)
    with virtuoso(folder, buffers=BUFFERS) as server:
        yield server


def load(server: Endpoint, path: Path) -> float:
    """Load a file of N-Triples by the bulk loader, and tell how many seconds that took."""
    _command(server, f"ld_dir('{path.parent}', '{path.name}', '{GRAPH}')")
    took = _command(server, "rdf_loader_run()")
    return took + _command(server, "checkpoint")


def _command(server: Endpoint, told: str) -> float:
    isql = shutil.which("isql-vt")
    assert isql
    words = [isql, f"127.0.0.1:{server.sql}", USER, PASSWORD, "ERRORS=STDOUT", f"exec={told};"]
    done = run_well(words, limit=LOADING)
    if b"*** Error" in done.out:
        raise Failed(" ".join(done.out.decode(errors="replace").split())[:160])
    return done.cost.seconds
