"""What no real city happens to have: over a made-up nation, too, both engines give the same rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from policygraph.generating.nation import Order
from policygraph.generating.output import write_generated
from policygraph.loading.files import read_store
from policygraph.questions.ask import fill_parameters
from policygraph.questions.catalogue import load_questions
from policygraph.questions.header import Question
from policygraph.questions.values import choices
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.rdflib_engine import RdflibEngine, rdflib_graph
from policygraph.terms import slug

Engines = tuple[EmbeddedEngine, RdflibEngine]
# Types of parameters whose values are things of the nation; those of concepts are everywhere the same.
OWN = ("place", "city", "source", "policy", "body", "thing")


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """Four cities over ten years: enough for two sums of money of different amounts in one row."""
    folder = tmp_path_factory.mktemp("cities")
    write_generated(Order(4, 10, 1), folder / "nation.ttl")
    store = read_store([folder], only=True)
    yield EmbeddedEngine(store), RdflibEngine(rdflib_graph(store))


@pytest.mark.parametrize("question", load_questions(), ids=lambda question: question.name)
def test_a_question_gives_the_same_rows_over_a_nation(question: Question, engines: Engines) -> None:
    embedded, other = engines
    given: dict[str, list[str]] = {}
    for parameter in question.parameters.values():
        if parameter.type == "thing":
            given[parameter.name] = ["place:generated-city-0001"]
        elif parameter.type in OWN and (parameter.required or parameter.default):
            given[parameter.name] = [slug(one) for one in choices(embedded, parameter.type)][
                : len(parameter.default) or 1
            ]
        elif parameter.required:
            given[parameter.name] = [parameter.example]
    query = fill_parameters(embedded, question, given)
    assert embedded.select(query) == other.select(query)
