"""Places side by side.

``/compare.json`` gives ``{"places", "topic", "on", "lang", "columns", "rows", "date", "sources"}``: rows, terms and
sources are written as in ``/q/NAME.json`` (``policygraph.web.answering.question_json``), one row a claim, with
``verdict``, ``reasons`` and ``finding`` as ``policygraph compare --format json`` gives them.
"""

from __future__ import annotations

import contextlib
import json
from typing import Any

from policygraph.comparing.compare import MOST_ABREAST, OVERVIEW, compare_places
from policygraph.comparing.comparison import Comparison
from policygraph.comparing.errors import PlacesNeeded
from policygraph.comparing.exact import comparison_rows
from policygraph.comparing.sheet import ComparisonSheet, readable_comparison
from policygraph.comparing.topics import TOPICS
from policygraph.errors import ParameterInvalid, QueryError, TopicUnknown
from policygraph.questions.values import choices, read_value
from policygraph.render.labelled import with_labels
from policygraph.render.labels import read_labels
from policygraph.render.markdown import write_markdown
from policygraph.render.xlsx import write_xlsx
from policygraph.store.results import convert_results, results_json
from policygraph.terms import POL, slug
from policygraph.web.calls import Answer, Call
from policygraph.web.errors import FieldInvalid, worded
from policygraph.web.html import page, summary
from policygraph.web.negotiation import MEDIA
from policygraph.web.site import Site
from policygraph.web.words import say

# Of very many places the page has so many fields at least, and shows so many to try.
LEAST_FIELDS = 4
TRY = 3
BOM = b"\xef\xbb\xbf"


def compare_page(site: Site, call: Call) -> Answer:
    """Lay places side by side in a topic, as a page, a table to download, or JSON.

    Parameters of the address: ``places`` (slugs or labels, several times or with commas), ``topic``, ``on`` (a day),
    ``all`` (every claim, not the first of each cell).
    """
    places = [name.strip() for told in call.all("places") for name in told.split(",") if name.strip()]
    topic, day = call.one("topic", OVERVIEW) or OVERVIEW, call.one("on") or None
    whole = call.form not in ("html", "md", "xlsx") or bool(call.one("all"))
    if not places and call.form == "html" and len(site.cities) > MOST_ABREAST and topic in (OVERVIEW, *TOPICS):
        return page(site, call, "compare.html", wrong="", found=None, **_form(site, call, []))
    try:
        comparison = compare_places(site.engine, places, topic, day, whole=whole)
    except (ParameterInvalid, PlacesNeeded, TopicUnknown) as error:
        if call.form != "html":
            raise
        known = _known(site, places) or [city.iri for city in site.cities[:MOST_ABREAST]]
        if isinstance(error, ParameterInvalid):
            label = say("compare-day" if error.facts["name"] == "on" else "compare-places", call.lang)
            error = FieldInvalid(**error.facts, label=label)
        wrong = worded(error).sentence(call.lang)
        return page(site, call, "compare.html", status=400, wrong=wrong, found=None, **_form(site, call, known))
    if call.form == "html":
        found = _shown(comparison, readable_comparison(site.engine, comparison, call.lang))
        listed = {
            thing
            for line in comparison.lines
            for cell in line.cells.values()
            for e in cell.entries
            for thing in e.things
        }
        labels = read_labels(site.engine, listed)
        return page(
            site, call, "compare.html", wrong="", found=found, labels=labels, **_form(site, call, comparison.places)
        )
    return _file(site, call, comparison, topic, day)


def _shown(comparison: Comparison, told: ComparisonSheet) -> dict[str, Any]:
    """Give the rows of the page: dimension, cells (entries, and what an empty one says), verdict; and the proofs."""
    rows = []
    for line, texts, entries in zip(comparison.lines, told.sheet.rows, told.told, strict=True):
        cells = [
            {"entries": said, "more": cell.more, "empty": "" if said else text}
            for cell, said, text in zip(line.cells.values(), entries, texts[1:-1], strict=True)
        ]
        rows.append({"dimension": texts[0], "cells": cells, "verdict": texts[-1]})
    proofs = [
        {"number": n, "claim": claim, "text": text.partition("] ")[2]}
        for n, (claim, text) in enumerate(zip(told.claims, told.footnotes, strict=True), 1)
    ]
    # Where there is nothing to compare, the page says so itself, with a link.
    return {"headings": told.sheet.headings, "rows": rows, "proofs": proofs, "notes": told.notes if rows else []}


