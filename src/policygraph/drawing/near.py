"""A thing and its neighbours, opened step by step, so many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from policygraph.drawing.asked import focus_scene
from policygraph.drawing.scene import Scene
from policygraph.questions.things import find_thing
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES

if TYPE_CHECKING:
    import networkx

# How many neighbours one step opens.
MOST = 60


def near_scene(engine: Engine, names: Sequence[str], things: networkx.MultiDiGraph, most: int = MOST) -> Scene:
    """Show some things, each with its neighbours, and say where there are more neighbours than are shown.

    names: IRIs, short forms, slugs or labels; the first is what the picture is about. things: the whole network; it is
    not changed. most: neighbours of each. A node that has more relations than are shown says in ``near`` with how many
    things. Raises ThingNotFound, with the nearest names.

    >>> from policygraph.loading.network import build_network
    >>> from policygraph.store.open import open_engine
    >>> engine = open_engine()
    >>> scene = near_scene(engine, ["place:shenzhen"], build_network(engine.store), most=5)
    >>> len(scene.network), scene.note["en"].split(": ")[1]
    (6, '5 of 46.')
    """
    import networkx

    pictures, cut = [], []
    for name in names:
        thing = find_thing(engine, name)
        around = focus_scene(engine, name, 1, things)
        kept, total = _nearest(around.network, thing, most)
        pictures.append(around.network.subgraph({thing, *kept}))
        if total > len(kept):
            cut.append((around.title, len(kept), total))
        if len(pictures) == 1:
            title = around.title
    drawn = networkx.compose_all(pictures)
    network = networkx.compose(drawn, things.subgraph(set(drawn) & set(things)))
    for node in network:
        if node in things:
            network.nodes[node]["near"] = len(_neighbours(things, node))
    note = {
        "zh": f"与“{title['zh']}”直接相连的事物，及由此展开的。",
        "en": f"What is related to “{title['en']}”, and what was opened from there.",
    }
    for whose, shown, total in cut:
        note["zh"] += f"“{whose['zh']}”的相邻事物共 {total} 项，显示 {shown} 项。"
        note["en"] += f" Shown of what is near “{whose['en']}”: {shown} of {total}."
    return Scene("near", title, {lang: note[lang] for lang in LANGUAGES}, "anchored", network)


def _neighbours(network: networkx.MultiDiGraph, node: str) -> set[str]:
    return {*network.successors(node), *network.predecessors(node)} - {node}


def _nearest(network: networkx.MultiDiGraph, thing: str, most: int) -> tuple[list[str], int]:
    """Choose neighbours by turns from each relation, so that none is left out for the length of another."""
    groups: dict[tuple[str, bool], list[str]] = {}
    for start, end, kind in sorted(chain(network.out_edges(thing, keys=True), network.in_edges(thing, keys=True))):
        far = end if start == thing else start
        groups.setdefault((kind, start == thing), []).append(far)
    turns = [far for turn in zip_longest(*(groups[key] for key in sorted(groups))) for far in turn]
    found = list(dict.fromkeys(far for far in turns if far is not None and far != thing))
    return found[:most], len(found)
