"""Loading a million triples into a store on disk, and opening it again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks.comparison import Pair, Row
from benchmarks.environment import program
from benchmarks.nation import Nation, make_nation
from benchmarks.processes import Cost, Failed, run_well
from benchmarks.report import Part, paired, progress

RAW = """
import sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[1])
store.bulk_load(path=sys.argv[2], format=pyoxigraph.RdfFormat.N_TRIPLES)
store.flush()
"""
MAPLIB = "import sys, maplib; maplib.Model().read(sys.argv[1])"
LOOK_UP = "SELECT ?p ?o { <https://w3id.org/policygraph/id/place/generated-city-0001> ?p ?o }"
REOPEN = """
import sys, time
from pathlib import Path
from policygraph.store.open import Opening, open_engine
began = time.perf_counter()
rows = open_engine(Opening(store=Path(sys.argv[1]))).select(sys.argv[2]).rows
print(1000 * (time.perf_counter() - began), len(rows))
"""
RAW_REOPEN = """
import sys, pyoxigraph
found = pyoxigraph.Store.read_only(sys.argv[1]).query(sys.argv[2])
sys.stdout.buffer.write(found.serialize(format=pyoxigraph.QueryResultsFormat.CSV))
"""
LIMIT, WITHIN, REOPEN_WITHIN = 600.0, 1.2, 100.0


def measure(folder: Path, runs: int) -> Part:
    """Measure ours and raw ``bulk_load`` in every run, others once."""
    nation = make_nation("1M", folder)
    plain = nation.plain()
    own = nation.folder / "loading"
    own.mkdir(exist_ok=True)
    # Whichever comes first would read the file from the disk for the others.
    plain.read_bytes()
    whole = nation.all()
    whole.read_bytes()
    ways: dict[str, Callable[[Path], list[str | Path]]] = {
        "ours": lambda store: [program("policygraph"), "load", "--store", store, plain, "--only"],
        "raw": lambda store: [program("python"), "-c", RAW, store, plain],
        # As many triples as ours holds in the end: the file and what the rules derive from it.
        "whole": lambda store: [program("python"), "-c", RAW, store, whole],
        "oxigraph": lambda store: [program("oxigraph"), "load", "--location", store, "--file", plain],
        "maplib": lambda store: [program("python"), "-c", MAPLIB, plain],
    }
    found: dict[str, list[Cost]] = {name: [] for name in ways}
    failures: dict[str, str] = {}
    for run in range(runs):
        for name in list(ways)[:: -1 if run % 2 else 1]:
            if run and name in ("oxigraph", "maplib"):
                continue
            progress(f"load 1M: {run + 1} of {runs}, {name}")
            store = own / name
            shutil.rmtree(store, ignore_errors=True)
            try:
                found[name].append(run_well(ways[name](store), limit=LIMIT).cost)
            except Failed as error:
                failures[name] = str(error)
    rows = [_row("load 1M", found, failures, "raw", "raw `bulk_load`", within=WITHIN)]
    rows.append(_row("the same", found, failures, "whole", "raw `bulk_load` of all that ours holds", within=WITHIN))
    rows += [_row("the same", found, failures, name, f"{name} load") for name in ("oxigraph", "maplib")]
    rows += [*_virtuoso(nation, found["ours"]), *_reopening(own, runs)]
    shutil.rmtree(own, ignore_errors=True)
    return Part(rows)


def _row(
    what: str, found: dict[str, list[Cost]], failures: dict[str, str], peer: str, name: str, **goals: float
) -> Row:
    why = failures.get("ours") or failures.get(peer, "")
    if why or not found["ours"] or not found[peer]:
        return Row(what, 0, "s", [], peer=name, why=why or "not measured", **goals)  # type: ignore[arg-type]
    return paired(what, found["ours"], found[peer], name, **goals)  # type: ignore[arg-type]


def _virtuoso(nation: Nation, ours: list[Cost]) -> list[Row]:
    name = "Virtuoso, its bulk loader, with what the rules derive"
    try:
        return [paired("the same", ours, [Cost(load_virtuoso(nation))], name)]
    except (Failed, OSError, AssertionError) as error:
        return [Row("the same", 0, "s", [], peer=name, why=" ".join(str(error).split())[-160:])]


def load_virtuoso(nation: Nation) -> float:
    """Load a nation into a database of Virtuoso of its own, and tell the seconds; those of before, where it is there.

    Raises Failed where there is no Virtuoso.
    """
    from benchmarks.virtuoso import load, served

    known = nation.folder / "virtuoso.seconds"
    if not known.exists():
        progress(f"{nation.size}: loading Virtuoso")
        shutil.rmtree(nation.folder / "virtuoso", ignore_errors=True)
        with served(nation.folder / "virtuoso") as server:
            known.write_text(repr(load(server, nation.all())), encoding="ascii")
    return float(known.read_text(encoding="ascii"))


def _reopening(own: Path, runs: int) -> list[Row]:
    """Measure how soon a store that is there gives its first answer; nothing is measured where a load failed."""
    within: list[Pair] = []
    found: dict[str, list[Cost]] = {"ours": [], "raw": []}
    whole = [program("policygraph"), "query", "-e", LOOK_UP, "--format", "csv", "--store", own / "ours"]
    raw = [program("python"), "-c", RAW_REOPEN, own / "raw", LOOK_UP]
    try:
        for run in range(runs * 3):
            told = run_well([program("python"), "-c", REOPEN, own / "ours", LOOK_UP], limit=LIMIT)
            took, rows = told.out.split()
            if not int(rows):
                raise Failed("the look-up finds nothing")
            within.append(Pair(float(took), 0))
            for name, words in [("ours", whole), ("raw", raw)][:: -1 if run % 2 else 1]:
                found[name].append(run_well(words, limit=LIMIT).cost)
    except Failed as error:
        return [Row("reopen 1M and a first look-up", 0, "ms", [], most=REOPEN_WITHIN, why=str(error))]
    return [
        Row("reopen 1M and a first look-up, within the process", 0, "ms", within, most=REOPEN_WITHIN),
        paired("the same, the whole command", found["ours"], found["raw"], "script on raw pyoxigraph", unit="ms"),
    ]
