"""A part of a graph that is too large to be read: some things, what is near them, and all that proves it.

It is read with bounded queries into a small store in memory, from which pictures are made as from a whole graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from policygraph.drawing.judging import read_verdicts_of
from policygraph.drawing.store import Material, read_material
from policygraph.loading.network import KINDS
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.turtle import native
from policygraph.terms import CONCEPT, ID, POL, RDFS, SKOS, Term, slug

if TYPE_CHECKING:
    from policygraph.store.engine import Engine

# As many claims and records as are read of what is drawn, and as many things as one query names.
MOST_STATEMENTS = 1000
# As many claims as are held against others.
MOST_JUDGED = 300
CHUNK = 400
# Where more things than this have one relation to another, the first that are found are shown, not the first by name.
SORTED = 5000
# How far what holds a thing is followed: from a tier to its scheme, its policy, the district and the city.
STEPS = 5
OWL = "http://www.w3.org/2002/07/owl#"
MODEL = (
    *(SKOS + "Concept", SKOS + "ConceptScheme", RDFS + "Datatype"),
    *(OWL + "Class", OWL + "ObjectProperty", OWL + "DatatypeProperty"),
)
# What is drawn as a thing, and what another may be related to, as in ``policygraph.loading.network``.
THINGS = ", ".join(f"<{POL}{kind}>" for kind in KINDS)
TO = ", ".join(f"<{POL}{kind}>" for kind in KINDS if kind != "Target")
PREFIX = "PREFIX pol: <https://w3id.org/policygraph/ontology#>\n"
OF_CLASSES = "SELECT ?s ?p ?o WHERE {{ VALUES ?class {{ {classes} }} ?s a ?class ; ?p ?o }}"
DATASET = "SELECT ?s ?p ?o WHERE { ?s a <http://www.w3.org/ns/dcat#Dataset> ; ?p ?o }"
SAID = "SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {things} }} ?s ?p ?o }}"
TYPES = "SELECT ?type WHERE {{ {thing} a ?type }}"
OUT = "SELECT DISTINCT ?property ?other WHERE {{ {thing} ?property ?other . {kept} }} ORDER BY ?property ?other"
COUNT_IN = """SELECT ?property (COUNT(DISTINCT ?other) AS ?count) WHERE {{
  ?other ?property {thing} . {kept}
}} GROUP BY ?property"""
IN = "SELECT DISTINCT ?other WHERE {{ ?other <{property}> {thing} . {kept} }} {order} LIMIT {most}"
# The derived place of what a policy holds says nothing more than the policy.
KEPT_OUT = f"?other a ?kind . FILTER(?kind IN ({TO}))"
KEPT_IN = (
    f"?other a ?kind . FILTER(?kind IN ({THINGS})) "
    "FILTER(?property != pol:place || NOT EXISTS { ?other pol:ofPolicy ?policy })"
)
ANY_OUT = f'FILTER(isIRI(?other) && STRSTARTS(STR(?property), "{POL}") && !STRSTARTS(STR(?other), "{CONCEPT}"))'
ANY_IN = f'FILTER(isIRI(?other) && STRSTARTS(STR(?property), "{POL}"))'
ABOVE = """SELECT DISTINCT ?above WHERE {{
  VALUES ?thing {{ {things} }}
  ?thing ?property ?above .
  FILTER(?property IN (pol:partOf, pol:ofPolicy, pol:about, pol:place, pol:within))
}}"""
ABOUT = """SELECT DISTINCT ?statement WHERE {{
  VALUES ?thing {{ {things} }} ?statement pol:about ?thing
}} LIMIT {most}"""
NAMED = """SELECT DISTINCT ?named WHERE {{
  VALUES ?thing {{ {things} }} ?thing ?property ?named .
  FILTER(?property IN (pol:source, pol:alsoIn, pol:restates, pol:checkedAgainst))
}}"""
DISPUTES = "SELECT DISTINCT ?dispute WHERE {{ VALUES ?claim {{ {things} }} ?dispute pol:between ?claim }}"
# The names stand in both branches: before them, every thing there is would be read.
REACH = f"""SELECT ?node (COUNT(DISTINCT ?other) AS ?count) WHERE {{{{
  {{{{
    VALUES ?node {{{{ {{things}} }}}}
    ?node ?property ?other . FILTER EXISTS {{{{ ?other a ?kind . FILTER(?kind IN ({TO})) }}}}
    FILTER(?property != pol:place || NOT EXISTS {{{{ ?node pol:ofPolicy ?policy }}}})
  }}}} UNION {{{{
    VALUES ?node {{{{ {{things}} }}}}
    ?other ?property ?node . FILTER EXISTS {{{{ ?other a ?kind . FILTER(?kind IN ({THINGS})) }}}}
    FILTER(?property != pol:place || NOT EXISTS {{{{ ?other pol:ofPolicy ?policy }}}})
  }}}}
}}}} GROUP BY ?node"""
Triples = list[tuple[Term, Term, Term]]


class Neighbourhood(NamedTuple):
    """A part of a graph, and how much more there is.

    engine: over the part. material: of which pictures of it are made. totals: how many things are near each of those
    that were asked for, and near each that is drawn with them. cut: whether claims were left out, or not compared.
    """

    engine: EmbeddedEngine
    material: Material
    totals: Mapping[str, int]
    cut: bool


def read_model(engine: Engine) -> Triples:
    """Read what is said of classes, properties and concepts, and of the dataset: every picture names them."""
    model = OF_CLASSES.format(classes=" ".join(f"<{name}>" for name in MODEL))
    return [*_triples(engine, model), *_triples(engine, DATASET)]


def read_neighbourhood(engine: Engine, model: Triples, things: Sequence[str], most: int) -> Neighbourhood:
    """Read some things with at most so many neighbours each, and what proves them.

    model: as ``read_model`` gives it. things: IRIs. most: neighbours of each; 0 reads the things alone.
    """
    totals: dict[str, int] = {}
    drawn = dict.fromkeys(things)
    for thing in things if most else ():
        near, totals[thing] = _near(engine, thing, most)
        drawn.update(dict.fromkeys(near))
    read = {*drawn, *_above(engine, drawn)}
    statements = _first(engine, ABOUT, drawn, most=MOST_STATEMENTS)
    cut = len(statements) >= MOST_STATEMENTS
    read.update(statements)
    read.update(_first(engine, NAMED, [*statements, *drawn]))
    read.update(_first(engine, DISPUTES, [*statements, *drawn]))
    reach = _counts(engine, drawn)
    small = _store([*model, *(triple for part in _parts(read) for triple in _said(engine, part))])
    claims = [name for name in statements if name.startswith(f"{ID}claim/")]
    cut = cut or len(claims) > MOST_JUDGED
    judged = read_verdicts_of(engine, claims[:MOST_JUDGED], small)
    return Neighbourhood(small, read_material(small, judged), reach | totals, cut)


def _near(engine: Engine, thing: str, most: int) -> tuple[list[str], int]:
    """Give the neighbours of a thing, by turns from each relation, and how many there are."""
    types = {row[0].value for row in engine.select(TYPES.format(thing=f"<{thing}>")).rows if row[0]}
    drawn = bool(types & {POL + kind for kind in KINDS})
    groups: dict[tuple[str, bool], list[str]] = {}
    kept = KEPT_OUT if drawn else ANY_OUT
    for name, other in engine.select(PREFIX + OUT.format(thing=f"<{thing}>", kept=kept)).rows:
        if name and other:
            groups.setdefault((name.value, False), []).append(other.value)
    # The place of what a policy holds is derived.
    if drawn and any(slug(name) == "ofPolicy" for name, _ in groups):
        groups.pop((POL + "place", False), None)
    total = len({other for found in groups.values() for other in found})
    kept = KEPT_IN if drawn else ANY_IN
    for name, count in engine.select(PREFIX + COUNT_IN.format(thing=f"<{thing}>", kept=kept)).rows:
        if name and count and int(count.value):
            order = "ORDER BY ?other" if int(count.value) <= SORTED else ""
            asked = IN.format(
                thing=f"<{thing}>",
                property=name.value,
                kept=kept.replace("?property", f"<{name.value}>"),
                order=order,
                most=most,
            )
            groups[name.value, True] = [row[0].value for row in engine.select(PREFIX + asked).rows if row[0]]
            total += int(count.value)
    turns = zip_longest(*(groups[key] for key in sorted(groups, key=lambda key: (slug(key[0]), key[1]))))
    found = dict.fromkeys(one for turn in turns for one in turn if one is not None and one != thing)
    return list(found)[:most], total


def _above(engine: Engine, things: Iterable[str]) -> set[str]:
    """Follow what holds some things, and where it lies: a picture is filtered by city and dated by document."""
    found, new = set(things), set(things)
    for _ in range(STEPS):
        new = set(_first(engine, ABOVE, new)) - found
        if not new:
            break
        found |= new
    return found


def _counts(engine: Engine, things: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in _parts(things):
        query = PREFIX + REACH.format(things=" ".join(f"<{thing}>" for thing in part))
        found |= {node.value: int(count.value) for node, count in engine.select(query).rows if node and count}
    return found


def _first(engine: Engine, query: str, things: Iterable[str], most: int | None = None) -> list[str]:
    found: dict[str, None] = {}
    for part in _parts(things):
        asked = PREFIX + query.format(things=" ".join(f"<{thing}>" for thing in part), most=most)
        rows = engine.select(asked).rows
        found.update((one.value, None) for (one,) in rows if one is not None and one.kind == "iri")
    return list(found)[:most]


def _parts(things: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(set(things))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


def _said(engine: Engine, things: Iterable[str]) -> Iterator[tuple[Term, Term, Term]]:
    yield from _triples(engine, SAID.format(things=" ".join(f"<{thing}>" for thing in things)))


def _triples(engine: Engine, query: str) -> Triples:
    return [(s, p, o) for s, p, o in engine.select(query).rows if s and p and o]


def _store(triples: Iterable[tuple[Term, Term, Term]]) -> EmbeddedEngine:
    import pyoxigraph

    store = pyoxigraph.Store()
    store.extend(pyoxigraph.Quad(*map(native, triple)) for triple in triples)
    return EmbeddedEngine(store)
