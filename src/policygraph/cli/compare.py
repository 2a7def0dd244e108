"""``policygraph compare``."""

from __future__ import annotations

import argparse

from policygraph.cli.answer import page_of
from policygraph.cli.opening import opening_of
from policygraph.cli.output import format_of, refuse_workbook_on_screen, write_answer
from policygraph.cli.timeout import time_limit
from policygraph.cli.words import say
from policygraph.comparing.compare import compare_places
from policygraph.comparing.exact import comparison_rows
from policygraph.comparing.sheet import readable_comparison
from policygraph.render.markdown import write_markdown
from policygraph.render.xlsx import write_xlsx
from policygraph.store.open import open_engine
from policygraph.terms import Rows


def run(call: argparse.Namespace) -> int:
    """Lay places side by side."""
    form = format_of(call)
    refuse_workbook_on_screen(form, call.output)
    engine = open_engine(opening_of(call))
    exact = form in ("csv", "tsv", "json")
    with time_limit(call.timeout, call.lang):
        comparison = compare_places(engine, call.places, call.topic, call.on, whole=exact)
    rows = comparison_rows(comparison)
    if exact:
        from policygraph.render.labelled import with_labels
        from policygraph.store.results import convert_results, results_json

        rows = Rows(rows.columns, rows.rows[: call.limit])
        told = with_labels(engine, rows, call.lang) if call.labels else rows
        write_answer(convert_results(results_json(told), form), call.output, call.lang)
        return 0
    sheet, footnotes, notes, _, _ = readable_comparison(engine, comparison, call.lang)
    if form == "xlsx":
        write_answer(write_xlsx(sheet, rows, [*footnotes, *notes], call.lang), call.output, call.lang)
    elif form == "md":
        write_answer(write_markdown(sheet, [*footnotes, *notes]), call.output, call.lang)
    else:
        below = "".join(f"\n{note}\n" for note in notes)
        write_answer(page_of(sheet, footnotes, call, say("proof", call.lang)) + below, call.output, call.lang)
    return 0
