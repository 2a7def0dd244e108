"""Measures ``policygraph validate`` beside one run of pyshacl over everything, and prints one table of ratios.

``python tests/benchmarks/validating.py --triples 100000 --runs 3``. The data are the shipped graph and copies of it
under other names, a file a document, in a folder of their own. Each run takes its turns one after the other: all at
once by pyshacl (``--full``), with an empty cache, with one changed document, and with nothing changed; a ratio is the
median of those of the runs. One document of each run has a fault, which every turn must tell the same.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from planting import copy_graph
from policygraph.paths import graph_dir

TURNS = ("all at once", "empty cache", "one changed", "nothing changed")
TO_REACH = {"one changed": 10.0}
SHIPPED = 16000


class Turn(NamedTuple):
    """What a call took: seconds by the clock, seconds of all processors, and what it said."""

    wall: float
    cpu: float
    said: str


def main(words: Sequence[str] | None = None) -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=100_000, help="about how many there are to be")
    parser.add_argument("--runs", type=int, default=3)
    call = parser.parse_args(words)
    programs = ", ".join(f"{name} {version(name)}" for name in ("pyshacl", "rdflib", "pyoxigraph"))
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {programs}")
    with tempfile.TemporaryDirectory() as folder:
        measure(call.triples, call.runs, Path(folder))
    return 0


def measure(triples: int, runs: int, folder: Path) -> None:
    """Measure all turns of all runs."""
    data, cache = folder / "data", folder / "cache"
    copy_graph(graph_dir(), data, max(1, round(triples / SHIPPED)))
    documents = [path for path in sorted(data.rglob("*-2*.ttl")) if "pol:confidence " in path.read_text("utf-8")]
    print(f"{len([*data.rglob('*.ttl')])} documents; {runs} runs")
    found: dict[str, list[Turn]] = {name: [] for name in TURNS}
    for run in range(runs):
        wrong, changed = (documents[(run * 2 + n) * len(documents) // (runs * 2)] for n in (0, 1))
        right = wrong.read_text(encoding="utf-8")
        wrong.write_text(right.replace("pol:confidence ", "pol:certainty ", 1), encoding="utf-8")
        shutil.rmtree(cache, ignore_errors=True)
        turns = {"empty cache": validate(data, cache), "all at once": validate(data, cache, "--full")}
        # Any change is one: the document is judged again.
        changed.write_text(changed.read_text(encoding="utf-8") + "# read again\n", encoding="utf-8")
        turns |= {"one changed": validate(data, cache), "nothing changed": validate(data, cache)}
        wrong.write_text(right, encoding="utf-8")
        assert len({turn.said for turn in turns.values()}) == 1, "the turns say different things"
        assert wrong.name in turns["one changed"].said, "the fault is not told"
        for name, turn in turns.items():
            found[name].append(turn)
    for name, told in found.items():
        wall, cpu = (statistics.median(values) for values in ([t.wall for t in told], [t.cpu for t in told]))
        pairs = [*zip(found["all at once"], told, strict=True)]
        ratios = [statistics.median(one[n] / other[n] for one, other in pairs) for n in (0, 1)]  # type: ignore[operator]
        goal = TO_REACH.get(name)
        reached = f"  to reach {goal:.0f}: {'yes' if ratios[0] >= goal else 'NO'}" if goal else ""
        print(f"{name:16} {wall:7.2f} s  {cpu:7.2f} s CPU   {ratios[0]:6.1f} x  {ratios[1]:6.1f} x CPU{reached}")


def validate(data: Path, cache: Path, *words: str) -> Turn:
    """Call the command in a process of its own."""
    call = [sys.executable, "-m", "policygraph", "validate", "--data", str(data), "--only", "--lang", "en", *words]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        call, capture_output=True, encoding="utf-8", env={**os.environ, "POLICYGRAPH_CACHE": str(cache)}, check=False
    )
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1), done.stderr
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Turn(wall, cpu, re.sub(r"\s+", " ", done.stdout))


if __name__ == "__main__":
    sys.exit(main())
