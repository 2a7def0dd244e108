"""The server's side of every page: from a request to a call, and from an answer to a response."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from email.utils import formatdate
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Way
from starlette.routing import request_response

from policygraph.errors import PolicygraphError
from policygraph.terms import LANGUAGES
from policygraph.web.calls import Answer, Call, read_parameters
from policygraph.web.errors import (
    AddressUnknown,
    FormUnavailable,
    MethodUnavailable,
    RequestInvalid,
    RequestTooLarge,
)
from policygraph.web.failures import failed
from policygraph.web.negotiation import MEDIA, choose_form, choose_language, split_ending
from policygraph.web.parts import MEDIA as PART_MEDIA
from policygraph.web.parts import fingerprint_of, parts
from policygraph.web.routes import ROUTES, Route
from policygraph.web.serving.blame import blame
from policygraph.web.serving.front import Front
from policygraph.web.serving.quick import PATH as ENDPOINT
from policygraph.web.serving.quick import QuickEndpoint

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from policygraph.web.answering.bounds import Bounds
    from policygraph.web.serving.pool import Pool
    from policygraph.web.site import Settings

Respond = Callable[[Request], Awaitable[Response]]
# The longest body of a request, in bytes, and how long it may take to come.
LONGEST = 1 << 20
BODY_SECONDS = 10.0
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Vary": "Accept, Accept-Language, Origin",
    "Cache-Control": "no-cache",
}


def create_app(
    pool: Pool,
    settings: Settings,
    modified: float | None,
    hosts: tuple[str, ...],
    *,
    any_address: bool = False,
    bounds: Bounds | None = None,
) -> ASGIApp:
    """Make the ASGI application.

    pool: makes the answers. modified: when the data was changed, in seconds since 1970; None where it may change while
    the server runs, so that no answer is kept. hosts, any_address: as for ``Front``. bounds: of questions that take
    too long.
    """
    ways = [Way(route.path, _way(pool, route, settings, modified, bounds)) for route in ROUTES]
    ways.append(Way("/static/{fingerprint}/{name}", _part))

    async def unknown(request: Request) -> Response:
        path = request.scope["asked"]
        return _response(failed(_call(request, Route(path, ""), settings), AddressUnknown(path=path[:200])), None)

    ways.append(Way("/{path:path}", _EveryMethod(unknown)))

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        await pool.open()
        yield
        await pool.close()

    app = Starlette(routes=ways, middleware=[Middleware(GZipMiddleware, minimum_size=1000)], lifespan=living)
    quick = QuickEndpoint(
        pool, _without_ending(app), settings, {name.lower(): SECURITY[name] for name in SECURITY}, modified
    )
    return Front(quick, hosts, any_address=any_address, keeps=modified is not None)


def _way(pool: Pool, route: Route, settings: Settings, modified: float | None, bounds: Bounds | None) -> ASGIApp:
    way = _EveryMethod(_endpoint(pool, route, settings, modified, bounds))
    if route.path != ENDPOINT or settings.data or settings.store or settings.endpoint:
        return way
    # What is served is public: any page may read it here. Data of the reader's own is for nobody else.
    return CORSMiddleware(way, allow_origins=["*"], allow_methods=["GET", "HEAD"], allow_headers=["*"], max_age=86400)


class _EveryMethod:
    """Hands a request on whatever its method is: what a page does not take is said in the one shape of all errors."""

    def __init__(self, answer: Respond) -> None:
        self.app = request_response(answer)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


def _without_ending(app: ASGIApp) -> ASGIApp:
    """Take the ending that names a form off the path before the page is looked up."""

    async def look_up(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope["asked"] = scope["path"]
            if not scope["path"].startswith("/static/"):
                path, ending = split_ending(scope["path"], MEDIA)
                scope = {**scope, "path": path, "ending": ending}
        await app(scope, receive, send)

    return look_up


def _endpoint(pool: Pool, route: Route, settings: Settings, modified: float | None, bounds: Bounds | None) -> Respond:
    async def answer(request: Request) -> Response:
        call = Call(route.page, {}, (), settings.lang, "json")
        try:
            call = _call(request, route, settings)
            _check(request, route, call)
            if request.method == "POST":
                call = call._replace(body=await _body(request))
            found = await pool.ask(call, lambda: _gone(request))
        except PolicygraphError as error:
            found = failed(call, await blame(error, settings.store), bounds)
        return _response(found, modified if found.status == 200 and "html" not in found.media else None, route)

    return answer


def _call(request: Request, route: Route, settings: Settings) -> Call:
    """Read what is asked. Raises RequestInvalid."""
    headers = request.headers
    accept = headers.get("accept", "")
    ending = request.scope.get("ending", "")
    parameters = read_parameters(request.scope["query_string"].decode("latin-1"))
    chosen = next((value for name, value in reversed(parameters) if name == "lang" and value in LANGUAGES), "")
    # Where a page has no form of its own choosing, errors are told to people who read pages and to programs as such.
    form = ending or (choose_form(accept, route.forms) if route.forms else None)
    return Call(
        page=route.page,
        parts=dict(request.path_params),
        parameters=parameters,
        lang=chosen or choose_language(headers.get("accept-language", ""), settings.lang),
        form=form or choose_form(accept, ("json", "html")) or "json",
        path=request.scope["path"],
        media=headers.get("content-type", ""),
        accept=accept,
        origin=f"{request.scope['scheme']}://{headers.get('host', '')}",
        method=request.method,
    )


def _check(request: Request, route: Route, call: Call) -> None:
    if request.method not in route.methods:
        known = ", ".join(route.methods)
        raise MethodUnavailable(method=request.method, known=known, headers=[("Allow", known)])
    ending = request.scope.get("ending", "")
    if route.forms and (call.form not in route.forms if ending else choose_form(call.accept, route.forms) is None):
        raise FormUnavailable(form=ending or call.accept[:200], known=", ".join(MEDIA[form] for form in route.forms))


async def _body(request: Request) -> bytes:
    """Read the body of a request. Raises RequestTooLarge, and RequestInvalid for one that does not come."""
    pieces = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for piece in request.stream():
                pieces += piece
                if len(pieces) > LONGEST:
                    facts = {"what_zh": "正文", "what_en": "its body", "most": LONGEST}
                    raise RequestTooLarge(**facts, headers=[("Connection", "close")])
    except TimeoutError:
        raise RequestInvalid(
            detail_zh="请求的正文没有按时到达。",
            detail_en="The body of the request did not come in time.",
            headers=[("Connection", "close")],
        ) from None
    return bytes(pieces)


async def _gone(request: Request) -> None:
    """Wait until the client has gone away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _response(answer: Answer, modified: float | None, route: Route | None = None) -> Response:
    headers = {**SECURITY, **dict(answer.headers)}
    if answer.status == 200:
        headers["ETag"] = f'W/"{hashlib.blake2b(answer.body, digest_size=9).hexdigest()}"'
    if modified is not None:
        headers["Last-Modified"] = formatdate(modified, usegmt=True)
    return Response(answer.body, answer.status, headers, answer.media)


async def _part(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in parts() or request.path_params["fingerprint"] != fingerprint_of(name):
        return Response(b"", 404, media_type="text/plain")
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
    return Response(parts()[name], headers=headers, media_type=PART_MEDIA[name[name.rindex(".") :]])
