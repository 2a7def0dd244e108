"""The graph as the page holds it: short names, each source once, numbers for what is named often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from policygraph.drawing.headline import headline
from policygraph.drawing.scene import Scene, place_scene
from policygraph.terms import LANGUAGES

if TYPE_CHECKING:
    import networkx

# What every IRI of the graph begins with; the page leaves it out.
BASE = "https://w3id.org/policygraph/"
Evidence = Mapping[str, Mapping[str, Any]]
Edges = dict[tuple[str, str, str], int]


def short(name: str) -> str:
    """Leave out what every IRI of the graph begins with.

    >>> short("https://w3id.org/policygraph/id/place/shenzhen")
    'id/place/shenzhen'
    """
    return name.removeprefix(BASE)


def pack_nodes(network: networkx.MultiDiGraph, evidence: Evidence) -> list[dict[str, Any]]:
    """Tell the nodes as the page holds them, in the order of their names."""
    index = {node: n for n, node in enumerate(sorted(network))}
    return [_node(network, node, evidence, index) for node in index]


def _node(network: networkx.MultiDiGraph, node: str, evidence: Evidence, index: Mapping[str, int]) -> dict[str, Any]:
    facts = network.nodes[node]
    packed: dict[str, Any] = {"id": short(node), "kind": facts["kind"], **_names(facts, node)}
    told = headline(facts, evidence)
    if facts["kind"] == "Claim" and node in evidence:
        about = facts.get("about")
        packed |= _claim_names(evidence[node], network.nodes.get(about, {}), about or node)
        told = {lang: evidence[node]["brief"][lang] or evidence[node]["says"][lang] for lang in LANGUAGES}
    packed |= {key: facts[key] for key in ("title_zh", "title_en", "note", "year") if facts.get(key)}
    packed |= {key: short(facts[key]) for key in ("home", "category") if facts.get(key)}
    packed |= {key: [short(name) for name in facts[key]] for key in ("claims", "records") if facts.get(key)}
    if str(facts.get("status", "")).endswith("/draft"):
        packed["draft"] = True
    if "members" in facts:
        packed["members"] = [index[member] for member in facts["members"]]
    if told:
        packed["says"] = told
    return packed


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


def pack_edges(network: networkx.MultiDiGraph) -> tuple[list[dict[str, Any]], Edges]:
    """Tell the edges as the page holds them, and their numbers by start, end and kind."""
    edges: list[dict[str, Any]] = []
    numbers: Edges = {}
    for start, end, kind, facts in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        numbers[start, end, kind] = len(edges)
        packed = {"id": f"e{len(edges)}", "from": short(start), "to": short(end), "kind": facts["kind"]}
        if facts["claims"]:
            packed["claims"] = [short(claim) for claim in facts["claims"]]
        edges.append(packed)
    return edges, numbers


def pack_relations(network: networkx.MultiDiGraph) -> dict[str, dict[str, str]]:
    """Name each kind of relation in each language."""
    return {
        facts["kind"]: {lang: facts.get(f"label_{lang}") or facts["kind"] for lang in LANGUAGES}
        for *_, facts in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3], reverse=True)
    }


def pack_evidence(evidence: Evidence, used: Iterable[str]) -> dict[str, Any]:
    """Tell what is stated and by whom: claims and records by short name, each source once, by number."""
    sources: dict[str, int] = {}
    told: list[Mapping[str, Any]] = []
    statements: dict[str, dict[str, Any]] = {}
    for name in sorted(used):
        packed = {
            key: value for key, value in evidence[name].items() if key != "brief" and value not in (None, [], False)
        }
        for key in ("about", "restates"):
            if key in packed:
                packed[key] = [short(thing) for thing in packed[key]]
        numbers = []
        for source in evidence[name]["source"]:
            key = source.get("id") or repr(source)
            if key not in sources:
                sources[key] = len(told)
                told.append({part: value for part, value in source.items() if value is not None and part != "id"})
            numbers.append(sources[key])
        statements[short(name)] = packed | {"source": numbers}
    return {"statements": statements, "sources": told}


def pack_disagreements(disagreements: Mapping[str, Mapping[str, Any]], used: Iterable[str]) -> dict[str, Any]:
    """Tell the disagreements of the claims and things that are in the page."""
    known = set(used)
    return {
        short(name): {**facts, "between": [short(claim) for claim in facts["between"]]}
        for name, facts in disagreements.items()
        if name in known or known & set(facts["between"])
    }


def pack_scene(scene: Scene, index: Mapping[str, int], edges: Edges) -> dict[str, Any]:
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
