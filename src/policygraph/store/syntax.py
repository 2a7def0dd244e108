"""Syntax errors in words: line, column, the line itself, what was expected."""

from __future__ import annotations

import re

from policygraph.errors import QuerySyntaxError
from policygraph.store.guard import FORMS, query_form
from policygraph.store.tokens import excerpt, position, read_tokens

PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# Of Oxigraph's list of what it expected, the words and signs; its classes of characters tell a person nothing.
EXPECTED = re.compile(r'(?<![\w"])([A-Z]{2,})(?![\w"])|"((?:[^"\\]|\\.)+)"')
# Signs that begin a name, a variable or an IRI are told as what they begin.
BEGINNINGS = {"$": "?variable", "?": "?variable", "<": "<IRI>", ":": "prefix:name", "_": "_:node"}


def check_syntax(query: str, lines_before: int = 0) -> None:
    """Parse a query with Oxigraph, whichever engine will answer it, so that errors are told in one way.

    query: has passed ``refuse_unsafe``. lines_before: lines that were put before the user's first one.
    Raises QuerySyntaxError with line and column in the user's text.

    >>> check_syntax("ASK { ?s ?p }")
    Traceback (most recent call last):
        ...
    policygraph.errors.QuerySyntaxError: The query has a syntax error at line 1, column 13: ...
    """
    import pyoxigraph

    try:
        # Answers are computed when they are pulled: on an empty store nothing but the parser runs here.
        pyoxigraph.Store().query(query)
    except SyntaxError as error:
        raise _told(query, str(error), lines_before) from None


def _told(query: str, message: str, lines_before: int) -> QuerySyntaxError:
    found = PLACE.match(message)
    line, column, expected = (int(found[1]), int(found[2]), found[3]) if found else (1, 1, message)
    unknown = _unknown_prefix(query) if "Prefix not found" in expected else None
    if unknown:
        name, offset = unknown
        line, column = position(query, offset)
        zh = f"前缀 {name}: 没有声明；请写 PREFIX {name}: <…>，或检查拼写"
        en = f"the prefix {name}: is not declared; write PREFIX {name}: <…>, or check its spelling"
    elif query_form(query) is None:
        first = next((token for token in read_tokens(query) if token.kind not in ("space", "comment")), None)
        line, column = position(query, first.offset if first else 0)
        zh, en = f"查询以 {' '.join(FORMS)} 之一开始", f"a query begins with one of {' '.join(FORMS)}"
    elif "variable that is unbound" in expected:
        zh = "SELECT 中有变量既未分组也未汇总；请把它加入 GROUP BY，或用 SAMPLE、COUNT 等汇总"
        en = "a variable of SELECT is neither grouped nor aggregated; add it to GROUP BY, or use SAMPLE, COUNT …"
    else:
        words = dict.fromkeys(
            BEGINNINGS.get(sign, sign) for pair in EXPECTED.findall(expected) for sign in pair if sign
        )
        listed = " ".join(word for word in words if word not in ("LATERAL", "SERVICE", "TZ", "IF"))
        zh = f"此处应为：{listed}" if listed else "此处不应出现这样的内容"
        en = f"expected here: {listed}" if listed else "this does not belong here"
    shown = excerpt(query, line, column)
    return QuerySyntaxError(line=line - lines_before, column=column, detail_zh=zh, detail_en=en, excerpt=shown)


def _unknown_prefix(query: str) -> tuple[str, int] | None:
    tokens = [token for token in read_tokens(query) if token.kind not in ("space", "comment")]
    declared = {name.text for word, name in zip(tokens, tokens[1:], strict=False) if word.text.upper() == "PREFIX"}
    for token in tokens:
        prefix, colon, _ = token.text.partition(":")
        if token.kind == "name" and prefix + colon not in declared:
            return prefix, token.offset
    return None
