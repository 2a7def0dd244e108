"""The article: each of its 45 claims stands in the graph, with the phrase that proves it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from conftest import Run
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, slug

EXPECTED = list(
    csv.DictReader((Path(__file__).parent / "expected/article-claims.csv").read_text(encoding="utf-8").splitlines())
)
BOUNDS = {">": "above", ">=": "at-least", "<=": "at-most", "=": "equal"}
# The article's words for kinds of documents and of support, as the concepts that stand for them.
CONCEPTS = {
    "行动计划": "action-plan",
    "行动方案": "action-programme",
    "计划": "plan",
    "方案": "programme",
    "措施": "measures",
    "条例": "regulation",
    "规划": "planning",
    "意见": "opinions",
    "research": "technology",
    "application": "application",
    "platform": "platform",
}


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, dict[str, str]]]:
    import subprocess
    import sys

    told = subprocess.run(
        [
            sys.executable,
            "-m",
            "policygraph",
            "query",
            "claims-of-source",
            "--source",
            "article-2024-06-19",
            "--format",
            "json",
        ],
        capture_output=True,
        check=True,
        cwd=tmp_path_factory.mktemp("elsewhere"),
    )
    rows: list[dict[str, dict[str, str]]] = json.loads(told.stdout)["results"]["bindings"]
    return rows


@pytest.mark.parametrize("claim", EXPECTED, ids=lambda claim: f"{claim['id']}-{claim['city']}-{claim['value']}"[:60])
def test_claims_of_source_gives_every_claim_of_the_article_with_value_and_phrase(
    claim: dict[str, str], answer: list[dict[str, dict[str, str]]]
) -> None:
    found = [
        row
        for row in answer
        if slug(row["claim"]["value"]) == f"article-{claim['id']}" and slug(row["place"]["value"]) == claim["city"]
    ]
    assert found, f"add claim:article-{claim['id']} about {claim['city']} to graph/sources/article-2024-06-19.ttl"
    assert {row["quote"]["value"] for row in found} == {claim["phrase"]}
    values = {row["value"]["value"] for row in found if "value" in row}
    if claim["value"] in CONCEPTS:
        assert CONCEPTS[claim["value"]] in set(map(slug, values))
    elif claim["value"]:
        assert claim["value"] in values, f"write {claim['value']} exactly"
    if claim["unit"]:
        assert {slug(row["unit"]["value"]) for row in found} == {claim["unit"]}
    if claim["operator"]:
        assert {slug(row["bound"]["value"]) for row in found} == {BOUNDS[claim["operator"]]}
    if claim["year"]:
        assert {row["year"]["value"] for row in found} == {claim["year"]}


def test_no_claim_of_the_article_stands_without_its_seed(answer: list[dict[str, dict[str, str]]]) -> None:
    known = {f"article-{claim['id']}" for claim in EXPECTED}
    parts = {
        "article-profile-" + city + part
        for city in ("beijing", "shanghai", "guangzhou", "shenzhen")
        for part in ("-strength", "-focus")
    }
    assert {slug(row["claim"]["value"]) for row in answer} == known | parts


def test_core_industry_and_above_scale_industry_are_two_indicators_that_say_so(embedded: Engine) -> None:
    for one in ("ai-core-industry-size", "above-scale-ai-industry-size"):
        assert embedded.ask(
            "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
            f"ASK {{ <{CONCEPT}indicator/{one}> skos:scopeNote ?note }}"
        ), f"give indicator:{one} a skos:scopeNote that says what it must not be compared with"


def test_the_pictures_of_the_article_are_coverage_and_nothing_is_filled_in(embedded: Engine) -> None:
    rows = embedded.select(
        "PREFIX pol: <https://w3id.org/policygraph/ontology#>"
        f"SELECT DISTINCT ?c {{ ?c a pol:Coverage ; pol:topic <{CONCEPT}topic/table-or-figure> }}"
        "ORDER BY ?c"
    )
    assert {slug(c.value) for (c,) in rows.rows if c} >= {"article-figure-1", "article-figure-2", "article-table-1"}


def test_the_article_is_a_mirror_with_its_hash_and_without_a_link(embedded: Engine) -> None:
    source = "<https://w3id.org/policygraph/id/source/article-2024-06-19>"
    prologue = "PREFIX pol: <https://w3id.org/policygraph/ontology#> "
    assert embedded.ask(
        prologue + f"ASK {{ {source} pol:tier <{CONCEPT}tier/mirror> ; pol:sha256 "
        '"4b6f0cf8dfeef9012a2c928a4930db1857fb35e8fb3c463748611e52b1b6d31c" }'
    )
    assert not embedded.ask(prologue + f"ASK {{ {source} pol:url ?url }}")


def test_four_cities_prints_each_city_with_its_phrase(run: Run) -> None:
    told = run("query", "four-cities", "--lang", "zh", columns=200)
    assert told.returncode == 0, told.stderr
    for words in ("北京", "上海", "广州", "深圳", "超过 3000亿元", "突破3000亿元", "转载"):
        assert words in told.stdout
