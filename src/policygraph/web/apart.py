"""Work that another process does, so that the one from which workers are forked has no threads and opens nothing."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from policygraph.store.disk_errors import StoreDamaged

# How far a process that notes things stands back, as ``nice`` counts.
STAND_BACK = 10


def read_apart(read: Callable[[Path], Any], folder: Path) -> Any:
    """Read something of a store in a process of its own, and give it. Raises StoreDamaged where that process fails.

    read: takes the folder of the store.
    """
    mine, its = _context().Pipe(duplex=False)
    process = _context().Process(target=_read, args=(its, read, folder))
    process.start()
    its.close()
    try:
        found, damage = mine.recv()
    except EOFError:
        raise StoreDamaged(path=folder, detail_zh="无法读取", detail_en="it cannot be read") from None
    finally:
        mine.close()
        process.join()
    if damage:
        raise StoreDamaged(**damage)
    return found


def work_apart(work: Callable[..., None], *given: Any) -> BaseProcess:
    """Have a process of its own do something that nobody waits for, behind all others, and give the process."""
    process: BaseProcess = _context().Process(target=_work, args=(work, *given), daemon=True)
    process.start()
    return process


def _context() -> Any:
    return multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")


def _read(connection: Connection, read: Callable[[Path], Any], folder: Path) -> None:
    try:
        connection.send((read(folder), None))
    except StoreDamaged as error:
        connection.send((None, error.facts))
        connection.close()
        # What a damaged database still does has no end.
        os._exit(1)


def _work(work: Callable[..., None], *given: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(STAND_BACK)
    # Where it fails, as of a damaged store, an endpoint that is down or a full disk, pages do without and say so.
    with contextlib.suppress(Exception):
        work(*given)
    os._exit(0)
