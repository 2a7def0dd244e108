"""What goes to a worker and what comes back."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from policygraph.web.errors import RequestInvalid

# How many parameters an address or a form may have.
MOST_PARAMETERS = 1000
# The header of an answer that will be another before long.
NOT_KEPT = (("Cache-Control", "no-store"),)


class Call(NamedTuple):
    """What a page is asked.

    page: its name in ``policygraph.web.pages.PAGES``. parts: the named parts of the path. parameters: names and values
    of the address (or of a form), in order. lang: the language of the answer. form: the ending of the path or what
    ``Accept`` prefers, such as ``html``, ``json``, ``ttl``. path: of the address, as it was asked. body: of a POST
    request; media: its type. accept: the header as it came. origin: the address of the server as the client wrote it,
    such as ``http://127.0.0.1:8000``. unread: what stands behind the question mark of the address, where it was not
    read into parameters yet: that costs more than all else the server does for a small query, so a worker does it.
    """

    page: str
    parts: dict[str, str]
    parameters: tuple[tuple[str, str], ...]
    lang: str
    form: str = "html"
    path: str = "/"
    body: bytes = b""
    media: str = ""
    accept: str = ""
    origin: str = ""
    method: str = "GET"
    unread: str = ""

    def one(self, name: str, default: str = "") -> str:
        """Give the last value of a parameter, without white space around it.

        >>> Call("search", {}, (("q", " 训力券 "),), "zh").one("q")
        '训力券'
        """
        return next((value.strip() for key, value in reversed(self.parameters) if key == name), default)

    def all(self, name: str) -> list[str]:
        """Give every value of a parameter that is not empty, in order."""
        return [value.strip() for key, value in self.parameters if key == name and value.strip()]

    def address(self, path: str = "", **changes: str | None) -> str:
        """Write this address with some parameters set, or (None) taken out.

        path: another path, if not the same.

        >>> Call("home", {}, (("lang", "zh"), ("q", "a b")), "zh", path="/").address(lang="en", q=None)
        '/?lang=en'
        """
        kept = [(key, value) for key, value in self.parameters if key not in changes]
        told = urlencode([*kept, *((key, value) for key, value in changes.items() if value is not None)])
        return (path or self.path) + (f"?{told}" if told else "")


class Answer(NamedTuple):
    """What a page answers: an HTTP status, a media type, the body, and further headers."""

    status: int
    media: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


def read_parameters(told: str) -> tuple[tuple[str, str], ...]:
    """Read what stands behind the question mark of an address, or in a form. Raises RequestInvalid.

    >>> read_parameters("place=%E6%B7%B1%E5%9C%B3&place=&lang=zh")
    (('place', '深圳'), ('place', ''), ('lang', 'zh'))
    """
    try:
        return tuple(parse_qsl(told, keep_blank_values=True, errors="replace", max_num_fields=MOST_PARAMETERS))
    except ValueError:
        raise RequestInvalid(
            detail_zh=f"参数多于 {MOST_PARAMETERS} 个。",
            detail_en=f"There are more than {MOST_PARAMETERS} parameters.",
        ) from None
