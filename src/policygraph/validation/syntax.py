"""Turtle syntax: what is wrong, in which line and column."""

from __future__ import annotations

from pathlib import Path

from policygraph.errors import TurtleSyntaxError


def turtle_error(path: Path, error: SyntaxError) -> TurtleSyntaxError:
    """Make the sentence of a syntax error that Oxigraph found in a Turtle file.

    error: carries line and column, counted from 1, and a text that tells them once more before the fault.
    """
    _, _, fault = str(error.msg).partition(": ")
    return TurtleSyntaxError(path=path, line=error.lineno or 1, column=error.offset or 1, detail=fault or error.msg)
