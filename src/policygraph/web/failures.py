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
    AddressUnknown,
    FormUnavailable,
    HostRefused,
    MethodUnavailable,
    NobodyWaits,
    RequestTooLarge,
    ServerBusy,
    Unexpected,
    WorkerLost,
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
JSON = "application/json"


def failed(call: Call, error: PolicygraphError) -> Answer:
    """Answer with what is wrong: a page where the reader takes one, else JSON.

    >>> answer = failed(Call("x", {}, (), "en", "json"), QueryNotFound(name="fund", nearest=[]))
    >>> answer.status, json.loads(answer.body)["error"]["kind"]
    (404, 'query-not-found')
    """
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 400)
    more = error.facts.get("headers")
    headers = tuple(more) if isinstance(more, (list, tuple)) else ()
    if call.form == "html":
        shown = page(None, call, "failed.html", status=status, sentence=error.sentence(call.lang), code=status)
        return shown._replace(headers=headers)
    return Answer(status, JSON, told_as_json(error, status), headers)


def told_as_json(error: PolicygraphError, status: int) -> bytes:
    """Tell an error as programs read it: the one shape of all errors of the server.

    ``{"error": {"status", "kind", "message": {"zh", "en"}}}``, with ``line`` and ``column`` where there are.
    """
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(error).__name__).lower()
    told: dict[str, Any] = {
        "status": status,
        "kind": kind,
        "message": {lang: error.sentence(lang) for lang in LANGUAGES},
    }
    told |= {name: error.facts[name] for name in ("line", "column") if name in error.facts}
    return json.dumps({"error": told}, ensure_ascii=False).encode() + b"\n"
