"""The answer of a query, with what a page needs to show it: labels, links, whether it was cut, why it is empty."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from policygraph.questions.silence import Silence, explain_silence, say_silence
from policygraph.render.cells import DESCRIBED, QUOTED, heading_of
from policygraph.render.labels import Labels, compact, read_labels
from policygraph.store.engine import Engine
from policygraph.store.guard import query_form
from policygraph.store.prepare import prepare_query
from policygraph.store.turtle import write_turtle
from policygraph.terms import POL, Term
from policygraph.web.html import local
from policygraph.web.site import Site
from policygraph.web.words import say

PARAPHRASED = {"paraphrase", "sourceParaphrase"}


def run_query(site: Site, query: str, lang: str) -> dict[str, Any]:
    """Run a query of a reader and give the answer as ``/editor/run`` does.

    Always ``form`` and ``seconds`` (of the engine alone). Of a SELECT ``columns``, ``headings`` (their names in the
    language), ``rows`` of cells (null, or ``kind``, ``value`` and, where there are, ``datatype`` and ``lang``),
    ``things`` (for each IRI its ``label``, its ``short`` form and, where this server has a page of it, ``href``),
    ``total`` rows that are given, whether they are ``cut`` at ``most``, and ``empty`` where there are none: a
    ``sentence`` that says why, what was ``lookedFor``, and a ``note``. Of a CONSTRUCT or DESCRIBE the same of its
    triples, and ``turtle``. Of an ASK ``boolean``. Raises QuerySyntaxError and QueryRefused.

    >>> from policygraph.web.site import Settings, read_site
    >>> answer = run_query(read_site(Settings(rows=2)), "SELECT ?city { ?city a pol:City } ORDER BY ?city", "en")
    >>> answer["total"], answer["cut"], answer["things"][answer["rows"][0][0]["value"]]["label"]
    (2, True, 'Beijing')
    """
    prepared = prepare_query(query)
    form = query_form(query)
    most = site.settings.rows
    begun = time.perf_counter()
    if form == "ASK":
        truth = site.engine.ask(prepared)
        return {"form": form, "boolean": truth, "seconds": _since(begun)}
    turtle = ""
    found: list[tuple[Term | None, ...]] = []
    if form == "SELECT":
        columns, found = site.engine.select(prepared, most=most + 1)
        seconds = _since(begun)
    else:
        columns = ["subject", "predicate", "object"]
        triples = site.engine.construct(prepared)
        seconds = _since(begun)
        found.extend(triples[: most + 1])
        turtle = write_turtle(triples[:most]).decode()
    cut, rows = len(found) > most, found[:most]
    named = {POL + word for column in columns for word in (column, _class_of(column))}
    labels = read_labels(site.engine, {*_iris(rows), *named})
    told = {
        "form": form,
        "columns": columns,
        "headings": [
            say(f"editor-{column}", lang) if form != "SELECT" else _heading(column, lang, labels) for column in columns
        ],
        "rows": [
            [None if term is None else _cell(column, term, lang) for column, term in zip(columns, row, strict=True)]
            for row in rows
        ],
        "things": {iri: _thing(iri, labels.of(iri, lang)) for iri in _iris(rows)},
        "total": len(rows),
        "cut": cut,
        "most": most,
        "seconds": seconds,
    }
    if form != "SELECT":
        told["turtle"] = turtle
    if not rows:
        told["empty"] = _empty(site.engine, prepared, form, lang)
    return told


def _heading(column: str, lang: str, labels: Labels) -> str:
    """Name a column by the class of things that it is called after, where nothing else names it."""
    heading = heading_of(column, lang, labels)
    known = labels.of(POL + _class_of(column), lang)
    return known if heading == column and not known.startswith("pol:") else heading


def _class_of(column: str) -> str:
    return column[:1].upper() + column[1:]


def _since(begun: float) -> float:
    return round(time.perf_counter() - begun, 4)


def _iris(rows: Iterable[tuple[Term | None, ...]]) -> list[str]:
    return list(dict.fromkeys(term.value for row in rows for term in row if term is not None and term.kind == "iri"))


def _cell(column: str, term: Term, lang: str) -> dict[str, str]:
    told = {"kind": term.kind, "value": term.value, "datatype": term.datatype, "lang": term.lang}
    if term.kind == "literal" and column in QUOTED:
        told["text"] = f"“{term.value}”"
    if term.kind == "literal" and column in PARAPHRASED:
        told["text"] = DESCRIBED[lang] + term.value
    return {name: value for name, value in told.items() if value or name == "value"}


def _thing(iri: str, label: str) -> dict[str, str]:
    told = {"label": label, "short": compact(iri)}
    return told | ({"href": local(iri)} if local(iri) else {})


def _empty(engine: Engine, prepared: str, form: str | None, lang: str) -> dict[str, Any]:
    told = _silence(engine, prepared, lang) if form == "SELECT" else Silence(say_silence("no-rows", lang), [])
    return {
        "sentence": told.sentence,
        "coverage": say_silence("coverage", lang) if told.looked_for else "",
        "lookedFor": [{"text": text, "href": local(iri)} for iri, text in told.looked_for],
        "note": say("editor-not-researched", lang),
    }


def _silence(engine: Engine, prepared: str, lang: str) -> Silence:
    try:
        return explain_silence(engine, prepared, lang)
    except Exception:
        # The explanation reads the query with rdflib, which does not read all that Oxigraph answers.
        return Silence(say_silence("no-rows", lang), [])
