"""The same call on the same files: its answer once more, without opening the graph.

A kept answer names, each with size and time of change, every file of the ontology and of the graph, and every module
that took part in making it. It is given again where all of them are as they were, and to the very same words only.
"""

from __future__ import annotations

import os
import sys

from policygraph.paths import cache_folder, shipped_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FORMAT = "policygraph-answer-1"
FOLDER = "answers"
END = b"\n# end\n"
# What has made an answer, beside the files of the graph.
PROGRAMS = ("policygraph", "pyoxigraph")
# An answer of more bytes is not kept.
MOST = 1 << 22


def repeat_answer(words: Sequence[str]) -> bytes | None:
    """Give the answer that was kept of a call; nothing where there is none, or where a file has changed since.

    words: those of the command line.

    >>> repeat_answer(["query", "a-question-that-was-never-asked"])
    """
    place = _place(words)
    if not place or not words or words[0] != "query":
        return None
    try:
        with open(place, "rb") as file:
            kept = file.read()
        wanted = describe_call(words)
        code, gap, answer = kept[len(wanted) :].partition(b"\n\n")
        whole = wanted and kept.startswith(wanted) and gap and answer.endswith(END)
        if not whole or not all(_is_as_it_was(line) for line in os.fsdecode(code).split("\n")):
            return None
        # A file of this name in the folder of the call would be asked instead.
        if any(os.path.isfile(word) for word in words):
            return None
    except (OSError, ValueError):
        return None
    return answer[: -len(END)]


def describe_call(words: Sequence[str]) -> bytes:
    """Tell a call and every file that it may read, as they are now; an empty text where one cannot be told.

    words: those of the command line.
    """
    try:
        facts = sorted(_fact(path) for name in ("ontology", "graph") for path in _files(shipped_folder(name)))
    except (OSError, ValueError):
        return b""
    head = [FORMAT, sys.version.replace("\n", " "), ascii(list(words)), *facts]
    return os.fsencode("\n".join(head)) + b"\n\n"


def keep_answer(words: Sequence[str], described: bytes, answer: bytes) -> None:
    """Keep the answer of a call; where that cannot be done, nothing is said and nothing is left.

    words: those of the command line: a question of the library, asked of the shipped graph alone. described: what
    ``describe_call`` said before the files were read, so that no change in between is overlooked.
    """
    place = _place(words)
    if not place or not described or len(answer) > MOST:
        return
    from pathlib import Path

    from policygraph.keeping import keep_file

    try:
        code = sorted({_fact(path) for path in _code()})
    except (OSError, ValueError):
        return
    keep_file(Path(place), described + os.fsencode("\n".join(code)) + b"\n\n" + answer + END)


def _place(words: Sequence[str]) -> str:
    import zlib

    folder = cache_folder()
    name = f"{zlib.crc32(ascii(list(words)).encode()):08x}.txt"
    return os.path.join(folder, FOLDER, name) if folder else ""


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                yield entry.path


def _fact(path: str) -> str:
    facts = os.stat(path)
    if "\n" in path:
        raise ValueError(path)
    return f"{facts.st_size}|{facts.st_mtime_ns}|{path}"


def _is_as_it_was(line: str) -> bool:
    return _fact(line.split("|", 2)[2]) == line


def _code() -> Iterator[str]:
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in PROGRAMS and getattr(module, "__file__", None):
            yield str(module.__file__)