def _known(site: Site, places: list[str]) -> list[str]:
    """Give those of some places that there are, so that the form keeps them."""
    found = []
    for name in places:
        with contextlib.suppress(QueryError):
            found.append(read_value(site.engine, "place", "place", name).value)
    return found


def _form(site: Site, call: Call, chosen: list[str]) -> dict[str, Any]:
    """Give what the form of the page offers: all places, or of very many fields to name some and a list of cities."""
    many = len(site.cities) > MOST_ABREAST
    cities = [city.iri for city in site.cities]
    others = [] if many else [place for place in choices(site.engine, "place") if place not in cities]
    labels = read_labels(site.engine, [*cities, *others, *chosen])
    others.sort(key=lambda place: labels.of(place, call.lang))

    def offered(places: list[str]) -> list[dict[str, Any]]:
        return [
            {"slug": slug(place), "label": labels.of(place, call.lang), "chosen": place in chosen} for place in places
        ]

    fields = [*offered(chosen), *[{"slug": "", "label": "", "chosen": False}] * 2] if many else []
    fields += [fields[-1]] * (LEAST_FIELDS - len(fields)) if many else []
    return {
        "many": many,
        "most": MOST_ABREAST,
        "fields": fields,
        "tries": [
            (say("between", call.lang).join(one["label"] for one in offered(some)), ",".join(map(slug, some)))
            for some in ([cities[start : start + TRY] for start in (0, TRY)] if many and not chosen else [])
        ],
        "cities": offered(cities),
        "others": offered(others),
        "topics": [OVERVIEW, *TOPICS],
        "topic": call.one("topic", OVERVIEW) or OVERVIEW,
        "day": call.one("on"),
        "downloads": {form: call.address(f"/compare.{form}") for form in ("xlsx", "csv", "md", "json")},
    }


def _file(site: Site, call: Call, comparison: Comparison, topic: str, day: str | None) -> Answer:
    rows = comparison_rows(comparison)
    named = (("Content-Disposition", f'attachment; filename="compare-{topic}.{call.form}"'),)
    if call.form == "json":
        return Answer(200, MEDIA["json"], _json(site, call, comparison, topic, day))
    if call.form in ("csv", "tsv"):
        told = convert_results(results_json(with_labels(site.engine, rows, call.lang)), call.form)
        media = f"{MEDIA[call.form]}; charset=utf-8"
        return Answer(200, media, (BOM if call.form == "csv" else b"") + told, named)
    sheet, footnotes, notes, _, _ = readable_comparison(site.engine, comparison, call.lang)
    below = [*footnotes, *notes, *filter(None, summary(site, call.lang).values())]
    if call.form == "xlsx":
        return Answer(200, MEDIA["xlsx"], write_xlsx(sheet, rows, below, call.lang), named)
    return Answer(200, f"{MEDIA['md']}; charset=utf-8", write_markdown(sheet, below).encode(), named)


def _json(site: Site, call: Call, comparison: Comparison, topic: str, day: str | None) -> bytes:
    from policygraph.web.answering.question_json import tell_columns, tell_rows, tell_sources

    rows = comparison_rows(comparison)
    named = {term.value for row in rows.rows for term in row if term is not None and term.kind == "iri"}
    labels = read_labels(site.engine, named | {POL + column for column in rows.columns} | set(comparison.places))
    told = {
        "places": [{"iri": place, "label": labels.of(place, call.lang)} for place in comparison.places],
        "topic": topic,
        "on": day,
        "lang": call.lang,
        "columns": tell_columns(rows, labels, call.lang),
        "rows": tell_rows(rows, labels, call.lang),
        "date": site.date or None,
        "sources": tell_sources(site, rows, call.lang),
    }
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"
