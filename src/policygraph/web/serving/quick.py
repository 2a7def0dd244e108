"""The short way of a query to the endpoint, beside the way of pages: programs send many small ones."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from email.utils import formatdate
from typing import TYPE_CHECKING

from policygraph.errors import PolicygraphError
from policygraph.web.calls import Call
from policygraph.web.failures import failed
from policygraph.web.serving.blame import blame

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from policygraph.web.serving.pool import Pool
    from policygraph.web.site import Settings

PATH = "/sparql"


class QuickEndpoint:
    """Answers GET requests of programs to the endpoint; all others go on to the application.

    pool: makes the answers. app: what answers everything else. headers: of every answer. modified: when the data was
    changed, in seconds since 1970; None where that is not known.
    """

    def __init__(
        self, pool: Pool, app: ASGIApp, settings: Settings, headers: Mapping[str, str], modified: float | None
    ) -> None:
        self.pool = pool
        self.app = app
        self.settings = settings
        varied = {**headers, "vary": f"{headers['vary']}, Accept-Encoding"}
        self.headers = [(name.encode(), value.encode()) for name, value in varied.items()]
        told = [] if modified is None else [formatdate(modified, usegmt=True).encode()]
        self.fresh = [(b"last-modified", day) for day in told]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["path"] != PATH or scope["method"] != "GET" or not scope["query_string"]:
            await self.app(scope, receive, send)
            return
        asked = dict(scope["headers"])
        accept = asked.get(b"accept", b"").decode("latin-1")
        # What is compressed, read by people, or asked from elsewhere takes the other way, which knows how.
        if b"gzip" in asked.get(b"accept-encoding", b"") or b"origin" in asked or "html" in accept:
            await self.app(scope, receive, send)
            return

        async def gone() -> None:
            while (await receive())["type"] != "http.disconnect":
                pass

        origin = f"http://{asked.get(b'host', b'').decode('latin-1')}"
        told = scope["query_string"].decode("latin-1")
        call = Call("sparql", {}, (), self.settings.lang, "json", PATH, accept=accept, origin=origin, unread=told)
        try:
            answer = await self.pool.ask(call, gone)
        except PolicygraphError as error:
            answer = failed(call, await blame(error, self.settings.store))
        headers = [
            *self.headers,
            (b"content-type", answer.media.encode()),
            (b"content-length", str(len(answer.body)).encode()),
            *((name.lower().encode(), value.encode()) for name, value in answer.headers),
        ]
        if answer.status == 200:
            tag = hashlib.blake2b(answer.body, digest_size=9).hexdigest()
            headers += [(b"etag", f'W/"{tag}"'.encode()), *self.fresh]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})
