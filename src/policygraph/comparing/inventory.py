"""The documents of each place, counted as the graph holds them, beside what a source counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from policygraph.comparing.comparison import Entry, Line, build_line
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, slug

DOCUMENTS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?place ?where ?policy ?type ?status ?day WHERE {{
  ?policy a pol:Policy ; pol:place ?where ; pol:policyType ?type ; pol:status ?status .
  ?where pol:within* ?place .
  OPTIONAL {{ ?policy pol:issuedFrom ?issued }}
  OPTIONAL {{ ?policy pol:publishedFrom ?published }}
  OPTIONAL {{ ?policy pol:effectiveFrom ?effective }}
  OPTIONAL {{ ?policy pol:validFromFrom ?valid }}
  BIND(COALESCE(?issued, ?published, ?effective, ?valid) AS ?day)
  VALUES ?place {{ {places} }}
}} ORDER BY ?place ?day ?policy
"""
COUNTED = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?place ?how ?policy WHERE {{
  ?policy ?how ?count .
  ?count pol:about ?place .
  VALUES ?how {{ pol:countedIn pol:likelyCountedIn pol:possiblyCountedIn }}
  VALUES ?place {{ {places} }}
}} ORDER BY ?how ?place ?policy
"""
# The rows that are counted here, in the order of reading; a kind of document follows as a row of its own.
ROWS = ("documents", "documents-by-article", "documents-after-article", "drafts", "documents-of-districts")
ARTICLE_DAY = "2024-06-19"


def inventory_lines(engine: Engine, places: Sequence[str], on: str | None) -> list[Line]:
    """Count the documents of each place: final and drafts, before and after the article, by kind.

    on: leaves out what is dated later. A document of a district counts for the district, and apart for its city.
    """
    names = " ".join(f"<{place}>" for place in places)
    rows: dict[tuple[str, ...], dict[str, list[str]]] = defaultdict(lambda: {place: [] for place in places})
    for place, where, policy, kind, status, day in engine.select(DOCUMENTS.format(places=names)).rows:
        assert place and where and policy and kind and status
        if on is not None and (day is None or day.value > on):
            continue
        for row in _rows_of(place == where, slug(status.value), day.value if day else None, kind.value):
            if policy.value not in rows[row][place.value]:
                rows[row][place.value].append(policy.value)
    for place, how, policy in engine.select(COUNTED.format(places=names)).rows:
        assert place and how and policy
        rows[(how.value,)][place.value].append(policy.value)
    order = [(row,) for row in ROWS] + sorted(row for row in rows if row[0] not in ROWS)
    return [
        build_line(
            "inventory",
            row,
            {place: [Entry(number=len(things), things=tuple(things))] for place, things in rows[row].items()},
            places,
            set(),
        )
        for row in order
        if row in rows
    ]


def _rows_of(own: bool, status: str, day: str | None, kind: str) -> list[tuple[str, ...]]:
    if not own:
        return [("documents-of-districts",)] if status == "final" else []
    if status == "draft":
        return [("drafts",)]
    rows: list[tuple[str, ...]] = [("documents",), (kind,)]
    if day is not None:
        rows.append(("documents-by-article" if day <= ARTICLE_DAY else "documents-after-article",))
    return rows


def emphasis_lines(engine: Engine, places: Sequence[str]) -> list[Line]:
    """Count the instruments of each place by the four classes that the article itself uses, drafts apart.

    None in the graph is not a count of none: that cell is empty.
    """
    query = f"""
        PREFIX pol: <https://w3id.org/policygraph/ontology#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX status: <{CONCEPT}status/>
        SELECT DISTINCT ?place ?class ?thing WHERE {{
          ?thing a pol:Instrument ; pol:place ?place ; pol:category/skos:broadMatch ?class .
          ?class skos:inScheme <{CONCEPT}lens-article> .
          MINUS {{ ?thing pol:ofPolicy/pol:status status:draft }}
          MINUS {{ ?thing pol:partOf ?whole }}
          MINUS {{ ?unfound pol:about ?thing ; pol:agreement <{CONCEPT}agreement/not-found> }}
          MINUS {{ ?doubled pol:about ?thing ; pol:restates/pol:about ?better . FILTER(?better != ?thing) }}
          VALUES ?place {{ {" ".join(f"<{place}>" for place in places)} }}
        }} ORDER BY ?class ?place ?thing"""
    rows: dict[str, dict[str, list[str]]] = defaultdict(lambda: {place: [] for place in places})
    for place, kind, thing in engine.select(query).rows:
        assert place and kind and thing
        rows[kind.value][place.value].append(thing.value)
    return [
        build_line(
            "emphasis",
            ("instruments-of-class", kind),
            {
                place: [Entry(number=len(things), things=tuple(things))] if things else []
                for place, things in columns.items()
            },
            places,
            set(),
        )
        for kind, columns in rows.items()
    ]
