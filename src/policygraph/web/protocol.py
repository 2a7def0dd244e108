"""What a request of the SPARQL 1.1 Protocol asks (W3C Recommendation of 21 March 2013, section 2.1)."""

from __future__ import annotations

from typing import NamedTuple

from policygraph.web.calls import Call, read_parameters
from policygraph.web.errors import RequestInvalid

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"


class Asked(NamedTuple):
    """A query, the default and the named graphs that the request wants, and the name of a form if it gives one."""

    query: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    form: str = ""


def read_request(call: Call) -> Asked | None:
    """Read what is asked; None where a GET request has no query and so wants the description of the service.

    Raises RequestInvalid for everything else that the protocol does not know.

    >>> read_request(Call("sparql", {}, (("query", "ASK {}"),), "en")).query
    'ASK {}'
    """
    parameters = list(read_parameters(call.unread) if call.unread else call.parameters)
    media = call.media.partition(";")[0].strip().lower()
    if call.method == "POST":
        body = _text(call.body)
        if media == QUERY:
            parameters = [*((name, value) for name, value in parameters if name != "query"), ("query", body)]
        elif media == FORM:
            parameters += read_parameters(body)
        elif media == UPDATE:
            raise _read_only()
        else:
            raise _invalid(
                f"POST 的 Content-Type 须为 {FORM} 或 {QUERY}，而不是“{media}”。",
                f'A POST takes Content-Type {FORM} or {QUERY}, not "{media}".',
            )
    found: dict[str, list[str]] = {}
    for name, value in parameters:
        found.setdefault(name, []).append(value)
    if "update" in found:
        raise _read_only()
    queries = found.get("query", [])
    if not queries and call.method != "POST":
        return None
    if len(queries) != 1:
        raise _invalid(
            f"请求须恰有一个 query 参数，而这里有 {len(queries)} 个。",
            f"A request takes exactly one parameter query; this one has {len(queries)}.",
        )
    return Asked(
        queries[0],
        tuple(found.get("default-graph-uri", ())),
        tuple(found.get("named-graph-uri", ())),
        next(iter(found.get("format", ())), ""),
    )


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _invalid("请求的正文不是 UTF-8。", "The body of the request is not UTF-8.") from None


def _read_only() -> RequestInvalid:
    return _invalid(
        "此端点只读，不接受更新；修改数据请编辑 graph/ 中的文件。",
        "This endpoint only reads and takes no updates; to change the data, edit the files of graph/.",
    )


def _invalid(zh: str, en: str) -> RequestInvalid:
    return RequestInvalid(detail_zh=zh, detail_en=en)
