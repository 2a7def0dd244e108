"""A site over a graph that is too large to be read: each page looks up what it shows, and no more."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policygraph.comparing.material import default_places
from policygraph.drawing.judging import read_verdicts_of
from policygraph.drawing.neighbourhood import Neighbourhood, Triples, read_model, read_neighbourhood
from policygraph.questions.header import Question
from policygraph.render.labels import read_labels
from policygraph.store.disk_errors import StoreTooLarge
from policygraph.terms import LANGUAGES
from policygraph.web.describing.description import Counts
from policygraph.web.site import City, Settings, Site

if TYPE_CHECKING:
    from policygraph.drawing.store import Material
    from policygraph.store.engine import Engine
    from policygraph.web.describing.finding import Finder

# The most triples that are read into memory, searched and drawn as a whole.
SMALL = 200_000
# As many rows as a page shows; a file has them all.
ROWS = 1000
COUNTS, NAMES = "counts.json", "names.sqlite"


class LargeSite(Site, ABC):
    """A site whose workers ask an engine of their own, and read what others have noted of the whole.

    triples: how many there are.
    """

    whole = False

    def __init__(self, triples: int, questions: Sequence[Question], settings: Settings) -> None:
        self.triples = triples
        self.questions = {question.name: question for question in questions}
        self.settings = settings
        self.rows = min(ROWS, settings.rows)

    @abstractmethod
    def open_engine(self) -> Engine:
        """Open what this process asks."""

    def __getattr__(self, name: str) -> Any:
        # Opened by the worker that asks first, and not before it is a process of its own.
        if name == "engine":
            self.__dict__["engine"] = self.open_engine()
            return self.engine
        raise AttributeError(name)

    def open_here(self) -> None:
        """Open the engine of this process."""
        _ = self.engine

    @property
    def material(self) -> Material:
        """Raise StoreTooLarge: a picture of the whole is made of all things and all that is said of them."""
        raise StoreTooLarge(count=self.triples, most=SMALL)

    @cached_property
    def model(self) -> Triples:
        """What is said of classes, properties and concepts."""
        return read_model(self.engine)

    def near(self, things: Sequence[str], most: int) -> Neighbourhood:
        """Read some things, so many neighbours of each, and what proves them."""
        return read_neighbourhood(self.engine, self.model, things, most)

    def verdicts_of(self, claims: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
        """Hold some claims against others of their rows."""
        return read_verdicts_of(self.engine, claims)

    @property
    def counts(self) -> Counts | None:
        """How much there is of everything, as soon as somebody has counted it."""
        folder = self.settings.scratch
        try:
            told = json.loads((folder / COUNTS).read_text(encoding="utf-8")) if folder else None
        except OSError:
            return None
        return Counts(*told) if told else None

    @property
    def finder(self) -> Finder:
        """What can be found by words: in the file of all names where it is there, else looked up."""
        known: Finder | None = self.__dict__.get("index")
        path = self.settings.scratch / NAMES if self.settings.scratch else None
        if known is None and path is not None and path.exists():
            from policygraph.web.describing.index import IndexFinder

            known = self.__dict__["index"] = IndexFinder(path, self.engine, self.questions.values())
        if known is not None:
            return known
        from policygraph.web.describing.seeking import StoreFinder

        return StoreFinder(self.engine, self.questions.values())


def read_cities(engine: Engine) -> list[City]:
    """Read the cities that have claims of their own, with their labels."""
    places = default_places(engine)
    labels = read_labels(engine, places)
    return [City(place, *(labels.of(place, lang) for lang in LANGUAGES)) for place in places]


def write_counts(engine: Engine, folder: Path) -> None:
    """Count what there is of everything, and note it."""
    from policygraph.web.describing.description import count_dataset
    from policygraph.writing import write_file

    write_file(folder / COUNTS, json.dumps(count_dataset(engine)).encode())
