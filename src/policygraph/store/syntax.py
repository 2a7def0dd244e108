"""Syntax errors in words: line, column, the line itself, and what is wrong there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from policygraph.errors import QuerySyntaxError
from policygraph.store.guard import FORMS, query_form
from policygraph.store.prologue import used_prefixes
from policygraph.store.skimming import is_plainly_shallow
from policygraph.store.tokens import Token, excerpt, position, tokens

# Oxigraph's parser recurses: with 1 MB of stack (the main thread on Windows) it dies at 150 nested calls, with 8 MB
# at 20,000 terms in one chain.
DEEPEST = 64
LONGEST_CHAIN = 2000
CHAINED = {"!", "/", "|", "||", "&&", "+", "-", "*", "UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "^"}
# A slip of the keyboard is most often in one of these.
KEYWORDS = (
    *FORMS,
    "WHERE",
    "DISTINCT",
    "FILTER",
    "OPTIONAL",
    "UNION",
    "MINUS",
    "BIND",
    "VALUES",
    "GROUP",
    "HAVING",
    "ORDER",
    "LIMIT",
    "OFFSET",
    "EXISTS",
    "PREFIX",
)
MEANINGS = {
    "contains a variable that is unbound": (
        "SELECT 中有变量既未分组也未汇总；请把它加入 GROUP BY，或用 SAMPLE、COUNT 等汇总",
        "a variable of SELECT is neither grouped nor aggregated; add it to GROUP BY, or use SAMPLE, COUNT …",
    ),
    "overrides an existing variable": (
        "SELECT 中 AS 后的变量已被使用；请换一个名字",
        "the variable behind AS in SELECT is in use already; take another name",
    ),
    "Duplicated variable name": (
        "SELECT 中同一变量出现两次；请去掉一个",
        "SELECT names a variable twice; take one out",
    ),
}


class _ParsedOnly(Exception):
    """The parser is done and nothing has been evaluated."""


def check_syntax(query: str, lines_before: int = 0) -> None:
    """Parse a query with Oxigraph, whichever engine will answer it, and evaluate nothing.

    query: SPARQL 1.1 that has passed ``refuse_unsafe``. lines_before: the lines that were put before the user's
    first one. Raises QuerySyntaxError with line and column in the user's text.

    >>> check_syntax("ASK { ?s ?p ?o }")
    >>> check_syntax("ASK { ?s a nowhere:Place }")
    Traceback (most recent call last):
        ...
    policygraph.errors.QuerySyntaxError: The query has a syntax error at line 1, column 12: ...
    """
    found = [token for token in tokens(query) if token.kind != "comment"]
    offset, zh, en = _too_deep(found) or _wrong(query, found) or (-1, "", "")
    if offset >= 0:
        line, column = position(query, offset)
        shown = excerpt(query, line, column)
        raise QuerySyntaxError(
            line=max(line - lines_before, 1), column=column, detail_zh=zh, detail_en=en, detail=en, excerpt=shown
        )


def is_shallow(query: str) -> bool:
    """Tell at a glance that a query is nested as people nest them; a closer look may find it of others.

    >>> is_shallow("ASK { ?s ?p ?o }"), is_shallow("ASK {" + "(" * 100)
    (True, False)
    """
    return is_plainly_shallow(query, DEEPEST, 5 * LONGEST_CHAIN)


def _message(query: str) -> str:
    import pyoxigraph

    def stop() -> Iterator[pyoxigraph.NamedNode]:
        raise _ParsedOnly
        yield

    try:
        # Store.query evaluates at once: an ASK runs to its end, a SELECT with SERVICE calls out. It reads its list of
        # graphs between parsing and evaluating, so a list that fails there leaves only the parser.
        pyoxigraph.Store().query(query, default_graph=stop())  # type: ignore[arg-type]
    except SyntaxError as error:
        return str(error)
    except _ParsedOnly:
        return ""
    raise AssertionError("pyoxigraph no longer reads default_graph before it evaluates")


def _too_deep(found: list[Token]) -> tuple[int, str, str] | None:
    depth = chain = 0
    for token in found:
        depth += (token.text in {"(", "[", "{"}) - (token.text in {")", "]", "}"})
        chain += token.text.upper() in CHAINED
        if depth > DEEPEST:
            return token.offset, f"括号嵌套超过 {DEEPEST} 层", f"brackets are nested more than {DEEPEST} deep"
        if chain > LONGEST_CHAIN:
            return token.offset, "查询过长；请用 VALUES 列出各值", "the query is too long; list values with VALUES"
    return None


def _wrong(query: str, found: list[Token]) -> tuple[int, str, str] | None:
    message = _message(query)
    if not message:
        return None
    for part, (zh, en) in MEANINGS.items():
        if part in message:
            at = next((token for token in found if token.text.upper() == "SELECT"), found[0])
            return at.offset, zh, en
    token = _first_misplaced(query, found)
    quote = next((token for token in found if token.kind == "unknown" and token.text in "'\""), None)
    if quote and (not token or quote.offset <= token.offset):
        return quote.offset, "引号没有闭合", "this quotation mark is not closed"
    if token:
        return (token.offset, *_explain(token, query))
    return (found[-1].end if found else 0, *_missing_end(found))


def _first_misplaced(query: str, found: list[Token]) -> Token | None:
    # Oxigraph reports where its longest attempt at any keyword ended, up to 14 characters behind the error. A text
    # that could still go on fails at its very end, however much white space stands there; one that could not, before.
    low, high = 0, len(found)
    while low < high:
        middle = (low + high) // 2
        if _could_go_on(query[: found[middle].end]):
            low = middle + 1
        else:
            high = middle
    return found[low] if low < len(found) else None


def _could_go_on(start: str) -> bool:
    padded = start + " " * 64
    at = re.match(r"error at (\d+):(\d+)", _message(padded))
    # Oxigraph counts line feeds only, unlike position().
    return at is None or (int(at[1]), int(at[2])) == (padded.count("\n") + 1, len(padded) - padded.rfind("\n"))


def _explain(token: Token, query: str) -> tuple[str, str]:
    _, declared = used_prefixes(query)
    prefix = token.text.partition(":")[0]
    shown = token.text if len(token.text) <= 40 else token.text[:39] + "…"
    if token.kind == "name" and prefix not in declared:
        zh, en = _did_you_mean(prefix, [f"{known}:" for known in declared])
        return (
            f"前缀 {prefix}: 没有声明；请写 PREFIX {prefix}: <…>{zh}",
            f"the prefix {prefix}: is not declared; write PREFIX {prefix}: <…>{en}",
        )
    if query_form(query) is None and token.kind == "word":
        zh, en = _did_you_mean(token.text.upper(), FORMS)
        return f"查询以 {'、'.join(FORMS)} 之一开始{zh}", f"a query begins with one of {', '.join(FORMS)}{en}"
    if token.kind == "iri":
        return f"{shown} 不是完整的 IRI，或不应出现在这里", f"{shown} is no whole IRI, or has no place here"
    zh, en = _did_you_mean(token.text.upper(), KEYWORDS) if token.kind == "word" else ("", "")
    return f"“{shown}”不应出现在这里{zh}", f"“{shown}” has no place here{en}"


def _did_you_mean(word: str, known: Sequence[str]) -> tuple[str, str]:
    near = [match for match in get_close_matches(word, known, 1) if match != word]
    return (f"；是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else ("", "")


def _missing_end(found: list[Token]) -> tuple[str, str]:
    opened: list[Token] = []
    for token in found:
        if token.text in {"(", "[", "{"}:
            opened.append(token)
        elif token.text in {")", "]", "}"} and opened:
            opened.pop()
    if not opened:
        return "查询不完整", "the query ends too early"
    sign = opened[-1].text
    return f"查询不完整：“{sign}”没有闭合", f"the query ends too early: a {sign} is not closed"
