"""The made-up nation as a file that is there whole or not at all, written as it comes."""

from __future__ import annotations

import gzip
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from policygraph.errors import FileUnwritable
from policygraph.generating.nation import Order, write_nation
from policygraph.generating.syntax import Notation, NTriples, Turtle

# Turtle and N-Triples, each also packed.
NOTATIONS: dict[str, Callable[[], Notation]] = {".ttl": Turtle, ".nt": NTriples}
PACKED = ".gz"
# Enough to make system calls few, and little beside a graph.
BUFFER = 1 << 20


def notation_of(path: Path) -> Callable[[], Notation] | None:
    """Tell by the ending of a file how it is to be written; nothing where the ending names no notation.

    >>> notation_of(Path("nation.nt.gz")) is NTriples
    True
    """
    name = path.name.lower().removesuffix(PACKED)
    return NOTATIONS.get(Path(name).suffix)


def write_generated(order: Order, path: Path) -> int:
    """Make up a nation, write it to a file, whose ending names the notation, and tell how many statements it has.

    It is written beside its place and then renamed: what stood there before stands until the new one is whole. The same
    order gives the same text on every platform; the bytes of a packed file depend on the packer as well.
    Raises FileUnwritable.
    """
    notation = notation_of(path)
    assert notation is not None
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            temporary = out.name
            if path.name.lower().endswith(PACKED):
                # No name and no time in the head: the same text is packed to the same bytes.
                with gzip.GzipFile("", "wb", 1, out, mtime=0) as packed:
                    written = _write(order, notation(), packed)
            else:
                written = _write(order, notation(), out)
        os.chmod(temporary, 0o644)  # noqa: PTH101 - a path as text is at hand
        Path(temporary).replace(path)
    except OSError as error:
        raise FileUnwritable(path=path, reason=error.strerror or str(error)) from None
    finally:
        # After the renaming there is nothing left of that name; after anything else, half a file.
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
    return written


def _write(order: Order, notation: Notation, out: IO[bytes] | gzip.GzipFile) -> int:
    statements = size = 0
    waiting = [notation.head]
    for piece in write_nation(order, notation):
        # In both notations each statement ends a line, and no text holds a line break.
        statements += piece.count(" ;\n") + piece.count(" .\n")
        waiting.append(piece)
        size += len(piece)
        if size > BUFFER:
            out.write("".join(waiting).encode())
            waiting, size = [], 0
    out.write("".join(waiting).encode())
    return statements
