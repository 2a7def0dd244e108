"""A nation on disk is served: each page looks up what it shows, and says where it shows a part."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from conftest import Run
from policygraph.drawing.judging import read_verdicts_of
from policygraph.drawing.near import near_scene
from policygraph.drawing.neighbourhood import read_model, read_neighbourhood
from policygraph.drawing.store import read_material
from policygraph.drawing.verdicts import read_verdicts
from policygraph.questions.direct import find_directly
from policygraph.questions.things import find_thing
from policygraph.store.disk import open_disk, read_manifest
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.engine import Engine
from policygraph.terms import ID
from policygraph.web.describing.finding import read_finder
from policygraph.web.describing.index import IndexFinder, write_index
from serving import Server, running, until

CITY = "generated-city-0033"
HTML = "text/html"
# An answer that was given is given again: to see what has changed, something else is asked.
asked: list[int] = []


@pytest.fixture(scope="module")
def server(nation: Path) -> Iterator[Server]:
    """A server over it, whose names are all read."""
    with running("--store", str(nation), "--timeout", "60") as started:
        assert until(lambda: _is_read(started), 60)
        yield started


def _is_read(server: Server) -> bool:
    asked.append(0)
    return not json.loads(server.get(f"/search.json?q=x{len(asked)}").body)["partial"]


def test_a_search_finds_every_name_and_says_how_many(server: Server) -> None:
    found = json.loads(server.get(f"/search.json?q={quote('算力券')}").body)
    told = {group["kind"]: (group["total"], len(group["shown"])) for group in found["groups"]}
    assert told["instrument"][0] > 50 and told["instrument"][1] == 50
    page = server.get(f"/search?lang=zh&q={quote('算力券')}").text
    assert re.search(rf"找到 {found['total']} 项，显示 \d+ 项。", page)
    assert f"{found['total']} found, " in server.get(f"/search?lang=en&q={quote('算力券')}").text
    alone = json.loads(server.get(f"/search.json?q={quote('算力券')}&kind=instrument").body)
    assert len(alone["groups"][0]["shown"]) == told["instrument"][0]
    assert f"/id/place/{CITY}" in server.get(f"/search?q={CITY.replace('-', '+')}").text
    assert server.get("/search?kind=policy").status == 200


def test_the_names_of_a_large_store_are_ranked_as_those_of_a_small_one(
    embedded: EmbeddedEngine, tmp_path: Path
) -> None:
    write_index(embedded.store, tmp_path / "names.sqlite")
    index, memory = IndexFinder(tmp_path / "names.sqlite", embedded, ()), read_finder(embedded)
    for words in ("训力券", "上海 基金", "compute voucher", "突破3000亿元", "Beijing 2023", "深圳", "zzz"):
        found, wanted = index.find(words), memory.find(words)
        assert {kind: hits.total for kind, hits in found.items()} == {kind: len(hits) for kind, hits in wanted.items()}
        for kind, hits in found.items():
            assert hits == wanted[kind][: len(hits)]
    assert index.counts() == memory.counts()
    assert index.near_path(ID, "city/shenzhen", 5)[0].name == ID + "place/shenzhen"


def test_the_verdicts_of_some_claims_are_those_of_the_whole_comparison(embedded: Engine) -> None:
    whole = read_verdicts(embedded)
    some = read_verdicts_of(embedded, whole)
    assert some.keys() == whole.keys()
    for claim, told in whole.items():
        assert [(one["kind"], one["reasons"]) for one in some[claim]] == [(one["kind"], one["reasons"]) for one in told]


@pytest.mark.parametrize("thing", ["place/shenzhen", "policy/shenzhen-2024-pioneer-city-measures", "place/china"])
def test_a_part_is_drawn_as_it_is_in_the_whole(embedded: EmbeddedEngine, thing: str) -> None:
    whole = near_scene(embedded, [ID + thing], read_material(embedded).things)
    part = read_neighbourhood(embedded, read_model(embedded), [ID + thing], 60)
    drawn = near_scene(part.engine, [ID + thing], part.material.things, totals=part.totals)
    assert set(drawn.network) == set(whole.network)
    assert drawn.note == whole.note
    assert set(drawn.network.edges(keys=True)) == set(whole.network.edges(keys=True))
    for node, facts in whole.network.nodes(data=True):
        assert drawn.network.nodes[node] == facts


def test_what_is_near_a_thing_is_drawn(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{server.address}/graph?focus=place:{CITY}&lang=en")
    page.wait_for_function("() => window.policygraph?.drawn().nodes.length > 5")
    page.close()
    assert "verdict" in server.get(f"/graph?focus=place:{CITY}").text
    asked = server.get(f"/graph?query=funds&place={CITY}")
    assert asked.status == 200 and "fund" in asked.text
    whole = server.get("/graph?query=policies", Accept=HTML)
    assert whole.status == 400 and "more than the 200 that a picture can hold" in whole.text


def test_the_graph_asks_where_to_begin(server: Server) -> None:
    page = server.get("/graph?lang=en", Accept=HTML).text
    assert "too many for one picture" in page and "/graph?focus=" in page
    assert "从哪里看起" in server.get("/graph?lang=zh", Accept=HTML).text
    assert server.get("/graph?all=1", Accept=HTML).status == 400


def test_a_claim_of_a_page_has_its_verdict(server: Server) -> None:
    told = json.loads(server.get(f"/id/place/{CITY}.json").body)
    rows = [verdict["row"]["en"] for claim in told["claims"]["shown"] for verdict in claim["verdicts"]]
    assert rows and all(re.search(r"\(against \d+ of other cities\)$", row) for row in rows)


def test_what_is_mentioned_everywhere_is_counted_and_not_listed(server: Server) -> None:
    told = json.loads(server.get("/concept/bound/at-most.json").body)
    assert any(group["total"] > 1000 and len(group["shown"]) == 50 for group in told["mentions"])


def test_a_comparison_asks_which_places(server: Server, nation: Path, run: Run) -> None:
    page = server.get("/compare?lang=en", Accept=HTML)
    assert page.status == 200 and "too many to stand side by side" in page.text
    assert "个城市有主张，不能全部并列" in server.get("/compare?lang=zh", Accept=HTML).text
    tried = re.search(r'href="(/compare\?places=[^"]+)"', page.text)
    assert tried is not None and "<table" in server.get(tried[1].replace("&amp;", "&"), Accept=HTML).text
    assert server.get("/compare.csv").status == 400
    done = run("compare", "--store", str(nation), "--lang", "en")
    assert done.returncode == 1 and "Name the places to compare: policygraph compare generated-city-" in done.stderr
    assert "请写出要比较的地域" in run("compare", "--store", str(nation), "--lang", "zh").stderr


def test_the_dataset_is_counted_once(server: Server, nation: Path) -> None:
    page = server.get("/dataset?lang=en", Accept=HTML).text
    assert f"{read_manifest(nation).triples:,}" in page and "not counted yet" not in page
    assert f"policygraph export --store {nation} -o graph.nt" in page
    dump = server.get("/dataset/graph.nt")
    assert dump.status == 400 and b"policygraph export --store" in dump.body


@pytest.mark.parametrize(
    "path", ["/", "/editor", "/editor/terms.json", "/ontology", "/ontology.ttl", "/ontology/place"]
)
def test_every_other_page_answers(server: Server, path: str) -> None:
    assert server.get(path).status == 200


def test_a_page_shows_the_first_rows_and_a_file_has_all(server: Server) -> None:
    page = server.get("/q/policies?lang=en", Accept=HTML).text
    assert page.count('<tr role="row"') <= 1001 or page.count("<tr") <= 1010
    assert server.get("/q/policies.csv").body.count(b"\n") > 1001


def test_what_takes_too_long_names_the_parameter_that_bounds_it(nation: Path) -> None:
    with running("--store", str(nation), "--timeout", "0.05") as hurried:
        page = hurried.get("/q/trust?lang=en", Accept=HTML)
        assert page.status == 504 and "Bound it with “place” (place=…)" in page.text
        assert 'href="/q/trust?lang=en&amp;place=generated-city-' in page.text
        assert "请用“地域”（place=…）限定范围" in hurried.get("/q/trust?lang=zh", Accept=HTML).text


def test_a_damaged_store_is_said_and_its_worker_replaced(nation: Path, tmp_path: Path) -> None:
    import shutil

    damaged = tmp_path / "store"
    shutil.copytree(nation, damaged)
    with running("--store", str(damaged), "--timeout", "60") as server:
        first = server.workers()
        for part in (damaged / read_manifest(damaged).graph).glob("*.sst"):
            _spoil(part)
        for _ in range(4):
            page = server.get("/sparql?query=" + quote("SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?o ?q ?r }"))
            assert page.status == 500 and b"damaged" in page.body
            assert "重新载入" in json.loads(page.body)["error"]["message"]["zh"]
        assert until(lambda: not set(first[-2:]) & set(server.workers()), 20)


def _spoil(part: Path) -> None:
    size = part.stat().st_size
    with part.open("r+b") as file:
        for at in range(4096, size - 64_000, 16_000):
            file.seek(at)
            file.write(b"\xff" * 64)


def test_a_store_is_searched_as_far_as_it_can_be_before_its_names_are_read(nation: Path) -> None:
    from policygraph.web.site import Settings, read_site

    site = read_site(Settings(store=nation))
    assert site.finder.partial and site.finder.find("算力券")["instrument"].total <= 200
    assert site.counts is None and len(list(open_disk(nation).quads_for_pattern(None, None, None))) > 200_000


def test_of_several_things_with_one_slug_the_place_is_meant(nation: Path) -> None:
    engine = EmbeddedEngine(open_disk(nation))
    assert engine.ask(f"ASK {{ <{ID}source/{CITY}> ?p ?o }}"), "a source has the slug of the city, too"
    assert find_directly(engine, CITY, "?thing a ?class") == find_thing(engine, CITY) == f"{ID}place/{CITY}"
