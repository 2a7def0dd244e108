"""``policygraph view`` opens on what is asked for; what it cannot do it says in a sentence, before it has drawn."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import policygraph
from conftest import Run
from policygraph.errors import QueryError, UsageInvalid

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
CITIES = '#+ title: {"en": "Cities", "zh": "城市"}\nCONSTRUCT { ?c a pol:City } WHERE { ?c a pol:City }\n'
PLACE = """@prefix pol: <https://w3id.org/policygraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://w3id.org/policygraph/id/place/hangzhou> a pol:City , pol:Place ; rdfs:label "杭州"@zh , "Hangzhou"@en .
"""


def opened(path: Path) -> dict[str, Any]:
    found = DATA.search(path.read_text(encoding="utf-8"))
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def first(data: dict[str, Any]) -> dict[str, Any]:
    """Give the picture on which a page opens."""
    (scene,) = [scene for scene in data["scenes"] if scene["name"] == data["start"]]
    return dict(scene)


@pytest.mark.parametrize(
    ("words", "start", "title"),
    [
        ((), "four-cities", "各市对照"),
        (("--story", "funds"), "funds", "基金"),
        (("--story", "policy-family-shenzhen"), "policy-family-shenzhen", "深圳"),
        (("--focus", "深圳", "--hops", "2"), "focus", "深圳"),
        (("--query", "funds", "--place", "shenzhen"), "query", "基金"),
        (("--query", "mine.rq"), "query", "城市"),
        (("--all",), "all", "全部"),
    ],
)
def test_the_page_opens_on_what_is_asked_for_among_all_the_stories(
    run: Run, tmp_path: Path, words: tuple[str, ...], start: str, title: str
) -> None:
    (tmp_path / "mine.rq").write_text(CITIES, encoding="utf-8")
    told = run("view", "-o", "graph.html", "--lang", "zh", *words)
    assert told.returncode == 0 and "graph.html" in told.stderr and told.stdout == "", told.stderr
    data = opened(tmp_path / "graph.html")
    assert data["start"] == start and title in first(data)["title"]["zh"]
    assert {"four-cities", "funds", "disagreements", "all"} <= {scene["name"] for scene in data["scenes"]}
    assert first(data)["nodes"]


def test_the_layout_the_language_and_a_smaller_file_can_be_asked_for(run: Run, tmp_path: Path) -> None:
    plain = run("view", "-o", "plain.html", "--layout", "timeline", "--lang", "en", "--story", "funds")
    packed = run("view", "-o", "packed.html", "--layout", "timeline", "--lang", "en", "--story", "funds", "--compact")
    assert plain.returncode == packed.returncode == 0, packed.stderr
    data = opened(tmp_path / "plain.html")
    assert (data["layout"], data["lang"], data["start"]) == ("timeline", "en", "funds")
    sizes = [(tmp_path / name).stat().st_size for name in ("packed.html", "plain.html")]
    assert sizes[0] < 500_000 < sizes[1]


def test_data_of_one_s_own_is_drawn_alone_and_an_empty_folder_gives_an_empty_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    told = run("view", "-o", "empty.html", "--data", "mine", "--only")
    assert told.returncode == 0, told.stderr
    assert opened(tmp_path / "empty.html")["nodes"] == []
    assert "There is nothing in the picture" in told.stderr or "没有任何事物" in told.stderr
    (tmp_path / "mine/place.ttl").write_text(PLACE, encoding="utf-8")
    (tmp_path / "mine/stories").mkdir()
    (tmp_path / "mine/stories/mine.rq").write_text(CITIES, encoding="utf-8")
    told = run("view", "-o", "mine.html", "--data", "mine", "--only", "--story", "mine")
    assert told.returncode == 0, told.stderr
    data = opened(tmp_path / "mine.html")
    assert data["start"] == "mine" and "杭州" in [node["zh"] for node in data["nodes"]]


EXCLUDING = [
    ("--story", "funds", "--focus", "深圳"),
    ("--story", "funds", "--query", "funds"),
    ("--focus", "深圳", "--all"),
    ("--query", "funds", "--all"),
    ("--story", "funds", "--focus", "深圳", "--query", "funds", "--all"),
]


@pytest.mark.parametrize("words", EXCLUDING, ids=" ".join)
def test_a_page_opens_on_one_picture_alone(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    for lang, sentence in (("zh", "只能写一个"), ("en", "exclude each other")):
        told = run("view", "-o", "graph.html", "--lang", lang, *words)
        assert told.returncode == 2 and sentence in told.stderr, told.stderr
        assert all(word in told.stderr for word in words if word.startswith("--"))
    assert not (tmp_path / "graph.html").exists()


@pytest.mark.parametrize(
    ("words", "code", "zh", "en"),
    [
        (("--focus", "深圳", "--hops", "0"), 2, "--hops 须为 1", "--hops takes 1 or more"),
        (("--focus", "深圳", "--hops", "-3"), 2, "--hops 须为 1", "--hops takes 1 or more"),
        (("--hops", "2"), 2, "--focus 同用", "goes with --focus"),
        (("--nonsense",), 2, "不认识的参数：--nonsense", "Unknown words: --nonsense"),
        (("graph.html",), 2, "不认识的参数：graph.html", "Unknown words: graph.html"),
        (("--story", "funds", "--place", "shenzhen"), 2, "--place", "--place"),
        (("--query", "funds", "--plase", "shenzhen"), 1, "是不是 place", "Did you mean place?"),
        (("--query", "funds", "--place", "shenzen"), 1, "shenzhen", "shenzhen"),
        (("--query", "funds", "--place"), 2, "后面缺少值", "missing after --place"),
        (("--query", "fund-by-plase"), 1, "没有名为", "no question"),
        (("--query", "nowhere.rq"), 2, "无法读取 nowhere.rq", "nowhere.rq cannot be read"),
        (("--query", "ask.rq"), 1, "CONSTRUCT", "CONSTRUCT query is needed"),
        (("--query", "service.rq"), 1, "SERVICE", "SERVICE at line"),
        (("--query", "broken.rq"), 1, "语法错误", "syntax error at line 1"),
        (("--story", "fund"), 1, "是不是 funds", "Did you mean funds?"),
        (("--focus", "shenzen"), 1, "shenzhen", "Did you mean"),
        (("--data", "nowhere"), 2, "nowhere", "nowhere"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_cannot_be_drawn_is_said_in_both_languages_and_nothing_is_written(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int, zh: str, en: str
) -> None:
    (tmp_path / "ask.rq").write_text("ASK { ?c a pol:City }", encoding="utf-8")
    (tmp_path / "service.rq").write_text(
        CITIES.replace("{ ?c a pol:City }\n", "{ SERVICE <x:x> { ?c a ?d } }"), "utf-8"
    )
    (tmp_path / "broken.rq").write_text("CONSTRUCT { ?c a pol:City WHERE", encoding="utf-8")
    for lang, sentence in (("zh", zh), ("en", en)):
        told = run("view", "-o", "graph.html", "--lang", lang, *words)
        assert told.returncode == code and sentence in told.stderr, told.stderr
        assert "Traceback" not in told.stderr and told.stdout == ""
    assert not (tmp_path / "graph.html").exists()


def test_a_layout_that_there_is_none_of_and_a_number_that_is_none_are_refused(run: Run) -> None:
    assert "timeline" in run("view", "--layout", "spiral", "--lang", "en").stderr
    for words in (("--layout", "spiral"), ("--focus", "深圳", "--hops", "two")):
        assert run("view", "-o", "graph.html", *words).returncode == 2


@pytest.mark.parametrize("target", ["no/such/folder/graph.html", "there.html"])
def test_an_output_that_cannot_be_written_leaves_nothing_behind(run: Run, tmp_path: Path, target: str) -> None:
    (tmp_path / "there.html").mkdir()
    told = run("view", "-o", target, "--lang", "en")
    assert told.returncode == 2 and "cannot be written" in told.stderr and "Traceback" not in told.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["there.html"]


def test_in_python_the_same_words_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageInvalid):
        policygraph.view(story="funds", focus="深圳")
    with pytest.raises(UsageInvalid):
        policygraph.view(focus="深圳", hops=0)
    with pytest.raises(UsageInvalid):
        policygraph.view(layout="spiral")
    with pytest.raises(QueryError):
        policygraph.view(tmp_path / "graph.html", story="fund")
    assert not (tmp_path / "graph.html").exists()


def test_a_query_that_answers_nothing_is_said_when_the_page_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.rq").write_text("SELECT ?x { ?x a pol:Treaty }", encoding="utf-8")
    for lang, sentence in (("zh", "没有任何事物"), ("en", "nothing in the picture")):
        told = run("view", "-o", "none.html", "--query", "none.rq", "--lang", lang)
        assert told.returncode == 0 and sentence in told.stderr
