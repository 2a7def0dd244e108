"""Why a worker was lost, or never came to an end: over a store whose bytes are damaged, either may happen."""

from __future__ import annotations

import asyncio
from pathlib import Path

from policygraph.errors import PolicygraphError, QueryTimeout
from policygraph.store.disk import check_parts, read_manifest
from policygraph.web.errors import WorkerLost


async def blame(error: PolicygraphError, store: Path | None) -> PolicygraphError:
    """Give the error that says what the matter is: that of the store where it is damaged, else the one that came.

    error: in place of an answer. store: the folder of the store that is served, if any. Where a worker ended by itself,
    every byte is compared with what was written; where it ran out of time, the files that changed since.
    """
    if store is None or not isinstance(error, (QueryTimeout, WorkerLost)):
        return error
    lost = isinstance(error, WorkerLost)
    found = await asyncio.get_running_loop().run_in_executor(None, _damage, store, lost)
    return found or error


def _damage(store: Path, whole: bool) -> PolicygraphError | None:
    try:
        check_parts(store, read_manifest(store), whole=whole)
    except PolicygraphError as error:
        return error
    return None
