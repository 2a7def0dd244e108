"""The picture of a graph that is too large to be drawn at once: how many things of each category each place has."""

from __future__ import annotations

from collections.abc import Mapping

from policygraph.drawing.holding import HEADS
from policygraph.drawing.kinds import ORDER, kind_of
from policygraph.drawing.scene import Scene
from policygraph.drawing.spots import Caption, Spot
from policygraph.drawing.timeline import rank
from policygraph.terms import LANGUAGES

# A picture of more things than this opens on its overview.
EVERYTHING = 1500
ROW, COLUMN, NAMES = 44.0, 96.0, 190.0
NOTE = {
    "zh": "事物太多，不能一次画清：每格是一地一类的事物数。选一格看其中的事物，并可展开；也可从菜单看全图。",
    "en": "There is too much to be drawn at once: each cell counts the things of one category in one place. "
    "Choose one to see and open what is in it; the whole graph is in the menu.",
}


def overview(scene: Scene, categories: Mapping[str, Mapping[str, str]]) -> Scene:
    """Aggregate a picture to place by category, with counts.

    scene: its nodes have ``home`` and, for an instrument, ``category``. categories: the labels of categories, by IRI.
    A node of the result has kind ``Group`` and ``members``, the names of what it counts.
    """
    import networkx

    members: dict[tuple[str, str], list[str]] = {}
    for node, facts in scene.network.nodes(data=True):
        if facts["kind"] not in HEADS:
            cell = str(facts.get("home", "")), str(facts.get("category") or facts["kind"])
            members.setdefault(cell, []).append(node)
    columns = sorted({column for _, column in members}, key=lambda column: (_rank(column), column))
    rows = sorted({home for home, _ in members}, key=rank)
    picture = networkx.MultiDiGraph()
    spots: dict[str, Spot] = {}
    for n, home in enumerate(rows):
        if home in scene.network:
            picture.add_node(home, **scene.network.nodes[home])
            spots[home] = Spot(0.0, (n + 1) * ROW, NAMES - COLUMN / 2)
    for (home, column), found in sorted(members.items()):
        name = f"group:{home}|{column}"
        labels = _names(column, categories)
        place = picture.nodes[home] if home in picture else {}
        picture.add_node(
            name,
            kind="Group",
            claims=[],
            home=home,
            members=sorted(found),
            **{f"label_{lang}": str(len(found)) for lang in LANGUAGES},
            **{f"title_{lang}": f"{place.get(f'label_{lang}', '')} · {labels[lang]}" for lang in LANGUAGES},
        )
        spots[name] = Spot(NAMES + columns.index(column) * COLUMN, (rows.index(home) + 1) * ROW, COLUMN / 2)
    captions = [
        Caption(NAMES + n * COLUMN, (n % 2) * ROW / 3, _names(column, categories)) for n, column in enumerate(columns)
    ]
    titles = {"zh": f"{scene.title['zh']}：概览", "en": f"{scene.title['en']}: overview"}
    return Scene(f"{scene.name}-overview", titles, NOTE, "anchored", picture, (spots, captions))


def _rank(column: str) -> int:
    return ORDER.index(column) if column in ORDER else ORDER.index("Instrument")


def _names(column: str, categories: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    kind = kind_of(column)
    return {lang: categories.get(column, {}).get(lang) or getattr(kind, lang) for lang in LANGUAGES}
