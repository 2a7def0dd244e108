"""Where each thing stands: computed in closed form, so that the same graph is always the same picture.

A place of the nation or a city is the root of a tree drawn in rings: around it its bodies, policies, funds and
districts, around each of these what it holds. Cities stand at fixed anchors, so that none moves when another
grows beyond its share.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from policygraph.terms import slug

if TYPE_CHECKING:
    import networkx

Point = tuple[float, float]

# What holds a thing in the picture, in the order in which it is looked for.
HOLDERS = ("partOf", "ofPolicy", "place", "within")
ORDER = {"Body": 0, "Policy": 1, "Place": 2, "Fund": 3, "Instrument": 4, "Target": 5}
RING = 190.0
LEAF = 54.0
# North above south, west left of east, as on a map; further cities follow on a grid below.
ANCHORS = {"china": (0, 0), "beijing": (-1, -1), "shanghai": (1, -1), "guangzhou": (-1, 1), "shenzhen": (1, 1)}


def layout(network: networkx.MultiDiGraph) -> dict[str, Point]:
    """Give every node of the network of things its point.

    network: as ``build_network`` makes it; edges tell what holds what.
    """
    held: dict[str, list[str]] = {}
    roots = []
    for node, facts in sorted(network.nodes(data=True)):
        holder = None if _is_root(facts) else _holder(network, node)
        if holder is None:
            roots.append(node)
        else:
            held.setdefault(holder, []).append(node)
    for children in held.values():
        children.sort(key=lambda node: _rank(network, node))
    radii = {root: _radius(_leaves(root, held, set())) for root in roots}
    spacing = max(radii.values(), default=0.0) + RING
    points: dict[str, Point] = {}
    for root, (column, row) in _anchors(roots).items():
        centre = (column * spacing, row * spacing)
        _place(root, centre, 0, (0.0, math.tau), radii[root], held, points)
    return points


def _is_root(facts: dict[str, object]) -> bool:
    return facts["kind"] == "City"


def _holder(network: networkx.MultiDiGraph, node: str) -> str | None:
    kinds = {kind: end for _, end, kind in sorted(network.out_edges(node, keys=True))}
    for kind in HOLDERS:
        # A province and the nation stand by themselves: cities do not hang from them in the picture.
        if kind in kinds and not (kind == "within" and network.nodes[kinds[kind]]["kind"] != "City"):
            return str(kinds[kind])
    return None


def _rank(network: networkx.MultiDiGraph, node: str) -> tuple[int, str, str]:
    facts = network.nodes[node]
    day = str(facts.get("issued") or facts.get("published") or "9999")
    return ORDER.get(facts["kind"], 9), day, node


def _leaves(node: str, held: dict[str, list[str]], seen: set[str]) -> int:
    if node in seen:
        return 0
    seen.add(node)
    return max(1, sum(_leaves(child, held, seen) for child in held.get(node, [])))


def _radius(leaves: int) -> float:
    return max(2 * RING, leaves * LEAF / math.tau)


def _anchors(roots: list[str]) -> dict[str, Point]:
    free = [(column, row) for row in range(2, 2 + len(roots)) for column in (-1, 0, 1)]
    known = {root: ANCHORS[slug(root)] for root in roots if slug(root) in ANCHORS}
    others = [root for root in roots if root not in known]
    return {**known, **dict(zip(others, free, strict=False))}


def _place(
    node: str,
    centre: Point,
    depth: int,
    sector: Point,
    radius: float,
    held: dict[str, list[str]],
    points: dict[str, Point],
) -> None:
    """Put a node in the middle of its sector, and its children in shares of it by their leaves."""
    if node in points:
        return
    angle = (sector[0] + sector[1]) / 2
    # Two rings of the radius that the leaves need: what holds others stands nearer to the middle.
    far = 0.0 if depth == 0 else radius * (0.6 + 0.4 * (depth - 1))
    points[node] = (round(centre[0] + far * math.cos(angle), 1), round(centre[1] + far * math.sin(angle), 1))
    children = held.get(node, [])
    weights = [_leaves(child, held, set()) for child in children]
    start, share = sector[0], (sector[1] - sector[0]) / max(1, sum(weights))
    for child, weight in zip(children, weights, strict=True):
        _place(child, centre, depth + 1, (start, start + weight * share), radius, held, points)
        start += weight * share
