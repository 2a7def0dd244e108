"""The editor as its users have it: in a browser, on the server, with no script but its own allowed to run."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from serving import Server, until
from test_view_access import check_page
from visiting import Open

CITIES = "SELECT ?city { ?city a pol:City } ORDER BY ?city"
# Nothing but its time limit, or the reader, ends this.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
AMOUNTS = (
    "SELECT ?city ?v { ?c pol:about ?t ; pol:value ?v . ?t pol:place ?city . ?city a pol:City } ORDER BY ?v LIMIT 9"
)
READY = "html[data-ready='1']"
HOSTILE = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>"


@pytest.fixture
def editor(open_page: Open) -> Any:
    """Open the editor at an address, and wait until it can be written in."""

    def call(path: str = "/editor?lang=en", **context: Any) -> Page:
        page = open_page(path, **context).page
        page.wait_for_selector(READY, state="attached")
        return page

    return call


def write(page: Page, query: str) -> None:
    """Put a query into the editor in place of what is there, as somebody who pastes it."""
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(query)


def run(page: Page, query: str) -> None:
    """Write a query and run it by the keys."""
    write(page, query)
    page.keyboard.press("Control+Enter")


def text_of(page: Page) -> str:
    """Read what is in the editor."""
    return "\n".join(page.locator(".cm-line").all_inner_texts())


@pytest.mark.parametrize(
    ("typed", "offered", "expected"),
    [
        ("SELECT ?p { ?p a 政策文件", "pol:Policy", "?p a pol:Policy"),
        ("SELECT ?p { ?p a instrum", "pol:Instrument", "?p a pol:Instrument"),
        ("SELECT ?p { ?p pol:category 算力券", "category:compute-voucher", "pol:category category:compute-voucher"),
        ("SELECT ?p { ?p pol:place Shenzh", "place:shenzhen", "pol:place place:shenzhen"),
    ],
)
def test_words_of_the_graph_are_completed_by_their_labels(editor: Any, typed: str, offered: str, expected: str) -> None:
    page = editor()
    page.wait_for_load_state("networkidle")
    write(page, typed)
    page.keyboard.press("Control+Space")
    first = page.locator(".cm-tooltip-autocomplete li[aria-selected]")
    expect(first).to_contain_text(offered)
    page.wait_for_timeout(120)  # The list takes no key in its first moment, lest it be meant for the text.
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text(expected)


def test_a_query_runs_by_keys_and_its_answer_leads_on(editor: Any) -> None:
    page = editor()
    run(page, CITIES)
    expect(page.locator("#told [role=status]").first).to_have_text("4 rows")
    expect(page.locator("#answer")).to_contain_text("Data of 20")
    assert page.locator(".answer tbody td").all_inner_texts() == ["Beijing", "Guangzhou", "Shanghai", "Shenzhen"]
    run(page, CITIES + " LIMIT 1")
    expect(page.locator("#told [role=status]").first).to_have_text("1 row")
    page.locator(".answer tbody a").first.click()
    page.wait_for_load_state()
    assert "/id/place/beijing" in page.url


def test_an_error_is_marked_where_it_is_and_leads_there(editor: Any) -> None:
    page = editor()
    write(page, "SELECT ?city {\n  ?city a pol:Ciity .\n  ?city pol:level ! }")
    problem = page.locator("#problems li.error")
    expect(problem).to_contain_text("Line 3, column 19")
    expect(page.locator(".cm-line").nth(2).locator(".cm-lintRange-error")).to_have_count(1)
    problem.get_by_role("button", name="Line 3, column 19").click()
    page.keyboard.type("?l")
    assert text_of(page).splitlines()[2] == "  ?city pol:level ?l! }"
    page.keyboard.press("Delete")
    # Now the query can be read, and what the graph does not know is marked with what is near.
    problem = page.locator("#problems li")
    expect(problem).to_contain_text("pol:City")
    problem.get_by_role("button", name="Write pol:City").click()
    assert "?city a pol:City ." in text_of(page)


def test_cancelling_ends_the_work_on_the_server(editor: Any, server: Server) -> None:
    page = editor()
    run(page, ENDLESS)
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.locator("#progress")).to_contain_text("at most 5 s")
    page.wait_for_timeout(900)
    before = set(server.workers())
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#told")).to_contain_text("Cancelled")
    assert until(lambda: before - set(server.workers()), 3), "the worker of a cancelled query must end at once"


def test_a_query_that_takes_too_long_says_what_to_do(editor: Any) -> None:
    page = editor()
    run(page, ENDLESS)
    alert = page.locator("#told [role=alert]")
    expect(alert).to_contain_text("This took longer than 5 s and was stopped", timeout=15_000)
    expect(alert).to_contain_text("a LIMIT")


def test_an_empty_answer_is_explained(editor: Any) -> None:
    page = editor("/editor?lang=zh")
    run(page, "SELECT ?x { ?x pol:within place:guangzhou ; pol:level level:nation }")
    told = page.locator("#told .empty")
    expect(told).to_contain_text("没有符合条件的行")
    expect(told).to_contain_text("不等于没有这件事")
    assert told.locator("a[href^='/q/coverage']").count() == 1


def test_a_link_that_was_copied_opens_the_query_elsewhere(editor: Any) -> None:
    page = editor(permissions=["clipboard-read", "clipboard-write"])
    write(page, "# 城市\n" + CITIES)
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#note")).to_contain_text("The link is copied")
    link = page.evaluate("() => navigator.clipboard.readText()")
    other = editor(link.split("/", 3)[3].join(["/", ""]))
    assert text_of(other) == "# 城市\n" + CITIES
    expect(other.locator("#tabs [aria-selected=true]")).to_have_text("城市")


def test_tabs_and_what_was_run_survive_a_reload_and_the_other_language(editor: Any) -> None:
    page = editor()
    write(page, CITIES)
    page.get_by_role("button", name="New").click()
    run(page, "ASK { place:shenzhen a pol:City }")
    expect(page.locator("#told")).to_contain_text("Yes (true)")
    page.wait_for_timeout(400)
    page.goto(page.url.split("#")[0])
    page.wait_for_selector(READY, state="attached")
    assert page.get_by_role("tab").all_inner_texts() == ["Query 1", "Query 2"]
    assert text_of(page) == "ASK { place:shenzhen a pol:City }"
    page.get_by_role("tab", name="Query 1").click()
    assert text_of(page) == CITIES
    page.click("#language")
    page.wait_for_selector(READY, state="attached")
    assert page.get_by_role("tab").all_inner_texts() == ["查询 1", "查询 2"]
    page.click("#history summary")
    page.get_by_role("button", name="打开：ASK").click()
    assert text_of(page) == "ASK { place:shenzhen a pol:City }"


def test_hostile_text_is_text_wherever_it_comes_from(editor: Any) -> None:
    page = editor()
    run(page, f"# {HOSTILE}\nSELECT ?x {{ BIND('{HOSTILE}' AS ?x) }}")
    expect(page.locator(".answer")).to_contain_text("<img src=x")
    page.get_by_role("button", name="Rename").click()
    page.fill("#tab-name", HOSTILE)
    page.keyboard.press("Enter")
    expect(page.locator("#tabs [aria-selected=true]")).to_contain_text("<img src=x onerror")
    page.click("#history summary")
    write(page, f"SELECT {HOSTILE}")
    expect(page.locator("#problems li.error")).to_be_visible()
    page.reload()
    page.wait_for_selector(READY, state="attached")
    assert not page.locator("main img").count() and page.evaluate("() => window.hacked") is None


def test_numbers_without_a_unit_are_drawn_with_a_word_of_care(editor: Any) -> None:
    page = editor()
    run(page, AMOUNTS)
    page.get_by_role("tab", name="Chart").click()
    expect(page.locator(".chart-title")).to_have_text("“v” by “city”")
    expect(page.locator("#shown")).to_contain_text("selects no unit")
    run(page, "SELECT ?city (COUNT(?p) AS ?n) { ?p pol:place ?city . ?city a pol:City } GROUP BY ?city")
    expect(page.locator(".chart-title")).to_have_text("“n” by “city”")
    assert "selects no unit" not in page.inner_text("#shown"), "what is counted needs no unit"


def test_tab_leaves_the_editor_and_escape_closes_the_list(editor: Any) -> None:
    page = editor()
    page.click(".cm-content")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "run", "Tab must go on to the button behind the text"
    page.keyboard.press("Shift+Tab")
    write(page, "SELECT ?p { ?p a pol:Pol")
    page.keyboard.press("Control+Space")
    expect(page.locator(".cm-tooltip-autocomplete")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".cm-tooltip-autocomplete")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_any_state_of_the_editor(editor: Any, theme: str) -> None:
    page = editor("/editor?lang=zh", color_scheme=theme)
    check_page(page, f"{theme}: at the start")
    write(page, "SELECT ?p { ?p a pol:Polcy . ?p pol:place ?x . FILTER NOT EXISTS { ?c pol:about ?p } ")
    expect(page.locator("#problems li.error")).to_be_visible()
    check_page(page, f"{theme}: with an error")
    write(page, "SELECT ?p { ?p a pol:Pol")
    page.keyboard.press("Control+Space")
    expect(page.locator(".cm-tooltip-autocomplete")).to_be_visible()
    check_page(page, f"{theme}: with a list of completions")
    run(page, AMOUNTS)
    expect(page.locator(".answer table")).to_be_visible()
    page.click("#history summary")
    check_page(page, f"{theme}: with a table and what was run")
    for name in ("图表", "原始数据"):
        page.get_by_role("tab", name=name).click()
        check_page(page, f"{theme}: with {name}")
    run(page, "SELECT ?x { ?x pol:within place:guangzhou ; pol:level level:nation }")
    expect(page.locator("#told .empty")).to_be_visible()
    check_page(page, f"{theme}: with an empty answer")
    page.get_by_role("button", name="关闭").click()
    check_page(page, f"{theme}: with a tab closed")
