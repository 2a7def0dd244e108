"""Builds a graph on disk: whole or not at all, by one process at a time."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from policygraph.errors import FileUnwritable, PolicygraphError
from policygraph.loading.files import derivation_rules, read_store, turtle_files
from policygraph.loading.streams import Source, find_sources
from policygraph.store.disk import (
    FORMAT,
    GRAPH,
    HELD,
    KIND,
    LOCK,
    MANIFEST,
    Manifest,
    check_parts,
    is_draft,
    is_ours,
    parts_of,
    read_manifest,
)
from policygraph.store.disk_errors import (
    StoreBusy,
    StoreDamaged,
    StoreForeign,
    StoreMissing,
    StoreOfOtherVersion,
    StoreUnwritable,
)
from policygraph.store.locking import lock_alone
from policygraph.writing import write_file


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
    chosen = _chosen(files, data, only)
    rules = find_sources_of_rules()
    options = {"ontology": not (files and only), "shipped": not files and not only}
    with _writing(folder):
        old = _present(folder)
        _clean(folder, old.graph if old else "")
        if old and _same(old, [*chosen, *rules], options):
            return Loaded(old.triples, len(chosen), True)
        import secrets
        import traceback

        graph = folder / f"graph-{secrets.token_hex(8)}"
        try:
            graph.mkdir()
            hashes, triples = _build(graph, chosen, in_memory=not files, data=data, only=only, progress=progress)
            manifest = {
                "kind": KIND,
                "format": FORMAT,
                "program": _version(),
                "graph": graph.name,
                "triples": triples,
                "options": options,
                "files": [
                    {"path": str(one.path.resolve()), "bytes": one.bytes, "changed": one.changed, "sha256": told}
                    for one, told in zip([*chosen, *rules], [*hashes, *map(_hash, rules)], strict=True)
                ],
                "parts": parts_of(graph),
            }
            _write_manifest(folder, manifest)
        except BaseException as error:
            # What the frames of the failure hold is the open database: Windows removes no file in use.
            traceback.clear_frames(error.__traceback__)
            _remove(graph)
            if isinstance(error, (OSError, RuntimeError, FileUnwritable)) and not _is_sentence(error):
                raise _unwritable(folder, error) from None
            raise
        if old:
            _remove(folder / old.graph)
        return Loaded(triples, len(chosen), False)


def find_sources_of_rules() -> list[Source]:
    """Look at the rules, which a store remembers as it does its files."""
    return [Source(path, "", path.stat().st_size, path.stat().st_mtime_ns) for path in derivation_rules()]


def _chosen(files: Sequence[Path], data: Sequence[Path], only: bool) -> list[Source]:
    if files and data:
        from policygraph.errors import UsageInvalid

        raise UsageInvalid(
            detail_zh="文件和 --data 只能给出一种：文件直接写在命令后面。",
            detail_en="Give either files or --data: files stand behind the command by themselves.",
        )
    if not files:
        return find_sources(list(turtle_files(data, only=only)))
    ontology = [] if only else [path for path in turtle_files(only=True)]
    return find_sources([*files, *ontology])


def _build(
    graph: Path, chosen: Sequence[Source], *, in_memory: bool, data: Sequence[Path], only: bool, progress: Progress
) -> tuple[list[str], int]:
    import pyoxigraph

    from policygraph.loading.mixture import refuse_mixture
    from policygraph.store.filling import derive, fill

    if in_memory:
        # The many small files of the shipped graph are read as every command reads them, from its cache too.
        read = read_store(data, only=only)
        store = pyoxigraph.Store(str(graph))
        store.bulk_extend(read)
        hashes = [_hash(source) for source in chosen]
    else:
        progress.expect(sum(source.bytes for source in chosen))
        store = pyoxigraph.Store(str(graph))
        hashes = fill(store, chosen, progress.read)
        progress.derive()
        derive(store, derivation_rules())
        refuse_mixture(store)
    store.flush()
    return hashes, len(store)


@contextlib.contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Have a folder alone; where it was not there before and no store comes to be in it, it is gone again."""
    try:
        existed = folder.exists()
        if existed and not _may_be_written(folder):
            raise StoreForeign(path=folder)
        folder.mkdir(parents=True, exist_ok=True)
        held = _take(folder / LOCK)
    except OSError as error:
        raise _unwritable(folder, error) from None
    if held is None:
        raise StoreBusy(path=folder, pid=_writer(folder / LOCK))
    try:
        with contextlib.suppress(OSError):
            os.ftruncate(held, 0)
            os.write(held, f"{os.getpid()}\n".encode())
        yield
    finally:
        if not (folder / MANIFEST).exists():
            with contextlib.suppress(OSError):
                (folder / LOCK).unlink()
                if not existed:
                    folder.rmdir()
        os.close(held)


