"""Answers to the screen or to a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from policygraph.cli.words import say
from policygraph.errors import UsageInvalid
from policygraph.writing import write_file

ENDINGS = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".srj": "json", ".md": "md", ".xlsx": "xlsx"}


def prepare_streams() -> None:
    """Let a terminal that cannot print a character print ``?`` instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def format_of(call: argparse.Namespace) -> str:
    """Choose the format: what ``--format`` says, else the ending of the file, else a table."""
    if call.format:
        return str(call.format)
    return ENDINGS.get(call.output.suffix.lower(), "table") if call.output else "table"


def write_answer(answer: str | bytes, output: Path | None, lang: str) -> None:
    """Write an answer to a file, whole or not at all, or to standard output.

    Bytes are W3C formats or Turtle and go out as they are, in UTF-8; text is for people and goes out in the
    encoding of the terminal, with a word on standard error where that cannot show it.
    """
    if output is not None:
        write_file(output, answer.encode() if isinstance(answer, str) else answer)
        print(say("written", lang, path=output), file=sys.stderr)
    elif isinstance(answer, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(answer)
        sys.stdout.flush()
    else:
        sys.stdout.write(answer)
        sys.stdout.flush()
        warn_of_code_page(answer, lang)


def warn_of_code_page(text: str, lang: str) -> None:
    """Say once on standard error that the terminal could not show everything."""
    encoding = sys.stdout.encoding or "ascii"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        print(say("code-page", lang, encoding=encoding), file=sys.stderr)


def refuse_workbook_on_screen(form: str, output: Path | None) -> None:
    """A workbook is a file: raise UsageInvalid where it would go to the screen."""
    if form == "xlsx" and output is None:
        raise UsageInvalid(
            detail_zh="xlsx 需要输出文件：请写 -o 文件.xlsx。",
            detail_en="A workbook needs a file: write -o FILE.xlsx.",
        )
