"""The questions that the engines are asked: those of the library on a made-up nation, and what else is known for them.

In ``formulations/`` there are other texts of questions, ``NAME.rq`` or ``NAME.2.rq``: each could be answered quicker
than that of the library, and gives the same rows. Its parameters are filled in as those of the library are.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policygraph.questions.header import Question
    from policygraph.store.engine import Engine

FORMULATIONS = Path(__file__).parent / "formulations"
# What a question is asked with where it must be asked with something.
GIVEN = {
    "city": "generated-city-0001",
    "place": "generated-city-0001",
    "source": "generated-article",
    "money": "10000000",
}
PREFIXES = """PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX scheme: <https://w3id.org/policygraph/concept/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# A gap as a person writes it who thinks of one city and one category at a time, and as the engine takes it well.
GAP = PREFIXES + "SELECT ?city ?category {{ ?city a pol:City . ?category skos:inScheme scheme:category {without} }}"
SLOW_GAP = GAP.format(
    without="FILTER NOT EXISTS { ?tool pol:category ?category ; pol:ofPolicy ?policy . ?policy pol:place ?city }"
)
QUICK_GAP = GAP.format(
    without="MINUS { SELECT DISTINCT ?city ?category "
    "{ ?tool pol:category ?category ; pol:ofPolicy ?policy . ?policy pol:place ?city } }"
)


def library(engine: Engine, only: Sequence[str] = ()) -> dict[str, list[str]]:
    """Give the texts of every question, asked as openly as it can be: that of the library first.

    engine: the nation that is asked. only: names of questions; all by default.
    """
    from policygraph.questions.ask import fill_parameters
    from policygraph.questions.catalogue import load_questions

    policy = engine.select(PREFIXES + "SELECT ?p { ?p a pol:Policy ; pol:place/pol:within ?x } ORDER BY ?p LIMIT 1")
    assert policy.rows[0][0] is not None
    slug = policy.rows[0][0].value.rsplit("/", 1)[1]
    given = GIVEN | {"policy": slug, "thing": slug}
    return {
        question.name: [
            fill_parameters(engine, question._replace(text=text), arguments(question, given))
            for text in (question.text, *formulations(question.name))
        ]
        for question in load_questions()
        if not only or question.name in only
    }


def arguments(question: Question, given: dict[str, str]) -> dict[str, list[str]]:
    """Choose what a question is asked with: nothing, unless it must be or would else ask for a real thing."""
    return {
        one.name: [given[one.type]]
        for one in question.parameters.values()
        if one.type in given and (one.required or (one.default and one.type != "money"))
    }


def formulations(name: str) -> list[str]:
    """Read the other texts that are known of a question."""
    paths = sorted(path for path in FORMULATIONS.glob("*.rq") if path.name.split(".")[0] == name)
    return [path.read_text(encoding="utf-8") for path in paths]
