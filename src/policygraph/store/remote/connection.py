"""Requests to one server: sent, tried again where that is safe, and ended in time."""

from __future__ import annotations

import contextlib
import socket
import ssl
import weakref
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import httpx

from policygraph.errors import PolicygraphError
from policygraph.store.remote.address import Address
from policygraph.store.remote.body import Body
from policygraph.store.remote.deadline import CONNECT, SILENCE, Deadline
from policygraph.store.remote.errors import (
    EndpointCutOff,
    EndpointMoved,
    EndpointSilent,
    EndpointUnreachable,
)
from policygraph.store.remote.login import Login, password_of
from policygraph.store.remote.refusals import refusal, server_words

# Seconds before the second and the third attempt; a server that says how long it is busy is waited for at most so long.
PAUSES = (0.2, 1.0)
PATIENCE = 10.0
REDIRECTS = 3
WORDS = 1 << 14


class Answer(NamedTuple):
    """What a server answers when it does as asked."""

    media: str
    headers: Mapping[str, str]
    body: Body
    # Whether the server says where the body ends: else a lost connection looks like an end.
    framed: bool


class Connection:
    """A client of one server, with its manners and the user who asks.

    address: of the endpoint. user: whose password stands in the environment variable POLICYGRAPH_PASSWORD; nobody by
    default. Raises PasswordMissing.
    """

    def __init__(self, address: Address, user: str = "") -> None:
        self.address = address
        self.user = user
        # What the server called itself in its last answer.
        self.server = ""
        self._url = address.url
        self._client = httpx.Client(
            auth=Login(user, password_of(user)) if user else None,
            headers={"User-Agent": "policygraph", "Accept-Encoding": "gzip, deflate"},
            follow_redirects=False,
        )
        # Nobody closes an engine: its connection goes with it.
        weakref.finalize(self, self._client.close)

    def close(self) -> None:
        """Close what is open."""
        self._client.close()

    @contextlib.contextmanager
    def exchange(
        self, method: str, content: bytes, headers: Mapping[str, str], *, seconds: float | None, again: bool
    ) -> Iterator[Answer]:
        """Send a request and give its answer, whose body is read within the block.

        seconds: from the first byte sent to the last one read; None sets no limit. again: whether the request may be
        made twice where nobody knows if the first one arrived. Raises EndpointUnusable, QueryTimeout, and what
        ``refusal`` makes of a status that is no success.
        """
        deadline = Deadline(seconds)
        with deadline.kept():
            response = self._send(method, content, headers, deadline, again)
            try:
                yield Answer(
                    response.headers.get("content-type", "").partition(";")[0].strip().lower(),
                    response.headers,
                    Body(response, self.address.told, lambda error: self._failure(error, deadline, begun=True)),
                    "content-length" in response.headers or "transfer-encoding" in response.headers,
                )
            except PolicygraphError:
                if deadline.passed:
                    raise deadline.error() from None
                raise
            finally:
                response.close()
        if deadline.passed:
            raise deadline.error()

    def _send(
        self, method: str, content: bytes, headers: Mapping[str, str], deadline: Deadline, again: bool
    ) -> httpx.Response:
        url, moved, attempt = self._url, 0, 0
        while True:
            request = self._client.build_request(method, url, content=content, headers=dict(headers))
            left = deadline.left
            request.extensions = {
                "timeout": httpx.Timeout(left or SILENCE, connect=min(left or CONNECT, CONNECT)).as_dict(),
                "trace": deadline.trace,
            }
            attempt += 1
            try:
                response = self._client.send(request, stream=True)
            except httpx.HTTPError as error:
                failure = self._failure(error, deadline, begun=False)
                safe = isinstance(error, httpx.ConnectError) or again
                if not (safe and _passes(error)) or attempt > len(PAUSES) or deadline.passed:
                    raise failure from None
                deadline.wait(PAUSES[attempt - 1])
                continue
            deadline.watch(response.extensions["network_stream"])
            self.server = response.headers.get("server", self.server)
            if response.is_success:
                self._url = url
                return response
            if response.has_redirect_location:
                moved += 1
                url = self._moved(url, response, moved)
                attempt = 0
                continue
            pause = _pause(response)
            if pause is not None and attempt <= len(PAUSES):
                response.close()
                deadline.wait(pause)
                continue
            raise self._refused(response, attempt, deadline)

    def _refused(self, response: httpx.Response, attempt: int, deadline: Deadline) -> PolicygraphError:
        said = b""
        try:
            body = Body(response, self.address.told, lambda error: self._failure(error, deadline, begun=True))
            while len(said) < WORDS and (piece := body.read(WORDS)):
                said += piece
        except PolicygraphError:
            # Half of an excuse will do.
            pass
        finally:
            response.close()
        if deadline.passed:
            return deadline.error()
        return refusal(response.status_code, self.address.told, said, self.user, attempt)

    def _moved(self, url: str, response: httpx.Response, times: int) -> str:
        target = urljoin(url, response.headers["location"])
        response.close()
        here, there = urlsplit(url), urlsplit(target)
        same = here.hostname == there.hostname and (
            (here.scheme, here.port) == (there.scheme, there.port)
            or (here.scheme == "http" and there.scheme == "https" and here.port is None and there.port is None)
        )
        if not same or response.status_code == 303 or times > REDIRECTS:
            raise EndpointMoved(endpoint=self.address.told, target=target[:300])
        return target

    def _failure(self, error: Exception, deadline: Deadline, *, begun: bool) -> PolicygraphError:
        """Make a sentence of what httpx says. begun: whether part of the answer was there."""
        told = self.address.told
        # A connection that does not come about within its own limit is another matter.
        slow = isinstance(error, httpx.TimeoutException) and not isinstance(error, httpx.ConnectTimeout)
        if deadline.passed or deadline.is_over or (slow and deadline.seconds is not None):
            return deadline.error()
        if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)):
            zh, en = _why(error)
            return EndpointUnreachable(endpoint=told, reason_zh=zh, reason_en=en)
        if isinstance(error, httpx.TimeoutException):
            return EndpointSilent(endpoint=told, seconds=f"{SILENCE:g}")
        if begun:
            return EndpointCutOff(endpoint=told)
        zh, en = server_words(str(error).encode())
        return EndpointUnreachable(
            endpoint=told,
            reason_zh=f"连接在回答之前断开，或回答的不是 HTTP（{zh}）",
            reason_en=f"it closed the connection before it answered, or does not speak HTTP ({en})",
        )


