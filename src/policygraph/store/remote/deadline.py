"""A moment at which waiting ends, whatever the other side does."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

from policygraph.errors import QueryTimeout

# How long a connection may take to come about, and how long a server may be silent where no time limit is set.
CONNECT = 10.0
SILENCE = 300.0


class Deadline:
    """The end of one request: its socket is closed then, so that the server is free again, too."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self.passed = False
        self._ends = None if seconds is None else time.monotonic() + seconds
        self._socket: Any = None

    @property
    def left(self) -> float | None:
        """Seconds that are left; None where there is no limit."""
        return None if self._ends is None else max(self._ends - time.monotonic(), 0.001)

    @property
    def is_over(self) -> bool:
        """Whether the time is over."""
        return self._ends is not None and time.monotonic() >= self._ends - 0.01

    def wait(self, seconds: float) -> None:
        """Wait before the next attempt, but not beyond the end: raises QueryTimeout then."""
        left = self.left
        if left is not None and left <= seconds:
            raise self.error()
        time.sleep(seconds)

    def error(self) -> QueryTimeout:
        """Say that the time is over."""
        return QueryTimeout(seconds=f"{self.seconds:g}")

    def watch(self, stream: Any) -> None:
        """Take note of the connection that is to be closed."""
        self._socket = stream.get_extra_info("socket")

    def trace(self, name: str, info: dict[str, Any]) -> None:
        """Take note of a connection as soon as it is there: httpcore calls this at each step."""
        if name.endswith((".connect_tcp.complete", ".start_tls.complete")):
            self.watch(info["return_value"])

    @contextlib.contextmanager
    def kept(self) -> Iterator[None]:
        """Close the connection at the end of the time: a read of httpx alone may be drawn out byte by byte."""
        if self.seconds is None:
            yield
            return
        timer = threading.Timer(self.left or 0, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _end(self) -> None:
        self.passed = True
        if self._socket is not None:
            # Of the plain socket: that of TLS would take its state away from under the reader.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
