"""Search: things first, then questions, then what claims quote, in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.web.calls import Answer, Call
from policygraph.web.describing.finding import KINDS, plain
from policygraph.web.site import Settings, Site, read_site
from policygraph.web.worker import answer_call

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(Settings())


@pytest.fixture(scope="module")
def search(site: Site) -> Ask:
    def ask(query: str, form: str = "html", lang: str = "zh", **more: str) -> Answer:
        return answer_call(site, Call("search", {}, (("q", query), *more.items()), lang, form, "/search"))

    return ask


def found(answer: Answer) -> dict[str, list[dict[str, Any]]]:
    return {group["kind"]: group["shown"] for group in json.loads(answer.body)["groups"]}


@pytest.mark.parametrize("query", ["训力券", "training-compute VOUCHERS", "ｔｒａｉｎｉｎｇ－compute vouchers"])
def test_a_thing_is_found_in_both_languages_whatever_the_letters_look_like(search: Ask, query: str) -> None:
    assert found(search(query, "json"))["instrument"][0]["path"] == "/id/instrument/shenzhen-training-voucher"


def test_the_whole_label_comes_before_its_beginning_and_a_part_of_it(search: Ask) -> None:
    places = [one["label"]["zh"] for one in found(search("深圳", "json"))["place"]]
    assert places[0] == "深圳"
    bodies = [one["label"]["zh"] for one in found(search("深圳", "json"))["body"]]
    starts = [label.startswith("深圳") for label in bodies]
    assert starts == sorted(starts, reverse=True)


def test_every_word_must_fit(search: Ask) -> None:
    for one in found(search("上海 基金", "json"))["fund"]:
        assert "上海" in one["label"]["zh"] and "基金" in one["label"]["zh"]


def test_an_instrument_is_found_by_the_policy_that_holds_it(search: Ask) -> None:
    assert any(one["of"]["zh"].startswith("北京") for one in found(search("北京 算力券", "json"))["instrument"])


def test_things_come_before_questions_and_questions_before_quotes(search: Ask) -> None:
    kinds = list(found(search("基金", "json")))
    assert kinds == sorted(kinds, key=KINDS.index)
    assert kinds.index("fund") < kinds.index("question") < kinds.index("claim")


def test_a_phrase_finds_the_claim_that_quotes_it(search: Ask) -> None:
    answer = search("突破3000亿元")
    assert "“突破3000亿元”" in answer.body.decode() and "/id/claim/" in answer.body.decode()
    assert {one["where"] for one in found(search("突破3000亿元", "json"))["claim"]} >= {"quote"}


def test_a_question_is_found_by_its_title(search: Ask) -> None:
    assert any(one["name"] == "funds" for one in found(search("funds", "json"))["question"])
    assert 'href="/q/' in search("首个").body.decode()


def test_what_is_cut_is_said_and_can_be_seen_whole(search: Ask) -> None:
    text = search("a", lang="en").body.decode()
    assert re.search(r"Only the first 50 of \d+ are shown", text)
    assert 'href="/search?q=a&amp;kind=policy"' in text
    alone = found(search("a", "json", kind="policy"))
    assert list(alone) == ["policy"] and len(alone["policy"]) > 50


def test_nothing_found_says_what_is_near_and_that_it_is_no_absence(search: Ask) -> None:
    answer = search("训立券")
    body = answer.body.decode()
    assert answer.status == 200 and "没有找到“训立券”" in body and "/id/instrument/shenzhen-training-voucher" in body
    assert "不等于没有这件事" in body
    assert json.loads(search("Shenzen", "json").body)["nearest"][0]["label"]["en"] == "Shenzhen"


def test_an_empty_search_says_what_can_be_found(search: Ask) -> None:
    text = search("").body.decode()
    assert "可以查找地域" in text and "政策（" in text
    assert json.loads(search("", "json").body)["groups"] == []


def test_everything_of_a_kind_can_be_looked_through_without_a_word(search: Ask) -> None:
    assert 'href="/search?kind=fund"' in search("").body.decode()
    funds = found(search("", "json", kind="fund"))
    assert list(funds) == ["fund"] and len(funds["fund"]) > 20
    text = search("", lang="en", kind="fund").body.decode()
    assert "<h1>Funds</h1>" in text and "/id/fund/shanghai-2019-ai-fund" in text


def test_the_query_stands_in_both_fields_and_is_never_markup(search: Ask) -> None:
    body = search('"><script>alert(1)</script>').body.decode()
    assert "<script>alert" not in body
    assert body.count('value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"') == 2


def test_a_query_without_end_is_cut(search: Ask) -> None:
    answer = search("a " * 5000, lang="en")
    assert answer.status == 200 and "Only the first 200 characters were used" in answer.body.decode()


@given(st.text(max_size=60))
def test_any_text_can_be_searched_for(query: str) -> None:
    site = SITE.get("site") or SITE.setdefault("site", read_site(Settings()))
    answer = answer_call(site, Call("search", {}, (("q", query),), "en", "json", "/search"))
    assert answer.status == 200
    for group in json.loads(answer.body)["groups"]:
        assert group["shown"] and group["total"] >= len(group["shown"])


@given(st.text())
def test_comparing_forms_are_stable(text: str) -> None:
    assert plain(text) == plain(text.strip()) == " ".join(plain(text).split())


SITE: dict[str, Site] = {}
