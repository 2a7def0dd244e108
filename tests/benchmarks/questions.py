"""Measures every question of the library on made-up nations, and prints one table.

``python tests/benchmarks/questions.py --runs 3``. The nations are those of ``policygraph generate``: about 100,000 and
1,000,000 triples. Each question is asked of the embedded engine and of raw pyoxigraph (the same store, the same text,
in turn), and of the small nation in rdflib as well; each in a process of its own that is ended after a while, since
neither engine can be interrupted. A time is the median of the runs, in milliseconds; a ratio is that of the medians.
*growth* tells how much longer the large nation takes, beside how many times more rows it answers with: far more than
that, and the question does not scale. Answers are compared by their digest.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pyoxigraph

from policygraph.generating.nation import Order
from policygraph.generating.output import write_generated
from policygraph.loading.files import read_store
from policygraph.questions.ask import fill_parameters
from policygraph.questions.catalogue import load_questions
from policygraph.questions.header import Question
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.engine import Engine
from policygraph.store.rdflib_engine import RdflibEngine, rdflib_graph

SIZES = {"100k": 26, "1M": 271}
YEARS = 10
# What a question is asked with where it must be asked with something.
GIVEN = {
    "city": "generated-city-0001",
    "place": "generated-city-0001",
    "source": "generated-article",
    "money": "10000000",
}
PREFIXES = """PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX scheme: <https://w3id.org/policygraph/concept/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# A gap as a person writes it who thinks of one city and one category at a time, and as the engine takes it well.
GAP = PREFIXES + "SELECT ?city ?category {{ ?city a pol:City . ?category skos:inScheme scheme:category {without} }}"
SLOWEST = "a gap by NOT EXISTS"
GAPS = {
    SLOWEST: GAP.format(
        without="FILTER NOT EXISTS { ?tool pol:category ?category ; pol:ofPolicy ?policy . ?policy pol:place ?city }"
    ),
    "a gap by MINUS": GAP.format(
        without="MINUS { SELECT DISTINCT ?city ?category "
        "{ ?tool pol:category ?category ; pol:ofPolicy ?policy . ?policy pol:place ?city } }"
    ),
}


class Asked(NamedTuple):
    """What one question took: milliseconds of each engine, rows and digest of its answer."""

    ours: float
    raw: float
    rows: int
    digest: str


def main(words: Sequence[str] | None = None) -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=60, help="after which a question is ended")
    parser.add_argument("--rdflib-seconds", type=float, default=10, help="the same for rdflib")
    parser.add_argument("--only", nargs="*", default=[], help="names of questions")
    call = parser.parse_args(words)
    told = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{told}, pyoxigraph {version('pyoxigraph')}, rdflib {version('rdflib')}")
    found: dict[str, dict[str, Asked | None]] = {}
    peers: dict[str, Asked | None] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size, cities in SIZES.items():
            path = Path(folder) / f"{size}.ttl"
            write_generated(Order(cities, YEARS, 1), path)
            store = read_store([path], only=True)
            print(f"{size}: {cities} cities, {len(store):,} triples with what the rules derive", flush=True)
            texts = queries(EmbeddedEngine(store), call.only)
            found[size] = {name: ask(name, text, store, call.runs, call.seconds) for name, text in texts.items()}
            if size == "100k":
                graph = RdflibEngine(rdflib_graph(store))
                peers = {name: ask_rdflib(text, graph, call.rdflib_seconds) for name, text in texts.items()}
                del graph
    print_table(found, peers)
    return 0


def queries(engine: Engine, only: Sequence[str]) -> dict[str, str]:
    """Give every question asked as openly as it can be, and the gap in its two forms."""
    policy = engine.select(PREFIXES + "SELECT ?p { ?p a pol:Policy ; pol:place/pol:within ?x } ORDER BY ?p LIMIT 1")
    assert policy.rows[0][0] is not None
    slug = policy.rows[0][0].value.rsplit("/", 1)[1]
    given = GIVEN | {"policy": slug, "thing": slug}
    texts = {
        question.name: fill_parameters(engine, question, arguments(question, given))
        for question in load_questions()
        if not only or question.name in only
    }
    return texts | {name: text for name, text in GAPS.items() if not only or name in only}


def arguments(question: Question, given: dict[str, str]) -> dict[str, list[str]]:
    """Choose what a question is asked with: nothing, unless it must be or would else ask for a real thing."""
    return {
        one.name: [given[one.type]]
        for one in question.parameters.values()
        if one.type in given and (one.required or (one.default and one.type != "money"))
    }


