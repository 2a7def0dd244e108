"""Messages over a socket between two processes of this program: their length in four bytes, then what they hold."""

from __future__ import annotations

import marshal
import socket
import struct
from typing import Any

LENGTH = struct.Struct("!I")


def pack_frame(message: Any) -> bytes:
    """Write a message as it goes over the socket.

    message: of tuples, lists, dictionaries, texts, bytes and numbers.

    >>> unpack(pack_frame(("深圳", 1))[LENGTH.size :])
    ('深圳', 1)
    """
    told = marshal.dumps(message)
    return LENGTH.pack(len(told)) + told


def unpack(told: bytes) -> Any:
    """Read what a frame holds. Both ends are this program, and the same Python."""
    return marshal.loads(told)


def receive_frame(connection: socket.socket) -> Any | None:
    """Wait for a message; None where the other end is gone."""
    head = _receive(connection, LENGTH.size)
    if head is None:
        return None
    told = _receive(connection, LENGTH.unpack(head)[0])
    return None if told is None else unpack(told)


def _receive(connection: socket.socket, wanted: int) -> bytes | None:
    pieces = bytearray()
    while len(pieces) < wanted:
        piece = connection.recv(min(wanted - len(pieces), 1 << 20))
        if not piece:
            return None
        pieces += piece
    return bytes(pieces)
