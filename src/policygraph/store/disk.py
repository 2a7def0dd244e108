"""A graph on disk: what makes a folder one, what it was built from, and how it is opened.

::

    DIR/
        policygraph-store.json      the manifest: which graph is the present one, and what it was built from
        policygraph-store.lock      held by the process that writes; its number stands in it
        graph-1f0c…/                the graph, a database of Oxigraph that is never written again

A new graph is built beside the present one. Replacing the manifest, which the system does at once, makes it the
present one: whatever ends the process before leaves the old store, whatever ends it after leaves the new one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from policygraph.store.disk_errors import StoreDamaged, StoreForeign, StoreMissing, StoreOfOtherVersion
from policygraph.store.locking import lock_together
from policygraph.store.parts import find_fault
from policygraph.store.watched import watch

if TYPE_CHECKING:
    import pyoxigraph

FORMAT = 2
KIND = "policygraph store"
MANIFEST = "policygraph-store.json"
LOCK = "policygraph-store.lock"
# A graph, and one that is on its way out.
GRAPH = re.compile(r"(graph|gone)-[0-9a-f]{16}")
# The file of a graph that is held by those who read it.
HELD = "CURRENT"
# How often a store may be replaced while it is being opened.
PATIENCE = 5

_held: dict[Path, int] = {}


class Manifest(NamedTuple):
    """What a store says of itself.

    graph: the folder of the present graph. triples: how many it holds. program: the version that wrote it. files: what
    it was built from, each with ``path``, ``bytes``, ``changed`` (nanoseconds since 1970) and ``sha256``. options: how.
    parts: the files of the graph, as ``policygraph.store.parts.parts_of`` tells them.
    """

    graph: str
    triples: int
    program: str
    files: list[dict[str, Any]]
    options: dict[str, Any]
    parts: dict[str, dict[str, int]]


def read_manifest(folder: Path) -> Manifest:
    """Read what a store says of itself.

    Raises StoreMissing, StoreForeign, StoreOfOtherVersion and StoreDamaged.
    """
    import json

    try:
        text = (folder / MANIFEST).read_bytes()
    except OSError:
        if folder.exists() and not is_ours(folder):
            raise StoreForeign(path=folder) from None
        raise StoreMissing(path=folder) from None
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise StoreDamaged(
            path=folder, detail_zh=f"{MANIFEST} 不是 JSON", detail_en=f"{MANIFEST} is not JSON"
        ) from None
    if not isinstance(told, dict) or told.get("kind") != KIND:
        raise StoreForeign(path=folder)
    if told.get("format") != FORMAT:
        raise StoreOfOtherVersion(path=folder, program=told.get("program"), found=told.get("format"), known=FORMAT)
    if told.pop("crc32", None) != _sum(told) or not told.keys() >= {*Manifest._fields}:
        raise StoreDamaged(path=folder, detail_zh=f"{MANIFEST} 不完整", detail_en=f"{MANIFEST} is not whole")
    return Manifest(*(told[name] for name in Manifest._fields))


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write what a store says of itself, and so make its graph the present one.

    Raises FileUnwritable; then the store is as it was.
    """
    import json

    from policygraph.writing import write_file

    told = {"kind": KIND, "format": FORMAT, **manifest._asdict()}
    told["crc32"] = _sum(told)
    write_file(folder / MANIFEST, json.dumps(told, ensure_ascii=False, indent=1).encode(errors="surrogatepass") + b"\n")


def _sum(told: Mapping[str, Any]) -> int:
    import json
    import zlib

    return zlib.crc32(json.dumps(told, sort_keys=True).encode())


def is_ours(folder: Path) -> bool:
    """Tell whether a folder is empty or holds nothing but what a load, whole or interrupted, leaves in it."""
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError:
        return False
    known = {name for name in names if name in (MANIFEST, LOCK) or GRAPH.fullmatch(name) or is_draft(name)}
    return names == known and (not names or LOCK in names or MANIFEST in names)


def is_draft(name: str) -> bool:
    """Tell whether a file is a manifest that was being written."""
    return name.startswith(f".{MANIFEST}.")


def check_parts(folder: Path, manifest: Manifest, *, whole: bool = False) -> None:
    """Raise StoreDamaged where a file of a store is missing, or does not hold what was written into it.

    whole: read every file, and not only those that somebody has touched since.
    """
    fault = find_fault(folder / manifest.graph, manifest.parts, whole=whole)
    if fault:
        raise StoreDamaged(path=folder, detail_zh=fault.zh, detail_en=fault.en)


def open_disk(folder: Path) -> pyoxigraph.Store:
    """Open a store for reading; it stays as it is while this process reads it, even where it is replaced.

    Raises StoreMissing, StoreForeign, StoreOfOtherVersion and StoreDamaged.
    """
    import pyoxigraph

    for _ in range(PATIENCE):
        manifest = read_manifest(folder)
        graph = folder / manifest.graph
        try:
            check_parts(folder, manifest)
            if _hold(graph):
                return watch(pyoxigraph.Store.read_only(str(graph)), folder)
        except (OSError, RuntimeError, StoreDamaged) as error:
            # Replaced in this very moment: the manifest names another one now.
            if read_manifest(folder).graph != manifest.graph:
                continue
            if isinstance(error, StoreDamaged):
                raise
            raise StoreDamaged(path=folder, detail_zh=str(error), detail_en=str(error)) from None
    raise StoreDamaged(path=folder, detail_zh="它不断被替换", detail_en="it is replaced again and again")


def _hold(graph: Path) -> bool:
    """Keep a graph from being removed as long as this process lives."""
    if graph.resolve() not in _held:
        held = lock_together(graph / HELD)
        if held is None:
            return False
        _held[graph.resolve()] = held
    return True
