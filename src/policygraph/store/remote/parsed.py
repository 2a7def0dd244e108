"""What pyoxigraph reads out of an answer, let go of in the thread that reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any


class Parsed:
    """Solutions, a truth or triples of pyoxigraph.

    change: what is made of each thing that is read. A reader must die in the thread in which it was made. An error
    keeps the frames through which it went, and is taken apart whenever and wherever Python collects its garbage: so no
    frame may hold the reader itself.
    """

    def __init__(self, reader: Any, change: Callable[[Any], Any] | None = None) -> None:
        self._reader = reader
        self._change = change

    @property
    def columns(self) -> list[str] | None:
        """The names of the columns; None where these are no rows."""
        variables = getattr(self._reader, "variables", None)
        return None if variables is None else [variable.value for variable in variables]

    def __iter__(self) -> Iterator[Any]:
        # No name is given to the reader, and a frame that is left by an error drops what has none.
        change = self._change
        for one in self._reader:
            yield one if change is None else change(one)

    def __bool__(self) -> bool:
        return bool(self._reader)

    def serialize(self, form: str) -> bytes:
        """Write the rows in a W3C result format."""
        import pyoxigraph

        written = self._reader.serialize(format=getattr(pyoxigraph.QueryResultsFormat, form.upper()))
        assert isinstance(written, bytes)
        return written

    def close(self) -> None:
        """Let go of the reader."""
        self._reader = None
