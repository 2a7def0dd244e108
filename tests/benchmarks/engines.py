"""Measures policygraph beside every peer, and prints one table in Markdown.

``python tests/benchmarks/engines.py``, with any Python from 3.11 on: it makes an environment of its own
(``.venv-benchmarks``) with all peers in it, installs Virtuoso where it is missing, and measures there. What is compared
is measured in turn within each run; a ratio is the median of those of the runs, with the lowest and the highest in
brackets; beside the clock stands the time of all processors, and the largest memory of a process. Answers are compared
by digest, and only who answers the same is compared. Where a peer fails, its row says why. Data are made up by
``policygraph generate``, or the shipped graph. The table comes last, on standard output; progress on standard error.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import environment
from benchmarks.comparison import Row
from benchmarks.report import Part, attempt, progress, table_of_engines

PARTS = ("cold", "questions", "gap", "large", "load", "remote", "validation", "serving", "ten-million")


def read_call(words: Sequence[str] | None) -> argparse.Namespace:
    """Read what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="of everything that is compared (default: 3)")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[], metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument(
        "--questions", nargs="+", default=[], metavar="NAME", help="only these questions of the library"
    )
    parser.add_argument("--ten-million", action="store_true", help="measure ten million triples on disk, too")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the table to a file, too")
    parser.add_argument("--folder", type=Path, help="keep the made-up data here, and use what is there")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Go into the environment and measure there."""
    call = read_call(words)
    if not environment.is_inside():
        environment.install()
        given = sys.argv[1:] if words is None else list(words)
        return subprocess.run([str(environment.program("python")), __file__, *given], check=False).returncode
    began, machine = time.monotonic(), environment.machine()
    with tempfile.TemporaryDirectory(prefix="policygraph-benchmarks-", ignore_cleanup_errors=True) as temporary:
        folder = call.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        parts: list[Part] = []
        for name in _chosen(call):
            parts.append(_measure(name, folder, call))
            minutes = (time.monotonic() - began) / 60
            report = write_report(parts, machine, f"Runs: {call.runs}; all of it took {minutes:.0f} minutes.")
            # Whatever ends the rest, what was measured is there.
            if call.output:
                call.output.write_text(report + "\n", encoding="utf-8")
    print(report)
    return 0


def _chosen(call: argparse.Namespace) -> list[str]:
    names = [name for name in PARTS if name in call.only] if call.only else [*PARTS[:-1]]
    return [*names, PARTS[-1]] if call.ten_million and PARTS[-1] not in names else names


def _measure(name: str, folder: Path, call: argparse.Namespace) -> Part:
    progress(name)
    return attempt(name, lambda: _work(name, folder, call)(), lambda why: Part([Row(name, 0, "s", [], why=why)]))


def _work(name: str, folder: Path, call: argparse.Namespace) -> Callable[[], Part]:
    from benchmarks import cold, loading, questions, remote, serving, ten_million, validating

    runs, only = call.runs, call.questions
    work: dict[str, Callable[[], Part]] = {
        "cold": lambda: cold.measure(folder, runs),
        "questions": lambda: questions.small(folder, runs, only),
        "gap": lambda: questions.gap(folder),
        "large": lambda: questions.large(folder, runs, only),
        "load": lambda: loading.measure(folder, runs),
        "remote": lambda: remote.measure(folder, runs),
        "validation": lambda: validating.measure(folder, runs),
        "serving": lambda: serving.measure(folder, runs),
        "ten-million": lambda: ten_million.measure(folder),
    }
    return work[name]


def write_report(parts: Sequence[Part], machine: str, runs: str) -> str:
    """Write the table, with the machine before it and what belongs to single rows behind it.

    >>> print(write_report([Part([Row("load", 0, "s", [], why="failed")], "### Details")], "A machine.", "Runs: 3."))
    A machine. Runs: 3.
    <BLANKLINE>
    | what | ours | peer | ratio (spread) | to reach | reached or missed |
    | --- | ---: | ---: | ---: | --- | --- |
    | load | – | – | – | – | failed |
    <BLANKLINE>
    ### Details
    """
    rows = [row for part in parts for row in part.rows]
    details = [part.details for part in parts if part.details]
    return "\n\n".join([f"{machine} {runs}", table_of_engines(rows), *details])


if __name__ == "__main__":
    sys.exit(main())
