"""A server that says when it answers, and when it is about to end."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn


class AnnouncingServer(uvicorn.Server):
    """Calls something when the first request can come, and something else before it waits for the last to be done.

    config: of the server. ready, ending: what is called.
    """

    def __init__(self, config: uvicorn.Config, ready: Callable[[], object], ending: Callable[[], object]) -> None:
        super().__init__(config)
        self.ready = ready
        self.ending = ending

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and say so."""
        await super().startup(sockets)
        self.ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        self.ending()
        await super().shutdown(sockets)
