"""``policygraph serve`` beside the oxigraph server and rdflib-endpoint, by ``wrk``.

All serve the same triples on loopback and are asked the same queries, one server after the other within each run, in
turn first. Each query is asked with a number of its own in a comment, so that nobody has answered it before; *repeated*
asks the very same ones again. Then queries that never end are sent in parallel with quick ones, and the answers near
the limits are read.
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from benchmarks.comparison import Pair, Row
from benchmarks.peers import JSON, Peer, fetch, oxigraph, rdflib
from benchmarks.processes import Failed, run_well
from benchmarks.report import Part, progress
from serving import running

# How many copies of the graph are served; seconds of each measurement; connections of wrk; requests that never end.
COPIES, SECONDS, CONNECTIONS, PATIENCE = (1, 4), 3, 8, 120.0
ID = "https://w3id.org/policygraph/id/"
TO_REACH = {"look-up": 0.6, "matrix": 1.0, "aggregate": 1.0, "repeated": 3.0}
# All that stands on the page of a claim: what it says, the phrase, and the source with its tier.
EVIDENCE = """PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?about ?role ?value ?unit ?bound ?per ?period ?year ?quote ?paraphrase ?confidence
  ?title ?publisher ?published ?url ?tier WHERE {
  <CLAIM> pol:about ?about ; pol:role ?role ; pol:source ?source .
  ?source pol:tier/skos:prefLabel ?tier .
  OPTIONAL { <CLAIM> pol:value ?value } OPTIONAL { <CLAIM> pol:unit ?unit } OPTIONAL { <CLAIM> pol:bound ?bound }
  OPTIONAL { <CLAIM> pol:per ?per } OPTIONAL { <CLAIM> pol:period ?period } OPTIONAL { <CLAIM> pol:year ?year }
  OPTIONAL { <CLAIM> pol:quote ?quote } OPTIONAL { <CLAIM> pol:paraphrase ?paraphrase }
  OPTIONAL { <CLAIM> pol:confidence ?confidence } OPTIONAL { ?source pol:title ?title }
  OPTIONAL { ?source pol:publisher ?publisher } OPTIONAL { ?source pol:published ?published }
  OPTIONAL { ?source pol:url ?url }
}"""
AGGREGATE = """PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?place ?tier ?role (COUNT(DISTINCT ?claim) AS ?claims) (MAX(?value) AS ?largest) WHERE {
  ?claim a pol:Claim ; pol:place ?place ; pol:role ?role ; pol:source/pol:tier ?tier .
  OPTIONAL { ?claim pol:value ?value }
} GROUP BY ?place ?tier ?role ORDER BY ?place ?tier ?role"""
SCRIPT = """
local paths = {{
{paths}
}}
local start, fresh, n = {start}, {fresh}, 0
request = function()
  n = n + 1
  local path = paths[(n - 1) % #paths + 1]
  if fresh then path = path .. "%0A%23" .. start .. "." .. n end
  return wrk.format("GET", path)
end
"""
RUNAWAY = "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != {n}) }}"


class Load(NamedTuple):
    """What wrk saw: requests per second, the 99th percentile in milliseconds, and how many answers were no answer."""

    rate: float
    p99: float
    failed: int


def measure(folder: Path, runs: int) -> Part:
    """Measure every peer on copies of the graph."""
    if not shutil.which("wrk"):
        raise Failed("wrk is needed: apt-get install wrk")
    parts = []
    for copies in COPIES:
        own = folder / f"serving-{copies}"
        shutil.rmtree(own, ignore_errors=True)
        own.mkdir()
        parts.append(_measure(copies, runs, own))
    notes = "\n".join(part.details for part in parts)
    return Part([row for part in parts for row in part.rows], f"### Serving\n\n{notes}")


def _measure(copies: int, runs: int, folder: Path) -> Part:
    triples, claims = write_copies(copies, folder)
    questions = queries(claims)
    with ExitStack() as stack:
        server = stack.enter_context(running("--data", str(folder / "own"), "--only"))
        ours = Peer("policygraph", f"{server.address}/sparql")
        found = [ours, stack.enter_context(oxigraph(folder)), stack.enter_context(rdflib(folder))]
        check_answers(found[:2], questions)
        loads: dict[str, dict[str, list[Load]]] = {
            name: {peer.name: [] for peer in found} for name in (*questions, "repeated")
        }
        for run in range(runs):
            progress(f"serving {copies} x: {run + 1} of {runs}")
            for name, told in {**questions, "repeated": questions["look-up"]}.items():
                for peer in found[run % 2 :] + found[: run % 2]:
                    # rdflib takes minutes for what is no look-up: once is enough to see.
                    if peer.name == "rdflib-endpoint" and (run or name != "look-up"):
                        continue
                    fresh = f"{run}.{time.monotonic_ns()}" if name != "repeated" else ""
                    loads[name][peer.name].append(load(peer, told, fresh, folder))
        rows = [row for name, by_peer in loads.items() for row in _rows(name, triples, by_peer)]
    return Part(rows, runaways(folder, triples))


def _rows(name: str, triples: int, loads: dict[str, list[Load]]) -> list[Row]:
    """Compare requests per second, with the 99th percentile of the time of one beside them."""
    what, rows = f"serve, {name}, {triples // 1000}k triples", []
    for peer, goal in (("oxigraph", TO_REACH[name]), ("rdflib-endpoint", None)):
        pairs = [Pair(one.rate, other.rate) for one, other in zip(loads["policygraph"], loads[peer], strict=False)]
        if pairs:
            beside = (_beside(loads["policygraph"]), _beside(loads[peer]))
            rows.append(Row(what, 0, "/s", pairs, times=goal, peer=peer, beside=beside))
    return rows


def _beside(loads: list[Load]) -> str:
    failed = sum(one.failed for one in loads)
    told = f", p99 {statistics.median(one.p99 for one in loads):.1f} ms"
    return told + (f", {failed} failed" if failed else "")


def write_copies(copies: int, folder: Path) -> tuple[int, list[str]]:
    """Write the shipped graph, and copies of it under other names, for each peer; give the triples and the claims."""
    from policygraph.loading.files import read_store
    from policygraph.store.writers import STORE_WRITERS

    plain = STORE_WRITERS[".nt"](read_store()).decode()
    (folder / "own").mkdir()
    lines = set(plain.splitlines())
    for n in range(1, copies):
        lines |= {re.sub(rf"<{ID}([a-z]+)/", rf"<{ID}\1/copy-{n}-", line) for line in plain.splitlines()}
    text = "\n".join(sorted(lines)) + "\n"
    (folder / "all.nt").write_text(text, encoding="utf-8")
    (folder / "own/all.ttl").write_text(text, encoding="utf-8")
    claims = sorted({line.split(" ", 1)[0][1:-1] for line in lines if line.endswith("ontology#Claim> .")})
    return len(lines), claims


def queries(claims: list[str]) -> dict[str, list[str]]:
    """Give the queries of each kind; the matrix is the question of the library, as it stands."""
    from policygraph.questions.catalogue import find_question

    matrix = find_question("instrument-matrix").text
    chosen = claims[:: max(1, len(claims) // 500)]
    return {
        "look-up": [EVIDENCE.replace("CLAIM", claim) for claim in chosen],
        "matrix": [matrix[matrix.index("PREFIX") :]],
        "aggregate": [AGGREGATE],
    }


def check_answers(peers: list[Peer], questions: dict[str, list[str]]) -> None:
    """See that the peers give the same answers before anything is measured."""
    for name, told in questions.items():
        for query in told[:20]:
            rows = [json.loads(fetch(peer.endpoint, query)[1])["results"]["bindings"] for peer in peers]
            same = [sorted(json.dumps(row, sort_keys=True) for row in one) for one in rows]
            assert same[0] == same[1] and same[0], f"{name}: the answers differ, or are none"


def load(peer: Peer, told: list[str], fresh: str, folder: Path) -> Load:
    """Let wrk ask these queries in turn."""
    prefix = re.sub(r"^http://[^/]+", "", peer.endpoint)
    paths = ",\n".join(json.dumps(f"{prefix}?{urlencode({'query': query})}") for query in told)
    script = folder / "asked.lua"
    script.write_text(
        SCRIPT.format(paths=paths, start=json.dumps(fresh), fresh=json.dumps(bool(fresh))), encoding="utf-8"
    )
    words = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "--latency",
        "--timeout",
        "60s",
        "-s",
        str(script),
    ]
    out = run_well([*words, "-H", f"Accept: {JSON}", peer.endpoint], limit=PATIENCE).out.decode()
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])  # type: ignore[index]
    worst = re.search(r"99%\s+([\d.]+)(us|ms|s)", out)
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    return Load(rate, float(worst[1]) * scale[worst[2]] if worst else 0, int(failed[1]) if failed else 0)


def runaways(folder: Path, triples: int) -> str:
    """Tell when queries that never end are dead, how quick ones fare meanwhile, and that no answer is cut short."""
    limit = 1.0
    with running("--timeout", str(limit), "--data", str(folder / "own"), "--only") as server:
        endpoint = f"{server.address}/sparql"

        def timed(query: str) -> tuple[float, int]:
            began = time.monotonic()
            status, _ = fetch(endpoint, query)
            return time.monotonic() - began, status

        alone = [timed(f"ASK {{ ?s ?p {n} }}")[0] for n in range(50)]
        with ThreadPoolExecutor(8) as threads:
            slow = [threads.submit(timed, RUNAWAY.format(n=n)) for n in range(4)]
            time.sleep(0.35)
            beside = [timed(f"ASK {{ ?s ?p 1{n} }}")[0] for n in range(50)]
            ended = [one.result() for one in slow]
        late = max(took for took, _ in ended) - limit
        whole = cut = 0
        for n in (100, 1000, 5000, 10000, 10001, 20000, 100000):
            status, body = fetch(endpoint, f"SELECT ?s ?p ?o {{ ?s ?p ?o }} LIMIT {n}")
            if status == 200:
                rows = len(json.loads(body)["results"]["bindings"])
                whole, cut = whole + (rows == n), cut + (rows < n)
    return (
        f"{triples:,} triples. Runaways: {sorted(status for _, status in ended)}, the last {1000 * late:.0f} ms after "
        f"its limit; quick queries: {_ms(alone)} alone, {_ms(beside)} beside four runaways (median, longest); answers "
        f"with status 200 near the limits: {whole} whole, {cut} cut short.\n"
    )


def _ms(found: list[float]) -> str:
    return f"{1000 * statistics.median(found):.1f} / {1000 * max(found):.1f} ms"
