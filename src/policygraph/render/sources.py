"""The sources under a table: title, publisher, date and tier, a mirror never as a link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from policygraph.render.labels import compact
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES

SOURCES = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?source ?title ?publisher ?published ?url ?tier ?tierLabel WHERE {{
  VALUES ?source {{ {sources} }}
  ?source a pol:Source ; pol:tier ?tier .
  ?tier skos:prefLabel ?tierLabel .
  FILTER(LANG(?tierLabel) = "{lang}")
  OPTIONAL {{ ?source pol:title ?title }}
  OPTIONAL {{ ?source pol:publisher ?publisher }}
  OPTIONAL {{ ?source pol:published ?published }}
  OPTIONAL {{ ?source pol:url ?url }}
}} ORDER BY ?source ?title
"""
NOT_A_LINK = {"zh": "转载页，地址仅作文字，可能已被劫持：", "en": "a copy; address as text only, it may be hijacked: "}


class Described(NamedTuple):
    """A source as it is told in one language; what is not known is empty.

    tier: its IRI. mirror: whether the address belongs to a copy, which is text and never a link.
    """

    iri: str
    title: str
    publisher: str
    published: str
    url: str
    tier: str
    tier_label: str

    @property
    def name(self) -> str:
        """Its title, or its IRI in short where none is known."""
        return self.title or compact(self.iri)

    @property
    def mirror(self) -> bool:
        """Whether this is a copy."""
        return self.tier.endswith("/mirror")

    @property
    def link(self) -> str:
        """The address that may be followed, or nothing."""
        return self.url if self.url.startswith(("http://", "https://")) and not self.mirror else ""


def read_sources(engine: Engine, sources: Iterable[str], lang: str) -> dict[str, Described]:
    """Read what is told of sources, by IRI."""
    wanted = list(dict.fromkeys(sources))
    if not wanted:
        return {}
    assert lang in LANGUAGES
    query = SOURCES.format(lang=lang, sources=" ".join(f"<{source}>" for source in wanted))
    told: dict[str, Described] = {}
    for row in engine.select(query).rows:
        source, title, publisher, published, url, tier, tier_label = ("" if t is None else t.value for t in row)
        told.setdefault(source, Described(source, title, publisher, published, url, tier, tier_label))
    return told


def source_lines(engine: Engine, sources: list[str], lang: str) -> list[str]:
    """Tell each source in one line, in the order in which a table numbered them."""
    told = describe_sources(engine, sources, lang)
    return [f"[{n}] {told.get(source, compact(source))}" for n, source in enumerate(sources, 1)]


def describe_sources(engine: Engine, sources: list[str], lang: str) -> dict[str, str]:
    """Tell of each source its title, publisher, date, tier and address, a mirror's as mere text."""
    told = {}
    for iri, one in read_sources(engine, sources, lang).items():
        address = f"{NOT_A_LINK[lang]}{one.url}" if one.mirror and one.url else one.url
        told[iri] = " · ".join(
            part for part in (one.title, one.publisher, one.published, one.tier_label, address) if part
        )
    return told
