"""What is kept in the user's cache folder between two calls: written whole, and not for ever.

Whoever writes a file there removes those that nobody has used for long, and the oldest where there are too many: so
the folder has a bound, and a call that only reads pays nothing for it. Two processes may do so at once: what one has
removed is gone for the other too. Where the folder cannot be written, nothing is said and nothing is left.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from policygraph.errors import FileUnwritable
from policygraph.paths import cache_dir
from policygraph.writing import write_file

# For how long a file is kept that nobody reads, in seconds: thirty days.
LONG = 30 * 86400
# How long a file may be in writing, in seconds: what is older was left by a process that was killed.
DRAFT = 3600
# How many bytes and how many files are kept.
MOST_BYTES = 256 << 20
MOST_FILES = 1000
# The files of this program, by their names, and such as are being written.
OURS = re.compile(r"(graph-[0-9a-f]{8}\.nt|checked-[0-9a-f]{8}\.json|[0-9a-f]{8}\.txt)")
DRAFTS = re.compile(rf"\.{OURS.pattern}\..+")


def keep_file(path: Path, content: bytes) -> None:
    """Keep something in the cache folder, in a file of one of the names there are, and let what is old go."""
    with contextlib.suppress(OSError, FileUnwritable):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, content)
        forget_unused(path)


def forget_unused(fresh: Path | None = None) -> None:
    """Remove what has not been used for long, and what has been used least where there is too much.

    fresh: a file that stays and does not count, however large.
    """
    import time

    folder = cache_dir()
    if folder is None:
        return
    now = time.time()
    size = count = 0
    for used, length, path in sorted(_kept(folder), reverse=True):
        if path == fresh:
            continue
        old = now - used > (LONG if OURS.fullmatch(path.name) else DRAFT)
        if old or size + length > MOST_BYTES or count == MOST_FILES:
            with contextlib.suppress(OSError):
                path.unlink()
        else:
            size, count = size + length, count + 1


def _kept(folder: Path) -> Iterator[tuple[float, int, Path]]:
    for path in folder.rglob("*"):
        if OURS.fullmatch(path.name) or DRAFTS.fullmatch(path.name):
            with contextlib.suppress(OSError):
                facts = path.lstat()
                # Some systems note the last reading, some once a day, some never.
                yield max(facts.st_atime, facts.st_mtime), facts.st_size, path
