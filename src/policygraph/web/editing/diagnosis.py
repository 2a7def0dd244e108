"""What an editor marks in a query: what is wrong, what will be slow, and what the graph does not know."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from policygraph.errors import QueryRefused, QuerySyntaxError
from policygraph.loading.prefixes import known_prefixes
from policygraph.questions.nearness import nearest_terms
from policygraph.store.engine import Engine
from policygraph.store.prepare import prepare_query
from policygraph.store.prologue import used_prefixes
from policygraph.store.slow import Slowness, find_slowness
from policygraph.store.tokens import Token, position, tokens
from policygraph.terms import CONCEPT, ID, LANGUAGES, POL
from policygraph.web.words import say

# As many unknown names as are looked up: each takes a look at the whole graph.
MOST = 5
# From here on a name is a slip of another: it may be put right by one click.
ALIKE = 0.85
KNOWN = """ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s <{iri}> ?o }} UNION {{ ?s ?p <{iri}> }} }}"""


def diagnose(engine: Engine, query: str) -> list[dict[str, Any]]:
    """Tell what an editor is to mark, as ``/editor/check`` gives it.

    engine: with the graph in which names are looked up. query: as it stands in the editor, however broken. Each is a
    ``severity`` (error, warning), the place (``line``, ``column``, ``endLine``, ``endColumn``: characters counted from
    1, the end not included), a ``message`` in both languages, and perhaps ``changes`` that mend it, each a place with
    its new ``text``.

    >>> from policygraph.store.open import open_engine
    >>> [found] = diagnose(open_engine(), "SELECT ?p {\\n  ?p a pol:Polcy\\n}")
    >>> found["line"], found["column"], found["message"]["en"]
    (2, 8, 'Nothing in the graph is called pol:Polcy. Did you mean pol:Policy?')
    """
    if not query.strip():
        return []
    try:
        prepare_query(query)
    except (QuerySyntaxError, QueryRefused) as error:
        return [_wrong(query, error)]
    slow = [_slow(query, one) for one in find_slowness(query)]
    return sorted([*slow, *_unknown(engine, query)], key=lambda one: (one["line"], one["column"]))


def _wrong(query: str, error: QuerySyntaxError | QueryRefused) -> dict[str, Any]:
    line, column = int(str(error.facts["line"])), int(str(error.facts["column"]))
    token = next((one for one in tokens(query) if position(query, one.offset) == (line, column)), None)
    end = position(query, token.end) if token else (line, column + 1)
    if isinstance(error, QueryRefused):
        told = {
            lang: say("editor-refused", lang, word=error.facts["word"], reason=error.facts[f"reason_{lang}"])
            for lang in LANGUAGES
        }
    else:
        told = {lang: str(error.facts[f"detail_{lang}"]) for lang in LANGUAGES}
        near = _near_prefix(query, token)
        if near and near not in told["en"]:
            told = {lang: told[lang] + say("editor-near-prefix", lang, near=near) for lang in LANGUAGES}
    return _mark("error", (line, column), end, told)


def _near_prefix(query: str, token: Token | None) -> str:
    """Give the known prefix that an unknown one may have meant."""
    if token is None or token.kind != "name":
        return ""
    prefix = token.text.partition(":")[0]
    if prefix in known_prefixes() or prefix in used_prefixes(query)[1]:
        return ""
    return next((f"{near}:" for near in get_close_matches(prefix, known_prefixes(), 1)), "")


def _slow(query: str, found: Slowness) -> dict[str, Any]:
    key = f"{found.kind}-instead" if found.changes else found.kind
    told = {lang: say(f"editor-slow-{key}", lang, instead=_short(found.instead)) for lang in LANGUAGES}
    end = found.end if found.kind == "product" else query.index("{", found.start)
    marked = _mark("warning", position(query, found.start), position(query, end), told)
    if found.changes:
        marked["changes"] = [
            _place(position(query, one.start), position(query, one.end)) | {"text": one.text} for one in found.changes
        ]
    return marked


def _short(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= 80 else told[:79] + "…"


def _unknown(engine: Engine, query: str) -> Iterator[dict[str, Any]]:
    """Mark names of this project that the graph does not have: most are slips, and a query with one answers nothing."""
    from rdflib import URIRef

    looked = 0
    for token, iri in _names(query):
        if looked == MOST:
            return
        if iri.startswith((POL, CONCEPT, ID)) and not engine.ask(KNOWN.format(iri=iri)):
            looked += 1
            near = nearest_terms(engine, (URIRef(iri), None, None))
            alike = near and SequenceMatcher(None, near[0], token.text).ratio() >= ALIKE
            near = near[:1] if alike else near
            told = {
                lang: say("editor-unknown", lang, name=token.text)
                + (say("editor-near", lang, near=say("editor-or", lang).join(near)) if near else "")
                for lang in LANGUAGES
            }
            start, end = position(query, token.offset), position(query, token.end)
            marked = _mark("warning", start, end, told)
            if alike and token.kind == "name":
                marked["changes"] = [_place(start, end) | {"text": near[0]}]
            yield marked


def _names(query: str) -> Iterator[tuple[Token, str]]:
    """Give each name and IRI of a query's body, once, with the IRI that it stands for."""
    spaces = dict(known_prefixes())
    seen: set[str] = set()
    declaring = ""
    template = False
    for token in tokens(query):
        word = token.text.upper() if token.kind == "word" else ""
        if word in ("PREFIX", "BASE"):
            declaring = " "
        elif declaring and token.kind == "name":
            declaring = token.text
        elif declaring and token.kind == "iri":
            spaces[declaring[:-1]], declaring = token.text[1:-1], ""
        elif word == "CONSTRUCT":
            template = True
        elif template and (word == "WHERE" or token.text == "}"):
            # What a template makes need not be there before.
            template = False
        elif not template and token.kind in ("name", "iri") and token.text not in seen and "\\" not in token.text:
            seen.add(token.text)
            prefix, _, name = token.text.partition(":")
            if token.kind == "iri":
                yield token, token.text[1:-1]
            elif prefix in spaces and name:
                yield token, spaces[prefix] + name


def _mark(severity: str, start: tuple[int, int], end: tuple[int, int], message: dict[str, str]) -> dict[str, Any]:
    return {"severity": severity, **_place(start, end), "message": message}


def _place(start: tuple[int, int], end: tuple[int, int]) -> dict[str, Any]:
    return {"line": start[0], "column": start[1], "endLine": end[0], "endColumn": end[1]}
