"""A thing and its neighbours, opened step by step, so many at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from policygraph.drawing.asked import focus_scene
from policygraph.drawing.fans import Groups, fan_out
from policygraph.drawing.scene import Scene
from policygraph.questions.things import find_thing
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES

if TYPE_CHECKING:
    import networkx

# How many neighbours one step opens.
MOST = 60


def near_scene(
    engine: Engine,
    names: Sequence[str],
    things: networkx.MultiDiGraph,
    most: int = MOST,
    totals: Mapping[str, int] | None = None,
) -> Scene:
    """Show some things, each with its neighbours, and say where there are more neighbours than are shown.

    names: IRIs, short forms, slugs or labels; the first is what the picture is about. things: the whole network; it is
    not changed. most: neighbours of each. totals: how many each thing has, where the network is but a part. A node
    that has more relations than are shown says in ``near`` with how many
    things. Raises ThingNotFound, with the nearest names.

    >>> from policygraph.loading.network import build_network
    >>> from policygraph.store.open import open_engine
    >>> engine = open_engine()
    >>> scene = near_scene(engine, ["place:shenzhen"], build_network(engine.store), most=5)
    >>> len(scene.network), scene.note["en"].split(": ")[1]
    (6, '5 of 40.')
    """
    import networkx

    pictures, cut = [], []
    opened: dict[str, Groups] = {}
    for name in names:
        thing = find_thing(engine, name)
        around = focus_scene(engine, name, 1, things)
        groups = _groups(around.network, thing)
        opened[thing] = _fewest(groups, most)
        kept = {node for found in opened[thing].values() for node in found}
        pictures.append(around.network.subgraph({thing, *kept}))
        total = max(len({node for found in groups.values() for node in found}), (totals or {}).get(thing, 0))
        if total > len(kept):
            cut.append((around.title, len(kept), total))
        if len(pictures) == 1:
            title = around.title
    drawn = networkx.compose_all(pictures)
    network = networkx.compose(drawn, things.subgraph(set(drawn) & set(things)))
    for node in network:
        if node in things:
            network.nodes[node]["near"] = (totals or {}).get(node) or len(_neighbours(things, node))
    named = {
        kind: {lang: facts.get(f"label_{lang}", kind) for lang in LANGUAGES}
        for _, _, kind, facts in network.edges(keys=True, data=True)
    }
    return Scene("near", title, _note(title, cut), "anchored", network, fan_out(opened, named))


def _note(title: Mapping[str, str], cut: Sequence[tuple[Mapping[str, str], int, int]]) -> dict[str, str]:
    note = {
        "zh": f"与“{title['zh']}”直接相连的事物，及由此展开的。",
        "en": f"What is related to “{title['en']}”, and what was opened from there.",
    }
    for whose, shown, total in cut:
        note["zh"] += f"“{whose['zh']}”的相邻事物共 {total} 项，显示 {shown} 项。"
        note["en"] += f" Shown of what is near “{whose['en']}”: {shown} of {total}."
    return note


def _neighbours(network: networkx.MultiDiGraph, node: str) -> set[str]:
    return {*network.successors(node), *network.predecessors(node)} - {node}


def _groups(network: networkx.MultiDiGraph, thing: str) -> Groups:
    """Group the neighbours of a thing by their relation to it; each stands in the first of its groups."""
    found: dict[tuple[str, bool], list[str]] = {}
    seen = {thing}
    near = chain(network.out_edges(thing, keys=True), network.in_edges(thing, keys=True))
    for start, end, kind in sorted(near, key=lambda edge: (edge[2], edge[0] != thing, edge)):
        far = end if start == thing else start
        if far not in seen:
            seen.add(far)
            found.setdefault((kind, start == thing), []).append(far)
    return found


def _fewest(groups: Groups, most: int) -> Groups:
    """Keep so many, by turns from each group, so that none is left out for the length of another."""
    turns = [node for turn in zip_longest(*groups.values()) for node in turn if node is not None]
    kept = set(turns[:most])
    return {key: [node for node in found if node in kept] for key, found in groups.items()}
