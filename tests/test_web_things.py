"""The pages of things: everything that the graph names has a page, and each claim its proof."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pyoxigraph
import pytest
import rdflib
import rdflib.compare

from policygraph.terms import CONCEPT, ID, POL, RDF, slug
from policygraph.web.calls import Answer, Call
from policygraph.web.describing.near import iri_at
from policygraph.web.site import Settings, Site, read_site
from policygraph.web.worker import answer_call

Ask = Callable[..., Answer]
ORIGIN = "http://127.0.0.1:8000"
KINDS = ("place", "policy", "instrument", "target", "fund", "body", "source", "claim", "record", "coverage")
RDFLIB = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}
CLAIM = "shenzhen-2024-measures-training-voucher-each"
DESCRIBED = "shenzhen-2024-measures-training-voucher-rate"
RESTATING = "article-target-core-beijing-2025"


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(Settings())


@pytest.fixture(scope="module")
def thing(site: Site) -> Ask:
    def ask(kind: str, name: str, form: str = "html", lang: str = "zh") -> Answer:
        path = f"/id/{kind}/{name}"
        return answer_call(site, Call("thing", {"kind": kind, "slug": name}, (), lang, form, path, origin=ORIGIN))

    return ask


def text_of(answer: Answer) -> str:
    """Read a page as a person does, without its markup."""
    body = answer.body.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("&#34;", '"').replace("&#39;", "'")


def some_of(site: Site, kind: str, most: int = 3) -> list[str]:
    rows = site.engine.select(
        f'SELECT DISTINCT ?thing {{ ?thing a ?class FILTER(STRSTARTS(STR(?thing), "{ID}{kind}/")) }} ORDER BY ?thing'
    ).rows
    found = [term.value for (term,) in rows if term]
    return found[:: max(1, len(found) // most)][:most]


def test_every_iri_of_the_data_is_known_at_its_path(site: Site) -> None:
    rows = site.engine.select(
        "SELECT DISTINCT ?thing { { ?thing ?p ?o } UNION { ?s ?p ?thing } FILTER(isIRI(?thing)) }"
    )
    for (term,) in rows.rows:
        assert term is not None
        for space in (ID, CONCEPT, POL):
            if term.value.startswith(space) and term.value != space:
                assert iri_at(site, space, term.value.removeprefix(space)) == term.value


@pytest.mark.parametrize("kind", [*KINDS, "disagreement", "dataset"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_thing_of_each_kind_has_a_page_in_both_languages(site: Site, thing: Ask, kind: str, lang: str) -> None:
    for name in some_of(site, kind):
        answer = thing(kind, slug(name), lang=lang)
        body = answer.body.decode()
        assert answer.status == 200, name
        assert body.count("<h1") == 1 and f'<html lang="{lang}">' in body
        assert "style=" not in body and "<style" not in body and "onclick" not in body, "the pages' CSP forbids it"


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_to_a_thing_of_the_graph_answers(site: Site, thing: Ask, kind: str) -> None:
    for name in some_of(site, kind, 2):
        body = thing(kind, slug(name)).body.decode()
        for path in set(re.findall(r'href="/(id|concept|ontology)/([^"?#]+)"', body)):
            space = {"id": ID, "concept": CONCEPT, "ontology": POL}[path[0]]
            assert iri_at(site, space, re.sub(r"\.(ttl|jsonld|nt|rdf|json)$", "", path[1]))


def test_a_claim_page_is_its_proof(thing: Ask) -> None:
    body, text = thing("claim", CLAIM).body.decode(), text_of(thing("claim", CLAIM))
    assert "至多 1000万元" in text and "“给予最高1000万元资助”" in text
    assert "训力券" in text and "深圳·2024·先锋城市措施" in text
    assert "10000000" in text, "the exact value stands beside the words"
    assert "未说明对象" in text and "未说明期间" in text, "what the source leaves open is said"
    assert 'href="https://www.dutenews.com/' in body, "the source is one click away"


def test_what_was_described_is_never_shown_as_a_quote(thing: Ask) -> None:
    for lang, mark in (("zh", "述要，非引文"), ("en", "described, not quoted")):
        answer = thing("claim", DESCRIBED, lang=lang)
        assert f"{mark} 不超过服务合同金额的50%" in text_of(answer)
        assert "“不超过服务合同金额的50%" not in text_of(answer) and "<blockquote" not in answer.body.decode()


def test_a_claim_that_restates_another_shows_both_phrases_side_by_side(thing: Ask) -> None:
    text = text_of(thing("claim", RESTATING))
    assert "“突破3000亿元”" in text and "“reach 300 billion yuan”" in text and "界限不同" in text
    better = text_of(thing("claim", "beijing-2023-source-plan-core-industry-2025"))
    assert "“突破3000亿元”" in better, "the better source names what restates it"


def test_a_claim_names_the_disagreements_that_it_takes_part_in(thing: Ask) -> None:
    assert "2025年核心产业规模：突破还是达到" in text_of(thing("claim", RESTATING))


def test_a_claim_page_says_whether_its_figure_may_be_compared(thing: Ask) -> None:
    assert "不可比" in text_of(thing("claim", CLAIM))
    assert "must not be compared" in text_of(thing("claim", CLAIM, lang="en"))


def test_the_address_of_a_copy_is_never_a_link(site: Site, thing: Ask) -> None:
    rows = site.engine.select(
        f"SELECT ?source ?url {{ ?source <{POL}tier> <{CONCEPT}tier/mirror> ; <{POL}url> ?url }} ORDER BY ?url LIMIT 40"
    ).rows
    for source, url in rows:
        assert source is not None and url is not None
        answer = thing("source", slug(source.value))
        assert f'href="{url.value}"' not in answer.body.decode(), "a mirror's domain may be hijacked"
        assert "地址不设链接" in text_of(answer)
        assert thing("source", slug(source.value), "json").body.decode().count('"href"') == 0


def test_a_page_of_a_policy_holds_the_claims_about_its_instruments(thing: Ask) -> None:
    text = text_of(thing("policy", "shenzhen-2024-pioneer-city-measures"))
    assert "训力券" in text and "“给予最高1000万元资助”" in text
    assert "哪些来源支持哪些属性" in text, "its records say which source supports which property"


def test_a_place_lists_what_was_looked_for_and_not_found(thing: Ask) -> None:
    text = text_of(thing("place", "shenzhen", lang="en"))
    assert "Looked for and not found" in text and "the members or first phase of the fund group" in text


def test_a_count_says_on_the_page_of_its_place_what_is_counted_and_when(thing: Ask) -> None:
    text = text_of(thing("place", "shenzhen", lang="en"))
    assert re.search(r"Count 5 · cumulative · incomplete AI-specific policies · 2024", text, re.IGNORECASE), text[:900]
    claim = text_of(thing("claim", "article-policy-count-shanghai", lang="en"))
    assert "AI-specific policies · 2024" in claim


def test_what_is_cut_can_be_had_whole(thing: Ask) -> None:
    body = thing("source", "article-2024-06-19", lang="en").body.decode()
    assert "/q/claims-of-source?source=article-2024-06-19" in body
    body = thing("place", "beijing", lang="en").body.decode()
    assert "Only the first 50 of" not in body or "/editor?query=SELECT+%3Fthing" in body


def test_a_thing_without_claims_says_that_this_is_no_absence(thing: Ask) -> None:
    assert "不等于没有这件事" in text_of(thing("body", "shenzhen-government"))


def test_an_unknown_thing_is_answered_with_what_comes_near(thing: Ask) -> None:
    answer = thing("policy", "shenzhen-2024-pioneer-city-measure")
    assert answer.status == 404
    assert 'href="/id/policy/shenzhen-2024-pioneer-city-measures"' in answer.body.decode()
    other_kind = thing("policy", "shenzhen")
    assert other_kind.status == 404 and 'href="/id/place/shenzhen"' in other_kind.body.decode()
    told = json.loads(thing("policy", "shenzhen-2024-pioneer-city-measure", "ttl").body)
    assert told["error"]["status"] == 404 and told["error"]["kind"] == "thing-not-found"


@pytest.mark.parametrize("name", ['a"><script>', "x> } UNION { ?s ?p ?o", "a\\b", "a b", "‮", "%3Cb", ""])
def test_a_hostile_name_is_only_a_name_that_is_not_there(thing: Ask, name: str) -> None:
    answer = thing("place", name)
    assert answer.status == 404
    assert "<script>" not in answer.body.decode()
    assert thing("place", name, "nt").status == 404


@pytest.mark.parametrize("form", RDFLIB)
def test_every_rdf_form_holds_the_same_triples(thing: Ask, form: str) -> None:
    name = "shenzhen-training-voucher"
    turtle = rdflib.Graph().parse(data=thing("instrument", name, "ttl").body, format="turtle")
    parsed = rdflib.Graph().parse(data=thing("instrument", name, form).body, format=RDFLIB[form])
    if form == "jsonld":
        for triple in [t for t in parsed if "schema.org" in f"{t[1]} {t[2]}"]:
            parsed.remove(triple)
    assert rdflib.compare.isomorphic(turtle, parsed)
    claim = rdflib.URIRef(ID + "claim/" + CLAIM)
    assert (claim, rdflib.URIRef(POL + "quote"), rdflib.Literal("给予最高1000万元资助", lang="zh")) in parsed
    labels = [o for _, _, o in parsed if isinstance(o, rdflib.Literal)]
    assert rdflib.Literal("上限", lang="zh") in labels, "what a claim names is labelled"


def test_turtle_is_read_by_oxigraph_too(thing: Ask) -> None:
    body = thing("policy", "shenzhen-2024-pioneer-city-measures", "ttl").body
    assert len(list(pyoxigraph.parse(body, format=pyoxigraph.RdfFormat.TURTLE))) > 100


def test_json_ld_says_it_in_schema_org_too(thing: Ask) -> None:
    schema = rdflib.Namespace("https://schema.org/")

    def read(kind: str, name: str) -> tuple[rdflib.Graph, rdflib.URIRef]:
        answer = thing(kind, name, "jsonld")
        assert set(json.loads(answer.body)) == {"@context", "@graph"}
        return rdflib.Graph().parse(data=answer.body, format="json-ld"), rdflib.URIRef(f"{ID}{kind}/{name}")

    kind = rdflib.URIRef(RDF + "type")
    graph, city = read("place", "shenzhen")
    assert (city, kind, schema.City) in graph and (city, schema.name, rdflib.Literal("Shenzhen", lang="en")) in graph
    graph, policy = read("policy", "shenzhen-2024-pioneer-city-measures")
    assert (policy, kind, schema.Legislation) in graph and (policy, schema.legislationIdentifier, None) in graph
    graph, body = read("body", "shenzhen-government")
    assert (body, kind, schema.GovernmentOrganization) in graph
    graph, claim = read("claim", CLAIM)
    assert (claim, schema.inLanguage, rdflib.Literal("zh")) in graph
    assert (claim, schema.text, rdflib.Literal("给予最高1000万元资助", lang="zh")) in graph


def test_schema_org_gives_no_address_of_a_copy(site: Site, thing: Ask) -> None:
    rows = site.engine.select(
        f"SELECT ?s {{ ?s <{POL}tier> <{CONCEPT}tier/mirror> ; <{POL}url> ?u }} ORDER BY ?s LIMIT 5"
    )
    for (source,) in rows.rows:
        assert source is not None
        assert "schema:url" not in thing("source", slug(source.value), "jsonld").body.decode()


def test_the_other_forms_are_named_in_the_page_and_in_its_headers(thing: Ask) -> None:
    answer = thing("place", "shenzhen")
    link = dict(answer.headers)["Link"]
    for ending, media in (("ttl", "text/turtle"), ("jsonld", "application/ld+json"), ("json", "application/json")):
        assert f'</id/place/shenzhen.{ending}>; rel="alternate"; type="{media}"' in link
        assert f'<link rel="alternate" type="{media}" href="/id/place/shenzhen.{ending}"' in answer.body.decode()


def test_json_has_the_shape_that_is_written_down(thing: Ask) -> None:
    told = json.loads(thing("instrument", "shenzhen-training-voucher", "json").body)
    assert list(told) == [
        *("iri", "short", "kind", "types", "label", "properties", "claims", "restated", "restatedBy"),
        *("records", "disagreements", "mentions"),
    ]
    claim = next(one for one in told["claims"]["shown"] if one["short"] == f"claim:{CLAIM}")
    assert list(claim) == [
        *("iri", "short", "role", "about", "figure", "says", "brief", "value", "valueTo", "meaning", "quote"),
        *("converted", "paraphrase", "locator", "note", "doubt", "source", "alsoIn", "confidence", "reading"),
        *("status", "agreement", "restates", "checkedAgainst", "verdicts"),
    ]
    assert claim["figure"] == {"zh": "至多 1000万元", "en": "at most CNY 10 million"}
    assert claim["quote"] == {"value": "给予最高1000万元资助", "lang": "zh"}
    assert claim["value"][0]["value"] == "10000000"
    assert set(claim["source"][0]) == {
        *("iri", "name", "publisher", "published", "retrieved", "tier", "url", "address"),
    }


def test_a_page_can_be_asked_for_as_sparql(site: Site, thing: Ask) -> None:
    from urllib.parse import unquote

    from policygraph.store.prepare import prepare_query

    body = thing("policy", "shenzhen-2024-pioneer-city-measures").body.decode()
    found = re.search(r'href="/editor#q=([^"]+)"', body)
    assert found, "the page has a link that opens its query in the editor"
    query = unquote(found[1])
    assert "policy:shenzhen-2024-pioneer-city-measures" in query
    assert len(site.engine.construct(prepare_query(query))) > 50