def _may_be_written(folder: Path) -> bool:
    """Tell whether a folder is empty, a store, or what an interrupted load has left."""
    try:
        read_manifest(folder)
    except StoreForeign:
        return False
    except StoreOfOtherVersion:
        return True
    except (StoreDamaged, StoreMissing):
        return is_ours(folder)
    return True


def _take(path: Path) -> int | None:
    while True:
        held = lock_alone(path)
        if held is None:
            return None
        with contextlib.suppress(OSError):
            if os.path.samestat(os.fstat(held), path.stat()):
                return held
        # The writer before removed the file in this very moment: what was locked is no file of the folder any more.
        os.close(held)


def _writer(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip() or "?"
    except OSError:
        return "?"


def _present(folder: Path) -> Manifest | None:
    """Give the manifest of the present store, if there is one that is whole: any other is built anew."""
    try:
        manifest = read_manifest(folder)
        check_parts(folder, manifest)
    except PolicygraphError:
        return None
    return manifest


def _same(old: Manifest, sources: Sequence[Source], options: dict[str, Any]) -> bool:
    known = [(one["path"], one["bytes"], one["changed"]) for one in old.files]
    wanted = [(str(one.path.resolve()), one.bytes, one.changed) for one in sources]
    return known == wanted and old.options == options and old.program == _version()


def _clean(folder: Path, present: str) -> None:
    """Remove what earlier loads have left, except what is still being read."""
    for path in folder.iterdir():
        if GRAPH.fullmatch(path.name) and path.name != present:
            _remove(path)
        elif is_draft(path.name):
            path.unlink(missing_ok=True)


def _remove(graph: Path) -> None:
    """Remove a graph; where another process reads it, the next load does."""
    import shutil

    held = None
    try:
        if (graph / HELD).exists():
            held = lock_alone(graph / HELD)
            if held is None:
                return
        # On Windows this fails where a file is in use, before any is removed.
        gone = graph.rename(graph.with_name("gone-" + graph.name.partition("-")[2]))
        shutil.rmtree(gone, ignore_errors=True)
    except OSError:
        return
    finally:
        if held is not None:
            os.close(held)


def _write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    import json

    write_file(folder / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n")


def _is_sentence(error: BaseException) -> bool:
    return isinstance(error, PolicygraphError) and not isinstance(error, FileUnwritable)


def _unwritable(folder: Path, error: BaseException) -> StoreUnwritable:
    reason = str(error.facts["reason"]) if isinstance(error, FileUnwritable) else getattr(error, "strerror", "")
    reason = reason or str(error)
    full = "No space left" in reason
    return StoreUnwritable(path=folder, reason=reason, reason_zh=f"磁盘已满（{reason}）" if full else reason)


def _hash(source: Source) -> str:
    import hashlib

    return hashlib.sha256(source.path.read_bytes()).hexdigest()


def _version() -> str:
    import importlib.metadata

    try:
        return importlib.metadata.version("policygraph")
    except importlib.metadata.PackageNotFoundError:
        return "?"
