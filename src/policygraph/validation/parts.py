"""Runs of pyshacl over parts of the data, side by side in processes of their own."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from policygraph.validation.shapes import Breach, run_shapes

# A process of its own takes about as long to start as this many triples to check.
WORTH = 4000


class Part(NamedTuple):
    """Things to check: their names and the data around them, both as N-Triples."""

    things: list[str]
    data: bytes


def cores() -> int:
    """Tell how many processes may run side by side."""
    with contextlib.suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_parts(parts: Sequence[Part], shapes: bytes, without: Collection[str]) -> list[list[Breach]]:
    """Run pyshacl over each part, all but the first in processes of their own.

    shapes: N-Triples. without: the IRIs of shapes to leave out. Where no process can be started, or one breaks off, its
    part is run here.
    """
    with contextlib.ExitStack() as stack:
        started = [_start(stack, part, shapes, without) for part in parts[1:]]
        found = [run_shapes(shapes, part.data, set(part.things), without) for part in parts[:1]]
        for part, process in zip(parts[1:], started, strict=True):
            told = _answer(process)
            found.append(told if told is not None else run_shapes(shapes, part.data, set(part.things), without))
    return found


def main() -> None:
    """Run one part: called in a process of its own, which reads it from its input."""
    call = json.loads(sys.stdin.buffer.read())
    answer, sys.stdout = sys.stdout.buffer, sys.stderr
    found = run_shapes(call["shapes"].encode(), call["data"].encode(), set(call["things"]), call["without"])
    answer.write(json.dumps(found).encode())


def _start(
    stack: contextlib.ExitStack, part: Part, shapes: bytes, without: Collection[str]
) -> subprocess.Popen[bytes] | None:
    if not sys.executable:
        return None
    call = {"shapes": shapes.decode(), "data": part.data.decode(), "things": part.things, "without": list(without)}
    # Not multiprocessing: its processes begin with the script of the caller, who may have no guard around it.
    words = [sys.executable, "-c", "from policygraph.validation.parts import main; main()"]
    folders = [str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(folders)},
        )
        stack.callback(_end, process)
        assert process.stdin
        with process.stdin:
            process.stdin.write(json.dumps(call).encode())
    except OSError:
        return None
    return process


def _answer(process: subprocess.Popen[bytes] | None) -> list[Breach] | None:
    if process is None:
        return None
    assert process.stdout
    told = process.stdout.read()
    try:
        return [Breach(*breach) for breach in json.loads(told)] if process.wait() == 0 else None
    except ValueError:
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    assert process.stdout
    process.stdout.close()
