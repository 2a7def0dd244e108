"""Queries only read, and only the graph: everything else is refused before an engine sees it."""

from __future__ import annotations

from policygraph.errors import QueryRefused
from policygraph.store.tokens import Token, excerpt, expand_escapes, position, read_tokens

READS_ONLY = ("查询只能读取，不能修改数据。", "a query only reads; to change the data, edit graph/.")
NO_NETWORK = ("查询不能访问网络或文件。", "a query reaches neither the network nor a file.")
# SPARQL 1.1 Update, section 3, and the federation keyword of the query language.
REFUSED = {
    "SERVICE": NO_NETWORK,
    "LOAD": NO_NETWORK,
    **dict.fromkeys(
        ("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH", "USING"), READS_ONLY
    ),
}
GRAPHS_BY_ADDRESS = ("http:", "https:", "urn:")
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
SILENT = {"space", "comment"}


def refuse_unsafe(query: str) -> None:
    """Refuse updates, SERVICE, LOAD, and FROM with anything but an http, https or urn address.

    The words inside strings, comments, IRIs, names, variables and language tags are not refused. A query is
    read twice, with and without its code-point escapes, since engines differ on where they expand them.
    Raises QueryRefused with the word, line and column.

    >>> refuse_unsafe('SELECT ("SERVICE" AS ?load) {}  # DROP ALL')
    >>> refuse_unsafe("SELECT * FROM <file:///etc/passwd> {}")
    Traceback (most recent call last):
        ...
    policygraph.errors.QueryRefused: FROM at line 1, column 10 of the query is refused: ...
    """
    for text in dict.fromkeys((query, expand_escapes(query))):
        tokens = [token for token in read_tokens(text) if token.kind not in SILENT]
        prefixes = _declared(tokens)
        for here, token in enumerate(tokens):
            word = token.text.upper() if token.kind == "word" else ""
            if word in REFUSED:
                raise _refused(text, token, REFUSED[word])
            if word == "FROM" and not _is_address(tokens[here + 1 : here + 3], prefixes):
                raise _refused(text, token, NO_NETWORK)


def query_form(query: str) -> str | None:
    """Tell which form a query has: SELECT, ASK, CONSTRUCT or DESCRIBE.

    >>> query_form("PREFIX ask: <x:> # SELECT\\nconstruct { ?s a ask:b } {}")
    'CONSTRUCT'
    """
    for token in read_tokens(expand_escapes(query)):
        if token.kind == "word" and token.text.upper() in FORMS:
            return token.text.upper()
    return None


def _declared(tokens: list[Token]) -> dict[str, str]:
    return {
        name.text: address.text[1:-1]
        for word, name, address in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if word.text.upper() == "PREFIX" and name.kind == "name" and address.kind == "iri"
    }


def _is_address(following: list[Token], prefixes: dict[str, str]) -> bool:
    if following and following[0].text.upper() == "NAMED":
        following = following[1:]
    if not following:
        return True  # a syntax error, which is told as one
    graph = following[0]
    if graph.kind == "name":
        prefix, colon, rest = graph.text.partition(":")
        # An unknown prefix may be one of the project's, all of which are addresses.
        return prefixes.get(prefix + colon, "http:").lower().startswith(GRAPHS_BY_ADDRESS)
    return graph.kind == "iri" and graph.text[1:].lower().startswith(GRAPHS_BY_ADDRESS)


def _refused(text: str, token: Token, reason: tuple[str, str]) -> QueryRefused:
    line, column = position(text, token.offset)
    return QueryRefused(
        word=token.text.upper(),
        line=line,
        column=column,
        reason_zh=reason[0],
        reason_en=reason[1],
        excerpt=excerpt(text, line, column),
    )
