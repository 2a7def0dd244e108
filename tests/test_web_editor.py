"""The editor: its page, what it completes, and what running a query gives."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from editor_calls import check, page, post, run
from policygraph.store.prepare import prepare_query
from policygraph.terms import LANGUAGES, XSD, Term
from policygraph.web.calls import Call
from policygraph.web.editing.vocabulary import read_vocabulary
from policygraph.web.site import Settings, Site, read_site
from policygraph.web.worker import answer_call

CITIES = "SELECT ?city ?count WHERE { ?city a pol:City ; pol:adminCode ?code . BIND(1 AS ?count) } ORDER BY ?city"
INTEGER = XSD + "integer"
HOSTILE = '"<img src=x onerror=alert(1)>"'


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(Settings())


class Links(HTMLParser):
    """The links and the tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_script_the_page_answers_the_query_of_its_address_with_labels_and_links(
    site: Site, lang: str
) -> None:
    answer = page(site, lang, query=CITIES)
    text = answer.body.decode()
    assert answer.status == 200 and CITIES.replace('"', "&#34;") in text
    assert {"zh": "深圳", "en": "Shenzhen"}[lang] in text and "/id/place/shenzhen" in Links(text).links
    downloads = [link for link in Links(text).links if link.startswith("/sparql?query=")]
    assert [link.rpartition("format=")[2] for link in downloads] == ["csv", "tsv", "json", "xml"]


def test_the_page_has_no_inline_script_or_style_and_a_label_for_every_field(site: Site) -> None:
    for parameters in ({}, {"query": CITIES}, {"query": "CONSTRUCT WHERE { ?x a pol:City }"}, {"query": "ASK {}"}):
        tags = Links(page(site, **parameters).body.decode()).tags
        assert not [facts for _, facts in tags if "style" in facts or any(name.startswith("on") for name in facts)]
        assert all(facts.get("src") for tag, facts in tags if tag == "script")
        assert sum(tag == "h1" for tag, _ in tags) == 1 and not any(tag == "style" for tag, _ in tags)
        labels = {facts.get("for") for tag, facts in tags if tag == "label"}
        assert {facts["id"] for tag, facts in tags if tag in ("textarea", "select")} <= labels


def test_hostile_text_in_query_and_answer_stays_text(site: Site) -> None:
    for query in (f"SELECT ({HOSTILE} AS ?x) {{}}", f'ASK {{ ?x rdfs:label {HOSTILE} }} # "><script>x</script>'):
        text = page(site, query=query).body.decode()
        assert "<img src=x" not in text and "<script>x" not in text
        assert "&lt;img src=x" in text


def test_a_query_that_is_wrong_is_shown_with_a_sentence_that_says_where(site: Site) -> None:
    answer = page(site, "zh", query="SELECT ?p {\n  ?p a pol:Policy ;}}")
    assert answer.status == 400 and "第 2 行" in answer.body.decode() and "?p a pol:Policy ;}}" in answer.body.decode()


def test_a_question_of_the_library_opens_with_its_title_as_a_comment(site: Site) -> None:
    text = page(site, "zh", question="policy-count").body.decode()
    assert f"# {site.questions['policy-count'].title['zh']}" in text and "VALUES ?place { UNDEF }" in text
    assert page(site, question="policy-cont").status == 404


def test_every_question_can_be_run_from_the_editor_and_nothing_in_it_is_marked(site: Site) -> None:
    for question in read_vocabulary(site)["questions"]:
        for lang in LANGUAGES:
            text = question["text"][lang]
            assert text.startswith(f"# {question['title'][lang]}\n") and "#+" not in text
        assert check(site, text) == [], question["name"]
        assert run(site, text)["total"] > 0, question["name"]


def test_terms_are_found_by_chinese_and_english_label_and_all_are_names_that_the_graph_knows(site: Site) -> None:
    given = json.loads(answer_call(site, Call("editor-terms", {}, (), "en", "json", "/editor/terms")).body)
    terms = {one["name"]: one for one in given["terms"]}
    assert (terms["pol:Policy"]["kind"], terms["pol:Policy"]["en"]) == ("class", "policy")
    assert terms["role:ceiling"]["zh"] == "上限" and terms["role:ceiling"]["about"]["en"]
    assert terms["pol:role"]["range"] == "role" and terms["pol:role"]["uses"]["pol:Claim"] > 100
    assert terms["place:shenzhen"]["zh"] == "深圳" and terms["rdfs:label"]["kind"] == "property"
    assert all(one["zh"] and one["en"] for one in given["terms"]) and len(terms) == len(given["terms"])
    anywhere = "{ ?t ?p ?o } UNION { ?s ?t ?o } UNION { ?s ?p ?t }"
    asked = f"SELECT (COUNT(DISTINCT ?t) AS ?n) {{ VALUES ?t {{ {' '.join(terms)} }} {anywhere} }}"
    assert site.engine.select(prepare_query(asked)).rows[0][0] == Term("literal", str(len(terms)), INTEGER)


