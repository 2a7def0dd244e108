"""What a server says when it does not do as asked, and the sentence made of it."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from policygraph.errors import PolicygraphError
from policygraph.store.remote.errors import (
    EndpointBusy,
    EndpointFailed,
    EndpointLocked,
    EndpointTimedOut,
    NothingThere,
    QueryRejected,
)

TAGS = re.compile(r"(?is)<(script|style)\b.*?</\1>|<[^>]*>")
# Virtuoso and others repeat the query behind their words.
REPEATED = re.compile(r"(?is)\s*SPARQL query:.*")
ENOUGH = 300
MOST = 1 << 14


def refusal(status: int, told: str, body: bytes, user: str, times: int = 1) -> PolicygraphError:
    """Make the error of an answer that is none.

    status: of HTTP. told: the endpoint as it is shown. body: what the server said. user: who asked, if anybody said.
    times: how often it was tried.

    >>> print(refusal(400, "http://x/sparql", b"<html><body>Parse error</body></html>", ""))
    The endpoint http://x/sparql does not take this query (400): Parse error
    """
    zh, en = server_words(body)
    facts: dict[str, Any] = {"endpoint": told, "status": status, "words_zh": zh, "words_en": en}
    if status in (401, 403, 407):
        reason_zh, reason_en = _who(status, user)
        return EndpointLocked(**facts, reason_zh=reason_zh, reason_en=reason_en)
    if status in (404, 405, 410):
        return NothingThere(**facts)
    if status in (408, 504):
        return EndpointTimedOut(**facts)
    if status in (429, 503):
        return EndpointBusy(**facts, times=times)
    if status in (400, 406, 413, 414, 422):
        return QueryRejected(**facts)
    return EndpointFailed(**facts)


def _who(status: int, user: str) -> tuple[str, str]:
    if not user:
        return (
            "需要用户名和密码：请加 --user 名称，并设环境变量 POLICYGRAPH_PASSWORD。",
            "it wants a name and a password. Write --user NAME, and put the password into the environment variable "
            "POLICYGRAPH_PASSWORD.",
        )
    if status == 403:
        return f"用户“{user}”没有此权限。", f'the user "{user}" may not do this.'
    return (
        f"用户“{user}”或环境变量 POLICYGRAPH_PASSWORD 中的密码不对。",
        f'the user "{user}", or the password in the environment variable POLICYGRAPH_PASSWORD, is not right.',
    )


def server_words(body: bytes) -> tuple[str, str]:
    """Shorten what a server says to a line, in Chinese where it says it so, too.

    >>> server_words(b'{"error": {"message": {"zh": "no zh", "en": "no en"}}}')
    ('no zh', 'no en')
    """
    text = body[:MOST].decode("utf-8", errors="replace")
    both = _ours(text)
    if both:
        return both
    shown = " ".join(html.unescape(TAGS.sub(" ", REPEATED.sub("", text))).split())
    shown = "".join(sign if sign.isprintable() else " " for sign in shown)
    if not shown:
        return "服务器没有说明原因", "the server gives no reason"
    shown = shown if len(shown) <= ENOUGH else f"{shown[:ENOUGH]}…"
    return shown, shown


def _ours(text: str) -> tuple[str, str] | None:
    """Read an error as ``policygraph serve`` tells it."""
    try:
        message = json.loads(text)["error"]["message"]
        return str(message["zh"]), str(message["en"])
    except (ValueError, KeyError, TypeError):
        return None
