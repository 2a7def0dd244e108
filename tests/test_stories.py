"""Each story is a picture that answers something: small enough to read, told in both languages, the same every time."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import networkx
import pytest

from policygraph.drawing.facets import add_facets
from policygraph.drawing.scene import Scene
from policygraph.drawing.store import draw_store
from policygraph.drawing.stories import build_stories, build_story, story_names
from policygraph.drawing.wish import Wish
from policygraph.errors import PolicygraphError, QueryFormUnexpected, QueryHeaderInvalid, QueryRefused, StoryNotFound
from policygraph.loading.network import build_network
from policygraph.paths import graph_dir
from policygraph.questions.ask import fill_parameters
from policygraph.questions.catalogue import load_stories
from policygraph.questions.header import LAYOUTS, read_question
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.engine import Engine
from policygraph.store.prepare import prepare_query
from policygraph.terms import LANGUAGES, slug

TITLE = '#+ title: {"en": "Mine", "zh": "我的"}\n'
CITIES = "CONSTRUCT { ?city a pol:City } WHERE { ?city a pol:City }\n"
OPEN = "CONSTRUCT { ?city a pol:City } WHERE { VALUES ?place { UNDEF } ?city a pol:City }\n"


@pytest.fixture(scope="module")
def store(embedded: Engine) -> EmbeddedEngine:
    assert isinstance(embedded, EmbeddedEngine)
    return embedded


@pytest.fixture(scope="module")
def things(store: EmbeddedEngine) -> networkx.MultiDiGraph:
    graph = build_network(store.store)
    add_facets(graph)
    return graph


@pytest.fixture(scope="module")
def scenes(store: EmbeddedEngine, things: networkx.MultiDiGraph) -> list[Scene]:
    return build_stories(store, load_stories(), things)


def test_every_story_is_built_and_holds_as_much_as_can_be_read_at_once(
    store: EmbeddedEngine, scenes: list[Scene]
) -> None:
    assert [scene.name for scene in scenes] == list(story_names(store, load_stories()))
    for scene in scenes:
        assert 10 <= len(scene.network) <= 150, f"{scene.name} has {len(scene.network)} things: narrow or widen it"
        assert scene.network.number_of_edges() >= 10, f"{scene.name} relates too little"


def test_every_story_has_a_title_and_a_note_in_both_languages_with_nothing_left_to_fill_in(
    scenes: list[Scene],
) -> None:
    for scene in scenes:
        for words in (scene.title, scene.note):
            assert set(words) == set(LANGUAGES) and all(words.values()), f"write title and note of {scene.name}"
            assert not re.search(r"[{}]", " ".join(words.values())), f"{scene.name}: {words}"
        assert re.search(r"[一-鿿]", scene.title["zh"]) and not re.search(r"[一-鿿]", scene.title["en"]), scene.name
        assert scene.layout in LAYOUTS
    for lang in LANGUAGES:
        assert len({scene.title[lang] for scene in scenes}) == len(scenes), "two stories have one title"


def test_both_engines_tell_the_same_stories(store: EmbeddedEngine, rdflib_engine: Engine) -> None:
    for name, (story, values) in story_names(store, load_stories()).items():
        text = fill_parameters(store, story, {key: [value] for key, value in values.items()})
        told = [engine.construct(prepare_query(text)) for engine in (store, rdflib_engine)]
        assert set(told[0]) == set(told[1]), name


def test_everything_in_a_story_has_a_kind_and_names_and_every_relation_is_named(scenes: list[Scene]) -> None:
    for scene in scenes:
        for node, facts in scene.network.nodes(data=True):
            assert facts["kind"] and facts["kind"] != "Thing", f"{scene.name}: {node} has no kind"
            assert facts["label_zh"] and facts["label_en"], f"{scene.name}: {node} has no name"
        for start, end, facts in scene.network.edges(data=True):
            for lang in LANGUAGES:
                name = facts[f"label_{lang}"]
                assert name and ":" not in name, f"{scene.name}: name {facts['kind']} ({start} {end}) in {lang}"


def test_no_two_story_files_stand_in_the_same_place() -> None:
    orders = Counter(story.order for story in load_stories())
    assert max(orders.values()) == 1 and min(orders) == 1, f"give each story of its own an order: {orders}"


def test_a_story_with_a_parameter_is_one_story_for_each_city(store: EmbeddedEngine) -> None:
    names = story_names(store, load_stories())
    cities = {slug(row[0].value) for row in store.select(prepare_query("SELECT ?c { ?c a pol:City }")).rows if row[0]}
    families = {name.removeprefix("policy-family-") for name in names if name.startswith("policy-family-")}
    assert families == cities and len(cities) == 4


def test_a_story_of_a_city_names_the_city(scenes: list[Scene]) -> None:
    found = {scene.name: scene for scene in scenes}["policy-family-shenzhen"]
    assert found.title["zh"].startswith("深圳") and found.title["en"].startswith("Shenzhen")
    assert "深圳" in found.note["zh"] and "Shenzhen" in found.note["en"]


def test_an_unknown_story_names_the_nearest_and_all_there_are(
    store: EmbeddedEngine, things: networkx.MultiDiGraph
) -> None:
    with pytest.raises(StoryNotFound) as told:
        build_story(store, "four-city", story_names(store, load_stories()), things)
    zh, en = told.value.sentence("zh"), told.value.sentence("en")
    assert "Did you mean four-cities?" in en and "是不是 four-cities" in zh and "disagreements" in en


def test_the_files_of_the_stories_say_what_they_are() -> None:
    for path in sorted((graph_dir() / "stories").glob("*.rq")):
        keys = re.findall(r"^#\+ (\w+):", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert {"title", "note", "order", "layout"} <= set(keys), f"{path.name} lacks a line of its header"
        assert len(keys) == len(set(keys)), f"{path.name} has a line of its header twice"


def own(folder: Path, text: str) -> Path:
    """Write a story of one's own into a data folder."""
    (folder / "stories").mkdir(exist_ok=True)
    path = folder / "stories/mine.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_story_of_one_s_own_stands_among_the_others(store: EmbeddedEngine, tmp_path: Path) -> None:
    own(tmp_path, TITLE + "#+ order: 99\n" + CITIES)
    assert load_stories([tmp_path])[-1].name == "mine"
    page = draw_store(store.store, Wish(story="mine"), data=[tmp_path])
    assert '"start":"mine"' in page and "我的" in page


