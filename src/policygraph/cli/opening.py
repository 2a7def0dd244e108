"""What a command asks, and by which engine."""

from __future__ import annotations

import argparse

from policygraph.errors import UsageInvalid
from policygraph.store.open import Opening


def opening_of(call: argparse.Namespace) -> Opening:
    """Read from the words of a call what is to be asked.

    Raises UsageInvalid for a user without an endpoint.
    """
    endpoint, user = getattr(call, "endpoint", None) or "", getattr(call, "user", None) or ""
    if user and not endpoint:
        raise UsageInvalid(
            detail_zh="--user 须与 --endpoint 同用。", detail_en="--user goes with --endpoint, and there is none."
        )
    return Opening(
        getattr(call, "engine", "embedded"),
        tuple(call.data),
        call.only,
        call.store,
        endpoint=endpoint,
        user=user,
        seconds=getattr(call, "timeout", None),
    )
