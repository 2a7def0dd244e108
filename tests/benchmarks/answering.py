"""A process that holds a graph in one engine and answers for it, a line of JSON by a line of JSON.

``python answering.py ENGINE SOURCE``, where SOURCE is a folder of ``benchmarks.nation``; for Virtuoso, that of its
database. Where the engine bears it, each request is answered in a copy of the process, which is ended at its limit
while the graph stays; other engines are ended and started anew by who asks.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.catalogue import library
from benchmarks.digests import digest
from benchmarks.nation import ALL, STORE, TURTLE
from benchmarks.processes import one_line

# An answer that took so long (in seconds) is measured once, or some times at the most; a short one more often.
LONG, MEDIUM, SHORT, TINY = 5.0, 0.5, 0.05, 0.005
IDLE = re.compile(r"VALUES \?\w+ \{ UNDEF \}")
# Servers that run as long as this process.
RUNNING = ExitStack()


class Way(NamedTuple):
    """How an engine is asked: plain: its quickest whole answer. as_json: SPARQL 1.1 JSON, which is digested."""

    plain: Callable[[str], object]
    as_json: Callable[[str], str | bytes]


class Held(NamedTuple):
    """An engine that holds the graph: its ways, whether the process may be copied, and who fills in parameters."""

    ways: Mapping[str, Way]
    forks: bool = False
    engine: Any = None


def memory(source: Path) -> Held:
    """Hold it in our engine in memory; *raw* asks its very store by pyoxigraph alone."""
    from policygraph.store.embedded import EmbeddedEngine
    from policygraph.store.open import Opening, open_store

    store = open_store(Opening(data=(source / TURTLE,), only=True))
    engine = EmbeddedEngine(store)
    return Held({"ours": _ours(engine), "raw": _raw(store)}, forks=True, engine=engine)


def disk(source: Path) -> Held:
    """Hold it in our engine on disk."""
    from policygraph.store.open import Opening, open_engine

    engine = open_engine(Opening(store=source / STORE))
    return Held({"disk": _ours(engine)}, engine=engine)


def rdflib(source: Path) -> Held:
    """Hold it in rdflib."""
    return _rdflib(source, "default", "nt")


def oxrdflib(source: Path) -> Held:
    """Hold it in rdflib with its triples in Oxigraph."""
    return _rdflib(source, "Oxigraph", "ox-nt")


def _rdflib(source: Path, store: str, form: str) -> Held:
    import rdflib

    graph = rdflib.Graph(store=store)
    graph.parse(str(source / ALL), format=form)
    name = "rdflib" if store == "default" else "oxrdflib"

    def ask(text: str) -> str | bytes:
        return graph.query(text).serialize(format="json") or b""

    return Held({name: Way(ask, ask)}, forks=True)


def maplib(source: Path) -> Held:
    """Hold it in maplib, whose own answer is a data frame.

    It joins ``VALUES ?x { UNDEF }``, where a question waits for a value, with nothing: such lines are left out.
    """
    model = importlib.import_module("maplib").Model()
    model.read(str(source / ALL))

    def ask(text: str, **options: bool) -> Any:
        return model.query(IDLE.sub("", text), **options)

    return Held({"maplib": Way(ask, lambda text: str(ask(text, return_json=True)))})


def virtuoso(source: Path) -> Held:
    """Run a Virtuoso on its database, and ask it by our own client, which mends what can be mended of its answers."""
    from benchmarks.virtuoso import GRAPH, served
    from policygraph.store.remote.engine import RemoteEngine

    server = RUNNING.enter_context(served(source))
    engine = RemoteEngine(f"{server.sparql}?default-graph-uri={GRAPH}")
    return Held({"virtuoso": Way(engine.select, lambda text: engine.select_as(text, "json"))})


ENGINES: dict[str, Callable[[Path], Held]] = {
    "memory": memory,
    "disk": disk,
    "rdflib": rdflib,
    "oxrdflib": oxrdflib,
    "maplib": maplib,
    "virtuoso": virtuoso,
}


def _ours(engine: Any) -> Way:
    return Way(lambda text: engine.select_as(text, "csv"), lambda text: bytes(engine.select_as(text, "json")))


def _raw(store: Any) -> Way:
    import pyoxigraph

    csv, js = pyoxigraph.QueryResultsFormat.CSV, pyoxigraph.QueryResultsFormat.JSON
    return Way(
        lambda text: store.query(text).serialize(format=csv), lambda text: bytes(store.query(text).serialize(format=js))
    )


def answer(held: Held, request: Mapping[str, Any]) -> dict[str, Any]:
    """Ask each text of a request in its way, in turn in every run, and tell what it took.

    request: ``asks``, each a name, a way and a text; ``runs``: how often each is measured, after it was asked once that
    is not; 0: it is asked once alone, for JSON, and that is measured; -1: the same in its quickest way, undigested.
    """
    asks, wanted = request["asks"], request["runs"]
    found: dict[str, Any] = {}
    for name, way, text in asks:
        found[name], told = measured(held.ways[way].plain if wanted else held.ways[way].as_json, text)
        if not wanted and "error" not in found[name]:
            found[name] |= _digested(told)
    if wanted <= 0:
        return found
    longest = max((found[name]["ms"].pop() for name in found if "error" not in found[name]), default=0.0)
    for run in range(_runs(wanted, longest / 1000)):
        for name, way, text in asks[:: -1 if run % 2 else 1]:
            if "error" not in found[name]:
                facts, _ = measured(held.ways[way].plain, text)
                found[name] = facts if "error" in facts else found[name] | {"ms": [*found[name]["ms"], *facts["ms"]]}
    # Last of all: what Python needs for it would be in the way of what is measured.
    for name, way, text in asks:
        if "error" not in found[name]:
            facts, told = measured(held.ways[way].as_json, text)
            found[name] = facts if "error" in facts else found[name] | _digested(told)
    return found


def measured(work: Callable[[str], Any], text: str) -> tuple[dict[str, Any], Any]:
    """Ask once: give the milliseconds, or the error, and the answer.

    >>> measured(lambda text: 1 / 0, "ASK {}")[0]
    {'error': 'ZeroDivisionError: division by zero'}
    """
    try:
        began = time.perf_counter()
        told = work(text)
        return {"ms": [1000 * (time.perf_counter() - began)], "rows": 0, "digest": ""}, told
    except BaseException as error:  # what panics in Rust is no Exception
        return {"error": one_line(f"{type(error).__name__}: {' '.join(str(error).split())}")}, None


def _digested(told: str | bytes) -> dict[str, Any]:
    rows, digested = digest(told)
    return {"rows": rows, "digest": digested}


def _runs(wanted: int, first: float) -> int:
    """Tell how often something is measured that took so long the first time.

    >>> _runs(3, 9.0), _runs(5, 1.0), _runs(3, 0.2), _runs(3, 0.01), _runs(3, 0.001)
    (1, 3, 3, 9, 60)
    """
    if first > LONG:
        return min(wanted, 1)
    if first > MEDIUM:
        return min(wanted, 3)
    return wanted * (20 if first < TINY else 3 if first < SHORT else 1)


def answer_in_a_copy(held: Held, request: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a request in a copy of this process, which is ended at its limit."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with os.fdopen(writing, "w", encoding="utf-8") as out:
                json.dump(answer(held, request), out)
        finally:
            os._exit(0)
    os.close(writing)
    until, pieces = time.monotonic() + request["limit"], b""
    while True:
        ready, _, _ = select.select([reading], [], [], max(0.0, until - time.monotonic()))
        piece = os.read(reading, 1 << 16) if ready else b""
        if not piece:
            break
        pieces += piece
    os.close(reading)
    if not ready:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if not pieces:
        return {"error": f"ended after {request['limit']:.0f} s" if not ready else "it ended by itself"}
    return dict(json.loads(pieces))


def main() -> None:
    """Hold the graph, and answer until nobody asks any more."""
    # What an engine prints by itself may not get into the answers.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    began = time.perf_counter()
    held = ENGINES[sys.argv[1]](Path(sys.argv[2]))
    forks = held.forks and hasattr(os, "fork")
    print(json.dumps({"ready": time.perf_counter() - began, "forks": forks}), file=out, flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        if "library" in request:
            told: dict[str, Any] = library(held.engine, request["library"])
        elif forks:
            told = answer_in_a_copy(held, request)
        else:
            told = answer(held, request)
        print(json.dumps(told), file=out, flush=True)


if __name__ == "__main__":
    main()