@pytest.mark.parametrize(
    ("header", "line", "word"),
    [
        ('#+ layout: "spiral"\n', 2, "anchored | timeline"),
        ('#+ order: 3\n#+ layout: "spiral"\n', 3, "anchored | timeline"),
        ('#+ order: "first"\n', 2, "order"),
        ('#+ layout: "timeline"\n#+ order: "first"\n', 3, "order"),
        ('#+ order: 1\n#+ layout: ["timeline"]\n', 3, "layout"),
        ("#+ layout: timeline\n", 2, "JSON"),
        ("#+ lay out: 3\n", 2, "layout"),
        ('#+ note: "in one language"\n', 2, "note"),
        ("#+ parameters: []\n", 2, "parameters"),
        ('#+ parameters: {"place": "city"}\n', 2, "place"),
        ('#+ parameters: {"place": {"type": "town"}}\n', 2, "city"),
    ],
)
def test_a_header_that_cannot_be_read_is_told_with_file_line_and_what_to_write(
    tmp_path: Path, header: str, line: int, word: str
) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(TITLE + header + OPEN, encoding="utf-8")
    with pytest.raises(QueryHeaderInvalid) as told:
        read_question(path)
    for lang in LANGUAGES:
        assert f"mine.rq:{line}" in told.value.sentence(lang)
        assert word in told.value.sentence(lang)


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("SELECT ?city { ?city a pol:City }\n", QueryFormUnexpected),
        ("ASK { ?city a pol:City }\n", QueryFormUnexpected),
        ("CONSTRUCT { ?a a ?b } WHERE { SERVICE <http://127.0.0.1:1/> { ?a a ?b } }\n", QueryRefused),
    ],
)
def test_a_story_that_is_no_construct_query_or_reaches_out_is_refused_in_a_sentence(
    store: EmbeddedEngine, things: networkx.MultiDiGraph, tmp_path: Path, query: str, error: type[PolicygraphError]
) -> None:
    story = read_question(own(tmp_path, TITLE + query))
    with pytest.raises(error):
        build_stories(store, [story], things)


def test_a_story_without_anything_is_left_out_unless_it_is_asked_for(
    store: EmbeddedEngine, things: networkx.MultiDiGraph, tmp_path: Path
) -> None:
    story = read_question(own(tmp_path, TITLE + CITIES.replace("pol:City", "pol:Nothing")))
    assert build_stories(store, [story], things) == []
    assert [scene.name for scene in build_stories(store, [story], things, ["mine"])] == ["mine"]


@pytest.mark.parametrize(
    "parameters",
    ['{"place": {"type": "city"}, "source": {"type": "source"}}', '{"place": {"type": "date"}}', '{"place": {}}'],
)
def test_a_story_takes_one_parameter_that_has_choices_and_says_so_with_its_line(
    store: EmbeddedEngine, tmp_path: Path, parameters: str
) -> None:
    own(
        tmp_path,
        TITLE + f"#+ parameters: {parameters}\n" + OPEN.replace("?city", "?place") + "# VALUES ?source { UNDEF }\n",
    )
    with pytest.raises(QueryHeaderInvalid) as told:
        draw_store(store.store, data=[tmp_path])
    assert "mine.rq:2" in told.value.sentence("zh") and "at most one parameter" in told.value.sentence("en")
