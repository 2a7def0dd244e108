"""The editor: a page to write SPARQL in, and what it asks the server for while one writes."""

from __future__ import annotations

import json
from typing import Any

from policygraph.errors import PolicygraphError, QueryNotFound, QueryRefused
from policygraph.questions.groups import name_group, order_questions
from policygraph.store.guard import query_form
from policygraph.terms import LANGUAGES, XSD
from policygraph.web.calls import Answer, Call
from policygraph.web.editing.diagnosis import diagnose
from policygraph.web.editing.running import run_query
from policygraph.web.editing.vocabulary import read_vocabulary, starting_text
from policygraph.web.errors import RequestInvalid
from policygraph.web.failures import status_of
from policygraph.web.html import page
from policygraph.web.site import Site
from policygraph.web.words.editor import SCRIPT

JSON = "application/json"
NUMERIC = {XSD + name for name in ("integer", "decimal", "double", "float")}
# What an editor that was never used begins with: short, and it answers.
FIRST = """SELECT ?city (COUNT(?policy) AS ?count) WHERE {
  ?policy a pol:Policy ; pol:place ?city .
  ?city a pol:City .
} GROUP BY ?city ORDER BY ?city
"""


def editor_page(site: Site, call: Call) -> Answer:
    """Show the editor, and the answer of the query that the address holds.

    Without a script the page runs ``?query=`` itself and ``?question=`` opens a question of the library; with one it
    also takes ``#q=``, and keeps tabs and history in the browser.
    """
    query, name = call.one("query"), call.one("question")
    result: dict[str, Any] | None = None
    failure, status = "", 200
    if query:
        try:
            result = run_query(site, query, call.lang)
        except PolicygraphError as error:
            failure, status = error.sentence(call.lang), 400 if isinstance(error, QueryRefused) else status_of(error)
    return page(
        site,
        call,
        "editor.html",
        status=status,
        query=query or _opened(site, name, call.lang) or FIRST,
        given=query,
        opened=name,
        failure=failure.partition("\n")[0],
        result=result,
        groups=_library(site, call.lang),
        seconds=site.settings.seconds,
        numeric=NUMERIC,
        words=json.dumps({key: told[LANGUAGES.index(call.lang)] for key, told in SCRIPT.items()}, ensure_ascii=False),
    )


def terms_page(site: Site, call: Call) -> Answer:
    """Give what the editor completes and starts from; see ``read_vocabulary``."""
    return _told(read_vocabulary(site))


def check_page(site: Site, call: Call) -> Answer:
    """Tell what is wrong with the query in the body, or will be slow; see ``diagnose``."""
    query = _text(call.body)
    return _told({"form": query_form(query), "diagnostics": diagnose(site.engine, query)})


def run_page(site: Site, call: Call) -> Answer:
    """Answer the query in the body, ``{"query": …, "lang": "zh" or "en"}``; see ``run_query``.

    Raises QuerySyntaxError and QueryRefused with line and column, and RequestInvalid.
    """
    try:
        asked = json.loads(call.body)
    except (ValueError, RecursionError):
        asked = None
    query = asked.get("query") if isinstance(asked, dict) else None
    if not isinstance(query, str):
        raise RequestInvalid(
            detail_zh='请求体须为 JSON：{"query": "…", "lang": "zh"}。',
            detail_en='The body of the request must be JSON: {"query": "…", "lang": "en"}.',
        )
    lang = asked.get("lang")
    return _told(run_query(site, query, lang if lang in LANGUAGES else call.lang))


def _opened(site: Site, name: str, lang: str) -> str:
    if not name:
        return ""
    if name not in site.questions:
        import difflib

        raise QueryNotFound(name=name, nearest=difflib.get_close_matches(name, site.questions, n=3, cutoff=0.4))
    return starting_text(site.engine, site.questions[name], lang)


def _library(site: Site, lang: str) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for question in order_questions(site.questions.values()):
        groups.setdefault(name_group(question.group, lang), []).append((question.name, question.title[lang]))
    return list(groups.items())


def _text(body: bytes) -> str:
    return body.decode(errors="replace").replace("\r\n", "\n")


def _told(answer: dict[str, Any]) -> Answer:
    return Answer(200, JSON, json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode())
