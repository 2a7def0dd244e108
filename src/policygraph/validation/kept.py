"""What is kept from one check to the next, in the user's cache folder: the facts of files, and the verdicts on them.

Never stale: each is kept under a name made from the content of all that it depends on. Safe under two processes: a
file is written whole and renamed, and whoever comes last only loses what the other found. Where the folder cannot be
used, or what stands there is broken, it is done without.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from policygraph.keeping import keep_file
from policygraph.paths import cache_dir
from policygraph.validation.facts import Facts
from policygraph.validation.reading import Files
from policygraph.validation.shapes import Breach, Shapes

# Under the digest of the content of a file: its facts, the name of what its verdict depends on, and the verdict.
Entries = dict[str, list[Any]]


def name_programs(shapes: Shapes) -> str:
    """Name the shapes and every program that has a part in a verdict, this one by its own text."""
    from importlib.metadata import version

    told = blake2b(shapes.content, digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        told.update(path.read_bytes())
    versions = [f"{name} {version(name)}" for name in ("policygraph", "pyoxigraph", "pyshacl", "rdflib")]
    return f"{told.hexdigest()} {versions} {sys.version_info[:3]}"


class Kept:
    """What is kept for the files of some folders: a file of the cache for each folder.

    folders: of those that are files, nothing is kept. stamp: names the shapes and the programs. ``facts`` are found
    by the digest of the content of a file, ``verdicts`` by the name of all that they depend on.
    """

    def __init__(self, folders: Sequence[Path], stamp: str) -> None:
        self.stamp = stamp
        self.facts: dict[str, Facts] = {}
        self.verdicts: dict[str, list[Breach]] = {}
        self._judged: dict[Path, str] = {}
        self._before: dict[Path, Entries] = {}
        for folder in dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()):
            self._before[folder] = entries = _read(_place(folder), stamp)
            for digest, (facts, key, breaches) in entries.items():
                self.facts[digest] = Facts.kept(facts)
                if key:
                    self.verdicts[key] = [Breach(*one) for one in breaches]

    def judge(self, path: Path, key: str, breaches: list[Breach]) -> None:
        """Note a verdict."""
        self._judged[path] = key
        self.verdicts[key] = breaches

    def save(self, files: Files) -> None:
        """Keep what is known of the files that there are, and only of those; nothing is said where that fails."""
        now: dict[Path, Entries] = {folder: {} for folder in self._before}
        for path, facts in files.facts.items():
            whole = path.resolve()
            folder = next((folder for folder in now if whole.is_relative_to(folder)), None)
            # Nodes without a name have another at each reading.
            if folder and not facts.blanks:
                digest = files.digests[path]
                told, key, breaches = self._before[folder].get(digest) or [facts.keep(), "", []]
                if path in self._judged:
                    key = self._judged[path]
                    breaches = [list(breach) for breach in self.verdicts[key]]
                now[folder][digest] = [told, key, breaches]
        for folder, entries in now.items():
            if entries != self._before[folder]:
                _write(_place(folder), self.stamp, entries)


def _place(folder: Path) -> Path | None:
    cached = cache_dir()
    return cached and cached / f"checked-{zlib.crc32(os.fsencode(folder)):08x}.json"


def _read(place: Path | None, stamp: str) -> Entries:
    if place is None:
        return {}
    try:
        head, _, body = place.read_bytes().partition(b"\n")
    except OSError:
        return {}
    entries: Entries = json.loads(body) if head == _head(stamp, body) else {}
    return entries


def _write(place: Path | None, stamp: str, entries: Entries) -> None:
    if place is None:
        return
    body = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()
    keep_file(place, _head(stamp, body) + b"\n" + body)


def _head(stamp: str, body: bytes) -> bytes:
    return f"{stamp} {blake2b(body, digest_size=16).hexdigest()}".encode()
