"""What every request meets first: is it addressed to this server, and was it answered before?"""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from policygraph.web.calls import Call
from policygraph.web.errors import HostRefused
from policygraph.web.failures import failed
from policygraph.web.serving.hosts import answers_as
from policygraph.web.serving.kept import Headers, Kept, KeptAnswers

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The headers of a request that an answer may depend on.
VARY = (b"host", b"accept", b"accept-language", b"accept-encoding", b"origin")


class Front:
    """Refuses requests to other hosts, and gives an answer again that was given before.

    app: makes answers. hosts: the names as which the server answers. any_address: as for ``answers_as``. keeps: whether
    an answer stays true.
    """

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], *, any_address: bool = False, keeps: bool = True) -> None:
        self.app = app
        self.hosts = hosts
        self.any_address = any_address
        self.keeps = keeps
        self.kept = KeptAnswers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if not answers_as(host, self.hosts, any_address=self.any_address):
            await self._refuse(scope, host, send)
            return
        if scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        key = (scope["raw_path"], scope["query_string"], *(headers.get(name, b"") for name in VARY))
        found = self.kept.get(key)
        if found is None:
            found = await self._ask(scope, receive, key)
        await _give(found, headers, send)

    async def _ask(self, scope: Scope, receive: Receive, key: tuple[bytes, ...]) -> Kept:
        """Have an answer made, and keep it if it stays true."""
        told: dict[str, Any] = {"body": b""}

        async def collect(message: Message) -> None:
            told["body"] += message.pop("body", b"")
            told.update(message)

        await self.app(scope, receive, collect)
        answer = Kept(told["status"], list(told["headers"]), told["body"])
        passing = (b"cache-control", b"no-store") in answer.headers
        if self.keeps and not passing and answer.status == 200 and scope["method"] == "GET":
            self.kept.keep(key, answer)
        return answer

    async def _refuse(self, scope: Scope, host: str, send: Send) -> None:
        call = Call("", {}, (), "en", "json", scope["path"])
        answer = failed(call, HostRefused(host=host[:100], known=", ".join(self.hosts)))
        headers = [(b"content-type", answer.media.encode()), (b"content-length", str(len(answer.body)).encode())]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})


async def _give(answer: Kept, asked: dict[bytes, bytes], send: Send) -> None:
    status, headers, body = answer
    if status == 200 and _has_it(asked, headers):
        status, body = 304, b""
        headers = [(name, value) for name, value in headers if name not in (b"content-length", b"content-type")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _has_it(asked: dict[bytes, bytes], headers: Headers) -> bool:
    """Tell whether the reader has this answer already (RFC 9110, section 13.1)."""
    wanted = asked.get(b"if-none-match")
    since = asked.get(b"if-modified-since")
    if wanted is None and since is None:
        return False
    told = dict(headers)
    if wanted is not None:
        own = told.get(b"etag", b"-").removeprefix(b"W/")
        return any(tag.strip().removeprefix(b"W/") in (own, b"*") for tag in wanted.split(b","))
    try:
        modified = parsedate_to_datetime(told[b"last-modified"].decode())
        return modified <= parsedate_to_datetime((since or b"").decode("latin-1"))
    except (KeyError, TypeError, ValueError):
        return False
