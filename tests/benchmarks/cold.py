"""A cold start: one question from the command line, beside the interpreter alone and scripts of ten lines."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks.comparison import Row
from benchmarks.environment import program
from benchmarks.processes import Cost, Failed, run_well
from benchmarks.report import Part, paired, progress

QUESTION = "four-cities"
# Another one: it fills the cache with the graph, and not with an answer to the first.
OTHER = "policy-count"
# What a user writes who has the same files, the rules and the query, and nothing of ours.
RDFLIB = """
import rdflib
graph = rdflib.Graph()
for path in {files!r}:
    graph.parse(path, format="turtle")
for path in {rules!r}:
    graph += graph.query(open(path, encoding="utf-8").read()).graph
answer = graph.query(open({query!r}, encoding="utf-8").read())
with open({out!r}, "wb") as out:
    out.write(answer.serialize(format="csv"))
"""
PYOXIGRAPH = """
import pyoxigraph
store = pyoxigraph.Store()
for path in {files!r}:
    store.bulk_load(path=path, format=pyoxigraph.RdfFormat.TURTLE)
for path in {rules!r}:
    store.extend([pyoxigraph.Quad(*triple) for triple in store.query(open(path, encoding="utf-8").read())])
answer = store.query(open({query!r}, encoding="utf-8").read())
answer.serialize({out!r}, format=pyoxigraph.QueryResultsFormat.CSV)
"""
# What the scripts are told: the files that the command reads, and the query that it asks.
INPUTS = """
import json, sys
from policygraph.loading.files import derivation_rules, turtle_files
from policygraph.questions.ask import fill_parameters
from policygraph.questions.catalogue import find_question
from policygraph.store.open import open_engine
query = fill_parameters(open_engine(), find_question(sys.argv[1]), {})
files, rules = ([str(path) for path in paths] for paths in (turtle_files(), derivation_rules()))
print(json.dumps({"files": files, "rules": rules, "query": query}))
"""
LIMIT = 120.0


def measure(folder: Path, runs: int) -> Part:
    """Measure all of them in turn in every run; quick ones more often than the others."""
    folder = folder / "cold"
    folder.mkdir(exist_ok=True)
    python, warm = program("python"), {"POLICYGRAPH_CACHE": str(folder / "warm")}
    told = json.loads(run_well([python, "-c", INPUTS, QUESTION], limit=LIMIT, env=warm).out)
    (folder / "query.rq").write_text(told["query"], encoding="utf-8")
    told |= {"query": str(folder / "query.rq"), "out": str(folder / "answer.csv")}
    ours = [program("policygraph"), "query", QUESTION, "--format", "csv"]

    def first_sight() -> tuple[Cost, bytes]:
        return with_cache(None)

    def first_call() -> tuple[Cost, bytes]:
        return with_cache(folder / "known")

    def with_cache(known: Path | None) -> tuple[Cost, bytes]:
        fresh = folder / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        if known:
            shutil.copytree(known, fresh)
        else:
            fresh.mkdir()
        ended = run_well(ours, limit=LIMIT, env={"POLICYGRAPH_CACHE": str(fresh)})
        return ended.cost, ended.out

    def command() -> tuple[Cost, bytes]:
        ended = run_well(ours, limit=LIMIT, env=warm)
        return ended.cost, ended.out

    def script(text: str) -> Callable[[], tuple[Cost, bytes]]:
        path = folder / f"{'rdflib' if 'rdflib' in text else 'pyoxigraph'}_script.py"
        path.write_text(text.format(**told), encoding="utf-8")

        def call() -> tuple[Cost, bytes]:
            Path(told["out"]).unlink(missing_ok=True)
            cost = run_well([python, path], limit=LIMIT).cost
            return cost, Path(told["out"]).read_bytes()

        return call

    def nothing() -> tuple[Cost, bytes]:
        return run_well([python, "-c", "pass"], limit=LIMIT).cost, b""

    def import_alone() -> tuple[Cost, bytes]:
        return run_well([python, "-c", "import pyoxigraph"], limit=LIMIT).cost, b""

    quick = {"nothing": nothing, "ours": command, "called": first_call, "first": first_sight, "import": import_alone}
    slow = {"pyoxigraph": script(PYOXIGRAPH), "rdflib": script(RDFLIB)}
    found: dict[str, list[Cost]] = {name: [] for name in (*quick, *slow)}
    answers: dict[str, bytes] = {}
    failures: dict[str, str] = {}
    # They fill the caches.
    command()
    shutil.rmtree(folder / "known", ignore_errors=True)
    run_well([*ours[:2], OTHER, *ours[3:]], limit=LIMIT, env={"POLICYGRAPH_CACHE": str(folder / "known")})
    for run in range(runs * 4):
        progress(f"cold: {run + 1} of {runs * 4}")
        turns = {**quick, **({} if run % 4 else slow)}
        for name in list(turns)[:: -1 if run % 2 else 1]:
            try:
                cost, answers[name] = turns[name]()
                found[name].append(cost)
            except (Failed, OSError) as error:
                failures[name] = str(error)
    return Part(rows(found, answers, failures))


def rows(found: dict[str, list[Cost]], answers: dict[str, bytes], failures: dict[str, str]) -> list[Row]:
    """Make the rows of what was found."""
    what, pass_alone = f"cold `policygraph query {QUESTION} --format csv`", "`python -c pass`"
    beside_scripts = found["ours"][::4]

    def row(told: str, ours: list[Cost], peer: str, name: str, **goals: float) -> Row:
        same = peer in ("nothing", "import") or answers.get(peer) is None or same_rows(answers["ours"], answers[peer])
        why = failures.get("ours") or failures.get(peer) or ("" if same else "the answers differ")
        if why or not ours or not found[peer]:
            return Row(told, 0, "ms", [], peer=name, why=why or "not measured", **goals)  # type: ignore[arg-type]
        return paired(told, ours, found[peer], name, unit="ms", **goals)  # type: ignore[arg-type]

    return [
        row(f"{what}, cache warm: called before", found["ours"], "nothing", pass_alone, within=3.5),
        row("the same", beside_scripts, "rdflib", "rdflib script of ten lines", times=15),
        row("the same", beside_scripts, "pyoxigraph", "pyoxigraph script of ten lines"),
        row(f"{what}, cache warm: only others called before", found["called"], "nothing", pass_alone, within=3.5),
        row("the same", found["called"][::4], "rdflib", "rdflib script of ten lines", times=15),
        row("the same", found["called"], "import", "`python -c 'import pyoxigraph'`"),
        row(f"{what}, first sight of the files", found["first"], "nothing", pass_alone, within=7),
    ]


def same_rows(one: bytes, other: bytes) -> bool:
    r"""Tell whether two answers in CSV have the same rows, whatever their order and the ends of their lines.

    >>> same_rows(b"a\r\n1\r\n2\r\n", b"a\n2\n1\n"), same_rows(b"a\n1\n", b"a\n2\n")
    (True, False)
    """
    first, second = (sorted(csv.reader(io.StringIO(told.decode("utf-8-sig"), newline=""))) for told in (one, other))
    return first == second
