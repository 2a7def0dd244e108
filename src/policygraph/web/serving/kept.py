"""Answers that were given before: the graph does not change while the server runs."""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

# Bytes of all answers that are kept, and of the largest of them.
ROOM = 64 << 20
LARGEST = 4 << 20
# What keeping an answer takes beside its bytes.
BESIDE = 1024
Headers = list[tuple[bytes, bytes]]
Key = tuple[bytes, ...]


class Kept(NamedTuple):
    """An answer as it went out."""

    status: int
    headers: Headers
    body: bytes


class KeptAnswers:
    """The answers that were asked for last, in so many bytes.

    >>> kept = KeptAnswers(room=3000)
    >>> for name in (b"a", b"b", b"c"):
    ...     kept.keep((name,), Kept(200, [], b"-" * 400))
    >>> kept.get((b"a",)) is None, kept.get((b"c",)) is None
    (True, False)
    """

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self.taken = 0
        self.answers: OrderedDict[Key, Kept] = OrderedDict()

    def get(self, key: Key) -> Kept | None:
        """Give the answer to the very same request, if it is kept."""
        found = self.answers.get(key)
        if found is not None:
            self.answers.move_to_end(key)
        return found

    def keep(self, key: Key, answer: Kept) -> None:
        """Keep an answer, and let go of those that nobody has asked for longest."""
        if key in self.answers or len(answer.body) > LARGEST:
            return
        self.answers[key] = answer
        self.taken += _size(key, answer)
        while self.taken > self.room:
            self.taken -= _size(*self.answers.popitem(last=False))


def _size(key: Key, answer: Kept) -> int:
    return len(answer.body) + sum(map(len, key)) + BESIDE
