"""What is asked for is what is drawn: the answer of a query, a thing with what is near it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx
import pytest

from policygraph.drawing.asked import focus_scene, query_scene
from policygraph.drawing.facets import add_facets
from policygraph.drawing.scene import Scene
from policygraph.errors import (
    FileUnreadable,
    ParameterUnknown,
    QueryFormUnexpected,
    QueryNotFound,
    QueryRefused,
    QuerySyntaxError,
    ThingNotFound,
)
from policygraph.loading.network import build_network
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.engine import Engine
from policygraph.store.prepare import prepare_query
from policygraph.terms import CONCEPT, ID, LANGUAGES, slug

SHENZHEN = ID + "place/shenzhen"
VOUCHER = ID + "instrument/bda-2024-compute-voucher"
CITIES = "CONSTRUCT { ?city a pol:City } WHERE { ?city a pol:City }"
Ask = Callable[..., Scene]


@pytest.fixture(scope="module")
def things(embedded: Engine) -> networkx.MultiDiGraph:
    assert isinstance(embedded, EmbeddedEngine)
    graph = build_network(embedded.store)
    add_facets(graph)
    return graph


@pytest.fixture
def ask(embedded: Engine, things: networkx.MultiDiGraph, tmp_path: Path) -> Ask:
    """Draw what a query in a file of one's own answers."""

    def call(text: str | bytes, **arguments: list[str]) -> Scene:
        path = tmp_path / "mine.rq"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return query_scene(embedded, str(path), arguments, [], things)

    return call


def test_a_question_of_the_library_is_drawn_as_the_things_of_its_rows(
    embedded: Engine, things: networkx.MultiDiGraph
) -> None:
    scene = query_scene(embedded, "funds", {"place": ["shenzhen"]}, [], things)
    funds = {node for node, facts in scene.network.nodes(data=True) if facts["kind"] == "Fund"}
    assert len(funds) >= 3 and SHENZHEN in scene.network and set(scene.network) <= set(things)
    wider = query_scene(embedded, "funds", {}, [], things)
    assert set(scene.network) < set(wider.network)
    assert scene.title["zh"] and scene.title["en"] and scene.note["zh"]


def test_of_a_claim_in_a_row_the_thing_is_drawn_that_it_is_about(ask: Ask, things: networkx.MultiDiGraph) -> None:
    claim = things.nodes[VOUCHER]["claims"][0]
    assert set(ask(f"SELECT ?claim {{ VALUES ?claim {{ <{claim}> }} }}").network) == {VOUCHER}


def test_literals_and_gaps_of_rows_draw_nothing(ask: Ask) -> None:
    query = f'SELECT * {{ VALUES (?a ?b) {{ ("{SHENZHEN}x" UNDEF) (UNDEF place:beijing) }} }}'
    assert {slug(node) for node in ask(query).network} == {"beijing"}


def test_a_construct_query_in_a_file_is_drawn_under_its_title(ask: Ask) -> None:
    told = '#+ title: {"en": "Cities", "zh": "城市"}\n#+ layout: "timeline"\n'
    scene = ask(told + CITIES)
    assert {facts["kind"] for _, facts in scene.network.nodes(data=True)} == {"City"} and len(scene.network) == 4
    assert (scene.title, scene.layout) == ({"en": "Cities", "zh": "城市"}, "timeline")


def test_a_file_without_a_header_goes_by_its_name(ask: Ask) -> None:
    for before in ("", "# what I asked\n", "\n"):
        scene = ask(before + CITIES)
        assert len(scene.network) == 4 and scene.title == {"zh": "mine", "en": "mine"}


def test_a_file_that_begins_with_a_byte_order_mark_is_read_like_any_other(ask: Ask) -> None:
    for text in (CITIES, '#+ title: {"en": "Cities", "zh": "城市"}\n' + CITIES):
        assert len(ask(b"\xef\xbb\xbf" + text.encode()).network) == 4


def test_what_describe_answers_is_drawn(ask: Ask) -> None:
    scene = ask("DESCRIBE place:shenzhen")
    assert SHENZHEN in scene.network and len(scene.network) > 1


def test_a_file_of_one_s_own_takes_parameters(ask: Ask) -> None:
    header = '#+ title: {"en": "One", "zh": "一"}\n#+ parameters: {"city": {"type": "city"}}\n'
    query = header + "CONSTRUCT { ?city a pol:City } WHERE {\n  VALUES ?city { UNDEF }\n  ?city a pol:City\n}"
    assert set(ask(query, city=["深圳"]).network) == {SHENZHEN}
    with pytest.raises(ParameterUnknown):
        ask(query, place=["深圳"])


def test_a_yes_or_no_cannot_be_drawn(ask: Ask) -> None:
    with pytest.raises(QueryFormUnexpected) as told:
        ask("ASK { ?city a pol:City }")
    assert "CONSTRUCT" in told.value.sentence("zh") and "ASK" in told.value.sentence("en")


