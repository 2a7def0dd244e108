"""What a load puts into a store, and whether a store holds just that already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from policygraph.errors import UsageInvalid
from policygraph.loading.files import derivation_rules, turtle_files
from policygraph.loading.streams import Source, find_sources
from policygraph.store.disk import Manifest


class Choice(NamedTuple):
    """What a load puts into a store.

    sources: the files that are read. rules: those with the CONSTRUCT queries that are applied to them. options: how
    the files were chosen, as the manifest has it. program: the version that reads them.
    """

    sources: list[Source]
    rules: list[Source]
    options: dict[str, bool]
    program: str

    def describe(self, hashes: Sequence[str]) -> list[dict[str, str | int]]:
        """Tell all files as the manifest does.

        hashes: the SHA-256 of what was read of each source, in the same order.
        """
        return [
            {"path": str(one.path.resolve()), "bytes": one.bytes, "changed": one.changed, "sha256": told}
            for one, told in zip([*self.sources, *self.rules], [*hashes, *map(hash_of, self.rules)], strict=True)
        ]

    def is_in(self, old: Manifest) -> bool:
        """Tell whether a store was built from the very same, by the very same version."""
        known = [(one["path"], one["bytes"], one["changed"]) for one in old.files]
        wanted = [(str(one.path.resolve()), one.bytes, one.changed) for one in [*self.sources, *self.rules]]
        return known == wanted and old.options == self.options and old.program == self.program


def choose(files: Sequence[Path] = (), data: Sequence[Path] = (), *, only: bool = False) -> Choice:
    """Find what a load reads; without files, the shipped graph.

    files, data, only: as for ``policygraph.store.building.load_store``. Raises UsageInvalid where both are given, and
    what ``find_sources`` raises.
    """
    if files and data:
        raise UsageInvalid(
            detail_zh="文件和 --data 只能给出一种：文件直接写在命令后面。",
            detail_en="Give either files or --data: files stand behind the command by themselves.",
        )
    options = {"ontology": not (files and only), "shipped": not files and not only}
    if files:
        sources = find_sources([*files, *([] if only else turtle_files(only=True))])
    else:
        sources = find_sources(list(turtle_files(data, only=only)))
    return Choice(sources, _rules(), options, _version())


def hash_of(source: Source) -> str:
    """Give the SHA-256 of a small file."""
    import hashlib

    return hashlib.sha256(source.path.read_bytes()).hexdigest()


def _rules() -> list[Source]:
    """Look at the rules, which a store remembers as it does its files."""
    return [Source(path, "", path.stat().st_size, path.stat().st_mtime_ns) for path in derivation_rules()]


def _version() -> str:
    import importlib.metadata

    try:
        return importlib.metadata.version("policygraph")
    except importlib.metadata.PackageNotFoundError:
        return "?"
