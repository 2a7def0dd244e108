"""The page that lays places side by side, and its files."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

import policygraph
from policygraph.web.calls import Answer, Call
from policygraph.web.site import Settings, Site, read_site
from policygraph.web.worker import answer_call


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(Settings())


def asked(site: Site, form: str = "html", lang: str = "en", **parameters: str | list[str]) -> Answer:
    told = [
        (name, value)
        for name, values in parameters.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    return answer_call(site, Call("compare", {}, tuple(told), lang, form, "/compare"))


def test_a_figure_leads_to_its_claim_and_to_its_footnote(site: Site) -> None:
    text = asked(site, topic="instruments").body.decode()
    compared = policygraph.compare(topic="instruments")
    figures = set(re.findall(r'href="/id/claim/([^"?]+)"', text))
    assert figures <= {claim.iri.rsplit("/", 1)[1] for claim in compared.claims} and len(figures) > 20
    numbers = set(re.findall(r'href="#proof-(\d+)"', text))
    assert numbers == set(re.findall(r'id="proof-(\d+)"', text)) and len(numbers) == len(figures)


def test_a_cell_that_shows_less_than_there_is_leads_to_all(site: Site) -> None:
    some, whole = (
        asked(site, topic="instruments").body.decode(),
        asked(site, topic="instruments", all="1").body.decode(),
    )
    assert re.search(r"topic=instruments&amp;all=1\">\+\d+ more", some)
    assert "more</a>" not in whole and whole.count("/id/claim/") > some.count("/id/claim/")


def test_verdicts_are_told_in_words_to_who_does_not_see_marks(site: Site) -> None:
    text = asked(site, topic="instruments", lang="zh").body.decode()
    assert re.search(r'class="unseen">不可比<', text) and re.search(r'aria-hidden="true">≠<', text)


def test_places_come_as_slugs_labels_or_with_commas(site: Site) -> None:
    for places in (["beijing", "深圳"], "beijing,Shenzhen"):
        text = asked(site, places=places, topic="funds").body.decode()
        headings = re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', text)
        assert headings[1:-1] == ["Beijing", "Shenzhen"], places
    assert re.findall(r'value="(\w+)" checked', asked(site, places="beijing,shenzhen").body.decode()) == [
        "beijing",
        "shenzhen",
    ]


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"places": "nowhere"}, "nowhere"),
        ({"topic": "money"}, "There is no topic"),
        ({"on": "yesterday"}, "a day such as"),
        ({"places": "<b>x</b>"}, "&lt;b&gt;x&lt;/b&gt;"),
    ],
)
def test_what_cannot_be_compared_is_said_beside_the_form(site: Site, parameters: dict[str, str], told: str) -> None:
    answer = asked(site, "html", "en", **parameters)
    text = answer.body.decode()
    assert answer.status == 400 and told in text and 'name="topic"' in text and "<b>x</b>" not in text
    error = json.loads(asked(site, "json", "en", **parameters).body)["error"]
    assert error["status"] == 400


def test_the_files_hold_the_same_claims(site: Site) -> None:
    compared = policygraph.compare("beijing", "shenzhen", topic="funds")
    claims = {claim.iri for claim in compared.claims}
    places = ["beijing", "shenzhen"]
    told = json.loads(asked(site, "json", topic="funds", places=places).body)
    assert {row["claim"]["value"] for row in told["rows"] if row["claim"]} == claims
    assert [place["label"] for place in told["places"]] == ["Beijing", "Shenzhen"] and told["topic"] == "funds"
    assert set(told["rows"][0]) == {column["name"] for column in told["columns"]}
    answer = asked(site, "csv", topic="funds", places=places)
    assert answer.body.startswith(b"\xef\xbb\xbf") and dict(answer.headers)["Content-Disposition"].endswith('.csv"')
    rows = csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"), newline=""))
    assert {row["claim"] for row in rows if row["claim"]} == claims
    assert asked(site, "xlsx", topic="funds").body.startswith(b"PK")
    assert asked(site, "md", topic="funds").body.decode().startswith("| ")


def test_an_empty_comparison_says_that_no_data_is_not_no_such_thing(site: Site) -> None:
    text = asked(site, places=["Guangzhou"], topic="emphasis", on="2016-01-01").body.decode()
    assert "does not mean that there is nothing" in text and "/q/coverage" in text
