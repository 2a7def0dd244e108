"""A time limit that really ends a query."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

from policygraph.errors import QueryTimeout


@contextlib.contextmanager
def time_limit(seconds: float | None, lang: str) -> Iterator[None]:
    """End the process with the sentence of QueryTimeout when its body takes longer than this.

    An engine cannot be stopped from within its process, and a command has no other work to save: nothing
    has been written while the query runs.
    """
    if seconds is None:
        yield
        return
    import threading

    timer = threading.Timer(seconds, _end, [seconds, lang])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _end(seconds: float, lang: str) -> None:
    error = QueryTimeout(seconds=f"{seconds:g}")
    print(error.sentence(lang), file=sys.stderr, flush=True)
    os._exit(error.exit_code)
