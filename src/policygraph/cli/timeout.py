"""A time limit that really ends a query."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator

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
    error = QueryTimeout(seconds=f"{seconds:g}")
    with ended_after(seconds, lambda: (error.sentence(lang), error.exit_code)):
        yield


@contextlib.contextmanager
def ended_after(seconds: float, last: Callable[[], tuple[str, int]]) -> Iterator[None]:
    """End the process when its body takes longer than this.

    last: gives what is then said on standard error, and the exit code.
    """
    import threading

    timer = threading.Timer(seconds, _end, [last])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _end(last: Callable[[], tuple[str, int]]) -> None:
    sentence, code = last()
    print(sentence, file=sys.stderr, flush=True)
    os._exit(code)
