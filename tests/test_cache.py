"""The cache of the shipped graph: never stale, never needed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from policygraph.loading.cache import cache_file, fingerprint
from policygraph.loading.files import read_store
from policygraph.paths import ontology_dir


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("POLICYGRAPH_CACHE", str(tmp_path / "cache"))
    yield tmp_path / "cache"


def kept(folder: Path) -> Path:
    [path] = (folder / "policygraph").iterdir()
    return path


def test_what_the_cache_gives_is_what_the_files_give(folder: Path) -> None:
    first, again = read_store(), read_store()
    assert kept(folder).is_file()
    assert set(map(str, first)) == set(map(str, again))


@pytest.mark.parametrize("damage", [b"", b"# other files\n<a:a> <a:b> <a:c> .\n# end\n", b"nonsense"])
def test_a_cache_of_other_files_or_a_broken_one_is_not_believed(folder: Path, damage: bytes) -> None:
    size = len(read_store())
    kept(folder).write_bytes(damage)
    assert len(read_store()) == size
    assert kept(folder).read_bytes() != damage


def test_a_cut_cache_is_not_believed(folder: Path) -> None:
    size = len(read_store())
    whole = kept(folder).read_bytes()
    kept(folder).write_bytes(whole[: len(whole) // 2])
    assert len(read_store()) == size


def test_a_changed_file_changes_the_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("one", encoding="utf-8")
    before = fingerprint([path])
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert fingerprint([path]) != before


def test_data_of_one_s_own_never_enters_the_cache(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text("<a:a> <a:b> <a:c> .", encoding="utf-8")
    read_store([tmp_path / "mine.ttl"])
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_done_without(folder: Path) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    assert len(read_store()) > 1000


def test_no_cache_is_kept_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_CACHE", "")
    assert cache_file(ontology_dir()) is None
    assert len(read_store()) > 1000


def test_the_cache_is_written_with_ordinary_rights(folder: Path) -> None:
    read_store()
    assert stat.S_IMODE(kept(folder).stat().st_mode) & 0o600 == 0o600
