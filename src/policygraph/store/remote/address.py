"""The address of an endpoint."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from policygraph.store.remote.errors import AddressInvalid

# What a request asks about (SPARQL 1.1 Protocol, section 2.1): in a POST form these go with the query.
DATASET = ("default-graph-uri", "named-graph-uri")


class Address(NamedTuple):
    """Where an endpoint is, and which of its graphs are asked.

    url: as it is requested. dataset: names and values for the form. told: as it is shown, without what may be secret.
    """

    url: str
    dataset: tuple[tuple[str, str], ...]
    told: str


def read_address(text: str) -> Address:
    """Read an address as a person writes it.

    text: ``http`` or ``https``; ``default-graph-uri`` and ``named-graph-uri`` behind the question mark choose the
    graphs. Raises AddressInvalid, for a password within it, too: it would stand in every message and in the history of
    the shell.

    >>> read_address("http://127.0.0.1:8890/sparql?default-graph-uri=urn:x").dataset
    (('default-graph-uri', 'urn:x'),)
    """
    try:
        parts = urlsplit(text.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise _invalid(text, f"其中有误（{error}）", f"it cannot be read ({error})") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise _invalid(text, "须以 http:// 或 https:// 开头", "it does not begin with http:// or https://")
    if parts.username is not None:
        shown = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=""))
        raise _invalid(
            shown,
            "用户名请用 --user，密码请用环境变量 POLICYGRAPH_PASSWORD",
            "name the user with --user, and put the password into the environment variable POLICYGRAPH_PASSWORD",
        )
    if not host or any(sign <= " " or sign == "\x7f" for sign in text.strip()):
        raise _invalid(text, "其中没有主机名，或有空格", "it names no host, or there is a space in it")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = urlencode([pair for pair in pairs if pair[0] not in DATASET])
    return Address(
        urlunsplit(parts._replace(query=kept, fragment="")),
        tuple(pair for pair in pairs if pair[0] in DATASET),
        urlunsplit(parts._replace(query="", fragment="")),
    )


def _invalid(text: str, zh: str, en: str) -> AddressInvalid:
    return AddressInvalid(endpoint=text, reason_zh=zh, reason_en=en)
