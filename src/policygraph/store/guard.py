"""What no query may do: write, or reach a file or the network."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from policygraph.errors import QueryRefused
from policygraph.store.tokens import Token, excerpt, position, readings, tokens

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
# pyoxigraph reads words that run into each other: INSERTDATA, LOADSILENT, trueSERVICE, ASKFROM, SERVICE:x.
_UPDATE = re.compile(
    r"(INSERT|DELETE)(DATA|WHERE)?|(LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)(SILENT|GRAPH|ALL|DEFAULT|NAMED)*"
    r"|WITH|(USING)(NAMED)?"
)
_REACHES = re.compile(r"(SERVICE)(?:SILENT)?|(FROM)(?:NAMED)?")
_SAFE_IRI = re.compile(r"<(https?|urn):", re.IGNORECASE)
_BEHIND_DATASET = {"{", "WHERE", "ORDER", "LIMIT", "OFFSET", "GROUP", "HAVING", "VALUES", ""}
_REASONS = {
    "SERVICE": (
        "查询不能访问其他服务器。请去掉 SERVICE，只查询本图。",
        "a query may not reach another server. Take it out and ask this graph alone.",
    ),
    "FROM": (
        "FROM 只接受以 http:、https: 或 urn: 开头的完整 IRI。请去掉 FROM，或写出这样的 IRI。",
        "it takes only a whole IRI that begins with http:, https: or urn:. Take it out, or write such an IRI.",
    ),
    "": (
        "查询只能读取，不能写入。请写 SELECT、ASK、CONSTRUCT 或 DESCRIBE。",
        "a query only reads. Write SELECT, ASK, CONSTRUCT or DESCRIBE.",
    ),
}
# Code points escaped as in SPARQL 1.1 section 19.2; as in rdflib, where \u takes eight digits too; as in Java, where
# a doubled backslash escapes nothing and u may be repeated.
_ESCAPES = (
    re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"),
    re.compile(r"\\[uU]([0-9A-Fa-f]{8}|[0-9A-Fa-f]{4})"),
    re.compile(r"(?<!\\)(?:\\\\)*+\K\\u+([0-9A-Fa-f]{4})".replace(r"(?:\\\\)*+\K", "")),
)
