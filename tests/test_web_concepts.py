"""The pages of concepts, schemes and the model: what each word means and what uses it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
import rdflib

from policygraph.terms import ID, POL, slug
from policygraph.web.calls import Answer, Call
from policygraph.web.html import local
from policygraph.web.site import Settings, Site, read_site
from policygraph.web.worker import answer_call

Ask = Callable[..., Answer]
ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(Settings())


@pytest.fixture(scope="module")
def concept(site: Site) -> Ask:
    def ask(*parts: str, form: str = "html", lang: str = "zh") -> Answer:
        named = dict(zip(("scheme", "slug"), parts, strict=False))
        return answer_call(site, Call("concept", named, (), lang, form, origin=ORIGIN))

    return ask


def text_of(answer: Answer) -> str:
    """Read a page as a person does, without its markup."""
    body = answer.body.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("&#34;", '"').replace("&#39;", "'")


def test_a_concept_shows_its_definition_and_what_uses_it(concept: Ask) -> None:
    text = text_of(concept("category", "compute-voucher"))
    assert "抵扣算力费用的券或补贴" in text and "训力券" in text and "政策工具类别" in text
    assert "深圳·2024·先锋城市措施" in text, "instruments of the same name are told apart by their policy"


def test_a_concept_that_many_things_use_says_how_many(concept: Ask) -> None:
    text = text_of(concept("unit", "CNY", lang="en"))
    assert re.search(r"the first 50 of \d{2,}", text)


def test_a_scheme_shows_its_concepts_in_their_order(concept: Ask) -> None:
    text = text_of(concept("verdict", lang="en"))
    assert text.index("may be compared") < text.index("with care") < text.index("must not be compared")
    told = json.loads(concept("verdict", form="json").body)
    assert [slug(one["iri"]) for one in told["members"]] == ["same", "with-care", "no"]


def test_an_unknown_concept_is_answered_with_what_comes_near(concept: Ask) -> None:
    answer = concept("category", "compute-vouchers")
    assert answer.status == 404 and 'href="/concept/category/compute-voucher"' in answer.body.decode()


def test_the_model_page_has_an_anchor_for_every_term(site: Site) -> None:
    body = answer_call(site, Call("ontology", {}, (), "en", "html", "/ontology")).body.decode()
    rows = site.engine.select(f'SELECT DISTINCT ?t {{ ?t a ?k FILTER(STRSTARTS(STR(?t), "{POL}") && ?t != <{POL}>) }}')
    for (term,) in rows.rows:
        assert term is not None
        assert f'<tr id="{slug(term.value)}">' in body, f"{term.value} has no row in the model page"
        assert f'href="{local(term.value)}"' in body
    ids = re.findall(r'\bid="([^"]+)"', body)
    assert len(ids) == len(set(ids)), "an anchor stands twice"


def test_the_model_as_turtle_is_the_ontology(site: Site) -> None:
    body = answer_call(site, Call("ontology", {}, (), "en", "ttl", "/ontology")).body
    graph = rdflib.Graph().parse(data=body, format="turtle")
    assert (rdflib.URIRef(POL + "Claim"), rdflib.RDF.type, rdflib.OWL.Class) in graph


@pytest.mark.parametrize("name", ["Record", "about", "issuedFrom"])
def test_a_term_says_how_often_the_data_use_it(site: Site, name: str) -> None:
    rows = site.engine.select(f"SELECT ?x {{ {{ ?x a <{POL}{name}> }} UNION {{ ?x <{POL}{name}> ?y }} }}").rows
    answer = answer_call(site, Call("term", {"term": name}, (), "en", "html", f"/ontology/{name}"))
    assert f"used {len(rows)} times in the data" in text_of(answer)


def test_the_examples_of_the_model_are_there(site: Site) -> None:
    from policygraph.web.describing.model import expand, read_terms

    for terms in read_terms(site.engine).values():
        for term in terms:
            for example in term["example"]:
                _, iri = expand(example["text"])
                if iri.startswith(ID):
                    assert example["named"], (
                        f"{term['name']} has the example {example['text']}, which is not in the graph"
                    )
