"""Who asks: a name and a password, in the way that the server wants them."""

from __future__ import annotations

import os
from collections.abc import Generator

import httpx

from policygraph.store.remote.errors import PasswordMissing

VARIABLE = "POLICYGRAPH_PASSWORD"


def password_of(user: str) -> str:
    """Read the password of a user from the environment.

    Raises PasswordMissing where it is not there.
    """
    password = os.environ.get(VARIABLE)
    if password is None:
        raise PasswordMissing(user=user, variable=VARIABLE)
    return password


class Login(httpx.Auth):
    """Says nothing until a server asks, then answers by Basic (RFC 7617) or Digest (RFC 7616), whichever it wants."""

    def __init__(self, user: str, password: str) -> None:
        self._words = (user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a request, and once more with the answer to a challenge."""
        if self._chosen is not None:
            yield from self._chosen.auth_flow(request)
            return
        response = yield request
        if response.status_code != 401:
            return
        schemes = [told.split(" ", 1)[0].lower() for told in response.headers.get_list("www-authenticate")]
        if "digest" in schemes:
            # Its flow begins with the request that has just been made.
            digest = httpx.DigestAuth(*self._words)
            flow = digest.auth_flow(request)
            next(flow)
            try:
                yield flow.send(response)
            except StopIteration:
                return
            self._chosen = digest
        elif "basic" in schemes:
            self._chosen = httpx.BasicAuth(*self._words)
            yield from self._chosen.auth_flow(request)
