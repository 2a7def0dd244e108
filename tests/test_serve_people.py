"""The workbench as people use it: by keys alone, on a phone, on paper, going back, sending an address on."""

from __future__ import annotations

import re
import time
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, Route, expect

from browsing import PHONE
from serving import Server
from visiting import Open

ANSWER = "/q/support-at-project-sizes?category=compute-voucher&size=10000000"
# What each kind of page is asked for beside the language.
STATES = [
    "/?q=voucher",
    ANSWER,
    "/q/funds?place=guangzhou",
    "/compare?places=beijing&places=shenzhen&topic=funds&on=2024-01-01",
    "/id/claim/guangzhou-2022-work-plan-firms-2023",
    "/search?q=voucher&kind=instrument",
    "/editor?query=SELECT+?p+%7B+?p+a+pol:City+%7D",
    "/nowhere?x=1",
]

# Notes what the page shows while the next one is on its way.
WATCH = """() => { const line = document.getElementById('busy');
  new MutationObserver(() => line.textContent && sessionStorage.setItem('seen', JSON.stringify({ text: line.textContent,
    role: line.getAttribute('role'), button: document.querySelector('button[aria-busy=true]')?.textContent,
    turning: getComputedStyle(line, '::before').animationName }))).observe(line, { childList: true }); }"""


def tab_to(page: Page, start: str, most: int) -> None:
    """Press Tab until a link is reached whose address begins so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if (page.evaluate("() => document.activeElement.getAttribute('href')") or "").startswith(start):
            outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"the focus cannot be seen on {start}"
            return
    raise AssertionError(f"{most} times Tab do not reach a link to {start}")


def skip(page: Page) -> None:
    """Go to the content by the first link of the page."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def test_keys_alone_lead_from_the_first_page_to_the_page_of_a_source(open_page: Open) -> None:
    page = open_page("/?lang=zh").page
    for start, most in (("/q/support-at-project-sizes", 5), ("/id/claim/", 40), ("/id/source/", 8)):
        skip(page)
        tab_to(page, start, most)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert urlsplit(page.url).path.startswith("/id/source/")


def test_the_other_language_is_of_the_same_page_in_the_same_state(open_page: Open, server: Server) -> None:
    page = open_page("/nowhere").page
    state = """() => ({ lang: document.documentElement.lang, chosen:
      [...document.querySelectorAll('main input:checked')].map((one) => one.value) })"""
    for path in STATES:
        page.goto(server.address + path + ("&" if "?" in path else "?") + "lang=en")
        asked, before = _without_language(page.url), page.evaluate(state)
        page.click("#language")
        page.wait_for_load_state()
        assert page.evaluate(state) == {**before, "lang": "zh"}, path
        assert _without_language(page.url) == asked, path


def _without_language(address: str) -> list[tuple[str, str]]:
    return sorted(one for one in parse_qsl(urlsplit(address).query) if one[0] != "lang")


def test_an_address_opens_the_same_answer_elsewhere_and_going_back_finds_the_form_as_it_was(open_page: Open) -> None:
    page = open_page("/q/support-at-project-sizes?lang=zh").page
    page.locator("form.ask summary").first.click()
    page.locator("form.ask input[value='compute-voucher']").check()
    page.click("form.ask button.main")
    page.wait_for_load_state()
    asked, told = page.url, page.inner_text(".result table")
    page.locator("main .result a[href*='/id/claim/']").first.click()
    page.wait_for_load_state()
    page.go_back()
    assert page.url == asked and page.inner_text(".result table") == told
    assert page.locator("form.ask input[value='compute-voucher']").is_checked()
    assert page.inner_text("#busy") == "" and not page.locator("[aria-busy]").count()
    elsewhere = open_page(asked.split(":", 2)[2].partition("/")[2].join(["/", ""])).page
    assert elsewhere.inner_text(".result table") == told


