"""A site that answers from a store on disk.

A small store is read into memory, where workers share it and are quickest. A large one stays on the disk: each worker
opens it for itself, and nothing reads all of it. Oxigraph's database has threads, which a fork would lose, so the
process from which workers are forked never opens one: it has others read for it.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policygraph.questions.catalogue import load_questions
from policygraph.questions.header import Question
from policygraph.store.disk import MANIFEST, check_parts, open_disk, read_manifest
from policygraph.store.disk_errors import StoreDamaged, StoreTooLarge
from policygraph.store.embedded import EmbeddedEngine
from policygraph.web.site import Settings, Site

if TYPE_CHECKING:
    import pyoxigraph

    from policygraph.drawing.store import Material
    from policygraph.web.describing.finding import Finder

# The most triples that are read into memory, searched and drawn as a whole.
SMALL = 200_000


class StoredSite(Site):
    """A site over a large store: what would need all of it is looked up, or done without.

    folder: of the store. triples: how many it holds.
    """

    engine: EmbeddedEngine
    whole = False

    def __init__(self, folder: Path, triples: int, questions: Sequence[Question], settings: Settings) -> None:
        self.folder = folder
        self.triples = triples
        self.questions = {question.name: question for question in questions}
        self.settings = settings

    def __getattr__(self, name: str) -> Any:
        # Opened by the worker that asks first, and not before it is a process of its own.
        if name == "engine":
            self.engine = EmbeddedEngine(open_disk(self.folder))
            return self.engine
        raise AttributeError(name)

    def look_apart(self) -> None:
        """Have another process read what every page says of the whole."""
        self.date, self.policies, self.tiers = read_apart(_whole, self.folder)

    @cached_property
    def modified(self) -> float:
        """When the store was built, in seconds since 1970."""
        return (self.folder / MANIFEST).stat().st_mtime

    @cached_property
    def material(self) -> Material:
        """Raise StoreTooLarge: a picture is made of all things and all that is said of them."""
        raise StoreTooLarge(count=self.triples, most=SMALL)

    @cached_property
    def verdicts(self) -> dict[str, list[dict[str, Any]]]:
        """No verdicts: to compare a figure needs all others."""
        return {}

    @cached_property
    def finder(self) -> Finder:
        """What can be found by words, looked up in the store."""
        from policygraph.web.describing.seeking import StoreFinder

        return StoreFinder(self.engine, self.questions.values())


def read_stored_site(settings: Settings) -> Site:
    """Open the site of a store. Raises as ``policygraph.store.disk.open_disk`` does, and QueryHeaderInvalid."""
    assert settings.store is not None
    folder = settings.store
    manifest = read_manifest(folder)
    check_parts(folder, manifest)
    questions = load_questions(settings.data)
    if manifest.triples > SMALL:
        return StoredSite(folder, manifest.triples, questions, settings)
    import pyoxigraph

    store = pyoxigraph.Store()
    content = read_apart(_content, folder) if hasattr(os, "fork") else _content(open_disk(folder))
    store.bulk_load(content, format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    site = Site(EmbeddedEngine(store), questions, settings)
    site.modified = (folder / MANIFEST).stat().st_mtime
    return site


def read_apart(read: Callable[[pyoxigraph.Store], Any], folder: Path) -> Any:
    """Read something of a store in a process of its own, and give it. Raises StoreDamaged where that process fails."""
    context: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    mine, its = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(its, read, folder))
    process.start()
    its.close()
    try:
        return mine.recv()
    except EOFError:
        raise StoreDamaged(path=folder, detail_zh="无法读取", detail_en="it cannot be read") from None
    finally:
        mine.close()
        process.join()


def _read(connection: Connection, read: Callable[[pyoxigraph.Store], Any], folder: Path) -> None:
    connection.send(read(open_disk(folder)))


def _content(store: pyoxigraph.Store) -> bytes:
    import pyoxigraph

    content = store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    assert isinstance(content, bytes)
    return content


def _whole(store: pyoxigraph.Store) -> tuple[str, int, list[tuple[str, int]]]:
    site = Site(EmbeddedEngine(store), (), Settings())
    return site.date, site.policies, site.tiers
