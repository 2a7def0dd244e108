"""From a store to the page: what is asked for, among the stories of the library."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from policygraph.drawing.asked import focus_scene, query_scene
from policygraph.drawing.disagreements import read_disagreements
from policygraph.drawing.evidence import read_evidence
from policygraph.drawing.facets import add_facets
from policygraph.drawing.overview import EVERYTHING
from policygraph.drawing.page import MOST, draw_page
from policygraph.drawing.scene import Scene
from policygraph.drawing.served import Served
from policygraph.drawing.stories import build_stories
from policygraph.drawing.wish import Wish, check_wish
from policygraph.errors import GraphTooLarge
from policygraph.loading.network import build_network
from policygraph.questions.catalogue import load_stories
from policygraph.render.labels import read_labels
from policygraph.store.embedded import EmbeddedEngine
from policygraph.terms import LANGUAGES

if TYPE_CHECKING:
    import networkx
    import pyoxigraph

TITLE = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?label WHERE { ?dataset a dcat:Dataset ; rdfs:label ?label } ORDER BY DESC(LANG(?label)) ?label
"""


def draw_store(
    store: pyoxigraph.Store,
    wish: Wish | None = None,
    *,
    lang: str = "zh",
    compact: bool = False,
    data: Sequence[Path] = (),
    when_empty: Callable[[], object] = lambda: None,
) -> str:
    """Draw the things of a store as one page, under the title of the dataset.

    wish: what it opens on; by default the first story. data: folders that may hold stories and questions of their
    own. when_empty: called where there is nothing in the picture on which the page opens. A graph of more things than
    a page can hold is drawn only as far as it is asked for. Raises UsageInvalid for a wish that says two things, and
    QueryError for one that cannot be met, GraphTooLarge among them.
    """
    wish = wish or Wish()
    check_wish(wish)
    engine = EmbeddedEngine(store)
    material = read_material(engine)
    things = material.things
    scenes = wished_scenes(engine, wish, things, data)
    start = first_scene(wish, scenes, len(things))
    if not len(next((scene.network for scene in scenes if scene.name == start), things)):
        when_empty()
    return draw_scenes(
        material, scenes, start, layout=wish.layout, lang=lang, compact=compact, whole=len(things) <= MOST
    )


class Material(NamedTuple):
    """What pictures are made of: the network of things with their facets, and what is said of them and of the whole."""

    things: networkx.MultiDiGraph
    evidence: Mapping[str, Mapping[str, Any]]
    disagreements: Mapping[str, Mapping[str, Any]]
    categories: Mapping[str, Mapping[str, str]]
    title: Mapping[str, str]


def read_material(engine: EmbeddedEngine, verdicts: Mapping[str, list[dict[str, Any]]] | None = None) -> Material:
    """Read what every picture of a store is made of.

    verdicts: as for ``read_evidence``.
    """
    things = build_network(engine.store)
    evidence = read_evidence(engine, verdicts)
    add_facets(things, evidence)
    rows = engine.select(TITLE).rows
    kinds = {facts["category"] for _, facts in things.nodes(data=True) if "category" in facts}
    labels = read_labels(engine, kinds)
    return Material(
        things,
        evidence,
        read_disagreements(engine),
        {kind: {lang: labels.of(kind, lang) for lang in LANGUAGES} for kind in kinds},
        {label.lang: label.value for (label,) in rows if label is not None},
    )


def draw_scenes(
    material: Material,
    scenes: Sequence[Scene],
    start: str,
    *,
    layout: str = "",
    lang: str = "zh",
    compact: bool = False,
    whole: bool = True,
    served: Served | None = None,
) -> str:
    """Draw pictures as one page, under the title of the dataset; the rest as for ``draw_page``."""
    return draw_page(
        material.things,
        material.evidence,
        disagreements=material.disagreements,
        categories=material.categories,
        scenes=scenes,
        start=start,
        layout=layout,
        lang=lang,
        title=material.title if len(material.title) > 1 else None,
        compact=compact,
        whole=whole,
        served=served,
    )


def wished_scenes(
    engine: EmbeddedEngine, wish: Wish, things: networkx.MultiDiGraph, data: Sequence[Path]
) -> list[Scene]:
    """Make the pictures of a page: what a wish asks for, and the stories.

    Raises QueryError for a wish that cannot be met, GraphTooLarge among them.
    """
    asked: list[Scene] = []
    if wish.focus:
        asked = [focus_scene(engine, wish.focus, wish.hops or 1, things)]
    elif wish.query:
        asked = [query_scene(engine, wish.query, wish.arguments, data, things)]
    stories = load_stories(data)
    if len(things) > MOST:
        if not asked and not wish.story:
            raise GraphTooLarge(count=len(things), most=MOST)
        return asked or build_stories(engine, stories, things, [wish.story])
    told = build_stories(engine, stories, things)
    if wish.story and wish.story not in {scene.name for scene in told}:
        told += build_stories(engine, stories, things, [wish.story])
    return asked + told


def first_scene(wish: Wish, scenes: Sequence[Scene], count: int) -> str:
    """Name the picture on which a page opens."""
    if wish.focus or wish.query:
        first = scenes[0]
        return f"{first.name}-overview" if len(first.network) > EVERYTHING else first.name
    if wish.story:
        return wish.story
    if count > EVERYTHING:
        return "all-overview"
    return "all" if wish.everything or not scenes else scenes[0].name