@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?a a ?b } WHERE { SERVICE <http://127.0.0.1:1/> { ?a a ?b } }",
        "CONSTRUCT { ?a a ?b } FROM <file:///etc/passwd> WHERE { ?a a ?b }",
        "DESCRIBE place:beijing FROM <file:///etc/passwd>",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
    ],
)
def test_a_query_that_writes_or_reaches_out_is_refused(ask: Ask, query: str) -> None:
    for header in ("", '#+ title: {"en": "a", "zh": "b"}\n'):
        with pytest.raises((QueryRefused, QuerySyntaxError)):
            ask(header + query)


def test_a_file_that_is_not_there_or_no_text_and_a_name_that_nothing_has_are_told(
    ask: Ask, embedded: Engine, things: networkx.MultiDiGraph, tmp_path: Path
) -> None:
    for path in (tmp_path / "no.rq", tmp_path / "folder.rq"):
        (tmp_path / "folder.rq").mkdir(exist_ok=True)
        with pytest.raises(FileUnreadable) as told:
            query_scene(embedded, str(path), {}, [], things)
        assert path.name in told.value.sentence("zh")
    with pytest.raises(FileUnreadable) as told:
        ask("# café\n".encode("latin-1") + CITIES.encode())
    assert "mine.rq" in told.value.sentence("en")
    with pytest.raises(QueryNotFound) as unknown:
        query_scene(embedded, "fund", {}, [], things)
    assert "funds" in unknown.value.sentence("en")


def test_one_relation_away_stand_the_neighbours_and_two_away_theirs(
    embedded: Engine, things: networkx.MultiDiGraph
) -> None:
    near = focus_scene(embedded, "bda-2024-compute-voucher", 1, things)
    assert set(near.network) == {VOUCHER, *things.to_undirected(as_view=True).neighbors(VOUCHER)}
    wider = focus_scene(embedded, VOUCHER, 2, things)
    expected = networkx.ego_graph(things.to_undirected(as_view=True), VOUCHER, radius=2)
    assert set(wider.network) == set(expected) > set(near.network)
    assert "1 relation away" in near.note["en"] and "2 relations away" in wider.note["en"]
    assert "1步" in near.note["zh"] and "2步" in wider.note["zh"]
    assert all(near.title[lang] in near.note[lang] for lang in LANGUAGES)


def test_a_thing_is_found_by_its_label_its_slug_and_its_iri(embedded: Engine, things: networkx.MultiDiGraph) -> None:
    told = [focus_scene(embedded, name, 1, things) for name in ("深圳", "shenzhen", "place:shenzhen", SHENZHEN)]
    assert {frozenset(scene.network) for scene in told} == {frozenset(told[0].network)}
    assert told[0].title == {"zh": "深圳", "en": "Shenzhen"}


def test_an_unknown_thing_names_the_nearest(embedded: Engine, things: networkx.MultiDiGraph) -> None:
    with pytest.raises(ThingNotFound) as told:
        focus_scene(embedded, "shenzen", 1, things)
    assert "shenzhen" in told.value.sentence("en") and "是不是" in told.value.sentence("zh")


@pytest.mark.parametrize("kind", ["Claim", "Record", "Source", "Disagreement", "Coverage"])
def test_what_is_no_thing_of_the_network_stands_with_what_it_is_related_to(
    embedded: Engine, things: networkx.MultiDiGraph, kind: str
) -> None:
    query = f"SELECT ?x {{ ?x a pol:{kind} . ?o ?p ?x }} ORDER BY ?x LIMIT 1"
    if kind in ("Record", "Disagreement", "Coverage"):
        query = query.replace("?o ?p ?x", f"?x ?p ?o . FILTER(STRSTARTS(STR(?o), '{ID}'))")
    (name,) = embedded.select(prepare_query(query)).rows[0]
    assert name is not None
    near = focus_scene(embedded, name.value, 1, things).network
    assert near.nodes[name.value]["kind"] == kind and len(near) > 1
    wider = focus_scene(embedded, name.value, 2, things).network
    beyond = {end for node in near if node in things for end in things.to_undirected(as_view=True).neighbors(node)}
    assert beyond <= set(wider), f"two relations away from a {kind} is more than one"


def test_a_concept_stands_with_the_things_that_have_it(embedded: Engine, things: networkx.MultiDiGraph) -> None:
    category = CONCEPT + "category/compute-voucher"
    having = {node for node, facts in things.nodes(data=True) if facts.get("category") == category}
    scene = focus_scene(embedded, "category:compute-voucher", 1, things)
    assert category in scene.network and having <= set(scene.network) and having


def test_what_nothing_refers_to_stands_alone_in_its_picture(embedded: Engine, things: networkx.MultiDiGraph) -> None:
    query = (
        "SELECT ?x { ?x skos:inScheme <https://w3id.org/policygraph/concept/category> MINUS { ?i pol:category ?x } }"
    )
    for (name,) in embedded.select(prepare_query(query)).rows:
        assert name is not None
        assert name.value in focus_scene(embedded, name.value, 1, things).network
