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
from policygraph.terms import LANGUAGES
from policygraph.web.calls import Answer, Call
from policygraph.web.errors import (
    WORDED,
    AddressUnknown,
    FormUnavailable,
    HostRefused,
    MethodUnavailable,
    NobodyWaits,
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
    FormUnavailable: 406,
    HostRefused: 421,
    MethodUnavailable: 405,
    # As nginx has it: nobody reads this answer.
    NobodyWaits: 499,
    QueryNotFound: 404,
    QueryRefused: 403,
    QueryTimeout: 504,
    RequestTooLarge: 413,
    ServerBusy: 503,
    StoryNotFound: 404,
    ThingNotFound: 404,
    Unexpected: 500,
    WorkerLost: 500,
}
# What the page of an error is headed with, and what may go better another time.
HEADINGS = {404: "failed-not-there", 503: "failed-busy", 504: "failed-too-slow"}
PASSING = (503, 504)
JSON = "application/json"


def failed(call: Call, error: PolicygraphError) -> Answer:
    """Answer with what is wrong: a page where the reader takes one, else JSON.

    >>> answer = failed(Call("x", {}, (), "en", "json"), QueryNotFound(name="fund", nearest=[]))
    >>> answer.status, json.loads(answer.body)["error"]["kind"]
    (404, 'query-not-found')
    """
    error = worded(error)
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 400)
    more = error.facts.get("headers")
    headers = tuple(more) if isinstance(more, (list, tuple)) else ()
    if call.form == "html":
        name = str(error.facts.get("name", "")) if isinstance(error, ThingNotFound) else ""
        told = {
            "heading": HEADINGS.get(status, "failed"),
            "sentence": _for_people(error).sentence(call.lang),
            "name": name.partition(":")[2] or name,
            "again": call.address() if status in PASSING and call.method == "GET" else "",
        }
        return page(None, call, "failed.html", status=status, **told)._replace(headers=headers)
    return Answer(status, JSON, told_as_json(error, status), headers)


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
