"""Turtle syntax: what is wrong, in which line and column."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.errors import TurtleSyntaxError

if TYPE_CHECKING:
    import pyoxigraph


class EncodingWrong(TurtleSyntaxError):
    """A Turtle file is in another encoding, as some editors on Windows save it."""

    zh = "{path}:{line}:{column}：文件不是无 BOM 的 UTF-8 编码。请在编辑器中另存为 UTF-8（无 BOM）。"
    en = "{path}:{line}:{column}: this is not UTF-8 without a byte-order mark. Save the file again as UTF-8 (no BOM)."


def parse_turtle(path: Path, content: bytes) -> list[pyoxigraph.Triple]:
    """Give the triples of a Turtle file.

    path: as errors name it. Raises TurtleSyntaxError with line and column, counted from 1.
    """
    import pyoxigraph

    try:
        quads = pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE, rename_blank_nodes=True)
        return [quad.triple for quad in quads]
    except SyntaxError as error:
        raise turtle_error(path, error) from None


def turtle_error(path: Path, error: SyntaxError) -> TurtleSyntaxError:
    """Make the sentence of a syntax error that Oxigraph found in a Turtle file.

    error: carries line and column, counted from 1, and a text that tells them once more before the fault.

    >>> fault = SyntaxError("Parser error at line 2 column 5: no dot", ("", 2, 5, ""))
    >>> turtle_error(Path("a.ttl"), fault).facts["column"]
    5
    """
    _, _, fault = str(error.msg).partition(": ")
    kind = EncodingWrong if fault.startswith(("Invalid UTF-8", "\ufeff")) else TurtleSyntaxError
    return kind(path=path, line=error.lineno or 1, column=error.offset or 1, detail=fault or error.msg)


def without_place(error: TurtleSyntaxError) -> dict[str, str]:
    """Give the sentences of an error without file and line, which a report tells by itself; the column stays."""
    place, column = f"{error.facts['path']}:{error.facts['line']}:{error.facts['column']}", error.facts["column"]
    zh = error.sentence("zh").removeprefix(place).lstrip("：")
    en = error.sentence("en").removeprefix(place).lstrip(": ")
    return {"zh": f"第 {column} 列：{zh}", "en": f"column {column}: {en}"}
