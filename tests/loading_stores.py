"""A store that was there before, for tests of what replaces it."""

from __future__ import annotations

from pathlib import Path

from policygraph.store.building import load_store
from policygraph.store.disk import LOCK, MANIFEST, open_disk, read_manifest

TRIPLES = '<urn:a> <urn:p> <urn:b> .\n<urn:a> <urn:q> "深圳"@zh .\n_:x <urn:p> <urn:c> .\n'


def triples_of(folder: Path) -> list[str]:
    return sorted(str(quad.triple) for quad in open_disk(folder) if not str(quad.subject).startswith("_:"))


def old_store(tmp_path: Path) -> Path:
    """Make a store that was there before."""
    (tmp_path / "old.nt").write_text("<urn:old> <urn:p> <urn:b> .\n", encoding="utf-8")
    load_store(tmp_path / "store", [tmp_path / "old.nt"], only=True)
    return tmp_path / "store"


def is_as_it_was(store: Path) -> bool:
    """Whether it still answers, and nothing else is in its folder."""
    names = {MANIFEST, LOCK, read_manifest(store).graph}
    return triples_of(store) == ["<urn:old> <urn:p> <urn:b>"] and {path.name for path in store.iterdir()} == names
