"""One picture among those of a page: what is in it, and where each thing stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from policygraph.drawing.anchored import anchored
from policygraph.drawing.holding import holdings
from policygraph.drawing.spots import Caption, Spot
from policygraph.drawing.timeline import timeline

if TYPE_CHECKING:
    import networkx

Placed = tuple[dict[str, Spot], list[Caption]]


class Scene(NamedTuple):
    """A picture of the page: a story, what was asked for, or everything.

    title, note: in each language. layout: ``anchored`` or ``timeline``, in which it opens. network: its things, each
    with ``kind``, labels and ``claims``, and their relations. placed: where its things stand, if in one way only.
    """

    name: str
    title: dict[str, str]
    note: dict[str, str]
    layout: str
    network: networkx.MultiDiGraph
    placed: Placed | None = None


def place_scene(scene: Scene) -> dict[str, Placed]:
    """Give the spots and the captions of a scene in each of its layouts."""
    if scene.placed is not None:
        return {scene.layout: scene.placed}
    held = holdings(scene.network)
    return {"anchored": (anchored(scene.network, held), []), "timeline": timeline(scene.network, held)}
