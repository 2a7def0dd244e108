"""The server's end of the socket to one worker."""

from __future__ import annotations

import asyncio
from typing import cast

from policygraph.web.calls import Answer, Call
from policygraph.web.errors import WorkerLost
from policygraph.web.serving.frames import LENGTH, pack_frame, unpack


class Wire(asyncio.Protocol):
    """Sends a call to a worker and gives its answer.

    pid: of the worker. spoilt: whether the worker can take no further call: it is still at work on one that nobody
    waits for, or it is gone.
    """

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.spoilt = False
        self.watch: asyncio.Future[None] | None = None
        self.transport: asyncio.WriteTransport | None = None
        self.pieces = bytearray()
        self.answer: asyncio.Future[Answer] | None = None
        # Done when the worker has said that it takes calls.
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to the worker."""
        # uvloop's own transports are none by class.
        self.transport = cast("asyncio.WriteTransport", transport)

    async def ask(self, call: Call) -> Answer:
        """Send a call and wait for the answer. Raises WorkerLost, and what ``fail`` was given."""
        self.answer = asyncio.get_running_loop().create_future()
        if self.transport is None or self.spoilt:
            raise WorkerLost()
        self.transport.write(pack_frame(tuple(call)))
        try:
            return await self.answer
        except BaseException:
            self.spoilt = True
            raise

    def data_received(self, data: bytes) -> None:
        """Put an answer together."""
        self.pieces += data
        if len(self.pieces) < LENGTH.size:
            return
        end = LENGTH.size + LENGTH.unpack_from(self.pieces)[0]
        if len(self.pieces) < end:
            return
        told = bytes(self.pieces[LENGTH.size : end])
        del self.pieces[:end]
        if not self.ready.done():
            self.ready.set_result(None)
        elif self.answer is not None and not self.answer.done():
            *answer, last = unpack(told)
            # A worker says when it can make no other answer.
            self.spoilt = self.spoilt or last
            self.answer.set_result(Answer(*answer))

    def connection_lost(self, error: Exception | None) -> None:
        """Say that the worker is gone."""
        self.spoilt = True
        if not self.ready.done():
            self.ready.set_exception(WorkerLost())
        self.fail(WorkerLost())

    def fail(self, error: Exception) -> None:
        """Let the call that waits fail."""
        if self.answer is not None and not self.answer.done():
            self.spoilt = True
            self.answer.set_exception(error)

    def close(self) -> None:
        """Let go of the worker."""
        if self.transport is not None:
            self.transport.close()
