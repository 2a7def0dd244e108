"""What stands under what in the picture: each thing under one holder, so that the picture is a few trees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from policygraph.drawing.kinds import ORDER
from policygraph.terms import slug

if TYPE_CHECKING:
    import networkx

# What holds a thing, in the order in which it is looked for: the other end of a relation that leaves it …
HOLDERS = ("partOf", "ofPolicy", "agreement", "about", "place", "within")
# … or the one from which a relation comes to it.
HELD_BY = ("between", "restates", "checkedAgainst")
# Where there is none of these, a thing stands under the concept or source that it names.
NAMED = ("Concept", "Source")
LEAST = len(HOLDERS) + len(HELD_BY)
HEADS = ("City", "Place")
# Under a place stand its funds, then its documents, then the rest; its districts end the column.
WITHIN = {kind: rank for rank, kind in enumerate(("Fund", "Policy", "Instrument", "Target"))}
LAST = {kind: rank for rank, kind in enumerate(("Body", "City", "Place"), len(ORDER) + len(WITHIN))}

Held = dict[str | None, list[str]]


def holdings(network: networkx.MultiDiGraph) -> Held:
    """Tell what stands under each thing, in order; under ``None`` what stands by itself.

    network: nodes with ``kind``, edges with ``kind``. The order is that of kinds, of dates and of names: it does not
    depend on what else is in the picture, so that a further thing moves at most those that come after it.
    """
    holders = _holders(network)
    for node in holders:
        seen = {node}
        above = holders[node]
        while above is not None and above not in seen:
            seen.add(above)
            above = holders[above]
        # Two things that are said to be part of each other: one of them comes first.
        if above == node:
            holders[node] = None
    held: Held = {}
    for node, holder in holders.items():
        held.setdefault(holder, []).append(node)
    for things in held.values():
        things.sort(key=lambda node: _order(network, node))
    return held


def below(node: str, held: Held) -> Iterator[tuple[str, int]]:
    """Walk what stands under a thing, each with its depth, in the order of reading."""
    waiting = [(thing, 1) for thing in reversed(held.get(node, []))]
    while waiting:
        thing, depth = waiting.pop()
        yield thing, depth
        waiting += [(deeper, depth + 1) for deeper in reversed(held.get(thing, []))]


def year_of(facts: Mapping[str, Any], node: str) -> int | None:
    """Tell the year of a thing: of its date; of a document without one, of its slug, which is minted with it."""
    minted = slug(node).split("-") if facts["kind"] == "Policy" else []
    for word in (facts.get("issued"), facts.get("published"), *minted):
        if word and len(str(word)) >= 4 and str(word)[:4].isdigit() and 1990 < int(str(word)[:4]) < 2100:
            return int(str(word)[:4])
    return None


def _holders(network: networkx.MultiDiGraph) -> dict[str, str | None]:
    """Pick the one holder of each thing: by the kind of relation, among several of one kind the first by name."""
    kinds = {node: facts["kind"] for node, facts in network.nodes(data=True)}
    best: dict[str, tuple[int, str]] = {}
    for start, end, facts in network.edges(data=True):
        kind = facts["kind"]
        if kind in HELD_BY:
            held, holder, rank = end, start, len(HOLDERS) + HELD_BY.index(kind)
        elif kind in HOLDERS and not (kind == "within" and kinds[end] != "City"):
            # A province and the nation stand by themselves: what is within them does not hang from them.
            held, holder, rank = start, end, HOLDERS.index(kind)
        elif kinds[end] in NAMED and kinds[start] not in NAMED:
            held, holder, rank = start, end, LEAST
        else:
            continue
        if kinds[held] != "City" and (rank, holder) < best.get(held, (LEAST + 1, "")):
            best[held] = rank, holder
    return {node: best[node][1] if node in best else None for node in sorted(network)}


def _order(network: networkx.MultiDiGraph, node: str) -> tuple[int, str, str]:
    facts = network.nodes[node]
    kind = str(facts["kind"])
    known = ORDER.index(kind) if kind in ORDER else len(ORDER)
    rank = WITHIN.get(kind, LAST.get(kind, len(WITHIN) + known))
    date = facts.get("issued") or facts.get("published") or year_of(facts, node) or "9999"
    return rank, str(date), node
