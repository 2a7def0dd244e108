"""The graph as the page holds it: short names, each statement once, numbers for what is named often."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from policygraph.drawing.citations import Citations, Evidence
from policygraph.drawing.headline import headline
from policygraph.drawing.names import short
from policygraph.drawing.scene import Scene, place_scene
from policygraph.terms import LANGUAGES

Nodes = Mapping[str, Mapping[str, Any]]
Edges = Mapping[tuple[str, str, str], Mapping[str, Any]]


def pack_nodes(
    nodes: Nodes, index: Mapping[str, int], citations: Citations, disputed: Collection[str] = ()
) -> list[dict[str, Any]]:
    """Tell the nodes as the page holds them, by number; ``told`` is what each is the first to cite.

    nodes: what is known of each, by IRI. index: their numbers, in order. disputed: the claims about which sources
    differ; a node whose figure is one of them has ``differs``.
    """
    packed = []
    for node in index:
        told = _node(nodes, node, citations.evidence, index)
        facts = nodes[node]
        figure = node if facts["kind"] == "Claim" else headline(facts, citations.evidence)
        if figure is not None and figure in citations.evidence:
            told["says"] = _figure(citations.evidence[figure], facts["kind"])
            told |= {"differs": True} if figure in disputed else {}
        told |= {key: numbers for key in ("claims", "records") if (numbers := citations.cite(facts.get(key, ())))}
        fresh = citations.take()
        packed.append(told | {"told": fresh} if fresh else told)
    return packed


def _node(nodes: Nodes, node: str, evidence: Evidence, index: Mapping[str, int]) -> dict[str, Any]:
    facts = nodes[node]
    packed: dict[str, Any] = {"id": short(node), "kind": facts["kind"], **_names(facts, node)}
    if facts["kind"] == "Claim" and node in evidence:
        about = facts.get("about")
        packed |= _claim_names(evidence[node], nodes.get(about or "", {}), about or node)
    packed |= {key: facts[key] for key in ("title_zh", "title_en", "note", "year", "near") if facts.get(key)}
    packed |= {key: short(facts[key]) for key in ("home", "category") if facts.get(key)}
    if str(facts.get("status", "")).endswith("/draft"):
        packed["draft"] = True
    if "members" in facts:
        packed["members"] = [index[member] for member in facts["members"]]
    return packed


def _figure(claim: Mapping[str, Any], kind: str) -> dict[str, str]:
    """Tell the figure of a claim; what a claim says in words stands only beside the claim itself."""
    return {lang: claim["brief"][lang] or (claim["says"][lang] if kind == "Claim" else "") for lang in LANGUAGES}


def _names(facts: Mapping[str, Any], node: str) -> dict[str, str]:
    labels = [facts.get(f"label_{lang}") for lang in LANGUAGES]
    known = next(filter(None, labels), short(node))
    return {lang: label or known for lang, label in zip(LANGUAGES, labels, strict=True)}


def _claim_names(told: Mapping[str, Any], about: Mapping[str, Any], thing: str) -> dict[str, str]:
    """Name a claim by what it is about, and by its role where that does not tell it."""
    names, role = _names(about, thing), told["role"]
    if about.get("kind") == "Target":
        return names
    gap = {"zh": "·", "en": " "}
    return {lang: f"{names[lang]}{gap[lang]}{role[lang]}" for lang in LANGUAGES}


def pack_edges(
    edges: Edges, index: Mapping[str, int], citations: Citations
) -> tuple[list[dict[str, Any]], dict[tuple[str, str, str], int]]:
    """Tell the edges as the page holds them, their ends by number, and their own numbers.

    edges: what is known of each, by start, end and kind.
    """
    packed: list[dict[str, Any]] = []
    numbers: dict[tuple[str, str, str], int] = {}
    for edge in sorted(edges):
        start, end, kind = edge
        numbers[edge] = len(packed)
        told = {"from": index[start], "to": index[end], "kind": kind}
        claims = citations.cite(edges[edge]["claims"])
        packed.append(told | {"claims": claims} if claims else told)
    return packed, numbers


def pack_relations(edges: Edges) -> dict[str, dict[str, str]]:
    """Name each kind of relation in each language."""
    named = {kind: edges[start, end, kind] for start, end, kind in sorted(edges, reverse=True)}
    return {
        kind: {lang: facts.get(f"label_{lang}") or kind for lang in LANGUAGES} for kind, facts in sorted(named.items())
    }


def pack_disagreements(disagreements: Mapping[str, Mapping[str, Any]], used: Iterable[str]) -> dict[str, Any]:
    """Tell the disagreements of the claims and things that are in the page."""
    known = set(used)
    return {
        short(name): {**facts, "between": [short(claim) for claim in facts["between"]]}
        for name, facts in disagreements.items()
        if name in known or known & set(facts["between"])
    }


def pack_scene(scene: Scene, index: Mapping[str, int], edges: Mapping[tuple[str, str, str], int]) -> dict[str, Any]:
    """Tell a scene as the page holds it: nodes and edges by number, x, y and room of each node in turn."""
    nodes = sorted(scene.network)
    placed = place_scene(scene)
    return {
        "name": scene.name,
        "title": scene.title,
        "note": scene.note,
        "layout": scene.layout,
        "nodes": [index[node] for node in nodes],
        "edges": sorted(edges[edge] for edge in scene.network.edges(keys=True)),
        "at": {name: [round(part) for node in nodes for part in spots[node]] for name, (spots, _) in placed.items()},
        "captions": {name: [list(caption) for caption in captions] for name, (_, captions) in placed.items()},
    }