def test_what_takes_long_is_seen_and_heard_to_be_under_way(open_page: Open) -> None:
    page = open_page("/compare?lang=en", reduced_motion="reduce").page
    page.evaluate(WATCH)
    page.route("**/compare?*", _hold)
    page.click("form.compare button.main")
    page.wait_for_url("**topic=overview**")
    seen = page.evaluate("() => JSON.parse(sessionStorage.getItem('seen'))")
    assert seen == {"text": "Working …", "role": "status", "button": "Compare", "turning": "none"}
    assert page.inner_text("#busy") == ""


def _hold(route: Route) -> None:
    time.sleep(1)
    route.continue_()


def test_a_download_leaves_no_sign_of_work_behind(open_page: Open) -> None:
    page = open_page(ANSWER + "&lang=en").page
    with page.expect_download() as download:
        page.click("nav.downloads a[href*='.xlsx']")
    assert download.value.suggested_filename.endswith(".xlsx")
    page.wait_for_timeout(600)
    assert page.inner_text("#busy") == ""


def test_on_a_phone_nothing_of_a_wide_table_is_beyond_the_screen(open_page: Open, server: Server) -> None:
    page = open_page("/nowhere", viewport=PHONE).page
    for path in (ANSWER, "/q/four-cities?lang=zh", "/compare?topic=instruments"):
        page.goto(server.address + path)
        beyond = page.evaluate(
            "() => [...document.querySelectorAll('main tbody :is(th, td)')].filter((one) => one.offsetParent)"
            ".filter((one) => one.getBoundingClientRect().right > innerWidth).length"
        )
        assert beyond == 0, path
        # It is a table still for those who hear it, and each value says of what it is.
        table = page.get_by_role("table")
        assert table.get_by_role("row").count() > 5 and table.get_by_role("columnheader").count() > 4, path
        label = "() => getComputedStyle(document.querySelector('main tbody td'), '::before').content"
        assert re.search(r"\w", page.evaluate(label)), "a value on a phone needs the name of its column"


def test_paper_is_white_and_holds_the_answer_and_how_old_the_data_is(open_page: Open, server: Server) -> None:
    page = open_page("/nowhere", color_scheme="dark", viewport={"width": 794, "height": 1123}).page
    page.emulate_media(media="print", color_scheme="dark")
    looks = (
        "() => { const { color, backgroundColor } = getComputedStyle(document.body); return [color, backgroundColor]; }"
    )
    for path in (ANSWER, "/compare", "/id/place/shenzhen"):
        page.goto(server.address + path)
        assert page.evaluate(looks) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"], path
        assert not page.locator("header.site, main form, iframe").filter(visible=True).count(), path
        expect(page.locator("footer.site")).to_contain_text("Data of 20")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 794, path


def test_dark_or_light_is_chosen_once_for_all_pages_the_graph_too(open_page: Open, server: Server) -> None:
    page = open_page("/?lang=en", color_scheme="light").page
    page.click("#theme")
    for path in ("/id/place/shenzhen", "/graph?focus=place:shenzhen", "/editor"):
        page.goto(server.address + path)
        page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(15, 20, 25)", path


def test_the_way_back_from_the_graph_is_in_the_language_chosen_there(open_page: Open) -> None:
    page = open_page("/graph?focus=instrument:shenzhen-training-voucher&lang=zh").page
    page.wait_for_selector("html[data-ready='1']", state="attached")
    page.click("#language")
    told, count = page.inner_text("#status"), page.evaluate("() => window.policygraph.drawn().edges.length")
    assert told.endswith(f"{count} relation" if count == 1 else f"{count} relations"), told
    page.click("#home")
    page.wait_for_load_state()
    assert page.evaluate("() => document.documentElement.lang") == "en"


def test_at_twice_the_size_nothing_has_to_be_scrolled_sideways(open_page: Open, server: Server) -> None:
    page = open_page("/", viewport={"width": 640, "height": 400}).page
    for path in ("/", ANSWER, "/compare", "/id/place/shenzhen", "/editor"):
        page.goto(server.address + path)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 640, path
