"""From the parameters of an address to the rows of a question."""

from __future__ import annotations

import re
from typing import NamedTuple

from policygraph.questions.ask import fill_parameters
from policygraph.questions.header import Question
from policygraph.questions.values import read_value
from policygraph.terms import Rows, Term
from policygraph.web.calls import Call
from policygraph.web.errors import RequestInvalid
from policygraph.web.site import Site

# What an address of a question may say beside the parameters of the question.
RESERVED = {"lang", "limit", "file"}


class Asked(NamedTuple):
    """A question with its answer.

    arguments: the values that were asked with, as words. query: the SPARQL with them filled in. rows: what may be
    shown. total: how many rows there are, None where they are more than are counted. cut: after how many rows the
    answer was cut, None where it is whole.
    """

    question: Question
    arguments: dict[str, list[str]]
    query: str
    rows: Rows
    total: int | None
    cut: int | None


def arguments_of(call: Call) -> dict[str, list[str]]:
    """Give the values of the parameters of a question by name; those left empty are left out.

    >>> arguments_of(Call("question", {}, (("place", "shenzhen"), ("kind", ""), ("lang", "zh")), "zh"))
    {'place': ['shenzhen']}
    """
    names = dict.fromkeys(name for name, _ in call.parameters if name not in RESERVED)
    return {name: values for name in names if (values := call.all(name))}


def missing_parameters(question: Question, arguments: dict[str, list[str]]) -> list[str]:
    """Name the parameters without which a question cannot be asked and which are not given."""
    return [
        parameter.name
        for parameter in question.parameters.values()
        if parameter.required and not parameter.default and not arguments.get(parameter.name)
    ]


def ask(site: Site, call: Call, question: Question) -> Asked:
    """Ask a question with the parameters of an address.

    Raises ParameterUnknown, ParameterInvalid and ParameterMissing, and RequestInvalid where ``limit`` is no number.
    """
    arguments = arguments_of(call)
    shown = site.rows if call.form == "html" and not call.one("file") else site.settings.rows
    most = min(_limit(call), site.settings.rows) if call.one("limit") else shown
    # The header is for the library: who reads the query has title and note beside it.
    filled = fill_parameters(site.engine, question, arguments).splitlines(keepends=True)
    query = "".join(line for line in filled if not line.startswith("#+"))
    columns, rows = site.engine.select(query, most=site.settings.rows + 1)
    total = None if len(rows) > site.settings.rows else len(rows)
    return Asked(question, arguments, query, Rows(columns, rows[:most]), total, most if len(rows) > most else None)


def read_arguments(site: Site, asked: Asked) -> dict[str, list[Term]]:
    """Give the terms that a question was asked with, those of its defaults too."""
    return {
        parameter.name: [read_value(site.engine, parameter.name, parameter.type, word) for word in words]
        for parameter in asked.question.parameters.values()
        if (words := asked.arguments.get(parameter.name) or list(parameter.default))
    }


def _limit(call: Call) -> int:
    told = call.one("limit")
    if not re.fullmatch(r"[1-9]\d{0,8}", told, re.ASCII):
        raise RequestInvalid(
            detail_zh=f"limit 须为正整数，而不是“{told}”。", detail_en=f'limit takes a positive number, not "{told}".'
        )
    return int(told)
