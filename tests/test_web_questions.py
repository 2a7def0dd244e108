"""The library and the questions as pages."""

from __future__ import annotations

import importlib
import json
import re
from collections import Counter
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from asked_pages import Marked, ask, home, required, text
from policygraph.questions.groups import GROUPS
from policygraph.questions.silence import WORDS as SILENCE
from policygraph.terms import LANGUAGES
from policygraph.web.site import Settings, Site, read_site

AREAS = ("everywhere", "questions", "editor", "things", "comparing", "graph", "search")


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(Settings())


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Marked]:
    """The page of every question."""
    return {name: Marked(ask(site, name, *required(question))) for name, question in site.questions.items()}


def test_the_first_page_lists_every_question_in_the_order_of_the_groups(site: Site) -> None:
    page = Marked(home(site))
    listed = [link.removeprefix("/q/") for link in page.links if link.startswith("/q/") and "?" not in link]
    assert set(site.questions) <= set(listed)
    headings = [one["id"] for one in page.all("h3")]
    assert headings == [f"group-{group}" for group in GROUPS if any(q.group == group for q in site.questions.values())]


def test_five_questions_to_start_with_are_one_click_from_an_answer(site: Site) -> None:
    page = Marked(home(site, "en"))
    starts = list(dict.fromkeys(link for link in page.links if link.startswith("/q/")))[:5]
    for link in starts:
        name = urlsplit(link).path.removeprefix("/q/")
        answer = ask(site, name, *parse_qsl(urlsplit(link).query), lang="en")
        assert answer.status == 200
        assert "<tbody" in text(answer), f"{link} shows no table"
    assert {"/compare", "/graph"} <= set(page.links)


@pytest.mark.parametrize("words", ["算力 支持", "ＣＬＡＩＭＳ 核对", "Funds 基金", "support-at-project"])
def test_a_search_finds_questions_by_all_words_in_both_languages(words: str, site: Site) -> None:
    for lang in LANGUAGES:
        found = json.loads(home(site, lang, "json", q=words).body)
        assert 0 < len(found["questions"]) < found["total"] == len(site.questions)


def test_a_search_without_a_match_says_so(site: Site) -> None:
    assert 'role="status"' in text(home(site, q="没有这样的词"))
    assert json.loads(home(site, form="json", q="没有这样的词").body)["questions"] == []


def test_a_page_has_one_heading_and_ids_that_are_its_own(pages: dict[str, Marked]) -> None:
    for name, page in pages.items():
        assert len(page.all("h1")) == 1
        ids = [one["id"] for _, one in page.tags if "id" in one]
        assert len(ids) == len(set(ids)), f"{name}: {Counter(ids).most_common(1)}"


def test_no_page_needs_what_the_policy_of_the_server_forbids(pages: dict[str, Marked]) -> None:
    for page in pages.values():
        assert not page.all("style")
        assert all("src" in one for one in page.all("script"))
        assert not [one for _, one in page.tags if "style" in one or any(key.startswith("on") for key in one)]


def test_a_value_links_to_the_claim_that_states_it(site: Site) -> None:
    told = text(ask(site, "funds", ("place", "shenzhen")))
    claim = "/id/claim/shenzhen-2023-plan-fund-cluster"
    assert f'<a href="{claim}">1000亿元</a>' in told
    assert f'<a href="{claim}">“形成规模1000亿元的人工智能基金群”</a>' in told
    assert '<a href="/id/place/shenzhen">深圳</a>' in told
    assert '<a href="/concept/role/vision-size">' in told


def test_columns_that_only_identify_are_not_shown_where_there_are_others(site: Site) -> None:
    assert "claim:shenzhen" not in text(ask(site, "funds", ("place", "shenzhen")))


def test_the_meaning_of_a_number_stands_beside_it(site: Site) -> None:
    told = text(ask(site, "support-at-project-sizes", ("category", "compute-voucher"), ("size", "10000000")))
    assert re.search(r"至多 200万元</a><small> · 每家企业 · 每年 · 合同金额</small>", told)


def test_a_verdict_shows_its_mark(site: Site) -> None:
    told = text(ask(site, "comparable-targets", lang="en"))
    assert "≠ must not be compared" in told and "≈ with care" in told


def test_a_copy_is_named_with_its_address_and_never_linked(site: Site) -> None:
    for name in ("funds", "support-at-project-sizes", "claims-on-copies-only"):
        page = ask(site, name)
        sources = json.loads(ask(site, name, form="json").body)["sources"]
        copies = [one["url"] for one in sources if one["copy"] and one["url"]]
        assert copies
        assert not set(copies) & set(Marked(page).links)
        assert copies[0].replace("&", "&amp;") in text(page)


def test_every_source_of_the_table_stands_below_it(site: Site) -> None:
    page = Marked(ask(site, "funds"))
    wanted = {link for link in page.links if link.startswith("#source-")}
    assert wanted and {link.removeprefix("#") for link in wanted} <= {one.get("id", "") for one in page.all("li")}


def test_the_data_behind_an_answer_is_told_beside_it(site: Site) -> None:
    told = text(ask(site, "funds")).split("</main>")[0]
    assert site.date in told and f"{site.policies} 份政策" in told and "按来源层级" in told


