"""A question, its parameters, an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from policygraph.errors import ParameterInvalid, ParameterMissing, ParameterUnknown
from policygraph.questions.header import Parameter, Question, values_line
from policygraph.terms import Term

if TYPE_CHECKING:
    from policygraph.store.engine import Engine
    from policygraph.terms import Rows


def fill_parameters(engine: Engine, question: Question, arguments: Mapping[str, Sequence[str]]) -> str:
    """Give the SPARQL of a question with the values of its parameters in place.

    engine: where labels of values are looked up. arguments: for each parameter its values as words; each is
    read as a term of the parameter's type and serialised, never pasted. Raises ParameterUnknown,
    ParameterInvalid and ParameterMissing.
    """
    for name in arguments:
        if name not in question.parameters:
            import difflib

            known = list(question.parameters)
            raise ParameterUnknown(
                question=question.name,
                name=name,
                known=", ".join(known) or "-",
                nearest=difflib.get_close_matches(name, known, n=1),
            )
    text = question.text
    for parameter in question.parameters.values():
        words = list(arguments.get(parameter.name) or parameter.default)
        if words:
            text = _fill(engine, text, parameter, words)
        elif parameter.required:
            raise ParameterMissing(question=question.name, name=parameter.name, example=parameter.example)
    return text


def _fill(engine: Engine, text: str, parameter: Parameter, words: Sequence[str]) -> str:
    if len(words) > 1 and not parameter.many:
        raise ParameterInvalid(
            name=parameter.name, value=" ".join(words), expected_zh="一个值", expected_en="one value", nearest=[]
        )
    from policygraph.questions.values import read_values

    return put_terms(text, parameter.name, read_values(engine, parameter.name, parameter.type, words))


def put_terms(text: str, name: str, terms: Sequence[Term]) -> str:
    """Put terms where the SPARQL of a question takes the values of a parameter.

    >>> put_terms("SELECT ?x { VALUES ?x { UNDEF } }", "x", [Term("iri", "urn:a")])
    'SELECT ?x { VALUES ?x { <urn:a> } }'
    """
    line = f"VALUES ?{name} {{ {' '.join(term.n3() for term in terms)} }}"
    return re.sub(values_line(name), lambda _: line, text)


def ask_question(engine: Engine, question: Question, arguments: Mapping[str, Sequence[str]] | None = None) -> Rows:
    """Ask a question of the library and give its rows.

    >>> from policygraph.questions.catalogue import find_question
    >>> from policygraph.store.open import open_engine
    >>> rows = ask_question(open_engine(), find_question("policy-count"), {"place": ["shenzhen"]})
    >>> rows.columns[:3]
    ['place', 'count', 'bound']
    """
    return engine.select(fill_parameters(engine, question, arguments or {}))
