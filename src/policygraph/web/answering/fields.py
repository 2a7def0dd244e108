"""The parameters of a question as the fields of a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from policygraph.errors import ParameterInvalid
from policygraph.questions.header import Parameter, Question
from policygraph.questions.values import TYPES, choices, count_choices, read_value
from policygraph.render.cells import heading_of
from policygraph.render.labels import Labels, read_labels
from policygraph.render.words import money
from policygraph.store.engine import Engine
from policygraph.terms import POL, slug
from policygraph.web.words import WORDS, say

# Where there are more choices than this, a form takes words instead of listing them.
MOST_CHOICES = 600
# As many choices as are laid open; more are folded.
FEW = 6


class Choice(NamedTuple):
    """What may be chosen: the word of the address, its label, whether it is chosen."""

    value: str
    label: str
    chosen: bool


class Field(NamedTuple):
    """A field of a form.

    kind: select, checks, date, year, money or text. values: what stands in fields without choices, with an empty one
    where more may be added. told: for each of the values how it is read. chosen, default: in words. folded: whether the
    choices are too many to be laid open. given: whether the reader gave it, so it is not the default.
    """

    name: str
    label: str
    kind: str
    choices: list[Choice]
    values: list[str]
    told: list[str]
    chosen: str
    default: str
    required: bool
    folded: bool
    given: bool
    example: str


def read_fields(engine: Engine, question: Question, arguments: Mapping[str, Sequence[str]], lang: str) -> list[Field]:
    """Make the fields of a form from the parameters of a question.

    engine: where the choices are looked up. arguments: what the reader gave, right or wrong.
    """
    headings = read_labels(engine, [POL + name for name in question.parameters])
    return [
        _field(engine, parameter, list(arguments.get(parameter.name, ())), lang, headings)
        for parameter in question.parameters.values()
    ]


def name_parameter(name: str, lang: str, labels: Labels) -> str:
    """Name a parameter in a language: in a word of its own, or as the column of its name."""
    key = f"q-parameter-{name}"
    return say(key, lang) if key in WORDS else heading_of(name, lang, labels)


def _field(engine: Engine, parameter: Parameter, given: list[str], lang: str, headings: Labels) -> Field:
    words = given or list(parameter.default)
    listed = _choices(engine, parameter.type, lang)
    wanted = {_slug(engine, parameter, word) for word in words} if listed else set()
    options = [Choice(value, label, value in wanted) for value, label in listed]
    between = say("q-between", lang)
    names = dict(listed)
    values: list[str] = []
    if options:
        kind = "checks" if parameter.many else "select"
    else:
        kind = parameter.type if parameter.type in ("date", "year", "money") else "text"
        values = [*words, *([""] if parameter.many or not words else [])]
    return Field(
        parameter.name,
        name_parameter(parameter.name, lang, headings),
        kind,
        options,
        values,
        [_told(parameter.type, value, lang) for value in values],
        between.join(choice.label for choice in options if choice.chosen),
        between.join(names.get(word) or _told(parameter.type, word, lang) or word for word in parameter.default),
        parameter.required,
        len(options) > FEW,
        bool(given),
        parameter.example,
    )


def _choices(engine: Engine, kind: str, lang: str) -> list[tuple[str, str]]:
    """Give slug and label of every choice of a type, cities before other places, in the order of their slugs."""
    if kind not in TYPES or not TYPES[kind].choices or kind == "thing":
        return []
    if count_choices(engine, kind) > MOST_CHOICES:
        return []
    found = list(choices(engine, kind))
    if kind == "place":
        first = list(choices(engine, "city"))
        found = [*first, *(thing for thing in found if thing not in first)]
    labels = read_labels(engine, found)
    return [(slug(thing), labels.of(thing, lang)) for thing in found]


def _slug(engine: Engine, parameter: Parameter, word: str) -> str:
    """Give the slug of what a reader may have called by any of its names, or nothing where it is not known."""
    try:
        return slug(read_value(engine, parameter.name, parameter.type, word).value)
    except ParameterInvalid:
        return ""


def _told(kind: str, value: str, lang: str) -> str:
    plain = value.replace(",", "").replace("_", "")
    return money(Decimal(plain), lang) if kind == "money" and plain.isascii() and plain.isdigit() else ""
