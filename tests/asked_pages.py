"""Pages of questions as a worker makes them, and what is in them."""

from __future__ import annotations

from html.parser import HTMLParser

from policygraph.questions.header import Question
from policygraph.web.calls import Answer, Call
from policygraph.web.site import Site
from policygraph.web.worker import answer_call


def home(site: Site, lang: str = "zh", form: str = "html", **parameters: str) -> Answer:
    return answer_call(site, Call("home", {}, tuple(parameters.items()), lang, form))


def ask(site: Site, name: str, *parameters: tuple[str, str], lang: str = "zh", form: str = "html") -> Answer:
    return answer_call(site, Call("question", {"name": name}, parameters, lang, form, f"/q/{name}"))


def required(question: Question) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, one.example) for one in question.parameters.values() if one.required)


def text(answer: Answer) -> str:
    return answer.body.decode()


class Marked(HTMLParser):
    """The tags of a page with their attributes, and what is written where."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.told: dict[str, str] = {}
        self.feed(text(answer))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.open = [*self.open, tag]

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            self.open = self.open[: len(self.open) - 1 - self.open[::-1].index(tag)]

    def handle_data(self, data: str) -> None:
        if self.open:
            self.told[self.open[-1]] = self.told.get(self.open[-1], "") + data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def links(self) -> list[str]:
        return [one["href"] for one in self.all("a")]
