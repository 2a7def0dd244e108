"""The answer of a question as a file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable

from markupsafe import Markup

from policygraph.render.cells import Sheet, readable
from policygraph.render.labelled import with_labels
from policygraph.render.markdown import write_markdown
from policygraph.render.sources import source_lines
from policygraph.render.xlsx import write_xlsx
from policygraph.store.results import convert_results, results_json
from policygraph.terms import slug
from policygraph.web.answering.asking import Asked, read_arguments
from policygraph.web.answering.notes import tell_note
from policygraph.web.answering.question_json import write_question_json
from policygraph.web.calls import Answer, Call
from policygraph.web.errors import AnswerTooLarge
from policygraph.web.html import summary
from policygraph.web.negotiation import MEDIA
from policygraph.web.parts import parts
from policygraph.web.site import Site
from policygraph.web.words import say

# Excel reads a CSV file as UTF-8 only where it begins with this.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LONGEST_NAME = 80


def write_download(site: Site, call: Call, asked: Asked) -> Answer:
    """Write an answer in the form that was asked for: csv, tsv, json, md or xlsx.

    Raises AnswerTooLarge for a form in which a cut cannot be said.
    """
    if call.form in ("csv", "tsv") and asked.total is None and asked.cut == site.settings.rows:
        raise AnswerTooLarge(most=asked.cut, what_zh="行", what_en="rows")
    media = MEDIA[call.form] + ("" if call.form in ("xlsx", "json") else "; charset=utf-8")
    body = WRITERS[call.form](site, call, asked)
    headers = () if call.form == "json" else (attachment(site, asked, call.form),)
    return Answer(200, media, body, headers)


def attachment(site: Site, asked: Asked, ending: str) -> tuple[str, str]:
    """Name a file by question and parameters, in ASCII."""
    words = [slug(term.value) for terms in read_arguments(site, asked).values() for term in terms]
    name = re.sub(r"[^A-Za-z0-9-]+", "-", "-".join([asked.question.name, *words]))[:LONGEST_NAME].strip("-")
    return ("content-disposition", f'attachment; filename="{name}.{ending}"')


def tell_cut(asked: Asked, lang: str) -> str:
    """Say where an answer was cut, or nothing where it is whole."""
    if asked.cut is None:
        return ""
    if asked.total is None:
        return say("q-answer-cut-more", lang, cut=asked.cut)
    return say("q-answer-cut", lang, cut=asked.cut, total=asked.total)


def inline_style() -> tuple[Markup, str]:
    """Give the styles of a page that stands alone, and what its policy calls them."""
    # Our own files and nothing else: a style sheet is not text to be escaped.
    text = "".join(parts()[name].decode() for name in ("site.css", "questions.css"))
    assert "</" not in text
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup(text), f"sha256-{digest}"


def _exact(site: Site, call: Call, asked: Asked) -> bytes:
    answer = results_json(with_labels(site.engine, asked.rows, call.lang))
    return (BYTE_ORDER_MARK if call.form == "csv" else b"") + convert_results(answer, call.form)


def _json(site: Site, call: Call, asked: Asked) -> bytes:
    return write_question_json(site, asked, call.lang)


def _markdown(site: Site, call: Call, asked: Asked) -> bytes:
    sheet = readable(site.engine, asked.rows, call.lang)
    heading = f"# {asked.question.title[call.lang]}\n\n"
    return (heading + write_markdown(sheet, _footnotes(site, call, asked, sheet))).encode()


def _workbook(site: Site, call: Call, asked: Asked) -> bytes:
    sheet = readable(site.engine, asked.rows, call.lang)
    footnotes = [*_footnotes(site, call, asked, sheet), asked.question.title[call.lang]]
    return write_xlsx(sheet, asked.rows, footnotes, call.lang)


def _footnotes(site: Site, call: Call, asked: Asked, sheet: Sheet) -> list[str]:
    told = [
        *source_lines(site.engine, sheet.sources, call.lang),
        tell_note(site, asked.question, call.lang),
        tell_cut(asked, call.lang),
        *summary(site, call.lang).values(),
    ]
    return [line for line in told if line]


WRITERS: dict[str, Callable[[Site, Call, Asked], bytes]] = {
    "csv": _exact,
    "tsv": _exact,
    "json": _json,
    "md": _markdown,
    "xlsx": _workbook,
}
