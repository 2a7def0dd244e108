"""Rows to the screen or a file, in the format that was asked for."""

from __future__ import annotations

import argparse
import io
import json
import shutil
import sys
from typing import TYPE_CHECKING

from policygraph.cli.output import write_answer
from policygraph.cli.words import say
from policygraph.questions.header import Question
from policygraph.store.engine import Engine
from policygraph.terms import Rows

if TYPE_CHECKING:
    from policygraph.render.cells import Sheet


def write_rows(
    engine: Engine,
    rows: Rows,
    call: argparse.Namespace,
    form: str,
    question: Question | None = None,
    query: str = "",
) -> None:
    """Write rows; a cut is said on standard error, and so is what an empty answer means."""
    total = len(rows.rows)
    if call.limit is not None and total > call.limit:
        rows = Rows(rows.columns, rows.rows[: call.limit])
        print(say("cut-open" if call.endpoint else "cut", call.lang, limit=call.limit, total=total), file=sys.stderr)
    _write(engine, rows, call, form, question)
    if total == 0 and query:
        from policygraph.cli.emptiness import tell_emptiness

        tell_emptiness(engine, query, call.lang)
    elif total == 0:
        from policygraph.questions.silence import say_silence

        print(say_silence("no-rows", call.lang), say("no-rows-coverage", call.lang), file=sys.stderr)


def _write(engine: Engine, rows: Rows, call: argparse.Namespace, form: str, question: Question | None) -> None:
    if form in ("csv", "tsv", "json"):
        from policygraph.render.labelled import with_labels
        from policygraph.store.results import convert_results, results_json

        told = with_labels(engine, rows, call.lang) if call.labels else rows
        write_answer(convert_results(results_json(told), form), call.output, call.lang)
        return
    from policygraph.questions.silence import say_silence
    from policygraph.render.cells import readable
    from policygraph.render.markdown import write_markdown
    from policygraph.render.sources import source_lines
    from policygraph.render.xlsx import write_xlsx

    sheet = readable(engine, rows, call.lang)
    footnotes = source_lines(engine, sheet.sources, call.lang)
    note = question.note.get(call.lang, "") if question else ""
    if form == "xlsx":
        write_answer(write_xlsx(sheet, rows, [*footnotes, note], call.lang), call.output, call.lang)
    elif form == "md":
        write_answer(write_markdown(sheet, [*footnotes, *([note] if note else [])]), call.output, call.lang)
    elif rows.rows or call.output:
        title = f"{question.title[call.lang]}\n\n" if question else ""
        below = f"\n{note}\n" if note else ""
        body = page_of(sheet, footnotes, call) if rows.rows else say_silence("no-rows", call.lang) + "\n"
        write_answer(title + body + below, call.output, call.lang)


def page_of(sheet: Sheet, footnotes: list[str], call: argparse.Namespace, heading: str = "") -> str:
    """Set a sheet as a table of the terminal's width, with its sources below under a heading."""
    from policygraph.render.table import write_table

    out = _Screen()
    write_table(sheet, out, shutil.get_terminal_size((100, 24)).columns)
    if footnotes:
        out.write(f"\n{heading or say('sources', call.lang)}\n" + "".join(f"  {line}\n" for line in footnotes))
    return out.getvalue()


class _Screen(io.StringIO):
    """Text that is put together before it is shown: its lines have the width and encoding of the terminal."""

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return sys.stdout.encoding or "ascii"


def write_truth(truth: bool, call: argparse.Namespace, form: str) -> None:
    """Write the answer of an ASK query: a word, or JSON as SPARQL 1.1 has it."""
    if form == "json":
        write_answer(json.dumps({"head": {}, "boolean": truth}).encode() + b"\n", call.output, call.lang)
    else:
        write_answer(f"{'true' if truth else 'false'}\n", call.output, call.lang)
