"""The files of a graph on disk, and whether they hold what was written into them.

Oxigraph's database has checksums of its own, but does not always heed them: over a damaged block, NOT EXISTS takes a
wrong answer for a right one, and COUNT never ends (measured in 0.5.13). So they are checked before anything is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

# What Oxigraph writes for itself while it reads.
CHANGING = ("LOCK", "LOG")
# A file is read in pieces of so many bytes.
PIECE = 1 << 20

Parts = Mapping[str, Mapping[str, int]]


class Fault(NamedTuple):
    """What is wrong with a file of a graph, in both languages."""

    zh: str
    en: str


def parts_of(graph: Path) -> dict[str, dict[str, int]]:
    """Tell the files of a graph, each with what ``find_fault`` compares.

    ``bytes`` is the size, ``crc32`` the checksum of the content; ``changed`` and ``placed`` are times in nanoseconds:
    of the last change, and of the last change of the file itself (on Windows, of its coming into being).
    """
    return {
        path.name: _look(path) | {"crc32": _sum(path)}
        for path in sorted(graph.iterdir())
        if not path.name.startswith(CHANGING)
    }


def find_fault(graph: Path, parts: Parts, *, whole: bool = False) -> Fault | None:
    """Find a file of a graph that is missing, or does not hold what it held; nothing where all is well.

    A file is read only where its times are others than they were, as in a copy, or with ``whole``: files are seldom
    changed by anything that leaves no time behind, and to read all of them takes longer than to answer.
    """
    for name, known in parts.items():
        told = f"{graph.name}/{name}"
        try:
            found = _look(graph / name)
            if found["bytes"] != known["bytes"]:
                return Fault(
                    f"{told} 应为 {known['bytes']} 字节，实为 {found['bytes']} 字节",
                    f"{told} has {found['bytes']} bytes where {known['bytes']} were written",
                )
            unchanged = found.items() <= known.items()
            if (whole or not unchanged) and _sum(graph / name) != known["crc32"]:
                return Fault(f"{told} 的内容与写入时不同", f"{told} does not hold what was written into it")
        except FileNotFoundError:
            return Fault(f"缺少 {told}", f"{told} is missing")
        except OSError as error:
            reason = error.strerror or str(error)
            return Fault(f"无法读取 {told}：{reason}", f"{told} cannot be read: {reason}")
    return None


def _look(path: Path) -> dict[str, int]:
    facts = path.stat()
    return {"bytes": facts.st_size, "changed": facts.st_mtime_ns, "placed": facts.st_ctime_ns}


def _sum(path: Path) -> int:
    import zlib

    found = 0
    with path.open("rb", buffering=0) as file:
        while piece := file.read(PIECE):
            found = zlib.crc32(piece, found)
    return found
