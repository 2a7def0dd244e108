"""What refers to a thing, by property and kind: all of it, or where there may be thousands, how many and the first."""

from __future__ import annotations

from typing import NamedTuple

from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, ID, POL, Rows, iri
from policygraph.web.describing.naming import kind_of

# Where more refer to a thing than this, the first that are found are shown, not the first by name.
SORTED = 20_000
# As in the question ``mentions-of-thing``: what records say, and of claims their subject and place, is told elsewhere.
TOLD_ELSEWHERE = """
  FILTER NOT EXISTS { ?subject a pol:Record }
  FILTER(?property NOT IN (pol:about, pol:place) || NOT EXISTS { ?subject a pol:Claim })
"""
COUNTS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?property ?kind (COUNT(*) AS ?count) WHERE {{
  ?subject ?property {thing} .
  {kept}
  FILTER(isIRI(?subject))
  BIND(STR(?subject) AS ?name)
  BIND(IF(STRSTARTS(?name, "{ids}"), STRBEFORE(STRAFTER(?name, "{ids}"), "/"),
    IF(STRSTARTS(?name, "{concepts}"), "concept", IF(STRSTARTS(?name, "{terms}"), "term", "other"))) AS ?kind)
}} GROUP BY ?property ?kind ORDER BY ?property ?kind
"""
FIRST = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?subject WHERE {{
  ?subject <{property}> {thing} .
  {kept}
}} {order} LIMIT {most}
"""
SPACES = {"concept": CONCEPT, "term": POL, "other": ""}


class Mentions(NamedTuple):
    """What refers to a thing by one property and is of one kind: how many, and the first."""

    total: int
    shown: list[str]


Groups = dict[tuple[str, str], Mentions]


def group_mentions(rows: Rows, most: int) -> Groups:
    """Group the answer of the question ``mentions-of-thing`` by property and kind."""
    groups: dict[tuple[str, str], list[str]] = {}
    for name, subject in rows.rows:
        assert name is not None and subject is not None
        groups.setdefault((name.value, kind_of(subject.value)), []).append(subject.value)
    return {group: Mentions(len(subjects), subjects[:most]) for group, subjects in groups.items()}


def look_up_mentions(engine: Engine, thing: str, most: int) -> Groups:
    """Count what refers to a thing, and look up the first of each group alone."""
    told = iri(thing).n3()
    counts = COUNTS.format(thing=told, kept=TOLD_ELSEWHERE, ids=ID, concepts=CONCEPT, terms=POL)
    found: Groups = {}
    for name, kind, count in engine.select(counts).rows:
        if name is None or kind is None or count is None:
            continue
        space = SPACES.get(kind.value, f"{ID}{kind.value}/")
        kept = f'FILTER(STRSTARTS(STR(?subject), "{space}"))' + TOLD_ELSEWHERE.replace("?property", f"<{name.value}>")
        total = int(count.value)
        order = "ORDER BY ?subject" if total <= SORTED else ""
        query = FIRST.format(property=name.value, thing=told, kept=kept, order=order, most=most)
        found[name.value, kind.value] = Mentions(total, [row[0].value for row in engine.select(query).rows if row[0]])
    return found
