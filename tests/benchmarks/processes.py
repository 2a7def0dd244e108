"""Work in processes of their own: what it took, and an end to it where it takes too long."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

# What a process is given to end by itself, in seconds.
PATIENCE = 20.0
# The system counts the largest memory in kilobytes, that of Apple in bytes.
MEGABYTE = 1e6 if sys.platform == "darwin" else 1e3


class Cost(NamedTuple):
    """What a piece of work took: seconds by the clock, seconds of all processors, megabytes at the most.

    Where the system does not tell processors and memory, or no more than that of who started it, they are 0.
    """

    seconds: float
    cpu: float = 0.0
    peak: float = 0.0


class Ended(NamedTuple):
    """How a process ended: what it took, its exit code, what it said on both ways; late: it was ended by us."""

    cost: Cost
    code: int
    out: bytes
    err: str
    late: bool

    @property
    def failure(self) -> str:
        """What went wrong, in one line; empty where nothing did."""
        if self.late:
            return f"ended after {self.cost.seconds:.0f} s"
        if self.code:
            return one_line(self.err) or f"exit code {self.code}"
        return ""


class Failed(Exception):
    """A peer, or ours, did not do what it was to do; the text tells what, in one line."""


def one_line(told: str) -> str:
    """Cut what a program said down to its last line that says something.

    >>> one_line("Traceback …\\nValueError: no such  thing\\n\\n")
    'ValueError: no such thing'
    """
    lines = [" ".join(line.split()) for line in told.splitlines() if line.strip()]
    return lines[-1].replace("|", "/")[:160] if lines else ""


def run(words: Sequence[object], *, limit: float, env: Mapping[str, str] | None = None) -> Ended:
    """Run a program to its end, or for so many seconds.

    env: what is set in its environment beside what is set in ours.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        process = _start(words, env, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        late = threading.Event()

        def stop() -> None:
            late.set()
            end(process)

        timer = threading.Timer(limit, stop)
        timer.start()
        try:
            cost = wait(process, began)
        finally:
            timer.cancel()
            end(process)
        said = []
        for file in (out, err):
            file.seek(0)
            said.append(file.read())
    return Ended(cost, process.returncode, said[0], said[1].decode(errors="replace"), late.is_set())


def run_well(words: Sequence[object], *, limit: float, env: Mapping[str, str] | None = None) -> Ended:
    """Run a program that has to succeed: raises Failed where it does not."""
    ended = run(words, limit=limit, env=env)
    if ended.failure:
        raise Failed(ended.failure)
    return ended


def wait(process: subprocess.Popen[bytes], began: float) -> Cost:
    """Wait for the end of a process, and tell what it took since ``began`` of ``time.perf_counter``."""
    if sys.platform == "win32":
        process.wait()
        return Cost(time.perf_counter() - began)
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(took, used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE if used.ru_maxrss > _own() else 0.0)


def _own() -> float:
    """Give the largest memory of this process: a new one counts from there, so that what is less is not known."""
    import resource

    return 1.02 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that still runs, and all that it has started."""
    if process.returncode is not None:
        return
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _start(words: Sequence[object], env: Mapping[str, str] | None, **pipes: Any) -> subprocess.Popen[bytes]:
    told = {**os.environ, "PYTHONUTF8": "1", **(env or {})}
    return subprocess.Popen([str(word) for word in words], env=told, start_new_session=True, **pipes)


class Worker:
    """A process that answers one line of JSON by another, and is started anew where it does not in time.

    words: its command line. ready: seconds within which it says its first line, the greeting, when it is ready. peak,
    cpu: the largest memory, in MB, and the processors' seconds of all processes that it was so far.
    """

    def __init__(self, words: Sequence[object], *, ready: float) -> None:
        self.words, self.ready = words, ready
        self.peak = self.cpu = 0.0
        self.greeting: dict[str, Any] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.Queue[bytes] = queue.Queue()

    def ask(self, request: Mapping[str, Any], limit: float) -> dict[str, Any]:
        """Give its answer to a request; raises Failed where it has none after so many seconds."""
        self.open()
        assert self._process is not None and self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            pass  # It has ended: reading tells.
        return self._read(limit)

    def open(self) -> None:
        """Begin, where it does not run; raises Failed where it does not get ready."""
        if self._process is not None:
            return
        with tempfile.NamedTemporaryFile(delete=False) as err:
            self._said = Path(err.name)
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": err}
            self._process = _start(self.words, None, **pipes)
        self._lines = queue.Queue()
        self._listener = threading.Thread(target=self._listen, args=(self._process, self._lines), daemon=True)
        self._listener.start()
        self.greeting = self._read(self.ready)

    @staticmethod
    def _listen(process: subprocess.Popen[bytes], lines: queue.Queue[bytes]) -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                lines.put(line)
        lines.put(b"")

    def _read(self, limit: float) -> dict[str, Any]:
        try:
            line = self._lines.get(timeout=limit)
        except queue.Empty:
            self.close(kill=True)
            raise Failed(f"ended after {limit:.0f} s") from None
        if not line:
            self.close()
            raise Failed(self._last or "it ended by itself")
        found = json.loads(line)
        assert isinstance(found, dict)
        return found

    def close(self, *, kill: bool = False) -> None:
        """Have it end; kill: at once."""
        process, self._process = self._process, None
        if process is None:
            return
        if kill:
            end(process)
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.close()
        timer = threading.Timer(PATIENCE, lambda: end(process))
        timer.start()
        cost = wait(process, 0.0)
        timer.cancel()
        self._listener.join(PATIENCE)
        self.peak, self.cpu = max(self.peak, cost.peak), self.cpu + cost.cpu
        self._last = one_line(self._said.read_text(encoding="utf-8", errors="replace"))
        self._said.unlink(missing_ok=True)
