"""How a connection is listened to: its headers have to come within a time, and in so many bytes."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

SECONDS = 10.0
# Room for the longest query that fits an address in common browsers, and for the other headers.
BYTES = 128 << 10
TOO_LONG = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class PatientProtocol(HttpToolsProtocol):
    """Lets go of who opens a connection and says nothing, or never ends."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.patience: asyncio.TimerHandle | None = None
        self.heard = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop_waiting()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """Wait for the headers of a request."""
        super().on_message_begin()
        if self.patience is None:
            self._wait()

    def on_headers_complete(self) -> None:
        """Take a request whose headers are there."""
        self._stop_waiting()
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        """Read on, while the headers are not too long."""
        if self.patience is not None:
            self.heard += len(data)
            if self.heard > BYTES and not _ends_headers(data):
                self.transport.write(TOO_LONG)
                self.transport.close()
                return
        super().data_received(data)

    def _wait(self) -> None:
        self.heard = 0
        self.patience = self.loop.call_later(SECONDS, self._lose_patience)

    def _stop_waiting(self) -> None:
        if self.patience is not None:
            self.patience.cancel()
            self.patience = None

    def _lose_patience(self) -> None:
        self.patience = None
        if not self.transport.is_closing():
            self.transport.abort()


def _ends_headers(data: bytes) -> bool:
    return b"\r\n\r\n" in data
