"""Every page of the workbench as readers meet it: by its links, in both languages and themes, on a phone."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from browsing import PHONE
from serving import Server
from test_view_access import check_page
from visiting import Open

SHOWN = {
    "questions": "/",
    "answer": "/q/support-at-project-sizes?category=compute-voucher",
    "wide answer": "/q/four-cities",
    "no answer": "/q/funds?place=guangzhou",
    "wrong parameter": "/q/funds?place=nowhere",
    "comparison": "/compare?topic=instruments",
    "place": "/id/place/shenzhen",
    "policy": "/id/policy/shenzhen-2024-pioneer-city-measures",
    "instrument": "/id/instrument/shenzhen-training-voucher",
    "claim": "/id/claim/guangzhou-2022-work-plan-firms-2023",
    "source": "/id/source/article-2024-06-19",
    "concept": "/concept/category/compute-voucher",
    "scheme": "/concept/category",
    "ontology": "/ontology",
    "term": "/ontology/Policy",
    "search": "/search?q=算力",
    "nothing found": "/search?q=zzzz",
    "dataset": "/dataset",
    "editor": "/editor",
    "editor answer": "/editor?query=SELECT+?p+%7B+?p+a+pol:City+%7D",
    "not there": "/nowhere",
}


class Links(HTMLParser):
    """The addresses that a page names, and the names of its parts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.names |= {told["id"]} if told.get("id") else set()  # type: ignore[arg-type]
        for name in ("href", "src", "action"):
            if told.get(name):
                self.found.add(str(told[name]))


def inside(server: Server, base: str, link: str) -> str | None:
    """Give the address of a link that stays on this server."""
    address = urljoin(server.address + base, link)
    return address.removeprefix(server.address) or "/" if address.startswith(server.address) else None


def test_every_link_on_every_kind_of_page_answers(server: Server) -> None:
    def fetch(path: str) -> tuple[int, Links]:
        reply = server.get(path)
        return reply.status, Links(reply.text if reply.headers["content-type"].startswith("text/html") else "")

    with ThreadPoolExecutor(3) as threads:
        own = dict(zip(SHOWN.values(), threads.map(fetch, map(_quoted, SHOWN.values())), strict=True))
        named = {(path, link, inside(server, path, link)) for path, (_, page) in own.items() for link in page.found}
        wanted = sorted({urldefrag(found)[0] for _, _, found in named if found})
        there = dict(zip(wanted, threads.map(fetch, map(_quoted, wanted)), strict=True))
    broken = []
    for path, link, found in sorted(named, key=str):
        if found is None:
            assert urlsplit(link).scheme in ("http", "https"), f"{path}: {link}"
            continue
        plain, fragment = urldefrag(found)
        status, page = there[plain]
        # The page of an error links to itself in the other language.
        if status not in (200, 303) and status != own[path][0]:
            broken.append(f"{path}: {link} answers {status}")
        elif fragment and page.names and "=" not in fragment and fragment not in page.names:
            broken.append(f"{path}: {link} names no part of that page")
    assert not broken, "\n".join(broken[:40])
    assert len(there) > 300


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/?&=%:+")


