"""One self-contained page, made with pyvis: no request can leave it."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policygraph.drawing.layout import Spot, layout
from policygraph.terms import LANGUAGES

if TYPE_CHECKING:
    import networkx

PARTS = Path(__file__).parent / "parts"
TITLE = {"zh": "政策图谱", "en": "policygraph"}
# Colours that stay apart for protan, deutan and tritan readers; the shape is the second channel, the dark outline
# carries the contrast with the ground.
KINDS: dict[str, dict[str, Any]] = {
    "City": {"zh": "城市", "en": "City", "shape": "dot", "colour": "#005A9C", "size": 30},
    "Place": {"zh": "地域", "en": "Place", "shape": "dot", "colour": "#6BAED6", "size": 17},
    "Body": {"zh": "机构", "en": "Body", "shape": "hexagon", "colour": "#BDBDBD", "size": 10},
    "Policy": {"zh": "政策", "en": "Policy", "shape": "square", "colour": "#E69F00", "size": 13},
    "Instrument": {"zh": "政策工具", "en": "Instrument", "shape": "diamond", "colour": "#009E73", "size": 12},
    "Target": {"zh": "目标", "en": "Target", "shape": "triangle", "colour": "#E1A3C6", "size": 11},
    "Fund": {"zh": "基金", "en": "Fund", "shape": "star", "colour": "#7A2E00", "size": 14},
}
OTHER = {"shape": "triangleDown", "colour": "#8C8C8C", "size": 11}
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.35}}, "selectionWidth": 1},
    "interaction": {"hover": True, "dragNodes": False, "keyboard": False, "tooltipDelay": 150, "multiselect": False},
}


def draw_page(
    network: networkx.MultiDiGraph,
    evidence: Mapping[str, Mapping[str, Any]],
    *,
    lang: str = "zh",
    title: Mapping[str, str] | None = None,
) -> str:
    """Draw a network of things as the text of an HTML page.

    network: as ``build_network`` makes it. evidence: what each claim and record says and where it is proved, by
    IRI, as ``read_evidence`` gives it. lang: the language in which the page opens; it holds both. title: of the
    page, in each language. Every label and quote is data in the page, never markup.
    """
    import jinja2
    import pyvis
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    spots = layout(network)
    # A kind that the table does not know is drawn and named, never dropped.
    found = sorted({facts["kind"] for _, facts in network.nodes(data=True)} - KINDS.keys())
    kinds = KINDS | {kind: {"zh": kind, "en": kind, **OTHER} for kind in found}
    # pyvis looks through its lists at each add_node and add_edge: filling them is linear, and public.
    net.nodes = [
        _node(node, facts, spots[node], kinds[facts["kind"]]) for node, facts in sorted(network.nodes(data=True))
    ]
    net.node_ids = [node["id"] for node in net.nodes]
    net.edges = [
        {
            "id": f"e{n}",
            "from": start,
            "to": end,
            "kind": facts["kind"],
            "claims": facts["claims"],
            **{language: facts.get(f"label_{language}") or facts["kind"] for language in LANGUAGES},
        }
        for n, (start, end, facts) in enumerate(sorted(network.edges(data=True), key=_edge_order))
    ]
    net.set_options(json.dumps(OPTIONS))
    library = (Path(pyvis.__file__).parent / "lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    scripts = [library.replace("</script", "<\\/script"), (PARTS / "page.js").read_text(encoding="utf-8")]
    net.set_template_dir(str(PARTS), "page.html.j2")
    net.templateEnv.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    net.templateEnv.undefined = jinja2.StrictUndefined
    used = {name for _, facts in network.nodes(data=True) for name in (*facts["claims"], *facts.get("records", []))}
    used |= {claim for *_, facts in network.edges(data=True) for claim in facts["claims"]}
    net.templateEnv.globals.update(
        lang=lang,
        title=dict(title or TITLE),
        kinds=kinds,
        evidence={name: evidence[name] for name in sorted(used) if name in evidence},
        scripts=scripts,
        style=(PARTS / "page.css").read_text(encoding="utf-8"),
        policy=_security_policy(scripts),
    )
    page = net.generate_html()
    assert isinstance(page, str)
    return page


def _node(node: str, facts: dict[str, Any], spot: Spot, kind: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        key: facts[key] for key in ("title_zh", "title_en", "note", "issued", "published") if key in facts
    }
    return {
        "id": node,
        "kind": facts["kind"],
        "zh": facts.get("label_zh") or facts.get("label_en") or node,
        "en": facts.get("label_en") or facts.get("label_zh") or node,
        "claims": facts["claims"],
        "records": facts.get("records", []),
        "x": spot.x,
        "y": spot.y,
        "side": spot.side,
        "shape": kind["shape"],
        "size": kind["size"],
        "draft": str(facts.get("status", "")).endswith("/draft"),
        **told,
    }


def _edge_order(edge: tuple[str, str, dict[str, Any]]) -> tuple[str, str, str]:
    return edge[0], edge[1], str(edge[2]["kind"])


def _security_policy(scripts: list[str]) -> str:
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
