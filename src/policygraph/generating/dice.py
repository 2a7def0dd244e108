"""Chance that falls the same way on every platform and under every version of Python."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws that depend on the seed and the words given, and on nothing else.

    Only ``random()`` is drawn from: of all methods it alone is promised to give the same sequence under later versions
    of Python (``random``, "Notes on Reproducibility").

    >>> Dice(1, "city", 1).below(100) == Dice(1, "city", 1).below(100)
    True
    """

    def __init__(self, *seed: object) -> None:
        self.random = random.Random("/".join(map(str, seed))).random

    def below(self, count: int) -> int:
        """Draw a whole number from 0 to ``count`` - 1."""
        return int(self.random() * count)

    def pick(self, among: Sequence[T]) -> T:
        """Draw one of some things."""
        return among[int(self.random() * len(among))]