def test_every_thing_of_the_graph_answers_at_its_own_address(server: Server) -> None:
    rows = json.loads(
        server.ask("SELECT DISTINCT ?s { ?s ?p ?o FILTER(isIRI(?s)) } ORDER BY ?s", "application/json").body
    )["results"]["bindings"]
    names = [row["s"]["value"].removeprefix("https://w3id.org/policygraph") for row in rows]
    ours = [name for name in names if name.startswith(("/id/", "/concept/"))]
    wrong = [name for name in ours[::7] if server.get(name, Accept="text/turtle").status != 200]
    assert len(ours) > 2400 and not wrong, wrong[:20]
    # The ontology itself is at /ontology.
    terms = [term for name in names if (term := name.partition("/ontology#")[2])]
    assert terms and not [term for term in terms if server.get(f"/ontology/{term}").status != 200]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_any_page(open_page: Open, lang: str, theme: str) -> None:
    visited = open_page("/", color_scheme=theme)
    for name, path in SHOWN.items():
        sign = "&" if "?" in path else "?"
        visited.page.goto(f"http://{urlsplit(visited.page.url).netloc}{path}{sign}lang={lang}")
        assert visited.page.locator("h1").count() == 1, f"{name}: one h1"
        assert visited.page.evaluate("() => document.documentElement.lang") == lang, name
        check_page(visited.page, f"{name} in {lang}, {theme}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_is_wider_than_a_phone(open_page: Open, lang: str) -> None:
    visited = open_page("/", viewport=PHONE)
    wide = []
    for name, path in SHOWN.items():
        sign = "&" if "?" in path else "?"
        base = "http://" + urlsplit(visited.page.url).netloc
        visited.page.goto(f"{base}{path}{sign}lang={lang}")
        if visited.page.evaluate("() => document.documentElement.scrollWidth") > PHONE["width"]:
            wide.append(name)
    assert not wide, f"wider than the screen: {wide}"


def test_no_text_of_the_other_language_is_left_on_an_english_page(server: Server) -> None:
    for path in ("/", "/compare?topic=funds", "/editor", "/dataset", "/ontology", "/nowhere"):
        sign = "&" if "?" in path else "?"
        text = server.get(f"{path}{sign}lang=en").text
        controls = re.findall(r"<(?:button|label|legend|summary|h1|h2|caption)[^>]*>([^<]+)<", text)
        assert not [one for one in controls if re.search(r"[\u4e00-\u9fff]", one)], (path, controls)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_five_clicks_lead_from_the_first_page_to_a_proved_answer(open_page: Open, lang: str) -> None:
    page = open_page(f"/?lang={lang}").page
    page.locator("main a[href*='/q/support-at-project-sizes']").first.click()
    page.wait_for_load_state()
    page.locator("main table a[href*='/id/claim/']").first.click()
    page.wait_for_load_state()
    assert page.locator("main blockquote, main q, main .quote").count() or "。" in page.locator("main").inner_text()
    assert page.locator("main a[href*='/id/source/'], main a[href^='http']").count(), "no way on to the source"


def test_pages_work_without_javascript(open_page: Open) -> None:
    visited = open_page("/?lang=zh", java_script_enabled=False)
    page = visited.page
    page.fill("#site-search", "训力券")
    page.press("#site-search", "Enter")
    page.wait_for_load_state()
    page.locator("main a[href*='/id/instrument/']").first.click()
    page.wait_for_load_state()
    assert "训力券" in page.locator("h1").inner_text()
    page.goto(page.url.split("/id/")[0] + "/q/funds?lang=zh")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    assert "/q/funds" in page.url and page.locator("main table tbody tr").count() > 5
    page.goto(page.url.split("/q/")[0] + "/editor?lang=zh&query=SELECT+%3Fp+%7B+%3Fp+a+pol%3ACity+%7D")
    assert "深圳" in page.locator("main").inner_text()


def test_the_graph_of_the_server_opens_more_neighbours_and_shuts_them_again(open_page: Open) -> None:
    page = open_page("/graph?focus=policy:shenzhen-2024-pioneer-city-measures&lang=zh").page
    page.wait_for_selector("html[data-ready='1']", state="attached")
    before = page.evaluate("() => window.policygraph.drawn().nodes.length")
    page.evaluate("() => window.policygraph.change({ chosen: 'id/place/shenzhen' })")
    page.click("#open-near")
    page.wait_for_selector("html[data-ready='1']", state="attached")
    assert "expand=place%3Ashenzhen" in page.url
    assert page.evaluate("() => window.policygraph.drawn().nodes.length") > before
    page.evaluate("() => window.policygraph.change({ chosen: 'id/place/shenzhen' })")
    page.click("#shut-near")
    page.wait_for_selector("html[data-ready='1']", state="attached")
    assert page.evaluate("() => window.policygraph.drawn().nodes.length") == before
    page.evaluate("() => window.policygraph.change({ chosen: 'id/place/shenzhen' })")
    page.click("#page")
    page.wait_for_load_state()
    assert page.url.endswith("/id/place/shenzhen?lang=zh")


def test_a_step_opens_at_most_sixty_neighbours_and_says_so(server: Server) -> None:
    text = server.get("/graph?focus=place:shanghai&lang=en").text
    data = json.loads(re.search(r'id="data">(.*?)</script>', text, re.DOTALL)[1])  # type: ignore[index]
    assert len(data["nodes"]) <= 61
    assert re.search(r"60 of \d+", data["scenes"][0]["note"]["en"])


@pytest.mark.parametrize("path", ["/graph?focus=nothing", "/graph?story=none", "/graph?query=none", "/graph?layout=x"])
def test_a_picture_that_cannot_be_drawn_says_why(server: Server, path: str) -> None:
    reply = server.get(path + "&lang=en", Accept="text/html")
    assert reply.status in (400, 404, 500) and 'role="alert"' in reply.text


def test_the_graph_page_reads_no_file_of_the_server(server: Server) -> None:
    reply = server.get("/graph?query=/etc/passwd.rq&lang=en")
    assert reply.status == 404 and "There is no question" in reply.text


def test_every_page_forbids_what_it_does_not_need(server: Server) -> None:
    for path in ("/", "/q/funds", "/id/place/shenzhen", "/editor", "/graph", "/nowhere"):
        headers = server.get(path, Accept="text/html").headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "http" not in policy, path
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"
        assert "set-cookie" not in headers and "server" not in headers


def test_the_language_is_that_of_the_address_else_of_the_browser(server: Server) -> None:
    assert '<html lang="zh">' in server.get("/", Accept_Language="zh-CN,zh;q=0.9,en;q=0.1").text
    assert '<html lang="en">' in server.get("/?lang=en", Accept_Language="zh-CN").text
    assert '<html lang="en">' in server.get("/", Accept_Language="fr").text
