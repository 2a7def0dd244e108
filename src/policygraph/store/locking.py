"""Locks on files that end with the process that holds them, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# On Windows a lock hides what it covers: it lies far behind what others are to read.
FAR = 1 << 30


def lock_alone(path: Path) -> int | None:
    """Take a file for this process alone and give its descriptor, whose closing frees it.

    Gives nothing where another has it. Raises OSError where the file cannot be opened, or the system cannot lock it.
    """
    held = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(held, FAR, os.SEEK_SET)
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
            os.lseek(held, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        os.close(held)
        return None
    except OSError:
        os.close(held)
        raise
    return held


def lock_together(path: Path) -> int | None:
    """Take a file so that no one can take it alone; others may take it in the same way.

    Gives nothing where one has it alone. On Windows no lock is needed: a file in use cannot be removed there. Where the
    system cannot lock files, the file is read without. Raises OSError where the file cannot be opened.
    """
    held = os.open(path, os.O_RDONLY)
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            return None
        except OSError:
            return held
    return held
