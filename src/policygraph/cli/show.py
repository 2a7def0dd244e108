"""``policygraph show``."""

from __future__ import annotations

import argparse
import json
from typing import Any

from policygraph.cli.answer import page_of
from policygraph.cli.opening import opening_of
from policygraph.cli.output import format_of, refuse_workbook_on_screen, write_answer
from policygraph.cli.timeout import time_limit
from policygraph.cli.words import say
from policygraph.questions.ask import ask_question
from policygraph.questions.catalogue import find_question
from policygraph.questions.things import find_thing
from policygraph.render.cells import readable
from policygraph.render.labels import compact, read_labels
from policygraph.render.markdown import write_markdown
from policygraph.render.sources import source_lines
from policygraph.render.xlsx import write_xlsx
from policygraph.store.open import open_engine
from policygraph.store.results import convert_results, results_json
from policygraph.terms import Rows

# The parts of a page about a thing, each a question of the library asked about it.
PARTS = (
    ("properties", "properties-of-thing"),
    ("claims", "claims-of-thing"),
    ("records", "records-of-thing"),
    ("mentioned", "mentions-of-thing"),
)


def run(call: argparse.Namespace) -> int:
    """Show all that is known about a thing."""
    form = format_of(call)
    refuse_workbook_on_screen(form, call.output)
    engine = open_engine(opening_of(call))
    thing = find_thing(engine, call.thing)
    with time_limit(call.timeout, call.lang):
        parts = {key: ask_question(engine, find_question(name), {"thing": [thing]}) for key, name in PARTS}
    parts = {key: Rows(rows.columns, rows.rows[: call.limit]) for key, rows in parts.items()}
    if form == "json":
        told: dict[str, Any] = {key: json.loads(results_json(rows)) for key, rows in parts.items()}
        answer = json.dumps({"thing": thing, **told}, ensure_ascii=False, indent=2)
        write_answer(answer.encode() + b"\n", call.output, call.lang)
        return 0
    if form in ("csv", "tsv"):
        write_answer(convert_results(results_json(parts["claims"]), form), call.output, call.lang)
        return 0
    if form == "xlsx":
        sheet = readable(engine, parts["claims"], call.lang)
        notes = source_lines(engine, sheet.sources, call.lang)
        write_answer(write_xlsx(sheet, parts["claims"], notes, call.lang), call.output, call.lang)
        return 0
    name = f"{read_labels(engine, [thing]).of(thing, call.lang)} · {compact(thing)}\n"
    text = f"# {name}" if form == "md" else name
    for key, rows in parts.items():
        if not rows.rows:
            continue
        sheet = readable(engine, rows, call.lang)
        notes = source_lines(engine, sheet.sources, call.lang)
        title = say(key, call.lang)
        if form == "md":
            text += f"\n## {title}\n\n{write_markdown(sheet, notes)}"
        else:
            text += f"\n{title}\n\n{page_of(sheet, notes, call)}"
    write_answer(text, call.output, call.lang)
    return 0
