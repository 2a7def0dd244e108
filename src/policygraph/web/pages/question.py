"""A question: its form, its answer, and how to go on from there."""

from __future__ import annotations

import difflib
from typing import Any
from urllib.parse import quote

from policygraph.errors import (
    ParameterInvalid,
    ParameterMissing,
    ParameterUnknown,
    PolicygraphError,
    QueryNotFound,
)
from policygraph.questions.groups import name_group
from policygraph.questions.header import Question
from policygraph.questions.silence import explain_silence
from policygraph.render.cells import readable
from policygraph.render.labels import read_labels
from policygraph.render.sources import Described, read_sources
from policygraph.terms import LANGUAGES, POL
from policygraph.web.answering.asking import Asked, arguments_of, ask, missing_parameters
from policygraph.web.answering.charts import draw_charts
from policygraph.web.answering.downloads import attachment, inline_style, tell_cut, write_download
from policygraph.web.answering.fields import name_parameter, read_fields
from policygraph.web.answering.notes import link_notes, tell_note
from policygraph.web.answering.result import link_cells
from policygraph.web.answering.tiers import tell_tiers
from policygraph.web.answering.widening import Wider, widen
from policygraph.web.calls import Answer, Call
from policygraph.web.errors import FieldInvalid, RequestInvalid, worded
from policygraph.web.html import link, page
from policygraph.web.site import Site
from policygraph.web.words import say

DOWNLOADS = ("csv", "xlsx", "file", "json", "tsv", "md")
# As many pictures as are laid open, and how high one may be, in points, so that the table is not far below.
MOST_CHARTS = 6
HIGHEST = 660
MOST_RELATED = 6


def question_page(site: Site, call: Call) -> Answer:
    """Ask a question of the library with the parameters of the address."""
    question = _find(site, call.parts["name"])
    missing = missing_parameters(question, arguments_of(call))
    if call.form != "html":
        for name in missing:
            facts = {"name": name, "example": question.parameters[name].example}
            told = {f"detail_{lang}": say("q-missing-in-address", lang, **facts) for lang in LANGUAGES}
            raise RequestInvalid(**told)
        return write_download(site, call, ask(site, call, question))
    if missing:
        return _page(site, call, question, missing=missing)
    try:
        asked = ask(site, call, question)
    except (ParameterInvalid, ParameterMissing, ParameterUnknown, RequestInvalid) as error:
        return _page(site, call, question, status=400, error=_told(site, call, error))
    if call.one("file"):
        return _file(site, call, asked)
    return _page(site, call, question, asked=asked, wider=_wider(site, call, asked), **_answer(site, call, asked))


def _find(site: Site, name: str) -> Question:
    if name not in site.questions:
        raise QueryNotFound(name=name, nearest=difflib.get_close_matches(name, site.questions, n=3, cutoff=0.4))
    return site.questions[name]


def _page(site: Site, call: Call, question: Question, *, status: int = 200, **told: Any) -> Answer:
    fields = read_fields(site.engine, question, arguments_of(call), call.lang)
    missing = told.pop("missing", [])
    related = [one for one in site.questions.values() if one.group == question.group and one is not question]
    parts: dict[str, Any] = {"asked": None, "error": ""} | told
    return page(
        site,
        call,
        "question.html",
        status=status,
        question=question,
        group=name_group(question.group, call.lang),
        note=link_notes(site, question, call.lang),
        fields=fields,
        missing=[field.label for field in fields if field.name in missing],
        example=_example(call, question, missing),
        related=related[:MOST_RELATED],
        **parts,
    )


def _wider(site: Site, call: Call, asked: Asked) -> list[Wider]:
    if asked.rows.rows or not asked.arguments:
        return []
    return widen(site, call, asked, read_fields(site.engine, asked.question, asked.arguments, call.lang))


def _told(site: Site, call: Call, error: PolicygraphError) -> str:
    """Say what is wrong in terms of the form, not of the address."""
    if isinstance(error, ParameterInvalid):
        name = str(error.facts["name"])
        label = name_parameter(name, call.lang, read_labels(site.engine, [POL + name]))
        error = FieldInvalid(**error.facts, label=label)
    return worded(error).sentence(call.lang)


def _example(call: Call, question: Question, missing: list[str]) -> tuple[str, str] | None:
    """Give the address of an example of what is missing, and its words."""
    if not missing:
        return None
    given = {name: question.parameters[name].example for name in missing}
    return call.address(f"/q/{question.name}", **given), " · ".join(given.values())


def _answer(site: Site, call: Call, asked: Asked, *, whole: bool = False) -> dict[str, Any]:
    """Say all of an answer that a template shows."""
    sheet = readable(site.engine, asked.rows, call.lang)
    described = read_sources(site.engine, sheet.sources, call.lang)
    charts = draw_charts(site.engine, asked.question, sheet, call.lang)
    path = f"/q/{asked.question.name}"
    return {
        "table": link_cells(sheet, whole=whole and "quote" not in sheet.columns),
        "sources": (sources := [described.get(iri) or _unknown(iri) for iri in sheet.sources]),
        "trust": tell_tiers(sources, call.lang),
        "charts": charts.drawn[:MOST_CHARTS],
        "more_charts": charts.drawn[MOST_CHARTS:],
        "alone": charts.alone,
        "low": all(len(chart.bars) * chart.layout.row <= HIGHEST for chart in charts.drawn[:MOST_CHARTS]),
        "cut": tell_cut(asked, call.lang),
        "silence": None if asked.rows.rows else explain_silence(site.engine, asked.query, call.lang),
        "downloads": [
            (form, call.address(path, file="1") if form == "file" else call.address(f"{path}.{form}", file=None))
            for form in DOWNLOADS
        ],
        "graph": call.address("/graph", query=asked.question.name, limit=None, file=None),
        "editor": link(call, f"/editor#q={quote(asked.query, safe='')}"),
    }


def _unknown(iri: str) -> Described:
    return Described(iri, "", "", "", "", "", "")


def _file(site: Site, call: Call, asked: Asked) -> Answer:
    """Make one page that needs nothing else: it opens from a disk, without a network."""
    style, policy = inline_style()
    fields = read_fields(site.engine, asked.question, asked.arguments, call.lang)
    conditions = [
        (field.label, field.chosen or " · ".join(filter(None, field.told or field.values))) for field in fields
    ]
    made = page(
        site,
        call,
        "question-file.html",
        question=asked.question,
        asked=asked,
        note=tell_note(site, asked.question, call.lang),
        conditions=[(label, value) for label, value in conditions if value],
        style=style,
        policy=policy,
        **_answer(site, call, asked, whole=True),
    )
    return made._replace(headers=(attachment(site, asked, "html"),))
