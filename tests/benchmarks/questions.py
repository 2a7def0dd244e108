"""Every question of the library on made-up nations, asked of every engine; and a gap as a user writes it.

Each engine holds the very same triples, in a process of its own, and each question is asked of all of them in turn. An
engine that has no answer in time is ended, for few can be interrupted. Only answers with the same digest are compared.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.catalogue import QUICK_GAP, SLOW_GAP
from benchmarks.comparison import Pair, Row, markdown, told
from benchmarks.environment import program
from benchmarks.nation import Nation, make_nation
from benchmarks.processes import Failed, Worker
from benchmarks.report import Part, progress

ANSWERING = Path(__file__).with_name("answering.py")
NAMES = {
    "memory": "ours, in memory",
    "disk": "ours, on disk",
    "raw": "raw pyoxigraph",
    "rdflib": "rdflib",
    "oxrdflib": "oxrdflib",
    "maplib": "maplib",
    "virtuoso": "Virtuoso over HTTP",
}
# How long one question may take, in seconds; who takes longer is ended.
LIMITS = {"rdflib": 10.0, "oxrdflib": 10.0, "maplib": 10.0, "virtuoso": 15.0}
LIMIT = 40.0
# How long an engine may take to hold the graph.
READY = 600.0
WITHIN, GAP_TIMES = 1.1, 500.0


class Answer(NamedTuple):
    """An answer: milliseconds of each run, rows and digest; failure: why there is none."""

    ms: tuple[float, ...] = ()
    rows: int = 0
    digest: str = ""
    failure: str = ""

    @property
    def middle(self) -> float:
        """The median of the runs."""
        return statistics.median(self.ms)


Asked = dict[str, dict[str, Answer]]


def read_answer(found: Mapping[str, Any]) -> Answer:
    """Read what a process told of one answer.

    >>> read_answer({"ms": [1.5], "rows": 3, "digest": "ab"}).middle, read_answer({"error": "no"}).failure
    (1.5, 'no')
    """
    if "error" in found:
        return Answer(failure=found["error"])
    return Answer(tuple(found["ms"]), found["rows"], found["digest"])


@contextmanager
def holding(names: Sequence[str], nation: Nation) -> Iterator[dict[str, Worker]]:
    """Give a process for each engine that holds the nation; it begins when it is first asked."""
    sources = {name: nation.folder / "virtuoso" if name == "virtuoso" else nation.folder for name in names}
    workers = {name: Worker([program("python"), ANSWERING, name, sources[name]], ready=READY) for name in names}
    try:
        yield workers
    finally:
        for worker in workers.values():
            worker.close(kill=True)


def ask(worker: Worker, asks: Sequence[Sequence[str]], runs: int, limit: float) -> dict[str, Answer]:
    """Ask texts of one engine in turn, each a name, a way and a text."""
    try:
        worker.open()
        # A process that ends its copies by itself is given the time to do so.
        patience = 5.0 if worker.greeting.get("forks") else 0.0
        found = worker.ask({"asks": asks, "runs": runs, "limit": limit}, limit + patience)
    except Failed as error:
        found = {"error": str(error)}
    if "error" in found:
        return {name: read_answer(found) for name, _, _ in asks}
    if any("Panic" in found[name].get("error", "") for name, _, _ in asks):
        # What panicked in Rust may have left a lock behind that every later question would meet.
        worker.close(kill=True)
    return {name: read_answer(found[name]) for name, _, _ in asks}


def ask_library(nation: Nation, peers: Sequence[str], runs: int, only: Sequence[str]) -> Asked:
    """Ask every question of our engine and raw pyoxigraph (every text that is known), and of the peers."""
    nation.turtle(), nation.all(), nation.store()
    asked: Asked = {}
    with holding(["memory", *peers], nation) as workers:
        texts = workers["memory"].ask({"library": list(only)}, READY)
        for number, (name, known) in enumerate(texts.items(), 1):
            progress(f"{nation.size}: {number} of {len(texts)}, {name}")
            asked[name] = _ask_embedded(workers["memory"], known, runs)
            for peer in peers:
                # A peer that has to do much, or over HTTP, is measured the first time.
                times = 0 if peer in ("rdflib", "virtuoso") else runs if peer == "disk" else 1
                asked[name] |= ask(workers[peer], [[peer, peer, known[0]]], times, LIMITS.get(peer, LIMIT))
    return asked


def _ask_embedded(worker: Worker, texts: Sequence[str], runs: int) -> dict[str, Answer]:
    first = ask(worker, [["memory", "ours", texts[0]]], 0, LIMIT)["memory"]
    raw = [[f"raw {n}", "raw", text] for n, text in enumerate(texts)]
    if first.failure:
        rest = {name: ask(worker, [[name, way, text]], 0, LIMIT)[name] for name, way, text in raw[1:]}
        return {"memory": first, "raw 0": first, **rest}
    asks = [["memory", "ours", texts[0]], *raw]
    return ask(worker, asks, runs, LIMIT * (len(asks) + 1))


def best_raw(answers: Mapping[str, Answer]) -> tuple[str, Answer]:
    """Give the quickest of the raw answers that are the same as ours, or the first if none is.

    >>> ours, slow, quick = Answer((2.0,), 1, "a"), Answer((2.0,), 1, "a"), Answer((1.0,), 1, "b")
    >>> best_raw({"memory": ours, "raw 0": slow, "raw 1": quick})[0]
    'raw 0'
    """
    ours = answers["memory"]
    known = {name: answer for name, answer in answers.items() if name.startswith("raw") and not answer.failure}
    if ours.failure:
        return next(iter(known.items()), ("raw 0", answers["raw 0"]))
    same = {name: answer for name, answer in known.items() if answer.digest == ours.digest}
    return min(same.items(), key=lambda one: one[1].middle, default=("raw 0", answers["raw 0"]))


def small(folder: Path, runs: int, only: Sequence[str]) -> Part:
    """Measure all engines on 100,000 triples."""
    peers = ("disk", "rdflib", "oxrdflib", "maplib")
    asked = ask_library(make_nation("100k", folder), peers, runs, only)
    rows = [peer_row("100k", asked, peer) for peer in ("rdflib", "raw", "disk", "oxrdflib", "maplib")]
    return Part(rows, details("Library questions, 100k triples", asked, ("memory", "disk", "raw", *peers[1:])))


def large(folder: Path, runs: int, only: Sequence[str]) -> Part:
    """Measure the engines that bear it on 1,000,000 triples, and ours against the best texts on raw pyoxigraph."""
    peers: tuple[str, ...] = ("disk", "maplib", "virtuoso")
    nation = make_nation("1M", folder)
    if not (nation.folder / "virtuoso" / "virtuoso.db").exists():
        from benchmarks.loading import load_virtuoso

        try:
            load_virtuoso(nation)
        except Failed as error:
            progress(f"without Virtuoso: {error}")
            peers = peers[:2]
    asked = ask_library(nation, peers, runs, only)
    rows = [*best_rows(asked), *(peer_row("1M", asked, peer) for peer in peers)]
    columns = ("memory", "raw", "best", "ratio", *peers)
    return Part(rows, details("Library questions, 1M triples", asked, columns))


def best_rows(asked: Asked) -> list[Row]:
    """Compare our answers with the best text that is known, on raw pyoxigraph: the worst of all, and the mean."""
    pairs: dict[str, list[Pair]] = {}
    lost = []
    for name, answers in asked.items():
        ours, best = answers["memory"], best_raw(answers)[1]
        if ours.failure or best.failure:
            lost.append(f"{name} {'ended' if best.failure else 'ended, though there is a text that is answered'}")
        elif ours.digest != best.digest:
            lost.append(f"{name} differs")
        else:
            pairs[name] = [Pair(a, b) for a, b in zip(ours.ms, best.ms, strict=False)]
    what = "library questions, 1M, in memory, against the best text known"
    if not pairs:
        return [Row(what, 0, "ms", [], within=WITHIN, why=", ".join(lost) or "no question")]
    ratios = {name: statistics.median(a / b for a, b, _ in found) for name, found in pairs.items()}
    worst = max(ratios, key=lambda name: ratios[name])
    more = sorted((name for name in ratios if ratios[name] > WITHIN), key=lambda name: -ratios[name])
    said = f"missed by {', '.join(more)}" if more else "reached"
    if lost:
        said += f"; not compared: {', '.join(lost)}"
    means = [Pair(asked[name]["memory"].middle, best_raw(asked[name])[1].middle) for name in pairs]
    raw = "raw pyoxigraph, best text"
    return [
        Row(f"{what}: the worst, {worst}", 0, "ms", pairs[worst], within=WITHIN, peer=raw, said=said),
        Row(f"{what}: mean of {len(means)}", 0, "ms", means, within=WITHIN, geometric=True, peer=raw),
    ]


def peer_row(size: str, asked: Asked, peer: str) -> Row:
    """Compare our answers with those of a peer, over the questions that both answer the same."""
    counts = {"the same": 0, "differ": 0, "refused": 0, "ended": 0}
    pairs = []
    for answers in asked.values():
        ours, other = answers["memory"], answers["raw 0" if peer == "raw" else peer]
        kind = _kind(ours, other)
        counts[kind] += 1
        if kind == "the same" and not ours.failure:
            pairs.append(Pair(ours.middle, other.middle))
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    what = f"library questions, {size}, in memory: mean of {len(pairs)}"
    return Row(what, 0, "ms", pairs, geometric=True, peer=NAMES[peer], said=f"reported: {said}", why=said)


def _kind(ours: Answer, other: Answer) -> str:
    if other.failure:
        return "ended" if other.failure.startswith("ended") or "Timeout" in other.failure else "refused"
    return "the same" if ours.failure or ours.digest == other.digest else "differ"


def details(title: str, asked: Asked, columns: Sequence[str]) -> str:
    """Write a line a question, and below them why an engine has no answer."""
    lines: list[list[str]] = []
    refused: dict[str, list[str]] = {}
    for name, answers in asked.items():
        ours, (which, best) = answers["memory"], best_raw(answers)
        cells = []
        for column in columns:
            if column == "ratio":
                cells.append("" if ours.failure or best.failure else f"{ours.middle / best.middle:.2f}")
                continue
            found = best if column == "best" else answers["raw 0" if column == "raw" else column]
            cell = _cell(ours, found)
            cells.append(f"{cell} (text {which[4:]})" if column == "best" and which != "raw 0" else cell)
            if _kind(ours, found) == "refused" and column not in ("memory", "best"):
                # Where in its plan an engine stopped says nothing to a reader.
                reason = found.failure.split(" in context ")[0].split(": Context {")[0]
                refused.setdefault(f"{NAMES[column]}: {reason}", []).append(name)
        lines.append([name, "" if ours.failure else f"{ours.rows:,}", *cells])
    headings = ["question", "rows", *(NAMES.get(name, {"best": "raw, best text"}.get(name, name)) for name in columns)]
    reasons = [f"- {reason} ({', '.join(names)})" for reason, names in refused.items()]
    below = "\n".join(["", "", "Refused:", "", *reasons]) if reasons else ""
    return f"### {title}\n\n{markdown(headings, lines)}{below}"


def _cell(ours: Answer, found: Answer) -> str:
    kind = _kind(ours, found)
    return {"the same": "", "differ": f"differs: {found.rows:,} rows"}.get(kind, kind) or told(found.middle, "ms")


def gap(folder: Path) -> Part:
    """Measure a gap by MINUS against NOT EXISTS, on 100,000 triples."""
    nation = make_nation("100k", folder)
    nation.turtle()
    with holding(["memory"], nation) as workers:
        asks = [["slow", "raw", SLOW_GAP], ["quick", "ours", QUICK_GAP]]
        # One run of each, for the slow one is quadratic on purpose; the quick one some times more.
        found = ask(workers["memory"], asks, 1, 180) | ask(workers["memory"], asks[1:], 3, LIMIT)
    slow, quick = found["slow"], found["quick"]
    row = Row("gap question, 100k, by MINUS", 0, "ms", [], times=GAP_TIMES, peer="NOT EXISTS as a user writes it")
    if slow.failure or quick.failure or slow.digest != quick.digest:
        return Part([row._replace(why=slow.failure or quick.failure or "the answers differ")])
    return Part([row._replace(pairs=[Pair(quick.middle, slow.middle)])])
