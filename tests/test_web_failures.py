"""What readers of pages are told when something goes wrong or nothing is found: in terms of pages, not of commands."""

from __future__ import annotations

import json
import re

import pytest

from asked_pages import Marked, ask, text
from policygraph.errors import (
    GraphTooLarge,
    ParameterMissing,
    PolicygraphError,
    QueryNotFound,
    QueryTimeout,
    ThingNotFound,
)
from policygraph.web.calls import Call
from policygraph.web.failures import failed
from policygraph.web.site import Settings, Site, read_site
from policygraph.web.worker import answer_call

ERRORS: list[tuple[PolicygraphError, int, str]] = [
    (QueryTimeout(seconds="5"), 504, "query-timeout"),
    (QueryNotFound(name="fund", nearest=["funds"]), 404, "query-not-found"),
    (ParameterMissing(question="claims-of-thing", name="thing", example="shenzhen"), 400, "parameter-missing"),
    (GraphTooLarge(count=20000, most=10000), 400, "graph-too-large"),
    (ThingNotFound(name="nothing", nearest=["notice"]), 404, "thing-not-found"),
]


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(Settings())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("error", "status", "kind"), ERRORS, ids=lambda one: str(one)[:20])
def test_no_page_speaks_of_the_options_of_a_command(error: PolicygraphError, status: int, kind: str, lang: str) -> None:
    call = Call("question", {}, (("place", "x"),), lang, "html", "/q/funds")
    page = text(failed(call, error))
    told = re.search(r'role="alert">([^<]+)<', page)
    assert told, "an error is told at once to who hears the page"
    plain = told[1].replace("policygraph serve --timeout", "")
    assert "--" not in plain and "policygraph query" not in plain, plain
    answer = failed(call._replace(form="json"), error)
    # Programs go by the kind, which is the same whatever the sentence.
    assert (answer.status, json.loads(answer.body)["error"]["kind"]) == (status, kind)


def test_what_took_too_long_says_what_to_do_and_can_be_tried_again() -> None:
    page = text(failed(Call("question", {}, (("place", "x"),), "en", "html", "/q/funds"), QueryTimeout(seconds="5")))
    assert "<h1>Stopped: it took too long</h1>" in page and "fewer places" in page
    assert 'href="/q/funds?place=x"' in page
    page = text(failed(Call("question", {}, (), "zh", "html", "/q/funds"), QueryTimeout(seconds="5")))
    assert "运算超过 5 秒" in page and "少选几个地域" in page


def test_an_unknown_thing_can_be_searched_for() -> None:
    call = Call("graph", {}, (("focus", "place:shenzen"), ("lang", "en")), "en", "html", "/graph")
    page = text(failed(call, ThingNotFound(name="place:shenzen", nearest=["notice"])))
    assert 'href="/search?q=shenzen&amp;lang=en"' in page and "notice" not in page


def test_a_wrong_value_is_told_by_the_name_of_its_field(site: Site) -> None:
    told = text(ask(site, "funds", ("place", "nowhere")))
    assert "“地域”不能是“nowhere”" in told
    told = text(ask(site, "funds", ("place", "nowhere"), lang="en"))
    assert "“place” cannot be “nowhere”: it takes a place" in told


def test_a_comparison_keeps_the_places_that_there_are(site: Site) -> None:
    call = Call("compare", {}, (("places", "beijing"), ("places", "nowhere")), "en", "html", "/compare")
    answer = answer_call(site, call)
    assert answer.status == 400 and "“Places” cannot be “nowhere”" in text(answer)
    assert re.findall(r'value="([\w-]+)" checked', text(answer)) == ["beijing"]


def test_an_empty_answer_says_how_much_there_is_without_each_condition(site: Site) -> None:
    answer = ask(site, "funds", ("place", "guangzhou"), ("lang", "zh"))
    told = text(answer)
    found = re.search(r"不限“地域”（现为 广州）：(\d+) 行", told)
    whole = json.loads(ask(site, "funds", form="json").body)
    assert found and int(found[1]) == len(whole["rows"])
    assert "/q/funds?lang=zh" in Marked(answer).links
    # What a writer of queries wants to know is there, and not in the way.
    assert re.search(r"<details><summary>查询在哪一步没有了结果</summary><p>[^<]*模式", told)


def test_a_note_names_other_questions_by_their_titles(site: Site) -> None:
    told = text(ask(site, "support-at-project-sizes", ("category", "compute-voucher"), lang="en"))
    title = site.questions["rates-or-ceilings-alone"].title["en"]
    assert f'<a href="/q/rates-or-ceilings-alone">“{title}”</a>' in told
    slugs = {name for name in site.questions if "-" in name}
    for form in ("md", "html"):
        file = (("file", "1"),) if form == "html" else ()
        body = text(ask(site, "support-at-project-sizes", ("category", "compute-voucher"), *file, form=form))
        assert not [name for name in slugs if re.search(rf"[^/\w-]{name}[^\w-]", body)], form


def test_an_answer_says_on_how_many_sources_of_which_tier_it_rests(site: Site) -> None:
    told = text(ask(site, "four-cities", lang="en"))
    assert "This answer rests on 1 source: mirror 1. A copy may be true to the original" in told
    told = text(ask(site, "support-at-project-sizes", ("category", "compute-voucher")))
    found = re.search(r"此答案依据 (\d+) 个来源：([^。]+)。", told)
    assert found and int(found[1]) == sum(map(int, re.findall(r"\d+", found[2]))) == told.count('<li id="source-')


@pytest.mark.parametrize("name", ["four-cities", "claims-checked"])
def test_a_count_says_what_is_counted(site: Site, name: str) -> None:
    for row in json.loads(ask(site, name, form="json").body)["rows"]:
        if row["role"]["value"].endswith("/count"):
            assert row["indicator"], f"{name}: a count without its indicator: {row}"


def test_the_marks_of_a_table_are_explained_where_they_stand(site: Site) -> None:
    told = text(ask(site, "comparable-targets"))
    assert "≠ 不可比。" in told and "≠ 不可比</a>" in told
    assert "＝ 可比；" not in text(ask(site, "policies")), "a table without marks needs no key"
