"""The pictures that are asked for: a thing and what is near it, the answer of a query, everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.drawing.depiction import Triple, depict
from policygraph.drawing.scene import Scene
from policygraph.errors import QueryFormUnexpected
from policygraph.questions.ask import fill_parameters
from policygraph.questions.catalogue import find_question
from policygraph.questions.header import Question, read_question, read_text
from policygraph.questions.things import find_thing
from policygraph.render.labels import read_labels
from policygraph.store.engine import Engine
from policygraph.store.guard import query_form
from policygraph.store.prepare import prepare_query
from policygraph.terms import LANGUAGES, POL, RDF, Rows, iri

if TYPE_CHECKING:
    import networkx

EVERYTHING = {"zh": "全部事物", "en": "Everything"}
EVERYTHING_NOTE = {
    "zh": "图谱中的全部地域、机构、政策、工具、目标和基金。各地一块：左列是地域及没有日期的事物，"
    "其右按时期分列政策及其内容，最右是各区。",
    "en": "Every place, body, policy, instrument, target and fund of the graph. Each place has a block: at its left "
    "what has no date, then the documents with what they hold, a column a period, then its districts.",
}
AROUND = """
CONSTRUCT {{ ?thing ?to ?other . ?another ?from ?thing }} WHERE {{
  {{ BIND({thing} AS ?thing) ?thing ?to ?other }} UNION {{ BIND({thing} AS ?thing) ?another ?from ?thing }}
}}
"""


def whole_scene(things: networkx.MultiDiGraph) -> Scene:
    """Show every thing."""
    return Scene("all", EVERYTHING, EVERYTHING_NOTE, "anchored", things)


def focus_scene(engine: Engine, name: str, hops: int, things: networkx.MultiDiGraph) -> Scene:
    """Show a thing and what is at most so many relations away from it.

    name: an IRI, a short form, a slug or a label. Raises ThingNotFound, with the nearest names.
    """
    import networkx

    thing = find_thing(engine, name)
    if thing in things:
        near = networkx.single_source_shortest_path_length(things.to_undirected(as_view=True), thing, cutoff=hops)
        network = things.subgraph(near)
    else:
        triples = [
            (s, p, o)
            for s, p, o in engine.construct(AROUND.format(thing=iri(thing).n3()))
            if p.value.startswith(POL) and (o.value == thing or "/concept/" not in o.value)
        ]
        # What nothing refers to stands alone in its picture.
        itself = (iri(thing), iri(f"{RDF}type"), iri(f"{POL}Thing"))
        near = depict(engine, [*triples, itself], things)
        around = _within(things, set(near) & set(things), hops - 1)
        network = networkx.compose(things.subgraph(around), near)
    labels = read_labels(engine, [thing])
    title = {lang: labels.of(thing, lang) for lang in LANGUAGES}
    note = {
        "zh": f"与“{title['zh']}”相距至多{hops}步的事物。",
        "en": f"What is at most {hops} relation{'s' if hops > 1 else ''} away from “{title['en']}”.",
    }
    return Scene("focus", title, note, "anchored", network)


def _within(things: networkx.MultiDiGraph, near: set[str], hops: int) -> set[str]:
    """Give what is at most so many relations away from any of some things."""
    both = things.to_undirected(as_view=True)
    for _ in range(hops):
        near = near | {other for node in near for other in both.neighbors(node)}
    return near


def query_scene(
    engine: Engine,
    query: str,
    arguments: Mapping[str, Sequence[str]],
    data: Sequence[Path],
    things: networkx.MultiDiGraph,
) -> Scene:
    """Show what a query answers.

    query: the name of a question of the library, or a ``.rq`` file. The rest as for ``answer_scene``. Raises QueryError
    and FileUnreadable.
    """
    path = Path(query)
    question = read_query(path) if path.suffix == ".rq" else find_question(query, data)
    return answer_scene(engine, question, arguments, things)


def answer_scene(
    engine: Engine, question: Question, arguments: Mapping[str, Sequence[str]], things: networkx.MultiDiGraph
) -> Scene:
    """Show what a question answers: the triples of a CONSTRUCT or DESCRIBE, or the things in the rows of a SELECT.

    arguments: the values of its parameters. Of a claim in a row the thing is shown that it is about. Raises QueryError.
    """
    text = fill_parameters(engine, question, arguments)
    form, safe = query_form(text), prepare_query(text)
    if form in ("CONSTRUCT", "DESCRIBE"):
        return triples_scene(engine, question, engine.construct(safe), things)
    if form == "SELECT":
        return rows_scene(question, engine.select(safe), things)
    raise QueryFormUnexpected(expected="CONSTRUCT", found=form)


def triples_scene(
    engine: Engine, question: Question, triples: Sequence[Triple], things: networkx.MultiDiGraph
) -> Scene:
    """Show the triples that a question answers.

    engine: where what is not among the things is described.
    """
    return Scene("query", question.title, question.note, question.layout, depict(engine, triples, things))


def rows_scene(question: Question, rows: Rows, things: networkx.MultiDiGraph) -> Scene:
    """Show the things in the rows that a question answers; of a claim, the thing that it is about."""
    names = {term.value for row in rows.rows for term in row if term is not None}
    claimed = {node for node, facts in things.nodes(data=True) if names & set(facts["claims"])}
    network = things.subgraph((names & set(things)) | claimed)
    return Scene("query", question.title, question.note, question.layout, network)


def read_query(path: Path) -> Question:
    """Read a query file; one without a header goes by its name."""
    text = read_text(path)
    if not text.lstrip().startswith("#+"):
        return Question(path.stem, dict.fromkeys(LANGUAGES, path.stem), "", {}, {}, {}, text, path)
    return read_question(path)
