"""A store on disk that says in a sentence when its bytes turn out to be damaged, and from then on answers nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from policygraph.store.disk_errors import StoreDamaged

if TYPE_CHECKING:
    import pyoxigraph

# How the database begins to say that what it reads is not what it wrote, or cannot be read at all.
DAMAGES = ("Corruption", "IO error")


def watch(store: pyoxigraph.Store, folder: Path) -> pyoxigraph.Store:
    """Watch over what is read from an open store.

    What it gives stands in all ways for what pyoxigraph would give, but raises StoreDamaged where the database finds
    that it is damaged, and from then on wherever it is asked: what it says after that cannot be relied on, and some
    of it never ends. folder: of the store, to be named.
    """
    return cast("pyoxigraph.Store", _Store(store, folder))


class _Store:
    """Stands for a ``pyoxigraph.Store`` that is read."""

    def __init__(self, store: pyoxigraph.Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self._damage = ""

    def query(self, *words: Any, **options: Any) -> Any:
        answer = self.ask(self._store.query, *words, **options)
        # A truth is told as a whole; solutions and triples are read on the way.
        return _Answer(answer, self) if hasattr(answer, "__next__") else answer

    def quads_for_pattern(self, *pattern: Any) -> Iterator[Any]:
        return self.read(self.ask(self._store.quads_for_pattern, *pattern))

    def dump(self, *words: Any, **options: Any) -> Any:
        return self.ask(self._store.dump, *words, **options)

    def __iter__(self) -> Iterator[Any]:
        return self.read(self.ask(iter, self._store))

    def __len__(self) -> int:
        return cast("int", self.ask(len, self._store))

    def __contains__(self, quad: Any) -> bool:
        return bool(self.ask(self._store.__contains__, quad))

    def ask(self, act: Callable[..., Any], *words: Any, **options: Any) -> Any:
        self.refuse()
        try:
            return act(*words, **options)
        except (RuntimeError, OSError) as error:
            self.judge(error)
            raise

    def read(self, found: Iterator[Any]) -> Iterator[Any]:
        self.refuse()
        try:
            yield from found
        except (RuntimeError, OSError) as error:
            self.judge(error)
            raise

    def refuse(self) -> None:
        if self._damage:
            raise StoreDamaged(path=self._folder, detail_zh=self._damage, detail_en=self._damage)

    def judge(self, error: Exception) -> None:
        if str(error).startswith(DAMAGES):
            self._damage = str(error).strip()
            raise StoreDamaged(path=self._folder, detail_zh=self._damage, detail_en=self._damage) from None


class _Answer:
    """Stands for the solutions or the triples of a query."""

    def __init__(self, answer: Any, store: _Store) -> None:
        self._answer = answer
        self._store = store
        self._rest = store.read(answer)

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        return type(self._answer)

    def __iter__(self) -> Iterator[Any]:
        return self._rest

    def __next__(self) -> Any:
        return next(self._rest)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._answer, name)

    def serialize(self, *words: Any, **options: Any) -> Any:
        return self._store.ask(self._answer.serialize, *words, **options)
