"""A server in a process of its own, on a free port of this machine."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

# The server with another method of making workers, as a program that may be imported anew.
WITH_METHOD = """
import sys
from policygraph.web.serving.serve import serve
from policygraph.web.site import Settings

if __name__ == "__main__":
    serve(Settings(), port=0, method="{method}", ready=lambda address: print(address, file=sys.stderr, flush=True))
"""


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


class Server(NamedTuple):
    """A running server: its process and its address, such as ``http://127.0.0.1:43210``."""

    process: subprocess.Popen[str]
    address: str

    @property
    def port(self) -> int:
        """The port on which it listens."""
        return int(self.address.rsplit(":", 1)[1])

    def get(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Reply:
        """Send a request; words of header names are joined by ``_``."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.address + path, body, told, method=method)
        opener = urllib.request.build_opener(_Stays)
        try:
            with opener.open(request, timeout=60) as answer:
                return Reply(answer.status, _lower(answer.headers.items()), answer.read())
        except urllib.error.HTTPError as error:
            return Reply(error.code, _lower(error.headers.items()), error.read())

    def ask(self, query: str, accept: str = "application/sparql-results+json", **parameters: str) -> Reply:
        """Ask the endpoint."""
        return self.get("/sparql?" + urlencode({"query": query, **parameters}), Accept=accept)

    def raw(self, told: bytes, *, seconds: float = 10, wait: bool = True) -> bytes:
        """Send bytes over a connection of their own, and read until the server closes it or is silent so long."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as connection:
            connection.sendall(told)
            pieces = b""
            try:
                while wait and (piece := connection.recv(65536)):
                    pieces += piece
            except (TimeoutError, ConnectionResetError):
                pass
            return pieces

    def workers(self) -> list[int]:
        """Name the processes that the server has started, and those that they have."""
        return [pid for pid in _below(self.process.pid) if lives(pid)]


class _Stays(urllib.request.HTTPRedirectHandler):
    """Shows a redirection instead of following it."""

    def redirect_request(self, *given: object) -> None:
        """Follow nothing."""


def _lower(items: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {name.lower(): value for name, value in items}


def lives(pid: int) -> bool:
    """Tell whether a process runs: one that has ended and was not waited for does not."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


def _below(pid: int) -> Iterator[int]:
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii") if Path(f"/proc/{pid}").exists() else ""
    for child in map(int, told.split()):
        yield child
        yield from _below(child)


@contextmanager
def running(*options: str, method: str = "", script: str = "") -> Iterator[Server]:
    """Start a server with these options of ``policygraph serve``, and end it as Ctrl-C does.

    method: of making workers, if not the best there is. script: instead, a program that serves.
    """
    command = [sys.executable, "-m", "policygraph", "serve", "--port", "0", "--lang", "en", *options]
    if method or script:
        command = [sys.executable, "-c", script or WITH_METHOD.format(method=method)]
    process = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        found = re.search(r"http://[^/\s]+", line)
        if found:
            break
    else:
        raise AssertionError("the server did not start: " + "".join(lines))
    try:
        yield Server(process, found[0])
    finally:
        end(process)


def free_port() -> int:
    """Give a port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def end(process: subprocess.Popen[str]) -> int:
    """End a server as Ctrl-C does, and give its exit code; it may not have met a fault of the program."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        _, told = process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        raise AssertionError("Ctrl-C did not end the server within 20 s") from None
    assert "Traceback" not in (told or ""), told
    return process.returncode


def until(found: object, seconds: float = 10) -> bool:
    """Wait until something that is called gives what is true."""
    assert callable(found)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if found():
            return True
        time.sleep(0.05)
    return bool(found())
