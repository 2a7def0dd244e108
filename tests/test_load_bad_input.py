"""What cannot be loaded is said in a sentence, and the store that was there before stands."""

from __future__ import annotations

import contextlib
import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from loading_stores import TRIPLES, is_as_it_was, old_store
from policygraph.errors import PolicygraphError
from policygraph.store.building import load_store
from policygraph.store.disk_errors import StoreUnwritable

Run = Callable[..., subprocess.CompletedProcess[str]]
LIMITED = """
import resource, sys
from policygraph.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
raise SystemExit(main(sys.argv[1:]))
"""
BAD: dict[str, tuple[str, bytes, str]] = {
    "syntax": ("bad.nt", b"<urn:a> <urn:p> <urn:b> .\n<urn:a> <urn:p> oops .\n", "bad.nt:2:17: this is not N-Triples"),
    "turtle": ("bad.ttl", b"<urn:a> <urn:p> x:y .\n", "bad.ttl:1:17: this is not Turtle"),
    "quads": ("bad.nq", b"<urn:a> <urn:p> <urn:b> <urn:g> <urn:h> .\n", "bad.nq:1:"),
    "encoding": ("bad.nt", b'<urn:a> <urn:p> "\xff" .\n', "bad.nt:1:"),
    "cut": ("bad.nt.gz", gzip.compress(TRIPLES.encode() * 999)[:-30], "bad.nt.gz is no whole gzip file: it ends"),
    "checksum": (
        "bad.nt.gz",
        gzip.compress(TRIPLES.encode())[:-8] + b"12345678",
        "bad.nt.gz is no whole gzip file: CRC",
    ),
    "not packed": ("bad.nt.gz", TRIPLES.encode(), "bad.nt.gz is no whole gzip file: it is not packed"),
    "trailing": ("bad.nt.gz", gzip.compress(TRIPLES.encode()) + b"more", "bad.nt.gz is no whole gzip file"),
    "torn": ("bad.ttl", b'<urn:a> <urn:p> "never closed', "bad.ttl:1:"),
    "ending": ("bad.csv", b"a,b\n", "bad.csv: its ending names no format"),
    "binary": ("bad.trig", bytes(range(256)) * 40, "bad.trig:1:"),
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return old_store(tmp_path)


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_file_is_said_and_the_old_store_stands(fault: str, old: Path, tmp_path: Path) -> None:
    name, content, sentence = BAD[fault]
    (tmp_path / "good.ttl").write_text(TRIPLES, encoding="utf-8")
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PolicygraphError) as raised:
        load_store(old, [tmp_path / "good.ttl", tmp_path / name], only=True)
    assert sentence in raised.value.sentence("en")
    assert name in raised.value.sentence("zh")
    assert is_as_it_was(old)


@pytest.mark.parametrize("name", ["long.nt", "long.ttl", "long.nt.gz"])
def test_a_line_without_end_is_said_with_its_number(name: str, old: Path, tmp_path: Path) -> None:
    content = b'<urn:a> <urn:p> <urn:b> .\n<urn:a> <urn:p> "' + b"x" * 50_000_000 + b'" .\n'
    (tmp_path / name).write_bytes(gzip.compress(content, 1) if name.endswith("gz") else content)
    with pytest.raises(PolicygraphError) as raised:
        load_store(old, [tmp_path / name], only=True)
    assert f"{name}:2: a text that begins here is longer than 16 MB" in raised.value.sentence("en")
    assert is_as_it_was(old)


def test_a_line_without_end_that_comes_through_a_pipe_is_said_and_read_no_further(old: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.nt")
    words = ["load", "--store", str(old), str(tmp_path / "pipe.nt"), "--only", "--lang", "en"]
    done = subprocess.Popen([sys.executable, "-m", "policygraph", *words], stderr=subprocess.PIPE, encoding="utf-8")
    sent = 0
    with (tmp_path / "pipe.nt").open("wb", buffering=0) as out, contextlib.suppress(BrokenPipeError):
        out.write(b'<urn:a> <urn:p> "')
        while sent < 2 << 30:
            sent += out.write(b"x" * (1 << 20))
    told = done.communicate(timeout=60)[1]
    assert done.returncode == 1 and "pipe.nt:?: a text that begins here is longer than 16 MB" in told, told
    assert sent < 64 << 20, "two gigabytes were read to the end"
    assert is_as_it_was(old)


def test_a_file_that_is_not_there_is_said_and_leaves_nothing(run: Run, tmp_path: Path) -> None:
    done = run("load", "--store", "new/store", "nowhere.nt", "--lang", "en")
    assert done.returncode == 2
    assert "nowhere.nt cannot be read" in done.stderr
    assert not (tmp_path / "new").exists()


def test_a_disk_that_takes_no_more_is_said_and_nothing_is_left(old: Path, tmp_path: Path) -> None:
    (tmp_path / "large.nt").write_bytes(
        b"".join(b'<urn:s%d> <urn:p%d> "%d and more" .\n' % (n, n % 50, n * 7919) for n in range(60_000))
    )
    words = ["load", "--store", str(old), str(tmp_path / "large.nt"), "--only", "--lang", "en"]
    done = subprocess.run([sys.executable, "-c", LIMITED, *words], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2, done.stderr
    assert "cannot be written: " in done.stderr and "Nothing was left half-written" in done.stderr
    assert "Traceback" not in done.stderr
    assert is_as_it_was(old)


def test_a_full_disk_is_called_so_in_both_languages() -> None:
    full = "IO error: No space left on device: While appending to file"
    told = StoreUnwritable(path="store", reason=full, reason_zh=f"磁盘已满（{full}）")
    assert "磁盘已满" in told.sentence("zh") and "No space left" in told.sentence("en")
