"""The stories of the view as pictures, and the pictures that are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from policygraph.drawing.depiction import depict
from policygraph.drawing.scene import Scene
from policygraph.errors import QueryFormUnexpected, QueryHeaderInvalid, StoryNotFound
from policygraph.questions.ask import fill_parameters
from policygraph.questions.header import Question
from policygraph.questions.values import TYPES, choices
from policygraph.render.labels import read_labels
from policygraph.store.engine import Engine
from policygraph.store.guard import query_form
from policygraph.store.prepare import prepare_query
from policygraph.terms import LANGUAGES, slug

if TYPE_CHECKING:
    import networkx


def story_names(engine: Engine, stories: Iterable[Question]) -> dict[str, tuple[Question, dict[str, str]]]:
    """Name every story: one with a parameter is as many stories as its parameter has choices.

    Each name comes with its query and with the value of its parameter. Raises QueryHeaderInvalid for a story with more
    than one parameter, or with one that is a number or a day and has no choices.
    """
    found: dict[str, tuple[Question, dict[str, str]]] = {}
    for story in stories:
        if not story.parameters:
            found[story.name] = (story, {})
        listed = [kind for kind, facts in TYPES.items() if facts.choices]
        if len(story.parameters) > 1 or any(one.type not in listed for one in story.parameters.values()):
            known = " ".join(listed)
            raise QueryHeaderInvalid(
                path=story.path,
                line=next(n for n, line in enumerate(story.text.splitlines(), 1) if line.startswith("#+ parameters")),
                detail_zh=f"图景至多有一个参数，类型为 {known} 之一",
                detail_en=f"a story has at most one parameter, of a type {known}",
            )
        for parameter in story.parameters.values():
            for choice in choices(engine, parameter.type):
                found[f"{story.name}-{slug(choice)}"] = (story, {parameter.name: choice})
    return found


def build_story(
    engine: Engine, name: str, known: Mapping[str, tuple[Question, dict[str, str]]], things: networkx.MultiDiGraph
) -> Scene:
    """Build the picture of a story.

    known: as ``story_names`` gives it. things: the whole network of things. Raises StoryNotFound, with the nearest
    names, and what a query raises.
    """
    if name not in known:
        import difflib

        raise StoryNotFound(name=name, known=", ".join(known), nearest=difflib.get_close_matches(name, known, n=1))
    story, values = known[name]
    text = fill_parameters(engine, story, {key: [value] for key, value in values.items()})
    form = query_form(text)
    if form != "CONSTRUCT":
        prepare_query(text)
        raise QueryFormUnexpected(expected="CONSTRUCT", found=form)
    network = depict(engine, engine.construct(prepare_query(text)), things)
    labels = read_labels(engine, values.values())
    titles, notes = (
        {
            lang: _worded(words.get(lang, ""), {key: labels.of(value, lang) for key, value in values.items()})
            for lang in LANGUAGES
        }
        for words in (story.title, story.note)
    )
    return Scene(name, titles, notes, story.layout, network)


def _worded(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def build_stories(
    engine: Engine, stories: Sequence[Question], things: networkx.MultiDiGraph, names: Iterable[str] | None = None
) -> list[Scene]:
    """Build the pictures of all stories, or of those named; one in which there is nothing is left out."""
    known = story_names(engine, stories)
    built = [build_story(engine, name, known, things) for name in (known if names is None else names)]
    return [scene for scene in built if len(scene.network) or names is not None]
