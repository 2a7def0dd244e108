"""The other forms in which a page can be had."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from policygraph.web.calls import Answer
from policygraph.web.negotiation import MEDIA

NAMES = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples", "rdf": "RDF/XML", "json": "JSON"}
RDF = ("ttl", "jsonld", "nt", "rdf")


class Form(NamedTuple):
    """One form of a page: what it is called, its media type and its address."""

    name: str
    media: str
    address: str


def other_forms(path: str, endings: Iterable[str] = (*RDF, "json")) -> list[Form]:
    """Give the forms of a page beside HTML.

    path: of the page, without an ending.

    >>> other_forms("/id/place/shenzhen")[0].address
    '/id/place/shenzhen.ttl'
    """
    return [Form(NAMES[ending], MEDIA[ending], f"{path}.{ending}") for ending in endings]


def with_links(answer: Answer, forms: Iterable[Form]) -> Answer:
    """Name the other forms in the headers of an answer (RFC 8288)."""
    told = ", ".join(f'<{form.address}>; rel="alternate"; type="{form.media}"' for form in forms)
    return answer._replace(headers=(*answer.headers, ("Link", told)))
