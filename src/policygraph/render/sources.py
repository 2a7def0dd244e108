"""The sources under a table: title, publisher, date and tier, a mirror never as a link."""

from __future__ import annotations

from policygraph.render.labels import compact
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES

SOURCES = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?source ?title ?publisher ?published ?url ?tier ?tierLabel WHERE {{
  ?source a pol:Source ; pol:tier ?tier .
  ?tier skos:prefLabel ?tierLabel .
  FILTER(LANG(?tierLabel) = "{lang}")
  OPTIONAL {{ ?source pol:title ?title }}
  OPTIONAL {{ ?source pol:publisher ?publisher }}
  OPTIONAL {{ ?source pol:published ?published }}
  OPTIONAL {{ ?source pol:url ?url }}
  VALUES ?source {{ {sources} }}
}} ORDER BY ?source ?title
"""
NOT_A_LINK = {"zh": "转载页，地址仅作文字，可能已被劫持：", "en": "a copy; address as text only, it may be hijacked: "}


def source_lines(engine: Engine, sources: list[str], lang: str) -> list[str]:
    """Tell each source in one line, in the order in which a table numbered them."""
    told = describe_sources(engine, sources, lang)
    return [f"[{n}] {told.get(source, compact(source))}" for n, source in enumerate(sources, 1)]


def describe_sources(engine: Engine, sources: list[str], lang: str) -> dict[str, str]:
    """Tell of each source its title, publisher, date, tier and address, a mirror's as mere text."""
    if not sources:
        return {}
    assert lang in LANGUAGES
    query = SOURCES.format(lang=lang, sources=" ".join(f"<{source}>" for source in dict.fromkeys(sources)))
    told: dict[str, str] = {}
    for row in engine.select(query).rows:
        source, title, publisher, published, url, tier, tier_label = (None if t is None else t.value for t in row)
        assert source is not None and tier is not None
        if source in told:
            continue
        mirror = tier.endswith("/mirror")
        address = f"{NOT_A_LINK[lang]}{url}" if mirror and url else url
        told[source] = " · ".join(part for part in (title, publisher, published, tier_label, address) if part)
    return told
