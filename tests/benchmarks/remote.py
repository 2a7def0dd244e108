"""An answer of 5,000 rows from real servers: our client beside others, each in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from benchmarks.comparison import Row
from benchmarks.environment import install_virtuoso, program
from benchmarks.processes import Cost, Failed, one_line, run_well
from benchmarks.report import Part, paired, progress
from endpoints import PASSWORD, PUSHED, USER, Endpoint, oxigraph, virtuoso

CALLING = Path(__file__).with_name("calling.py")
QUERY = """SELECT ?claim ?p ?o ?source {
  ?claim a <https://w3id.org/policygraph/ontology#Claim> ; ?p ?o .
  ?claim <https://w3id.org/policygraph/ontology#source> ?source
} LIMIT 5000"""
NAMES = {
    "hand": "httpx and json by hand",
    "store": "rdflib's SPARQLStore (POST_FORM)",
    "wrapper": "SPARQLWrapper",
}
TIMES, LIMIT = 10, 180.0
WITHIN, CPU_TIMES = 1.3, 3.0


def measure(folder: Path, runs: int) -> Part:
    """Measure against each server; where one cannot be had, its rows say why."""
    folder = folder / "remote"
    folder.mkdir(exist_ok=True)
    rows: list[Row] = []
    for name, server in (("oxigraph", oxigraph), ("Virtuoso", virtuoso)):
        (folder / name).mkdir(exist_ok=True)
        missing = install_virtuoso() if name == "Virtuoso" else ""
        rows += _measure(name, folder / name, server, runs) if not missing else _failed(name, missing)
    return Part(rows)


def _measure(
    name: str, folder: Path, server: Callable[[Path], AbstractContextManager[Endpoint]], runs: int
) -> list[Row]:
    found: dict[str, list[Cost]] = {client: [] for client in ("ours", *NAMES)}
    digests: dict[str, str] = {}
    failures: dict[str, str] = {}
    try:
        with server(folder) as endpoint:
            words = ["push", "--endpoint", endpoint.store, "--graph", PUSHED, "--sparql-endpoint", endpoint.sparql]
            # A Virtuoso wants a password for writing.
            login = ["--user", USER] if name == "Virtuoso" else []
            run_well([program("policygraph"), *words, *login], limit=LIMIT, env={"POLICYGRAPH_PASSWORD": PASSWORD})
            url = f"{endpoint.sparql}?default-graph-uri={PUSHED}"
            for run in range(runs):
                progress(f"remote, {name}: {run + 1} of {runs}")
                for client in list(found)[:: -1 if run % 2 else 1]:
                    try:
                        ended = run_well([program("python"), CALLING, client, url, QUERY, str(TIMES)], limit=LIMIT)
                    except Failed as error:
                        failures[client] = str(error)
                        continue
                    told = json.loads(ended.out)
                    found[client].append(Cost(told["seconds"], told["cpu"], ended.cost.peak))
                    digests[client] = f"{told['rows']} {told['digest']}"
    except (Failed, OSError, AssertionError) as error:
        return _failed(name, one_line(str(error)))
    return _rows(name, found, digests, failures)


def _rows(name: str, found: dict[str, list[Cost]], digests: dict[str, str], failures: dict[str, str]) -> list[Row]:
    def row(what: str, peer: str, by: str, **goals: float) -> Row:
        why = failures.get("ours") or failures.get(peer) or ""
        if not why and digests["ours"] != digests[peer]:
            why = f"the answers differ: {digests['ours']} and {digests[peer]}"
        if why:
            return Row(what, 0, "ms", [], peer=NAMES[peer], why=why, **goals)  # type: ignore[arg-type]
        return paired(what, found["ours"], found[peer], NAMES[peer], unit="ms", by=by, **goals)  # type: ignore[arg-type]

    return [
        row(f"remote, 5k rows, {name}", "hand", "seconds", within=WITHIN),
        row(f"client CPU, 5k rows, {name}", "store", "cpu", times=CPU_TIMES),
        row(f"client CPU, 5k rows, {name}", "wrapper", "cpu"),
        row(f"client CPU, 5k rows, {name}", "hand", "cpu"),
    ]


def _failed(name: str, why: str) -> list[Row]:
    return [
        Row(f"remote, 5k rows, {name}", 0, "ms", [], within=WITHIN, why=why),
        Row(f"client CPU, 5k rows, {name}", 0, "ms", [], times=CPU_TIMES, why=why),
    ]
