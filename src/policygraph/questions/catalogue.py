"""Where the questions and the stories are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from policygraph.errors import QueryNotFound
from policygraph.paths import graph_dir
from policygraph.questions.header import Question, read_question


def _paths(data: Sequence[Path], kind: str = "queries") -> dict[str, Path]:
    folders = [graph_dir() / kind, *(folder / kind for folder in data)]
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.rq"))}


def load_questions(data: Sequence[Path] = ()) -> list[Question]:
    """Read every question, those of the folders in ``data`` too, in the order of group and name."""
    questions = [read_question(path) for path in _paths(data).values()]
    return sorted(questions, key=lambda question: (question.group, question.name))


def find_question(name: str, data: Sequence[Path] = ()) -> Question:
    """Read the question of this name.

    Raises QueryNotFound, with the nearest names.

    >>> find_question("four-cities").title["en"]
    'The four cities compared: what is said, and the phrase that says it'
    """
    paths = _paths(data)
    if name not in paths:
        import difflib

        raise QueryNotFound(name=name, nearest=difflib.get_close_matches(name, paths, n=3, cutoff=0.4))
    return read_question(paths[name])


def load_stories(data: Sequence[Path] = ()) -> list[Question]:
    """Read every story of the view, those of the folders in ``data`` too, in their order.

    A story is a CONSTRUCT query with a title: a picture that answers something at first sight.

    >>> load_stories()[0].name
    'four-cities'
    """
    stories = [read_question(path) for path in _paths(data, "stories").values()]
    return sorted(stories, key=lambda story: (story.order, story.name))
