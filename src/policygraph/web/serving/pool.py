"""The workers: who is free, who waits, who has taken too long.

A call that is quick never waits for one that is slow. A call that is not done after ``SLOW`` seconds leaves its place
to others: its worker goes on at a lower priority, as one of at most ``slow`` such, and a new worker takes its place.
What is not done within its time is ended with its process; what nobody waits for any more, too.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections import deque
from collections.abc import Awaitable, Callable

from policygraph.web.calls import Answer, Call
from policygraph.web.errors import AnswerTimeout, NobodyWaits, ServerBusy, WorkerLost
from policygraph.web.serving.nursery import Nursery
from policygraph.web.serving.wire import Wire

# After so many seconds a call is slow.
SLOW = 0.25
# How far a slow worker stands back, as ``nice`` counts.
STAND_BACK = 5
FULL = ("等候的请求已满", "too many requests are waiting")
TOO_SLOW = ("慢查询已满", "too many slow queries are running")
Gone = Callable[[], Awaitable[None]]


class Pool:
    """Workers of a nursery, each with one call at a time.

    seconds: the longest that a call may take, its wait for a worker included. quick, slow: how many calls may run that
    are quick, and that are slow. waiting: how many more may wait.
    """

    def __init__(self, nursery: Nursery, *, seconds: float, quick: int = 2, slow: int = 4, waiting: int = 64) -> None:
        self.nursery = nursery
        self.seconds = seconds
        self.limits = (quick, slow, waiting)
        self.idle: list[Wire] = []
        self.busy: set[Wire] = set()
        self.slow: set[Wire] = set()
        self.hatching = 0
        self.queue: deque[asyncio.Future[Wire]] = deque()
        self.tasks: set[asyncio.Task[None]] = set()
        self.nursing = asyncio.Lock()
        self.closed = False

    async def open(self) -> None:
        """Make the first workers."""
        for _ in range(self.limits[0]):
            await self._hatch()

    def give_up(self) -> None:
        """Tell all who wait, and all who come, that the server ends."""
        self.closed = True
        for wire in (*self.busy, *self.slow):
            wire.fail(_ending())
        for waiting in self.queue:
            if not waiting.done():
                waiting.set_exception(_ending())

    async def close(self) -> None:
        """End all workers, whatever they do."""
        self.give_up()
        for wire in (*self.idle, *self.busy, *self.slow):
            wire.close()
        async with self.nursing:
            await asyncio.get_running_loop().run_in_executor(None, self.nursery.close)

    async def ask(self, call: Call, gone: Gone | None = None) -> Answer:
        """Have a worker make an answer.

        gone: done when nobody waits for the answer any more; it is awaited only where the call is slow. Raises
        ServerBusy where no place is free, AnswerTimeout, WorkerLost where the worker ends by itself, and NobodyWaits.
        """
        if self.closed:
            raise _ending()
        loop = asyncio.get_running_loop()
        # The time that a call waits for a worker is part of its time.
        latest = loop.time() + self.seconds
        wire = await self._free_worker()
        self.busy.add(wire)
        timers: list[asyncio.TimerHandle] = []
        try:
            timers.append(loop.call_later(SLOW, self._stand_back, wire, gone))
            timers.append(loop.call_at(latest, wire.fail, AnswerTimeout(seconds=f"{self.seconds:g}")))
            return await wire.ask(call)
        finally:
            for timer in timers:
                timer.cancel()
            self._done(wire)

    async def _free_worker(self) -> Wire:
        waiting = self.limits[2]
        while self.idle and not self.queue:
            wire = self.idle.pop()
            if not wire.spoilt:
                return wire
        if len(self.queue) >= waiting:
            raise ServerBusy(reason_zh=FULL[0], reason_en=FULL[1], seconds=1, headers=[("Retry-After", "1")])
        place: asyncio.Future[Wire] = asyncio.get_running_loop().create_future()
        self.queue.append(place)
        self._fill()
        try:
            return await place
        except asyncio.CancelledError:
            if place in self.queue:
                self.queue.remove(place)
            elif place.done() and not place.cancelled():
                self._offer(place.result())
            raise

    def _fill(self) -> None:
        """Make a worker for each place that nobody has."""
        while not self.closed and len(self.idle) + len(self.busy) + self.hatching < self.limits[0]:
            self.hatching += 1
            self._start(self._hatch(counted=True))

    async def _hatch(self, *, counted: bool = False) -> None:
        try:
            async with self.nursing:
                if self.closed:
                    return
                loop = asyncio.get_running_loop()
                hatched = await loop.run_in_executor(None, self.nursery.hatch)
                _, wire = await loop.create_connection(lambda: Wire(hatched.pid), sock=hatched.connection)
            await wire.ready
        except (OSError, WorkerLost):
            # The system has no room for a worker: who waits longest is told so.
            if self.queue and not (place := self.queue.popleft()).done():
                place.set_exception(WorkerLost())
            return
        finally:
            self.hatching -= counted
        self._offer(wire)

    def _offer(self, wire: Wire) -> None:
        """Give a free worker to who has waited longest, or keep it."""
        while self.queue:
            place = self.queue.popleft()
            if not place.done():
                place.set_result(wire)
                return
        self.idle.append(wire)

    def _stand_back(self, wire: Wire, gone: Gone | None) -> None:
        """Let a slow call leave its place to others."""
        if len(self.slow) >= self.limits[1]:
            seconds = max(1, round(self.seconds))
            headers = [("Retry-After", str(seconds))]
            wire.fail(ServerBusy(reason_zh=TOO_SLOW[0], reason_en=TOO_SLOW[1], seconds=seconds, headers=headers))
            return
        self.busy.discard(wire)
        self.slow.add(wire)
        if hasattr(os, "setpriority"):
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, wire.pid, STAND_BACK)
        if gone is not None:
            wire.watch = asyncio.ensure_future(self._watch(wire, gone))
        self._fill()

    async def _watch(self, wire: Wire, gone: Gone) -> None:
        await gone()
        wire.fail(NobodyWaits())

    def _done(self, wire: Wire) -> None:
        """Take a worker back, or end one that stood back, failed or was left alone."""
        if wire.watch is not None:
            wire.watch.cancel()
        slow = wire in self.slow
        self.busy.discard(wire)
        self.slow.discard(wire)
        if slow or wire.spoilt:
            wire.close()
            self._start(self._end(wire.pid))
            self._fill()
        elif not self.closed:
            self._offer(wire)

    async def _end(self, pid: int) -> None:
        async with self.nursing:
            if not self.closed:
                await asyncio.get_running_loop().run_in_executor(None, self.nursery.kill, pid)

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)


def _ending() -> ServerBusy:
    reason = {"reason_zh": "服务器正在停止", "reason_en": "it is about to end"}
    return ServerBusy(**reason, seconds=10, headers=[("Retry-After", "10")])
