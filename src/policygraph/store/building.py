"""Builds a graph on disk: whole or not at all, by one process at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from policygraph.errors import FileUnwritable, PolicygraphError
from policygraph.loading.files import derive, read_store
from policygraph.store.alone import clean, have_alone, remove_graph, unwritable
from policygraph.store.choosing import Choice, choose, hash_of
from policygraph.store.disk import Manifest, check_parts, read_manifest, write_manifest
from policygraph.store.parts import parts_of


class Loaded(NamedTuple):
    """What a load came to: how many triples the store holds, of how many files, and whether it held them already."""

    triples: int
    files: int
    unchanged: bool


class Progress(NamedTuple):
    """Who is told how far a load is.

    expect: called once with the bytes that will be read. read: called with those of every piece. derive: called when
    all is read and the rules begin.
    """

    expect: Callable[[int], object] = lambda count: None
    read: Callable[[int], object] = lambda count: None
    derive: Callable[[], object] = lambda: None


def load_store(
    folder: Path,
    files: Sequence[Path] = (),
    *,
    data: Sequence[Path] = (),
    only: bool = False,
    progress: Progress = Progress(),  # noqa: B008 - it never changes
) -> Loaded:
    """Build the store of a folder, in place of what it held before.

    files: Turtle, TriG, N-Triples or N-Quads, each also packed by gzip, or folders of such; the ontology comes with
    them, except with ``only``. Without files, the shipped graph; data, only: as for
    ``policygraph.loading.files.turtle_files``. What the rules derive is added in any case. A store that was built from
    the very same files is left as it is. Raises StoreBusy, StoreForeign, StoreUnwritable, and what reading the files
    raises; then the store is as it was before.
    """
    choice = choose(files, data, only=only)
    with have_alone(folder):
        old = _present(folder)
        clean(folder, old.graph if old else "")
        if old and choice.is_in(old):
            return Loaded(old.triples, len(choice.sources), True)
        import secrets
        import traceback

        graph = folder / f"graph-{secrets.token_hex(8)}"
        try:
            graph.mkdir()
            hashes, triples = _build(graph, choice, in_memory=not files, data=data, only=only, progress=progress)
            told = choice.describe(hashes), choice.options, parts_of(graph)
            write_manifest(folder, Manifest(graph.name, triples, choice.program, *told))
        except BaseException as error:
            # What the frames of the failure hold is the open database: Windows removes no file in use.
            traceback.clear_frames(error.__traceback__)
            remove_graph(graph)
            if isinstance(error, (OSError, RuntimeError, FileUnwritable)) and not _is_sentence(error):
                raise unwritable(folder, error) from None
            raise
        if old:
            remove_graph(folder / old.graph)
        return Loaded(triples, len(choice.sources), False)


def _build(
    graph: Path, choice: Choice, *, in_memory: bool, data: Sequence[Path], only: bool, progress: Progress
) -> tuple[list[str], int]:
    import pyoxigraph

    from policygraph.loading.mixture import refuse_mixture
    from policygraph.store.filling import fill

    if in_memory:
        # The many small files of the shipped graph are read as every command reads them, from its cache too.
        read = read_store(data, only=only)
        store = pyoxigraph.Store(str(graph))
        store.bulk_extend(read)
        hashes = [hash_of(source) for source in choice.sources]
    else:
        progress.expect(sum(source.bytes for source in choice.sources))
        store = pyoxigraph.Store(str(graph))
        hashes = fill(store, choice.sources, progress.read)
        progress.derive()
        store.bulk_extend(derive(store))
        refuse_mixture(store)
    store.flush()
    return hashes, len(store)


def _present(folder: Path) -> Manifest | None:
    """Give the manifest of the present store, if there is one that is whole: any other is built anew."""
    try:
        manifest = read_manifest(folder)
        check_parts(folder, manifest, whole=True)
    except PolicygraphError:
        return None
    return manifest


def _is_sentence(error: BaseException) -> bool:
    return isinstance(error, PolicygraphError) and not isinstance(error, FileUnwritable)
