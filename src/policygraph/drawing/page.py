"""One self-contained page, made with pyvis: no request can leave it."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policygraph.drawing.asked import whole_scene
from policygraph.drawing.citations import Citations
from policygraph.drawing.compact import pack_page
from policygraph.drawing.kinds import ORDER, kind_of
from policygraph.drawing.overview import EVERYTHING, overview
from policygraph.drawing.packing import pack_disagreements, pack_edges, pack_nodes, pack_relations, pack_scene
from policygraph.drawing.scene import Scene
from policygraph.drawing.served import Served
from policygraph.errors import GraphTooLarge

if TYPE_CHECKING:
    import networkx

PARTS = Path(__file__).parent / "parts"
SCRIPTS = ("vis-network.js", "view.js")
TITLE = {"zh": "政策图谱", "en": "policygraph"}
# A page of more things than this is too much for a browser.
MOST = 10_000


def draw_page(
    network: networkx.MultiDiGraph,
    evidence: Mapping[str, Mapping[str, Any]],
    *,
    disagreements: Mapping[str, Mapping[str, Any]] | None = None,
    categories: Mapping[str, Mapping[str, str]] | None = None,
    scenes: Sequence[Scene] = (),
    start: str = "",
    layout: str = "",
    lang: str = "zh",
    title: Mapping[str, str] | None = None,
    compact: bool = False,
    whole: bool = True,
    served: Served | None = None,
) -> str:
    """Draw a network of things as the text of an HTML page.

    network: as ``build_network`` makes it. evidence, disagreements: what each claim and record says and where it is
    proved, and where they differ, by IRI. categories: the labels of instrument categories, by IRI. scenes: the pictures
    of its menu; that of everything is added, if the page is to be ``whole``. start: the name of the one on which the
    page opens. layout: in which it opens, if not in that of the scene. lang: the language in which it opens; it holds
    both. title: of the page, in each language. compact: whether the page unpacks itself. served: what a server adds.
    Every label and quote is data in the page, never markup. Raises GraphTooLarge for more things than ``MOST``.
    """
    import jinja2
    from pyvis.network import Network

    shown = _with_everything(network if whole else network.subgraph(()), scenes, categories or {})
    nodes = {node: facts for scene in shown for node, facts in scene.network.nodes(data=True)}
    # A thing is filtered by the place that it belongs to, which need not be in a picture itself.
    homes = {facts["home"] for facts in nodes.values() if facts.get("home")} - set(nodes)
    nodes |= {home: network.nodes[home] for home in homes if home in network}
    edges = {edge[:3]: edge[3] for scene in shown for edge in scene.network.edges(keys=True, data=True)}
    count = sum(facts["kind"] != "Group" for facts in nodes.values())
    if count > MOST:
        raise GraphTooLarge(count=count, most=MOST)
    net = Network(directed=True, cdn_resources="in_line")
    citations = Citations(evidence)
    index = {node: n for n, node in enumerate(sorted(nodes))}
    disputed = {claim for one in (disagreements or {}).values() for claim in one["between"]}
    # pyvis looks through its lists at each add_node and add_edge: filling them is linear, and public.
    net.nodes = pack_nodes(nodes, index, citations, disputed)
    net.node_ids = [node["id"] for node in net.nodes]
    net.edges, numbers = pack_edges(edges, index, citations)
    rest = citations.close()
    told = dict(title or TITLE)
    net.set_template_dir(str(PARTS), "page.html.j2")
    net.templateEnv.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    net.templateEnv.undefined = jinja2.StrictUndefined
    names = [scene.name for scene in shown]
    net.templateEnv.globals.update(
        lang=lang,
        title=told,
        facts={
            "title": told,
            "lang": lang,
            "start": start if start in names else names[0],
            "layout": layout,
            "kinds": {kind: kind_of(kind)._asdict() for kind in _kinds(nodes)},
            "relations": pack_relations(edges),
            "scenes": [pack_scene(scene, index, numbers) for scene in shown],
            "disagreements": pack_disagreements(disagreements or {}, [*citations.numbers, *nodes]),
            "statements": rest,
            "sources": citations.sources,
            **({"served": {"opened": served.opened}} if served else {}),
        },
        scripts=[] if served else [_part(name) for name in SCRIPTS],
        served=served,
        style=_part("page.css"),
        policy=None if served else _security_policy(),
    )
    page = net.generate_html()
    assert isinstance(page, str)
    return pack_page(page, _part("boot.js")) if compact else page


def _with_everything(
    network: networkx.MultiDiGraph, scenes: Sequence[Scene], categories: Mapping[str, Mapping[str, str]]
) -> list[Scene]:
    """Add the picture of everything, and before each that is too large to read the overview of it."""
    whole = [whole_scene(network)] if len(network) or not scenes else []
    found: list[Scene] = []
    for scene in (*scenes, *whole):
        if len(scene.network) > EVERYTHING:
            found.append(overview(scene, categories))
        found.append(scene)
    return found


def _kinds(nodes: Mapping[str, Mapping[str, Any]]) -> list[str]:
    found = {facts["kind"] for facts in nodes.values()}
    return [kind for kind in ORDER if kind in found] + sorted(found - {*ORDER})


@functools.cache
def _part(name: str) -> str:
    return (PARTS / name).read_text(encoding="utf-8")


@functools.cache
def _security_policy() -> str:
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(_part(name).encode()).digest()).decode()}'"
        for name in (*SCRIPTS, "boot.js")
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
