"""Ten million triples on disk: what memory it takes to load them, and to ask every question once."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from benchmarks.comparison import Pair, Row, markdown, told
from benchmarks.environment import program
from benchmarks.nation import STORE, make_nation
from benchmarks.processes import Failed, one_line, run_well
from benchmarks.questions import READY, ask, holding
from benchmarks.report import Part, progress

# How long the load and one question may take, in seconds.
LOADING, ASKING = 900.0, 10.0
GIBIBYTES = 2.5
# Megabytes of a GiB.
GIBIBYTE = 2**30 / 1e6


def measure(folder: Path) -> Part:
    """Measure both, one after the other."""
    nation = make_nation("10M", folder)
    plain, store = nation.plain(), nation.folder / STORE
    progress("10M: loading our store")
    shutil.rmtree(store, ignore_errors=True)
    words = [program("policygraph"), "load", "--lang", "en", "--store", store, plain]
    what = "peak memory, 10M on disk"
    try:
        loaded = run_well(words, limit=LOADING)
    except Failed as error:
        return Part([Row(f"{what}: load", 0, "GiB", [], most=GIBIBYTES, why=str(error))])
    plain.unlink()
    beside = f" in {loaded.cost.seconds:,.0f} s, CPU {loaded.cost.cpu:,.0f} s"
    load = Row(f"{what}: load", 0, "GiB", [Pair(loaded.cost.peak / GIBIBYTE, 0)], most=GIBIBYTES, beside=(beside, ""))
    with holding(["disk"], nation) as workers:
        worker = workers["disk"]
        texts = worker.ask({"library": []}, READY)
        lines, ended, lost = [], 0, []
        for number, (name, known) in enumerate(texts.items(), 1):
            progress(f"10M: {number} of {len(texts)}, {name}")
            found = ask(worker, [["disk", "disk", known[0]]], -1, ASKING)["disk"]
            ended += not found.failure
            lost += [name] if found.failure else []
            lines.append([name, found.failure or told(found.middle, "ms")])
        with contextlib.suppress(Failed):
            worker.close()
        peak = worker.peak / GIBIBYTE
    said = f"{'reached' if peak <= GIBIBYTES else 'missed'}; {ended} of {len(texts)} answered within {ASKING:g} s"
    asking = Row(f"{what}: all questions", 0, "GiB", [Pair(peak, 0)], most=GIBIBYTES, said=said)
    sentence = one_line(loaded.err).replace(str(store), "a store")
    title = f"### Library questions, 10M triples on disk, each asked once\n\n{sentence}\n\n"
    return Part([load, asking], title + markdown(["question", "ours"], lines))