def test_defaults_are_chosen_and_told(site: Site) -> None:
    told = text(ask(site, "expiring-policies"))
    assert 'value="2024-07-01"' in told and "默认：2024-07-01" in told
    told = text(ask(site, "claims-checked"))
    assert re.search(r'<option value="article-2024-06-19" selected>', told)


def test_choices_are_labelled_in_the_readers_language(site: Site) -> None:
    assert '<input type="checkbox" name="place" value="shenzhen" checked> 深圳' in text(
        ask(site, "funds", ("place", "shenzhen"))
    )
    assert 'value="shenzhen" checked> Shenzhen' in text(ask(site, "funds", ("place", "深圳"), lang="en"))


def test_every_input_of_a_form_has_a_name_for_those_who_do_not_see_it(pages: dict[str, Marked]) -> None:
    for name, page in pages.items():
        labels = {one.get("for") for one in page.all("label")}
        for one in (*page.all("input"), *page.all("select")):
            if one.get("type") not in ("hidden", "checkbox"):
                assert one.get("aria-label") or one.get("id") in labels, f"label {one} of {name}"


def test_what_is_required_is_asked_for_with_an_example(site: Site) -> None:
    answer = ask(site, "claims-of-thing")
    assert answer.status == 200
    example = next(link for link in Marked(answer).links if "thing=" in link)
    assert "<tbody" in text(ask(site, "claims-of-thing", *parse_qsl(urlsplit(example).query)))
    told = ask(site, "claims-of-thing", form="json")
    assert told.status == 400
    assert "thing=shenzhen" in json.loads(told.body)["error"]["message"]["en"]


@pytest.mark.parametrize(
    ("name", "parameter", "value"),
    [
        ("in-force", "on", "2024"),
        ("funds", "place", "shenzen"),
        ("funds", "planet", "mars"),
        ("support-at-project-sizes", "size", "-1"),
        ("first-movers", "category", "<script>alert(1)</script>"),
        ("funds", "limit", "0"),
        ("funds", "limit", "many"),
        ("claims-of-thing", "thing", "nothing-of-that-name\x00"),
    ],
)
def test_a_wrong_parameter_is_a_sentence_beside_a_form_that_still_works(
    name: str, parameter: str, value: str, site: Site
) -> None:
    for lang in LANGUAGES:
        answer = ask(site, name, (parameter, value), lang=lang)
        assert answer.status == 400
        assert 'role="alert"' in text(answer) and '<form class="ask"' in text(answer)
        assert "<script>alert" not in text(answer)
    told = ask(site, name, (parameter, value), form="json")
    assert told.status == 400 and json.loads(told.body)["error"]["message"]["zh"]


def test_a_question_that_is_not_there_is_not_found(site: Site) -> None:
    assert ask(site, "fundz").status == 404


def test_an_empty_answer_is_explained_with_what_was_looked_for(site: Site) -> None:
    for lang in LANGUAGES:
        answer = ask(site, "draft-policies", ("place", "luohu"), lang=lang)
        links = Marked(answer).links
        assert "?policy pol:place ?place" in text(answer)
        assert "/id/coverage/shenzhen-district-measures" in links and "/q/coverage" in links


def test_the_query_can_be_seen_and_goes_to_the_editor(site: Site) -> None:
    page = Marked(ask(site, "funds", ("place", "shenzhen")))
    query = page.told["pre"]
    assert "VALUES ?place { <https://w3id.org/policygraph/id/place/shenzhen> }" in query and "#+" not in query
    editor = next(link for link in page.links if link.startswith("/editor#q="))
    assert unquote(editor.removeprefix("/editor#q=")) == query


def test_links_keep_parameters_and_language(site: Site) -> None:
    page = Marked(ask(site, "funds", ("place", "shenzhen"), ("place", "beijing"), ("lang", "en"), lang="en"))
    graph = next(link for link in page.links if link.startswith("/graph?") and "query=" in link)
    assert sorted(parse_qsl(urlsplit(graph).query)) == sorted(
        [("query", "funds"), ("place", "shenzhen"), ("place", "beijing"), ("lang", "en")]
    )
    assert "/q/funds.csv?place=shenzhen&place=beijing&lang=en" in page.links
    assert "/q/funds?lang=en" in page.links, "the way back to the defaults"


def test_a_note_links_to_the_questions_that_it_names(site: Site) -> None:
    assert "/q/rates-or-ceilings-alone" in Marked(ask(site, "support-at-project-sizes")).links


def test_a_wide_table_scrolls_by_itself_and_by_keyboard(site: Site) -> None:
    page = Marked(ask(site, "funds"))
    (region,) = [one for one in page.all("div") if one.get("role") == "region"]
    assert region["tabindex"] == "0" and region["aria-label"]


def test_every_sentence_stands_in_both_languages_and_under_one_name() -> None:
    known = Counter[str]()
    for area in AREAS:
        words = importlib.import_module(f"policygraph.web.words.{area}").WORDS
        known.update(words.keys())
        for key, told in words.items():
            assert len(told) == 2 and all(told), f"write {key} in zh and en"
    assert [key for key, count in known.items() if count > 1] == [], "one area overwrites the words of another"
    assert all(len(told) == 2 and all(told) for told in SILENCE.values())
