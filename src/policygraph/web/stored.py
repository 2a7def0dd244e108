"""A site that answers from a store on disk.

A small store is read into memory, where workers share it and are quickest. A large one stays on the disk: each worker
opens it for itself, and nothing reads all of it. Oxigraph's database has threads, which a fork would lose, so the
process from which workers are forked never opens one: it has others read for it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.questions.catalogue import load_questions
from policygraph.questions.header import Question
from policygraph.store.disk import MANIFEST, check_parts, open_disk, read_manifest
from policygraph.store.embedded import EmbeddedEngine
from policygraph.web import large
from policygraph.web.apart import read_apart, work_apart
from policygraph.web.large import NAMES, LargeSite, write_counts
from policygraph.web.site import City, Settings, Site

if TYPE_CHECKING:
    from policygraph.store.engine import Engine


class StoredSite(LargeSite):
    """A site over a large store. folder: of the store."""

    def __init__(self, folder: Path, triples: int, questions: Sequence[Question], settings: Settings) -> None:
        super().__init__(triples, questions, settings)
        self.folder = folder

    def open_engine(self) -> Engine:
        """Open the store."""
        return EmbeddedEngine(open_disk(self.folder))

    def look_apart(self) -> None:
        """Have another process read what every page says of the whole."""
        self.date, self.policies, self.tiers, self.cities = read_apart(_whole, self.folder)

    def note_apart(self) -> BaseProcess | None:
        """Have another process count what there is, and write down all names, while the server answers already."""
        if self.settings.scratch is None:
            return None
        return work_apart(_note, self.folder, self.settings.scratch)

    @cached_property
    def modified(self) -> float:
        """When the store was built, in seconds since 1970."""
        return (self.folder / MANIFEST).stat().st_mtime


def read_stored_site(settings: Settings) -> Site:
    """Open the site of a store. Raises as ``policygraph.store.disk.open_disk`` does, and QueryHeaderInvalid."""
    assert settings.store is not None
    folder = settings.store
    manifest = read_manifest(folder)
    check_parts(folder, manifest)
    questions = load_questions(settings.data)
    if manifest.triples > large.SMALL:
        return StoredSite(folder, manifest.triples, questions, settings)
    import pyoxigraph

    store = pyoxigraph.Store()
    content = read_apart(_content, folder) if hasattr(os, "fork") else _content(folder)
    store.bulk_load(content, format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    site = Site(EmbeddedEngine(store), questions, settings)
    site.modified = (folder / MANIFEST).stat().st_mtime
    return site


def _content(folder: Path) -> bytes:
    import pyoxigraph

    content = open_disk(folder).dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    assert isinstance(content, bytes)
    return content


def _whole(folder: Path) -> tuple[str, int | None, list[tuple[str, int]], list[City]]:
    site = Site(EmbeddedEngine(open_disk(folder)), (), Settings())
    return site.date, site.policies, site.tiers, site.cities


def _note(folder: Path, scratch: Path) -> None:
    from policygraph.web.describing.index import write_index

    store = open_disk(folder)
    write_counts(EmbeddedEngine(store), scratch)
    write_index(store, scratch / NAMES)
