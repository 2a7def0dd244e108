"""The text of the page: always the same, closed to the network, and whole when it unpacks itself."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

import policygraph
from policygraph.drawing.evidence import read_evidence
from policygraph.drawing.page import draw_page
from policygraph.drawing.store import draw_store
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES
from test_drawing_layouts import made

HOSTILE = "</script><script>alert(1)</script><!-- <img src=http://x.example/ onerror=alert(1)> ]]> ' \" \\ \u2028"
PROGRAM = (
    "import hashlib, policygraph as p; "
    "print([hashlib.sha256(p.view(compact=packed).encode()).hexdigest() for packed in (False, True)])"
)


class Parts(HTMLParser):
    """The scripts of a page, its policy, and every address that it would load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts: list[tuple[str, str, str]] = []
        self.policy = ""
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.inside: tuple[str, str] | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.loads += [told[name] for name in ("src", "href", "action", "srcset", "data", "poster") if name in told]
        self.handlers += [name for name in told if name.startswith("on")]
        if told.get("http-equiv") == "Content-Security-Policy":
            self.policy = told["content"]
        if tag == "script":
            self.inside = told.get("type", ""), told.get("id", "")
            self.scripts.append((*self.inside, ""))

    def handle_data(self, data: str) -> None:
        if self.inside is not None:
            self.scripts[-1] = (*self.inside, self.scripts[-1][2] + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.inside = None


def hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def packed_scripts(parts: Parts) -> list[tuple[str, str, str]]:
    """Unpack a compact page as its own script does."""
    (text,) = [text for _, name, text in parts.scripts if name == "packed"]
    return [(kind, name, content) for kind, name, content in json.loads(gzip.decompress(base64.b64decode(text)))]


@pytest.fixture(scope="module")
def pages(embedded: Engine) -> dict[str, str]:
    """The shipped graph as a plain page and as one that unpacks itself."""
    assert isinstance(embedded, EmbeddedEngine)
    return {name: draw_store(embedded.store, compact=name == "compact") for name in ("plain", "compact")}


@pytest.fixture(scope="module")
def parts(pages: dict[str, str]) -> dict[str, Parts]:
    return {name: Parts(page) for name, page in pages.items()}


def test_the_same_graph_is_the_same_bytes_whatever_the_order_of_hashes(pages: dict[str, str]) -> None:
    expected = [hashlib.sha256(pages[name].encode()).hexdigest() for name in ("plain", "compact")]
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        assert told.stdout.strip() == str(expected)


def test_a_page_is_one_file_of_a_bearable_size_that_says_its_encoding_and_its_language(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        assert page.encode("utf-8").decode("utf-8") == page
        assert '<meta charset="utf-8">' in page[:200] and '<html lang="zh">' in page[:100], name
    assert len(pages["compact"].encode()) < 500_000 < len(pages["plain"].encode()) < 2_000_000


def test_a_page_loads_nothing_and_its_policy_allows_its_own_scripts_alone(parts: dict[str, Parts]) -> None:
    for name, found in parts.items():
        assert found.loads == [] and found.handlers == [], name
        rules = dict(rule.strip().partition(" ")[::2] for rule in found.policy.split(";"))
        assert rules["default-src"] == "'none'" and rules["base-uri"] == "'none'" and rules["form-action"] == "'none'"
        assert not re.search(r"https?:|\*|'unsafe-(inline|eval)'", rules["script-src"])
        allowed = set(rules["script-src"].split())
        run = [text for kind, _, text in found.scripts if not kind]
        assert run and {hashed(text) for text in run} <= allowed, f"{name}: a script is not allowed by the policy"
    inner = {hashed(text) for kind, _, text in packed_scripts(parts["compact"]) if not kind}
    assert inner <= set(parts["compact"].policy.replace(";", " ").split())


def test_the_styles_of_a_page_reach_for_nothing(pages: dict[str, str]) -> None:
    for page in pages.values():
        style = page.split("<style>")[1].split("</style>")[0]
        assert "@import" not in style and not re.search(r"url\((?!['\"]?data:)", style)


def test_a_compact_page_unpacks_to_the_very_scripts_of_the_plain_one(parts: dict[str, Parts]) -> None:
    assert packed_scripts(parts["compact"]) == parts["plain"].scripts
    assert parts["compact"].policy == parts["plain"].policy
    assert [name for _, name, _ in parts["plain"].scripts] == ["data", "", ""]


def test_a_compact_page_has_everything_but_its_scripts_as_the_plain_one_has_it(pages: dict[str, str]) -> None:
    before = [page.split("<script")[0] for page in pages.values()]
    assert before[0] == before[1]
    assert pages["compact"].rstrip().endswith("</html>")


def test_the_data_of_a_page_holds_every_claim_once_and_every_number_names_something(
    embedded: Engine, parts: dict[str, Parts]
) -> None:
    data = json.loads(next(text for _, name, text in parts["plain"].scripts if name == "data"))
    told = [one for node in data["nodes"] for one in node.get("told", [])] + data["statements"]
    names = [one["id"] for one in told]
    claims = {name.split("/policygraph/")[1] for name, one in read_evidence(embedded).items() if one["says"]["zh"]}
    assert len(names) == len(set(names)) and len(set(names) & claims) > len(claims) * 0.95
    for one in (*data["nodes"], *data["edges"]):
        assert all(0 <= number < len(told) for key in ("claims", "records") for number in one.get(key, []))
    assert all(0 <= number < len(data["sources"]) for one in told for number in one["source"])
    for scene in data["scenes"]:
        assert all(0 <= number < len(data["nodes"]) for number in scene["nodes"])
        inside = set(scene["nodes"])
        for number in scene["edges"]:
            edge = data["edges"][number]
            assert {edge["from"], edge["to"]} <= inside, scene["name"]
        assert all(len(at) == 3 * len(scene["nodes"]) for at in scene["at"].values())
    assert data["start"] in [scene["name"] for scene in data["scenes"]]
    assert {edge["kind"] for edge in data["edges"]} <= set(data["relations"])
    assert {node["kind"] for node in data["nodes"]} <= set(data["kinds"])


@pytest.mark.parametrize("compact", [False, True])
def test_hostile_text_stays_data(compact: bool) -> None:
    graph = made({"x:1": "City", "x:2": HOSTILE}, [("x:2", "place", "x:1")])
    for facts in graph.nodes.values():
        facts.update(label_zh=HOSTILE, label_en=HOSTILE, note=HOSTILE)
    page = draw_page(graph, {}, title={"zh": HOSTILE, "en": HOSTILE}, compact=compact)
    found = Parts(page)
    assert found.loads == [] and len(found.scripts) == (2 if compact else 3)
    scripts = packed_scripts(found) if compact else found.scripts
    (text,) = [text for _, name, text in scripts if name == "data"]
    assert "</script" not in text and "<!--" not in text
    data = json.loads(text)
    assert {node["en"] for node in data["nodes"]} == {HOSTILE} and data["title"]["zh"] == HOSTILE


def test_a_page_of_nothing_is_a_page() -> None:
    data = json.loads(next(text for _, name, text in Parts(draw_page(made({}), {})).scripts if name == "data"))
    assert data["nodes"] == [] and [scene["name"] for scene in data["scenes"]] == ["all"]


def test_python_gives_the_page_that_a_notebook_shows_in_a_frame(pages: dict[str, str]) -> None:
    for lang in LANGUAGES:
        page = policygraph.view(focus="shenzhen-training-voucher", lang=lang, compact=True)
        assert f'<html lang="{lang}">' in page
    framed = page._repr_html_()
    assert framed.startswith("<iframe srcdoc=") and "<script" not in framed
    shown: list[str] = []

    class Frame(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            shown.extend(value or "" for name, value in attrs if name == "srcdoc")

    Frame().feed(framed)
    assert shown == [str(page)]
