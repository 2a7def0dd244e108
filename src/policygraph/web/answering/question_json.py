"""The answer of a question as programs read it.

``/q/NAME.json`` gives one object; its keys are always there::

    {
      "question": "funds",                                 the name of the question
      "title": {"zh": …, "en": …},
      "note": {"zh": …, "en": …},                          empty texts where there is none
      "lang": "zh",                                        the language of every label and heading below
      "parameters": {"place": [TERM, …]},                  as asked, with the defaults that were used
      "columns": [{"name": "place", "heading": "地域"}, …],
      "rows": [{"place": TERM, "value": TERM, "unit": null, …}, …],   every column in every row; null: unbound
      "total": 63,                                         null: more than the server counts
      "cut": null,                                         or after how many rows the answer was cut
      "date": "2026-06-30",                                the day of the data, or null
      "sources": [{"iri", "title", "publisher", "published", "tier": {"iri", "label"}, "url", "copy": false}, …],
      "query": "…"                                         the SPARQL that was asked
    }

A TERM is ``{"type": "uri" | "literal" | "bnode", "value": …}`` as in SPARQL 1.1 Query Results JSON, with ``datatype``
or ``xml:lang`` where there is one, and with ``label`` for an IRI. Numbers are exact, as text; money is whole yuan. Of a
source with ``copy`` true the address is for reading only: many copies stand on hijacked domains. Sources are in the
order in which the rows name them; what is not known of one is an empty text.
"""

from __future__ import annotations

import json
from typing import Any

from policygraph.render.cells import heading_of
from policygraph.render.labels import Labels, read_labels
from policygraph.render.sources import read_sources
from policygraph.store.results import json_term
from policygraph.terms import LANGUAGES, POL, Rows, Term
from policygraph.web.answering.asking import Asked, read_arguments
from policygraph.web.site import Site


def write_question_json(site: Site, asked: Asked, lang: str) -> bytes:
    """Write an answer in the shape above."""
    given = read_arguments(site, asked)
    terms = [term for row in (*asked.rows.rows, *given.values()) for term in row if term is not None]
    labels = read_labels(
        site.engine,
        {term.value for term in terms if term.kind == "iri"} | {POL + column for column in asked.rows.columns},
    )
    told = {
        "question": asked.question.name,
        "title": asked.question.title,
        "note": {name: asked.question.note.get(name, "") for name in LANGUAGES},
        "lang": lang,
        "parameters": {name: [_term(term, labels, lang) for term in values] for name, values in given.items()},
        "columns": tell_columns(asked.rows, labels, lang),
        "rows": tell_rows(asked.rows, labels, lang),
        "total": asked.total,
        "cut": asked.cut,
        "date": site.date or None,
        "sources": tell_sources(site, asked.rows, lang),
        "query": asked.query,
    }
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def tell_columns(rows: Rows, labels: Labels, lang: str) -> list[dict[str, str]]:
    """Tell the names and headings of columns."""
    return [{"name": name, "heading": heading_of(name, lang, labels)} for name in rows.columns]


def tell_rows(rows: Rows, labels: Labels, lang: str) -> list[dict[str, Any]]:
    """Tell each row as its terms by column, every column in every row."""
    return [
        {
            column: None if term is None else _term(term, labels, lang)
            for column, term in zip(rows.columns, row, strict=True)
        }
        for row in rows.rows
    ]


def _term(term: Term, labels: Labels, lang: str) -> dict[str, str]:
    named = {"label": labels.of(term.value, lang)} if term.kind == "iri" else {}
    return json_term(term) | named


def tell_sources(site: Site, rows: Rows, lang: str) -> list[dict[str, Any]]:
    """Tell the sources that rows name, in the order in which they do."""
    if "source" not in rows.columns:
        return []
    n = rows.columns.index("source")
    named = dict.fromkeys(term.value for row in rows.rows if (term := row[n]) is not None)
    told = read_sources(site.engine, named, lang)
    return [
        {
            "iri": one.iri,
            "title": one.title,
            "publisher": one.publisher,
            "published": one.published,
            "tier": {"iri": one.tier, "label": one.tier_label},
            "url": one.url,
            "copy": one.mirror,
        }
        for iri in named
        if (one := told.get(iri))
    ]
