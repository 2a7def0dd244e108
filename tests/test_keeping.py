"""What is kept in the cache folder is bounded: what nobody uses goes when something new comes."""

from __future__ import annotations

import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from policygraph import keeping
from policygraph.keeping import DRAFT, LONG, forget_unused, keep_file
from policygraph.paths import graph_dir
from policygraph.validation import validate


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POLICYGRAPH_CACHE", str(tmp_path))
    return tmp_path / "policygraph"


def put(path: Path, age: float = 0, content: bytes = b"x") -> Path:
    """A file that was last used some seconds ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (time.time() - age, time.time() - age))
    return path


def test_what_was_not_used_for_long_goes_when_something_new_comes(cache: Path) -> None:
    old = [
        put(cache / name, LONG + 9) for name in ("graph-00000000.nt", "checked-00000000.json", "answers/00000000.txt")
    ]
    used = put(cache / "checked-11111111.json", LONG - 99)
    read = put(cache / "checked-22222222.json", LONG + 9)
    os.utime(read, (time.time(), time.time() - LONG - 9))
    keep_file(cache / "checked-33333333.json", b"new")
    assert not any(path.exists() for path in old)
    assert used.exists() and read.exists() and (cache / "checked-33333333.json").read_bytes() == b"new"


def test_the_least_used_go_where_there_is_too_much(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_BYTES", 250)
    files = [put(cache / f"checked-0000000{n}.json", n, b"x" * 100) for n in range(4)]
    large = cache / "graph-99999999.nt"
    keep_file(large, b"x" * 1000)
    assert [path.exists() for path in files] == [True, True, False, False] and large.exists()
    monkeypatch.setattr(keeping, "MOST_FILES", 1)
    forget_unused()
    assert [path.exists() for path in [large, *files]] == [False, True, False, False, False]


def test_what_a_killed_process_was_writing_goes_and_what_is_being_written_stays(cache: Path) -> None:
    left = put(cache / ".checked-00000000.json.abcd1234", DRAFT + 9)
    writing = put(cache / ".checked-00000000.json.efgh5678")
    keep_file(cache / "checked-33333333.json", b"new")
    assert not left.exists() and writing.exists()


def test_files_of_others_stay(cache: Path) -> None:
    others = [put(cache / name, 10 * LONG) for name in ("notes.txt", "graph.nt", "checked-1.json", "deep/thesis.doc")]
    keep_file(cache / "checked-33333333.json", b"new")
    assert all(path.exists() for path in others)


def test_two_may_do_so_at_once(cache: Path) -> None:
    for n in range(200):
        put(cache / f"checked-{n:08x}.json", LONG + 9)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: keep_file(cache / f"graph-{n:08x}.nt", b"new"), range(8)))
    assert sorted(path.name for path in cache.iterdir()) == [f"graph-{n:08x}.nt" for n in range(8)]


@pytest.mark.parametrize("cached", ["", "a file"])
def test_without_a_folder_nothing_is_said(cached: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    monkeypatch.setenv("POLICYGRAPH_CACHE", str(tmp_path / cached) if cached else "")
    keep_file(tmp_path / "a file/policygraph/checked-00000000.json", b"new")
    forget_unused()


def test_a_check_lets_what_is_old_go(cache: Path, tmp_path: Path) -> None:
    old = put(cache / "checked-00000000.json", LONG + 9)
    (tmp_path / "data").mkdir()
    shutil.copy(graph_dir() / "china/place.ttl", tmp_path / "data")
    validate(data=[tmp_path / "data"], only=True)
    assert not old.exists() and list(cache.glob("checked-*.json"))
