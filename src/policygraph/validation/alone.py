"""What is wrong within one file, whatever the other files say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from policygraph.terms import CONCEPT, ID, LANGUAGES, POL
from policygraph.validation.found import short_literal, short_name
from policygraph.validation.locate import BLANK

if TYPE_CHECKING:
    import pyoxigraph

OURS = (POL, CONCEPT, ID)
TAGS = (*LANGUAGES, "ja")


class OwnFault(NamedTuple):
    """A fault of a statement by itself: of which thing, what to write in each language, and what was found."""

    thing: str
    zh: str
    en: str
    found: str


def own_faults(triples: Iterable[pyoxigraph.Triple]) -> Iterator[OwnFault]:
    """Find texts that are empty or in no language of the graph, and things that point at themselves."""
    for triple in triples:
        kind, subject = type(triple.object).__name__, subject_name(triple)
        if kind == "Literal":
            text, tag = triple.object.value, triple.object.language  # type: ignore[union-attr]
            if (tag and tag not in TAGS) or not text.strip():
                yield _wrong_text(subject, short_name(triple.predicate.value), text, tag)
        elif kind == "NamedNode" and triple.object.value == subject and subject.startswith(OURS):  # type: ignore[union-attr]
            name, link = short_name(subject), short_name(triple.predicate.value)
            zh = f"{name} 不能以 {link} 指向自身：请写另一事物或删去。"
            yield OwnFault(
                subject, zh, f"{name} points at itself by {link}: name another thing, or delete it.", subject
            )


def subject_name(triple: pyoxigraph.Triple) -> str:
    """Give the IRI of the subject, and for any blank node the same name."""
    return str(triple.subject)[1:-1] if type(triple.subject).__name__ == "NamedNode" else BLANK


def _wrong_text(subject: str, name: str, text: str, tag: str | None) -> OwnFault:
    if tag and tag not in TAGS:
        zh = f"{name} 的语言标签为 @{tag}：请写 @zh、@en 或 @ja。"
        en = f"{name} has the language tag @{tag}: write @zh, @en or @ja."
    else:
        zh, en = f"{name} 的值为空：请写内容或删去。", f"{name} is empty: write what it says, or delete it."
    return OwnFault(subject, zh, en, short_literal(text, lang=tag or ""))
