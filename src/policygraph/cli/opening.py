"""What a command asks, and by which engine."""

from __future__ import annotations

import argparse

from policygraph.store.open import Opening


def opening_of(call: argparse.Namespace) -> Opening:
    """Read from the words of a call what is to be asked."""
    return Opening(getattr(call, "engine", "embedded"), tuple(call.data), call.only)
