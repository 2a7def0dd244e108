"""The folder of a store in the hands of one process, and what earlier ones have left in it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from policygraph.errors import FileUnwritable
from policygraph.store.disk import GRAPH, HELD, LOCK, MANIFEST, is_draft, is_ours, read_manifest
from policygraph.store.disk_errors import (
    StoreBusy,
    StoreDamaged,
    StoreForeign,
    StoreMissing,
    StoreOfOtherVersion,
    StoreUnwritable,
)
from policygraph.store.locking import lock_alone


@contextlib.contextmanager
def have_alone(folder: Path) -> Iterator[None]:
    """Have a folder alone; where it was not there before and no store comes to be in it, it is gone again.

    Raises StoreForeign, StoreUnwritable, and StoreBusy where another process has it.
    """
    try:
        existed = folder.exists()
        if existed and not _may_be_written(folder):
            raise StoreForeign(path=folder)
        folder.mkdir(parents=True, exist_ok=True)
        held = _take(folder / LOCK)
    except OSError as error:
        raise unwritable(folder, error) from None
    if held is None:
        raise StoreBusy(path=folder, pid=_writer(folder / LOCK))
    try:
        with contextlib.suppress(OSError):
            os.ftruncate(held, 0)
            os.write(held, f"{os.getpid()}\n".encode())
        yield
    finally:
        if not (folder / MANIFEST).exists():
            with contextlib.suppress(OSError):
                (folder / LOCK).unlink()
                if not existed:
                    folder.rmdir()
        os.close(held)


def clean(folder: Path, present: str) -> None:
    """Remove what earlier loads have left, except what is still being read.

    present: the name of the graph that stays.
    """
    for path in folder.iterdir():
        if GRAPH.fullmatch(path.name) and path.name != present:
            remove_graph(path)
        elif is_draft(path.name):
            path.unlink(missing_ok=True)


def remove_graph(graph: Path) -> None:
    """Remove a graph; where another process reads it, the next load does."""
    import shutil

    held = None
    try:
        if (graph / HELD).exists():
            held = lock_alone(graph / HELD)
            if held is None:
                return
        # On Windows this fails where a file is in use, before any is removed.
        gone = graph.rename(graph.with_name("gone-" + graph.name.partition("-")[2]))
        shutil.rmtree(gone, ignore_errors=True)
    except OSError:
        return
    finally:
        if held is not None:
            os.close(held)


def unwritable(folder: Path, error: BaseException) -> StoreUnwritable:
    """Make the sentence of what the system said when a folder was to be written."""
    reason = str(error.facts["reason"]) if isinstance(error, FileUnwritable) else getattr(error, "strerror", "")
    reason = reason or str(error)
    full = "No space left" in reason
    return StoreUnwritable(path=folder, reason=reason, reason_zh=f"磁盘已满（{reason}）" if full else reason)


def _may_be_written(folder: Path) -> bool:
    """Tell whether a folder is empty, a store, or what an interrupted load has left."""
    try:
        read_manifest(folder)
    except StoreForeign:
        return False
    except StoreOfOtherVersion:
        return True
    except (StoreDamaged, StoreMissing):
        return is_ours(folder)
    return True


def _take(path: Path) -> int | None:
    while True:
        held = lock_alone(path)
        if held is None:
            return None
        with contextlib.suppress(OSError):
            if os.path.samestat(os.fstat(held), path.stat()):
                return held
        # The writer before removed the file in this very moment: what was locked is no file of the folder any more.
        os.close(held)


def _writer(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip() or "?"
    except OSError:
        return "?"