def test_the_terms_are_the_same_bytes_in_every_worker(site: Site) -> None:
    again = read_site(Settings())
    assert json.dumps(read_vocabulary(site)) == json.dumps(read_vocabulary(again))


def test_running_a_select_gives_cells_with_labels_and_the_page_of_each_thing(site: Site) -> None:
    answer = run(site, CITIES, "zh")
    assert (answer["form"], answer["columns"], answer["headings"][0]) == ("SELECT", ["city", "count"], "城市")
    assert answer["total"] == len(answer["rows"]) and not answer["cut"]
    cell, number = answer["rows"][-1]
    assert answer["things"][cell["value"]] == {"label": "深圳", "short": "place:shenzhen", "href": "/id/place/shenzhen"}
    assert (number["kind"], number["value"], number["datatype"]) == ("literal", "1", INTEGER)


def test_a_quote_is_quoted_and_a_description_is_said_to_be_one(site: Site) -> None:
    said = (
        "SELECT ?quote ?paraphrase { ?c a pol:Claim . { ?c pol:quote ?quote } UNION { ?c pol:paraphrase ?paraphrase } }"
    )
    for quote, paraphrase in run(site, said)["rows"]:
        assert quote is None or quote["text"] == f"“{quote['value']}”"
        assert paraphrase is None or paraphrase["text"] == f"described, not quoted: {paraphrase['value']}"


def test_no_cell_leads_away_from_this_server(site: Site) -> None:
    things = run(site, "SELECT * { ?s ?p ?o FILTER(isIRI(?o)) } LIMIT 5000")["things"]
    assert all(one.get("href", "/").startswith("/") for one in things.values())
    assert not [iri for iri, one in things.items() if "href" in one and "w3id.org/policygraph" not in iri]


def test_a_long_answer_is_cut_and_says_so() -> None:
    small = read_site(Settings(rows=3))
    for query in ("SELECT ?p { ?p a pol:Policy }", "CONSTRUCT WHERE { ?p a pol:Policy }"):
        answer = run(small, query)
        assert (answer["total"], answer["cut"], answer["most"], len(answer["rows"])) == (3, True, 3, 3)
        assert "Cut at 3" in page(small, query=query).body.decode()
    assert answer["turtle"].count(" a pol:Policy") == 3
    assert not run(small, "SELECT ?p { ?p a pol:Policy } LIMIT 3")["cut"]


def test_graphs_and_truths_are_answered_too(site: Site) -> None:
    assert run(site, "ASK { place:shenzhen a pol:City }")["boolean"] is True
    answer = run(site, "DESCRIBE place:shenzhen", "zh")
    assert answer["headings"] == ["主语", "谓语", "宾语"] and "place:shenzhen" in answer["turtle"]
    nothing = run(site, "CONSTRUCT WHERE { ?x a pol:Nothing }")
    assert (nothing["total"], nothing["empty"]["lookedFor"]) == (0, [])
    assert page(site, query="CONSTRUCT WHERE { ?x a pol:Nothing }").status == 200


def test_an_empty_answer_names_the_pattern_that_empties_it_and_what_was_looked_for(site: Site) -> None:
    empty = run(site, "SELECT ?p { ?p a pol:Polcy }", "zh")["empty"]
    assert "?p a pol:Polcy" in empty["sentence"] and "pol:Policy" in empty["sentence"] and "尚未查找" in empty["note"]
    empty = run(site, "SELECT ?p { ?p a pol:Fund ; pol:place place:shenzhen ; pol:number ?n }")["empty"]
    assert empty["lookedFor"] and all(one["href"].startswith("/id/coverage/") for one in empty["lookedFor"])


def test_an_error_comes_in_the_one_shape_with_line_and_column(site: Site) -> None:
    answer = post(site, "run", json.dumps({"query": "SELECT ?p {\n ?p a polic:Policy }"}).encode())
    error = json.loads(answer.body)["error"]
    assert answer.status == 400 and (error["line"], error["column"]) == (2, 7) and set(error["message"]) == {"zh", "en"}
    refused = post(site, "run", json.dumps({"query": "INSERT DATA { <urn:a> <urn:b> 1 }"}).encode())
    assert refused.status == 403 and json.loads(refused.body)["error"]["kind"] == "query-refused"


@pytest.mark.parametrize("body", [b"", b"\xff", b"[]", b"{}", b'{"query": 1}', b"[" * 100_000, b'"SELECT"'])
def test_a_body_that_is_not_as_it_should_be_is_told_so(site: Site, body: bytes) -> None:
    answer = post(site, "run", body)
    assert answer.status == 400 and json.loads(answer.body)["error"]["kind"] == "request-invalid"
