"""The parameter that keeps a question within what can be answered in time, with values to try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from policygraph.questions.header import Question
from policygraph.terms import slug
from policygraph.web.calls import Call
from policygraph.web.words import WORDS, say

if TYPE_CHECKING:
    from policygraph.web.site import City, Site

# The types of parameters that bound a question, the narrowest first.
BOUNDING = ("place", "city", "policy", "body", "source", "category", "indicator", "year")
MOST = 3


class Bound(NamedTuple):
    """A parameter that was not given.

    path: of the question. kept: the other parameters of the address. name: of the parameter. examples: values to try.
    """

    path: str
    kept: tuple[tuple[str, str], ...]
    name: str
    examples: Sequence[City]
    example: str

    def label(self, lang: str) -> str:
        """Name the parameter."""
        key = f"q-parameter-{self.name}"
        return say(key, lang) if key in WORDS else say("failed-bound-place", lang) if self.examples else self.name

    def facts(self, lang: str) -> dict[str, str]:
        """Give the facts of the sentence."""
        return {"name": self.name, "label": self.label(lang), "example": self.example}

    def links(self, lang: str) -> list[tuple[str, str, str]]:
        """Give for each example its word, the address of the question with it, and its label."""
        call = Call("question", {}, self.kept, lang, path=self.path)
        return [
            (slug(city.iri), call.address(**{self.name: slug(city.iri)}), city.zh if lang == "zh" else city.en)
            for city in self.examples
        ]


class Bounds(NamedTuple):
    """The questions, and cities to try."""

    questions: Mapping[str, Question]
    cities: Sequence[City]

    @staticmethod
    def of(site: Site) -> Bounds:
        """Give those of a site."""
        return Bounds(site.questions, site.cities[:MOST])

    def for_call(self, call: Call) -> Bound | None:
        """Tell what would bound the question that a call asks, if anything that it does not give already."""
        question = self.questions.get(call.parts.get("name", "")) if call.page == "question" else None
        if question is None:
            return None
        given = {name for name, value in call.parameters if value.strip()}
        open_ones = [one for one in question.parameters.values() if one.name not in given and one.type in BOUNDING]
        if not open_ones:
            return None
        first = min(open_ones, key=lambda one: BOUNDING.index(one.type))
        kept = tuple((name, value) for name, value in call.parameters if name != first.name and value.strip())
        cities = self.cities if first.type in ("place", "city") else []
        example = slug(cities[0].iri) if cities else first.example
        return Bound(f"/q/{question.name}", kept, first.name, cities, example)
