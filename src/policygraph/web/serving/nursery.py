"""Where workers come from, and where they are ended.

On POSIX one process reads the graph and forks workers, which share its memory and are there within milliseconds;
elsewhere each worker is spawned and reads the graph itself.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import socket
from multiprocessing.context import SpawnProcess
from typing import NamedTuple, Protocol

from policygraph.web.site import Settings, Site, read_site
from policygraph.web.worker import rehearse, work

FORK, KILL = b"f", b"k"
ORDER = 1 + 4


class Hatched(NamedTuple):
    """A new worker: its process and the socket on which it takes calls."""

    pid: int
    connection: socket.socket


class Nursery(Protocol):
    """Makes and ends workers. Its methods wait for the system, so they are called from a thread."""

    def hatch(self) -> Hatched:
        """Make a worker."""

    def kill(self, pid: int) -> None:
        """End a worker of this nursery at once, whatever it does; one that is gone already is left alone."""

    def close(self) -> None:
        """End all workers."""


def open_nursery(settings: Settings, site: Site | None = None, method: str = "") -> Nursery:
    """Open the nursery that suits the system.

    settings: from which the graph is read. site: the graph, where it has been read already. method: ``fork`` or
    ``spawn``, if not the best there is. Must be called before the process has threads.
    """
    if (method or ("fork" if hasattr(os, "fork") else "spawn")) == "fork":
        site = site or read_site(settings)
        site.look_apart()
        return ForkNursery(site)
    return SpawnNursery(settings)


class ForkNursery:
    """A process of its own that holds the graph, has one thread, and forks workers.

    site: what the workers answer from.
    """

    def __init__(self, site: Site) -> None:
        self.orders, theirs = socket.socketpair()
        self.pid = os.fork()
        if self.pid == 0:
            self.orders.close()
            try:
                _tend(theirs, site)
            finally:
                os._exit(0)
        theirs.close()

    def hatch(self) -> Hatched:
        """Make a worker."""
        mine, its = socket.socketpair()
        with its:
            socket.send_fds(self.orders, [FORK.ljust(ORDER)], [its.fileno()])
        return Hatched(int.from_bytes(self.orders.recv(4), "big"), mine)

    def kill(self, pid: int) -> None:
        """End a worker."""
        self.orders.sendall(KILL + pid.to_bytes(4, "big"))
        self.orders.recv(4)

    def close(self) -> None:
        """End all workers: the nursery ends them when it sees that nobody gives orders."""
        self.orders.close()
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def _tend(orders: socket.socket, site: Site) -> None:
    """Fork and end workers as ordered, until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    rehearse(site)
    workers: set[int] = set()
    while True:
        order, given, _, _ = socket.recv_fds(orders, ORDER, 1)
        _bury(workers)
        if not order:
            for pid in workers:
                os.kill(pid, signal.SIGKILL)
            return
        pid = int.from_bytes(order[1:], "big")
        if order.startswith(FORK):
            pid = os.fork()
            if pid == 0:
                orders.close()
                work(socket.socket(fileno=given[0]), site)
                os._exit(0)
            os.close(given[0])
            workers.add(pid)
        elif pid in workers:
            # Only what has not been waited for is ended: no number of another's process is ever hit.
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            workers.discard(pid)
        orders.sendall(pid.to_bytes(4, "big"))


def _bury(workers: set[int]) -> None:
    """Wait for the workers that have ended by themselves."""
    for pid in list(workers):
        if os.waitpid(pid, os.WNOHANG)[0]:
            workers.discard(pid)


class SpawnNursery:
    """Starts each worker as a new Python that reads the graph itself: for systems that cannot fork.

    settings: from which the graph is read.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.workers: dict[int, SpawnProcess] = {}

    def hatch(self) -> Hatched:
        """Make a worker; it takes calls at once and answers them when it has read the graph."""
        mine, its = socket.socketpair()
        with its:
            process = multiprocessing.get_context("spawn").Process(target=_spawned, args=(its, self.settings))
            process.start()
        assert process.pid is not None
        self.workers[process.pid] = process
        return Hatched(process.pid, mine)

    def kill(self, pid: int) -> None:
        """End a worker."""
        process = self.workers.pop(pid, None)
        if process is not None:
            process.kill()
            process.join()

    def close(self) -> None:
        """End all workers."""
        for pid in list(self.workers):
            self.kill(pid)


def _spawned(connection: socket.socket, settings: Settings) -> None:
    site = read_site(settings)
    rehearse(site)
    work(connection, site)
