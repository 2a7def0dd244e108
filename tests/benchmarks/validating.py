"""``policygraph validate`` beside one run of pyshacl over everything.

The data are the shipped graph and copies of it under other names, a file a document, in a folder of their own. Each run
takes its turns one after the other: all at once by pyshacl (``--full``), with an empty cache, with one changed
document, and with nothing changed. One document of each run has a fault, which every turn must tell the same.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

from benchmarks.comparison import Row
from benchmarks.environment import program
from benchmarks.processes import Cost, Failed, run
from benchmarks.report import Part, paired, progress

TURNS = ("all at once", "empty cache", "one changed", "nothing changed")
TO_REACH = {"one changed": 10.0}
# How many triples there are to be, and about how many one copy has.
TRIPLES, SHIPPED = 100_000, 16_000
LIMIT = 600.0


class Turn(NamedTuple):
    """What a call took, and what it said."""

    cost: Cost
    said: str


def measure(folder: Path, runs: int) -> Part:
    """Measure all turns of all runs."""
    from planting import copy_graph
    from policygraph.paths import graph_dir

    folder = folder / "validating"
    data, cache = folder / "data", folder / "cache"
    shutil.rmtree(folder, ignore_errors=True)
    copy_graph(graph_dir(), data, max(1, round(TRIPLES / SHIPPED)))
    documents = [path for path in sorted(data.rglob("*-2*.ttl")) if "pol:confidence " in path.read_text("utf-8")]
    found: dict[str, list[Cost]] = {name: [] for name in TURNS}
    for number in range(runs):
        progress(f"validation: {number + 1} of {runs}")
        wrong, changed = (documents[(number * 2 + n) * len(documents) // (runs * 2)] for n in (0, 1))
        right = wrong.read_text(encoding="utf-8")
        wrong.write_text(right.replace("pol:confidence ", "pol:certainty ", 1), encoding="utf-8")
        shutil.rmtree(cache, ignore_errors=True)
        turns = {"empty cache": validate(data, cache), "all at once": validate(data, cache, "--full")}
        # Any change is one: the document is judged again.
        changed.write_text(changed.read_text(encoding="utf-8") + "# read again\n", encoding="utf-8")
        turns |= {"one changed": validate(data, cache), "nothing changed": validate(data, cache)}
        wrong.write_text(right, encoding="utf-8")
        if len({turn.said for turn in turns.values()}) != 1:
            raise Failed("the turns say different things")
        if wrong.name not in turns["one changed"].said:
            raise Failed("the fault is not told")
        for name, turn in turns.items():
            found[name].append(turn.cost)
    return Part(rows(found, len([*data.rglob("*.ttl")])))


def rows(found: dict[str, list[Cost]], documents: int) -> list[Row]:
    """Make the rows: each way of ours against the whole run."""
    told = {
        "one changed": f"validation, 100k, one changed document of {documents}",
        "nothing changed": "the same, nothing changed",
        "empty cache": "the same, empty cache",
    }
    full = found["all at once"]
    return [
        paired(what, found[name], full, "full pyshacl run", times=TO_REACH.get(name)) for name, what in told.items()
    ]


def validate(data: Path, cache: Path, *words: str) -> Turn:
    """Call the command in a process of its own."""
    call = [program("policygraph"), "validate", "--data", data, "--only", "--lang", "en", *words]
    ended = run(call, limit=LIMIT, env={"POLICYGRAPH_CACHE": str(cache)})
    if ended.late or ended.code not in (0, 1):
        raise Failed(ended.failure)
    return Turn(ended.cost, re.sub(r"\s+", " ", ended.out.decode()))
