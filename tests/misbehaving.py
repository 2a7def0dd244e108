"""A server that answers as it is told, byte by byte: what no honest one does can be tried with it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# What the server does with one connection, and the request that came over it.
Behaviour = Callable[[socket.socket, bytes], None]
JSON = b"application/sparql-results+json"
ONE_ROW = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"1"}}]}}'


class Server:
    """Where a misbehaving server listens, and the requests that came."""

    def __init__(self, behaviours: list[Behaviour]) -> None:
        self._behaviours = behaviours
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.requests: list[bytes] = []
        self.ended = 0
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}/sparql"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=[connection], daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            try:
                request = read_request(connection)
                self.requests.append(request)
                here = min(len(self.requests), len(self._behaviours)) - 1
                self._behaviours[here](connection, request)
            except OSError:
                pass
        self.ended += 1


@contextmanager
def misbehaving(*behaviours: Behaviour) -> Iterator[Server]:
    """Start a server that does the first with the first connection, and so on, and the last with all further ones."""
    server = Server(list(behaviours))
    try:
        yield server
    finally:
        server.close()


def read_request(connection: socket.socket) -> bytes:
    """Read the head of a request and its body."""
    told = b""
    while b"\r\n\r\n" not in told:
        piece = connection.recv(65536)
        if not piece:
            return told
        told += piece
    head, _, body = told.partition(b"\r\n\r\n")
    length = next((int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0)
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def says(
    body: bytes = ONE_ROW,
    media: bytes = JSON,
    status: bytes = b"200 OK",
    length: int | None = None,
    headers: bytes = b"",
    *,
    framed: bool = True,
) -> Behaviour:
    """Answer and close. length: what it says of its own; headers: further ones, each line with its end."""

    def behave(connection: socket.socket, request: bytes) -> None:
        said = b"Content-Length: %d\r\n" % (len(body) if length is None else length) if framed else b""
        connection.sendall(
            b"HTTP/1.1 %s\r\nContent-Type: %s\r\n%s%sConnection: close\r\n\r\n%s" % (status, media, said, headers, body)
        )

    return behave


def resets(connection: socket.socket, request: bytes) -> None:
    """Close without a word."""


def drips(connection: socket.socket, request: bytes) -> None:
    """Send the head, and then a byte now and then until the other side goes away."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: 100000\r\n\r\n" % JSON)
    stop = threading.Event()
    while not stop.wait(0.05):
        connection.sendall(b" ")


def stalls(connection: socket.socket, request: bytes) -> None:
    """Say nothing until the other side goes away."""
    connection.recv(1)
