"""The verdicts of some claims, where a graph is too large to lay all of it side by side.

Each claim is held against the first figures of other cities in its row, not against every one there is; its row says
against how many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from policygraph.comparing.claims import MEASURED_BY, Claim, read_claims
from policygraph.comparing.comparability import SAME, best, compare_measures
from policygraph.comparing.comparison import Entry
from policygraph.comparing.material import Found
from policygraph.comparing.topics import NATURE, TOPICS, collect_rows
from policygraph.drawing.verdicts import TOPICS as TOPICS_OF_FIGURES
from policygraph.drawing.verdicts import Judged, tell_verdicts
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, LANGUAGES, slug

# As many figures of other cities as a row is read with.
MOST = 20
AGAINST = {"zh": "（与其他城市的 {count} 个数相比）", "en": " (against {count} of other cities)"}
HEAD = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
PLACES = """SELECT ?claim ?where ?place WHERE {{
  VALUES ?claim {{ {claims} }}
  ?claim a pol:Claim ; pol:place ?where .
  ?where pol:within* ?place .
  ?place a pol:City .
}} ORDER BY ?claim ?place"""
ROW = """SELECT DISTINCT ?claim ?where ?place WHERE {{
  {row}
  FILTER(?place NOT IN ({mine}))
  FILTER NOT EXISTS {{ ?claim pol:restates ?better }}
  FILTER NOT EXISTS {{ ?claim pol:agreement <https://w3id.org/policygraph/concept/agreement/not-found> }}
}} LIMIT {most}"""
# The claims of a row, by topic. Only of funds those of a city's districts stand beside its own.
OWN = "?claim pol:place ?place . ?place a pol:City . BIND(?place AS ?where)"
ROWS = {
    "targets": "?claim pol:indicator <{0}> ; pol:role <{1}> . {year} " + OWN,
    "instruments": "?thing pol:category <{0}> . ?claim pol:about ?thing ; pol:role {role} . " + OWN,
    "funds": "?fund pol:fundKind ?kind . OPTIONAL {{ ?fund pol:level ?level }} "
    f"FILTER(COALESCE(?level, <{CONCEPT}level/city>) = <{{0}}>) "
    "?claim pol:about ?fund ; pol:role <{1}> ; pol:place ?where . ?where pol:within* ?place . ?place a pol:City",
}
Row = tuple[str, tuple[str, ...]]
Rows = Mapping[Row, Mapping[str, Sequence[Entry]]]


def read_verdicts_of(
    engine: Engine, claims: Iterable[str], near: Engine | None = None
) -> dict[str, list[dict[str, Any]]]:
    """Read for each of some claims in which row of the comparison it stands, with its verdict and the reasons.

    claims: IRIs. near: an engine that is quicker and holds the claims, with what they are about and where that lies. As
    ``read_verdicts``, but each claim is held against at most ``MOST`` figures of other cities of its
    row, and the row says so.
    """
    mine = _found(near or engine, claims)
    rows = {(name, row): at for name in TOPICS_OF_FIGURES for row, at in collect_rows(name, TOPICS[name], mine).items()}
    judged, counts = [], {}
    for key, others in _read_rows(engine, rows).items():
        judged += list(_judge(key, rows[key], others))
        counts[key[1]] = len({other.claim.iri for other in others})
    told = tell_verdicts(engine, judged)
    # Verdicts are told in the order in which they were given.
    for dimension, claim, _ in judged:
        against = {lang: AGAINST[lang].format(count=counts[dimension]) for lang in LANGUAGES}
        first = told[claim].pop(0)
        told[claim].append(first | {"row": {lang: first["row"][lang] + against[lang] for lang in LANGUAGES}})
    return told


def _found(engine: Engine, claims: Iterable[str]) -> list[Found]:
    """Read which of some claims may stand in a comparison, each with its city."""
    named = " ".join(f"<{claim}>" for claim in sorted(set(claims)))
    if not named:
        return []
    return _readable(engine, _places(engine, PLACES.format(claims=named)))


def _readable(engine: Engine, rows: Sequence[tuple[str, str, str]]) -> list[Found]:
    known = read_claims(engine, {claim for claim, _, _ in rows}, MEASURED_BY)
    return [Found(known[claim], place, where) for claim, where, place in rows if _stands(known[claim])]


def _stands(claim: Claim) -> bool:
    agreement = claim.one("agreement")
    unproved = agreement is not None and slug(agreement.value) == "not-found"
    return "restates" not in claim.parts and not unproved and claim.measure.status != "draft"


def _places(engine: Engine, query: str) -> list[tuple[str, str, str]]:
    return [
        (claim.value, where.value, place.value)
        for claim, where, place in engine.select(HEAD + query).rows
        if claim and where and place
    ]


def _read_rows(engine: Engine, rows: Rows) -> dict[Row, list[Found]]:
    """Read the first claims of other cities in each row."""
    cities = ", ".join(sorted({f"<{place}>" for cells in rows.values() for place in cells}))
    named = {}
    for (name, row), cells in sorted(rows.items()):
        text = ROWS[name].format(*row, role=_role(row[1]), year=_years(name, cells))
        named[name, row] = _places(engine, ROW.format(row=text, mine=cities, most=MOST))
    read = _readable(engine, list(dict.fromkeys(one for found in named.values() for one in found)))
    known = {(found.claim.iri, found.where, found.place): found for found in read}
    return {key: [known[one] for one in found if one in known] for key, found in named.items()}


def _role(kind: str) -> str:
    return f"?role . ?role skos:broadMatch <{kind}>" if kind.startswith(NATURE) else f"<{kind}>"


def _years(name: str, cells: Mapping[str, Sequence[Entry]]) -> str:
    """Keep a row of targets to the years that my claims may be compared with: no other can do better."""
    years = {entry.claim.measure.year for cell in cells.values() for entry in cell if entry.claim}
    if name != "targets" or None in years:
        return ""
    near = sorted({year + step for year in years if year for step in (-1, 0, 1)})
    return f"?claim pol:year ?year . FILTER(?year IN ({', '.join(map(str, near))}))"


def _judge(key: Row, mine: Mapping[str, Sequence[Entry]], others: Sequence[Found]) -> Iterator[Judged]:
    """Hold my figures of a row against those of other cities, as ``build_line`` does with all."""
    name, row = key
    columns = {place: [entry.claim for entry in cell if entry.claim] for place, cell in mine.items()}
    for place, theirs in collect_rows(name, TOPICS[name], others).get(row, {}).items():
        columns.setdefault(place, []).extend(entry.claim for entry in theirs if entry.claim)
    measures = {claim.iri: claim.measure for cell in columns.values() for claim in cell if claim.is_figure}
    for place, cell in mine.items():
        far = [one.iri for other, theirs in columns.items() if other != place for one in theirs if one.is_figure]
        for entry in cell:
            if entry.claim and entry.claim.is_figure:
                own = measures[entry.claim.iri]
                found = [SAME if one == entry.claim.iri else compare_measures(own, measures[one]) for one in far]
                if verdict := best(found):
                    yield row, entry.claim.iri, verdict
