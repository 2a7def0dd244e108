"""One contract for every engine."""

from __future__ import annotations

import json

import pytest

from policygraph.questions.ask import fill_parameters
from policygraph.questions.catalogue import load_questions
from policygraph.questions.header import Question
from policygraph.store.engine import RESULT_FORMS, Engine
from policygraph.store.prepare import prepare_query
from policygraph.terms import XSD, Term, iri

ENGINES = ("embedded", "rdflib_engine")
QUESTIONS = load_questions()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    made: Engine = request.getfixturevalue(request.param)
    return made


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_gives_the_same_rows_on_both_engines(
    question: Question, embedded: Engine, rdflib_engine: Engine
) -> None:
    needed = {p.name: [p.example] for p in question.parameters.values() if p.required}
    query = fill_parameters(embedded, question, needed)
    rows = embedded.select(query)
    assert rows.rows, f"{question.name} answers nothing: mend the query, or the data it asks for"
    assert rows == rdflib_engine.select(query), f"{question.name}: see that ORDER BY fixes every row's place"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_asked_with_its_parameters_gives_the_same_rows_on_both_engines(
    question: Question, embedded: Engine, rdflib_engine: Engine
) -> None:
    given = {p.name: [p.example] for p in question.parameters.values() if p.example}
    query = fill_parameters(embedded, question, given)
    assert embedded.select(query) == rdflib_engine.select(query)


def test_terms_keep_their_type_and_language(engine: Engine) -> None:
    rows = engine.select(
        "SELECT ?a ?b ?c ?d ?e { VALUES (?a ?b ?c ?d ?e) { "
        '("训力券"@zh 300000000000 "2024-06-30"^^<http://www.w3.org/2001/XMLSchema#date> "plain" UNDEF) } }'
    )
    assert rows.columns == ["a", "b", "c", "d", "e"]
    assert rows.rows == [
        (
            Term("literal", "训力券", lang="zh"),
            Term("literal", "300000000000", XSD + "integer"),
            Term("literal", "2024-06-30", XSD + "date"),
            Term("literal", "plain"),
            None,
        )
    ]


def test_chinese_text_is_found(engine: Engine) -> None:
    assert engine.ask(prepare_query('ASK { ?c pol:quote ?q . FILTER(CONTAINS(?q, "突破3000亿元")) }'))


def test_an_empty_answer_is_no_rows(engine: Engine) -> None:
    assert engine.select(prepare_query("SELECT ?x { ?x a pol:Nothing }")).rows == []


def test_construct_gives_each_triple_once_in_a_fixed_order(engine: Engine) -> None:
    query = prepare_query("CONSTRUCT { ?c a pol:City } { ?c a pol:City ; ?p ?o }")
    triples = engine.construct(query)
    assert [s.value.rsplit("/", 1)[-1] for s, _, _ in triples] == ["beijing", "guangzhou", "shanghai", "shenzhen"]
    assert triples == engine.construct(query)


@pytest.mark.parametrize("form", RESULT_FORMS)
def test_every_w3c_form_is_the_same_from_both_engines(form: str, embedded: Engine, rdflib_engine: Engine) -> None:
    query = prepare_query("SELECT ?c ?l { ?c a pol:City ; rdfs:label ?l } ORDER BY ?c ?l")
    one, other = embedded.select_as(query, form), rdflib_engine.select_as(query, form)
    if form == "json":
        assert json.loads(one) == json.loads(other)
    else:
        assert one == other


def test_the_rules_derive_place_year_and_days(engine: Engine) -> None:
    assert engine.ask(
        prepare_query(
            "ASK { claim:article-target-core-beijing-2025 pol:place place:beijing ; pol:year 2025 ; "
            "pol:indicator indicator:ai-core-industry-size }"
        )
    )
    assert engine.ask(
        prepare_query(
            'ASK { claim:article-fund-level-shanghai pol:dateFrom "2019-08-01"^^xsd:date ; '
            'pol:dateTo "2019-08-31"^^xsd:date }'
        )
    )


def test_iri_terms_are_written_as_sparql_has_them() -> None:
    assert iri("https://example.org/a").n3() == "<https://example.org/a>"
