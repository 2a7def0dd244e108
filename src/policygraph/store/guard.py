"""What no query may do: write, or reach a file or the network."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping

from policygraph.errors import QueryRefused
from policygraph.store.skimming import is_plainly_safe
from policygraph.store.tokens import Token, excerpt, position, readings, tokens

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
# pyoxigraph also reads words that run into each other: INSERTDATA, LOADSILENT, trueSERVICE, ASKFROM, SERVICE:x.
UPDATES = re.compile(
    r"(INSERT|DELETE)(?:DATA|WHERE)?|(LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)(?:SILENT|GRAPH|ALL|DEFAULT|NAMED)*"
    r"|(WITH)|(USING)(?:NAMED)?"
)
SERVICE = re.compile(r"SERVICE(?:SILENT)?")
DATASET = re.compile(r"FROM(?:NAMED)?")
SAFE_IRI = re.compile(r"<?(https?|urn):", re.IGNORECASE)
# What may stand behind FROM :x where the graph pattern does not follow at once.
BEHIND_DATASET = {"", "{", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"}
REASONS = {
    "SERVICE": (
        "查询不能访问其他服务器。请去掉 SERVICE，只查询本图。",
        "a query may not reach another server. Take it out and ask this graph alone.",
    ),
    "FROM": (
        "这里只接受以 http:、https: 或 urn: 开头的完整 IRI。请写出这样的 IRI，或去掉 FROM。",
        "it takes only a whole IRI that begins with http:, https: or urn:. Write such an IRI, or take it out.",
    ),
}
READS_ONLY = (
    "查询只能读取，不能写入。请写 SELECT、ASK、CONSTRUCT 或 DESCRIBE；修改数据请编辑 graph/。",
    "a query only reads. Write SELECT, ASK, CONSTRUCT or DESCRIBE; to change the data, edit graph/.",
)
# Escapes as in SPARQL 1.1 section 19.2; as in rdflib, where either letter takes four or eight digits; as in Java,
# where a doubled backslash escapes nothing and u may be repeated.
ESCAPES = (
    re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"),
    re.compile(r"\\[uU]([0-9A-Fa-f]{8}|[0-9A-Fa-f]{4})"),
    re.compile(r"\\\\|\\u+([0-9A-Fa-f]{4})"),
)


def refuse_unsafe(query: str) -> None:
    """Refuse a query that would write, or reach a file or the network.

    query: SPARQL 1.1. Raises QueryRefused for SERVICE, for every word of SPARQL 1.1 Update (section 3), and for
    FROM and FROM NAMED with anything but an http, https or urn IRI. These words may stand in strings, comments,
    IRIs, prefixed names, variables, language tags and blank node labels. Engines differ on code-point escapes
    (SPARQL 1.1 Query, section 19.2), so the text is read as it stands and with its escapes replaced.

    >>> refuse_unsafe('SELECT ("SERVICE" AS ?load) { ?s ex:drop <http://example.org/insert> }  # DELETE')
    >>> refuse_unsafe("SELECT * FROM <file:///etc/passwd> {}")
    Traceback (most recent call last):
        ...
    policygraph.errors.QueryRefused: FROM at line 1, column 10 of the query is refused: ...
    """
    if is_plainly_safe(query):
        return
    for text, origin in _variants(query):
        declared = _declared(text)
        first = next(_body(text), None)
        for before, token in readings(text):
            word = _forbidden_word(text, before, token, declared)
            if not word and token == first and token.kind == "name":
                word = _update_word(token.text.partition(":")[0])
            if word:
                line, column = position(query, origin(token.offset))
                reason_zh, reason_en = REASONS.get(word, READS_ONLY)
                raise QueryRefused(
                    line=line,
                    column=column,
                    word=word,
                    reason_zh=reason_zh,
                    reason_en=reason_en,
                    excerpt=excerpt(query, line, column),
                )


def query_form(query: str) -> str | None:
    r"""Tell which form a query has: SELECT, ASK, CONSTRUCT, DESCRIBE, or None where it has none of them.

    query: SPARQL 1.1. Only the word behind the prologue counts (SPARQL 1.1 section 19.8, productions 2 to 4).

    >>> query_form("PREFIX ask: <http://x/>\nconstruct { ?s a ask:b } {}")
    'CONSTRUCT'
    """
    first = next(_body(query), None)
    word = first.text.upper() if first and first.kind == "word" else ""
    return word if word in FORMS else None


def _forbidden_word(text: str, before: Token | None, token: Token, declared: Mapping[str, list[str]]) -> str:
    if token.kind == "word":
        # Upper case as rdflib makes it, for which "ſERVICE" is SERVICE.
        word = token.text.upper()
        if SERVICE.search(word):
            return "SERVICE"
        if DATASET.search(word):
            return "" if _reaches_safe_iri(_after(text, token), declared) else "FROM"
        return _update_word(word)
    if token.kind != "name" or (before and before.text.upper() == "GRAPH"):
        return ""
    prefix, _, local = token.text.partition(":")
    following = next(_after(text, token), None)
    behind = following.text.upper() if following else ""
    for word, pattern, glued in (
        ("SERVICE", SERVICE, behind == "{"),
        ("FROM", DATASET, behind in BEHIND_DATASET or "FROM" in behind),
    ):
        found = list(pattern.finditer(prefix.upper())) if glued else []
        rest = prefix[found[-1].end() :] if found else ""
        # A name of the query's own, which no engine can read as a word and another name.
        own = prefix in declared and not rest and "" not in declared
        if found and not own and not (word == "FROM" and _expands_safely(f"{rest}:{local}", declared)):
            return word
    return ""


def _update_word(word: str) -> str:
    found = UPDATES.fullmatch(word.upper())
    return next(filter(None, found.groups())) if found else ""


def _reaches_safe_iri(following: Iterator[Token], declared: Mapping[str, list[str]]) -> bool:
    graph = next(following, None)
    if graph and graph.text.upper() == "NAMED":
        graph = next(following, None)
    if not graph or graph.kind not in {"iri", "name"}:
        return False
    prefix, _, local = graph.text.partition(":")
    # NAMED:x is NAMED and :x to an engine that ends a word at any other character.
    if graph.kind == "name" and prefix.upper().startswith("NAMED"):
        return _expands_safely(f"{prefix[5:]}:{local}", declared)
    return bool(SAFE_IRI.match(graph.text)) if graph.kind == "iri" else _expands_safely(graph.text, declared)


def _expands_safely(name: str, declared: Mapping[str, list[str]]) -> bool:
    namespaces = declared.get(name.partition(":")[0], [])
    return bool(namespaces) and all(SAFE_IRI.match(namespace) for namespace in namespaces)


def _declared(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for before, token in readings(text):
        prefix, _, local = token.text.partition(":")
        if token.kind == "name" and not local:
            glued = prefix.upper().startswith("PREFIX")
            if (before and before.text.upper().endswith("PREFIX")) or glued:
                namespace = next(_after(text, token), token).text
                found.setdefault(prefix if before and before.kind == "word" else prefix[6:], []).append(namespace)
    return found


def _body(text: str) -> Iterator[Token]:
    found = (token for token in tokens(text) if token.kind != "comment")
    for token in found:
        word = token.text.upper()
        if word == "PREFIX":
            next(found, None)
        if word in {"PREFIX", "BASE", "VERSION"}:
            next(found, None)
        else:
            yield token


def _after(text: str, token: Token) -> Iterator[Token]:
    return (found for found in tokens(text, token.end) if found.kind != "comment")


def _variants(query: str) -> Iterator[tuple[str, Callable[[int], int]]]:
    yield query, lambda offset: offset
    for escape in ESCAPES if "\\" in query else ():
        pieces, here, there, starts, origins = [], 0, 0, [0], [0]
        for found in escape.finditer(query):
            point = int(next(filter(None, found.groups()), "FFFFFFFF"), 16)
            if point <= 0x10FFFF:
                pieces += [query[here : found.start()], chr(point)]
                there += found.start() - here + 1
                here = found.end()
                starts += [there - 1, there]
                origins += [found.start(), here]
        if pieces:
            yield "".join([*pieces, query[here:]]), _origin(starts, origins)


def _origin(starts: list[int], origins: list[int]) -> Callable[[int], int]:
    def origin(offset: int) -> int:
        piece = bisect_right(starts, offset) - 1
        return origins[piece] + offset - starts[piece]

    return origin