def ask(name: str, text: str, store: pyoxigraph.Store, runs: int, seconds: float) -> Asked | None:
    """Ask the embedded engine and raw pyoxigraph in turn."""
    engine = EmbeddedEngine(store)
    # What is quadratic on purpose is asked once.
    times = 1 if name == SLOWEST else runs

    def measure() -> Asked:
        took: dict[str, list[float]] = {"ours": [], "raw": []}
        ways = {"ours": lambda: engine.select_as(text, "csv"), "raw": lambda: raw_csv(store, text)}
        # The first answer pays for the memory that this process shares with the one it was copied from.
        rows = engine.select(text).rows
        for run in range(times):
            for way in sorted(ways, reverse=bool(run % 2)):
                took[way].append(timed(ways[way]))
        digest = hashlib.sha256(repr(sorted(map(repr, rows))).encode()).hexdigest()[:8]
        return Asked(statistics.median(took["ours"]), statistics.median(took["raw"]), len(rows), digest)

    return in_a_process(measure, seconds)


def ask_rdflib(text: str, engine: Engine, seconds: float) -> Asked | None:
    """Ask rdflib once."""

    def measure() -> Asked:
        begun = time.perf_counter()
        rows = engine.select(text).rows
        took = (time.perf_counter() - begun) * 1000
        digest = hashlib.sha256(repr(sorted(map(repr, rows))).encode()).hexdigest()[:8]
        return Asked(took, 0, len(rows), digest)

    return in_a_process(measure, seconds)


def timed(work: Callable[[], object]) -> float:
    """Tell how many milliseconds a piece of work takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def raw_csv(store: pyoxigraph.Store, text: str) -> bytes | None:
    """Answer by pyoxigraph alone."""
    solutions = store.query(text)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return solutions.serialize(format=pyoxigraph.QueryResultsFormat.CSV)


def in_a_process(measure: Callable[[], Asked], seconds: float) -> Asked | None:
    """Measure in a copy of this process, which can be ended; nothing where it was."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, "|".join(map(str, measure())).encode())
        os._exit(0)
    os.close(writing)
    until = time.monotonic() + seconds
    while time.monotonic() < until and os.waitpid(child, os.WNOHANG)[0] == 0:
        time.sleep(0.01)
    with os.fdopen(reading) as pipe:
        if time.monotonic() >= until:
            os.kill(child, 9)
            os.waitpid(child, 0)
            return None
        ours, raw, rows, digest = pipe.read().split("|")
    return Asked(float(ours), float(raw), int(rows), digest)


def print_table(found: dict[str, dict[str, Asked | None]], peers: dict[str, Asked | None]) -> None:
    """Print one row a question."""
    print(
        "\n| question | 100k rows | ours | raw | ratio | rdflib | same | 1M rows | ours | raw | ratio | growth | rows |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    for name, small in found["100k"].items():
        large, peer = found["1M"][name], peers[name]
        cells = [name, *engine_cells(small), number(peer), same(small, peer), *engine_cells(large)]
        if small and large:
            cells += [f"{large.ours / small.ours:.1f}", f"{large.rows / max(1, small.rows):.1f}"]
        else:
            cells += ["", ""]
        print("| " + " | ".join(cells) + " |")
    ended = [(size, name) for size in found for name, asked in found[size].items() if asked is None]
    worst = max(asked.ours / asked.raw for asks in found.values() for asked in asks.values() if asked)
    print(f"\nlargest ratio to raw pyoxigraph: {worst:.2f} (to reach: 1.1); ended: {ended or 'none'}")


def engine_cells(asked: Asked | None) -> list[str]:
    """Write rows, both times and their ratio."""
    if asked is None:
        return ["", "ended", "", ""]
    return [str(asked.rows), f"{asked.ours:.1f}", f"{asked.raw:.1f}", f"{asked.ours / asked.raw:.2f}"]


def number(asked: Asked | None) -> str:
    """Write one time."""
    return f"{asked.ours:.0f}" if asked else "ended"


def same(one: Asked | None, other: Asked | None) -> str:
    """Tell whether two answers are the same."""
    if one is None or other is None:
        return ""
    return "yes" if one.digest == other.digest else "NO"


if __name__ == "__main__":
    raise SystemExit(main())
