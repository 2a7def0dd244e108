"""What goes wrong, as a page for people and in one shape for programs."""

from __future__ import annotations

import json
import re
from typing import Any

from policygraph.errors import (
    PolicygraphError,
    QueryNotFound,
    QueryRefused,
    QueryTimeout,
    StoryNotFound,
    ThingNotFound,
)
from policygraph.store.disk_errors import StoreDamaged
from policygraph.store.remote.errors import AnswerCut, EndpointBusy, EndpointSilent, EndpointUnusable, QueryRejected
from policygraph.terms import LANGUAGES
from policygraph.web.answering.bounds import Bounds
from policygraph.web.calls import Answer, Call
from policygraph.web.errors import (
    WORDED,
    AddressUnknown,
    FormUnavailable,
    HostRefused,
    MethodUnavailable,
    NobodyWaits,
    QuestionTimeout,
    RequestTooLarge,
    ServerBusy,
    Unexpected,
    WorkerLost,
    worded,
)
from policygraph.web.html import page

# RFC 9110, sections 15.5 and 15.6. What is not listed is the fault of what was asked: 400.
STATUS: dict[type[PolicygraphError], int] = {
    AddressUnknown: 404,
    AnswerCut: 502,
    EndpointBusy: 503,
    EndpointSilent: 504,
    EndpointUnusable: 502,
    FormUnavailable: 406,
    HostRefused: 421,
    MethodUnavailable: 405,
    # As nginx has it: nobody reads this answer.
    NobodyWaits: 499,
    QueryNotFound: 404,
    QueryRefused: 403,
    QueryRejected: 502,
    QueryTimeout: 504,
    RequestTooLarge: 413,
    ServerBusy: 503,
    StoreDamaged: 500,
    StoryNotFound: 404,
    ThingNotFound: 404,
    Unexpected: 500,
    WorkerLost: 500,
}
# What the page of an error is headed with, and what may go better another time.
HEADINGS = {404: "failed-not-there", 502: "failed-endpoint", 503: "failed-busy", 504: "failed-too-slow"}
PASSING = (502, 503, 504)
JSON = "application/json"


def failed(call: Call, error: PolicygraphError, bounds: Bounds | None = None) -> Answer:
    """Answer with what is wrong: a page where the reader takes one, else JSON.

    bounds: of the questions, for one that takes too long.

    >>> answer = failed(Call("x", {}, (), "en", "json"), QueryNotFound(name="fund", nearest=[]))
    >>> answer.status, json.loads(answer.body)["error"]["kind"]
    (404, 'query-not-found')
    """
    bound = bounds.for_call(call) if bounds and isinstance(error, QueryTimeout) else None
    error = QuestionTimeout(**error.facts, **bound.facts(call.lang)) if bound else worded(error)
    status = status_of(error)
    more = error.facts.get("headers")
    headers = tuple(more) if isinstance(more, (list, tuple)) else ()
    if call.form == "html":
        name = str(error.facts.get("name", "")) if isinstance(error, ThingNotFound) else ""
        told = {
            "heading": HEADINGS.get(status, "failed"),
            "sentence": _for_people(error).sentence(call.lang),
            "name": name.partition(":")[2] or name,
            "bound": bound,
            "again": call.address() if status in PASSING and call.method == "GET" else "",
        }
        return page(None, call, "failed.html", status=status, **told)._replace(headers=headers)
    return Answer(status, JSON, told_as_json(error, status), headers)


def status_of(error: PolicygraphError) -> int:
    """Give the status of HTTP for an error.

    >>> status_of(QueryNotFound(name="fund", nearest=[]))
    404
    """
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 400)


def _for_people(error: PolicygraphError) -> PolicygraphError:
    """Leave out what is near by its slug: the page has links and a search instead."""
    return type(error)(**error.facts | {"nearest": ()}) if isinstance(error, ThingNotFound) else error


def told_as_json(error: PolicygraphError, status: int) -> bytes:
    """Tell an error as programs read it: the one shape of all errors of the server.

    ``{"error": {"status", "kind", "message": {"zh", "en"}}}``, with ``line`` and ``column`` where there are.
    """
    # Programs know an error by what it is, however the server words it.
    known = next((kind for kind, ours in WORDED.items() if ours is type(error)), type(error))
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", known.__name__).lower()
    told: dict[str, Any] = {
        "status": status,
        "kind": kind,
        "message": {lang: error.sentence(lang) for lang in LANGUAGES},
    }
    told |= {name: error.facts[name] for name in ("line", "column") if name in error.facts}
    return json.dumps({"error": told}, ensure_ascii=False).encode() + b"\n"