def _pause(response: httpx.Response) -> float | None:
    """Read how long a busy server wants to be left alone, if it says so and that is not too long."""
    if response.status_code not in (429, 503):
        return None
    told = response.headers.get("retry-after", "").strip()
    return float(told) if told.isdecimal() and len(told) < 4 and float(told) <= PATIENCE else None


def _passes(error: Exception) -> bool:
    """Tell whether a failure may be over in a moment: a name that is not known and a bad certificate are not."""
    cause = _cause(error, (socket.gaierror, ssl.SSLError))
    return cause is None and isinstance(error, (httpx.ConnectError, httpx.ReadError, httpx.RemoteProtocolError))


def _why(error: Exception) -> tuple[str, str]:
    if _cause(error, (socket.gaierror,)):
        return "找不到这个主机名", "there is no host of this name"
    if _cause(error, (ConnectionRefusedError,)):
        return "连接被拒绝，那里没有服务器在监听", "the connection was refused: no server listens there"
    if tls := _cause(error, (ssl.SSLError,)):
        return f"加密连接失败（{tls}）", f"the encrypted connection failed ({tls})"
    if isinstance(error, httpx.ConnectTimeout):
        return f"{CONNECT:g} 秒内没有回应", f"it did not answer within {CONNECT:g} s"
    return str(error) or "原因不明", str(error) or "nobody says why"


def _cause(error: BaseException | None, kinds: tuple[type[BaseException], ...]) -> BaseException | None:
    while error is not None:
        if isinstance(error, kinds):
            return error
        error = error.__cause__ or error.__context__
    return None
