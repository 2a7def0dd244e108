"""What a worker answers from: the graph, the questions, and what is said of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from policygraph.drawing.store import Material, read_material
from policygraph.loading.files import read_store, turtle_files
from policygraph.questions.catalogue import load_questions
from policygraph.questions.header import Question
from policygraph.store.embedded import EmbeddedEngine

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    import pyoxigraph

    from policygraph.store.engine import Engine
    from policygraph.web.describing.description import Counts
    from policygraph.web.describing.finding import Finder

DATASET = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT (MAX(?day) AS ?date) WHERE { ?dataset a dcat:Dataset ; dcterms:issued|dcterms:modified ?day }
"""
POLICIES = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT (COUNT(DISTINCT ?policy) AS ?count) WHERE { ?policy a pol:Policy }
"""
TIERS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?tier (COUNT(DISTINCT ?claim) AS ?count) WHERE { ?claim a pol:Claim ; pol:source/pol:tier ?tier }
GROUP BY ?tier ORDER BY DESC(?count) ?tier
"""


class Settings(NamedTuple):
    """What a server is started with.

    data, only: as for ``policygraph.loading.turtle_files``. lang: of a reader who does not say. rows: the most that a
    page shows or the endpoint gives. seconds: the longest that an answer may take. store: instead of data, the
    folder of a store on disk. endpoint, user: instead, those of ``policygraph.store.open.Opening``. scratch: a folder
    in which what is read once is kept while the server runs.
    """

    data: tuple[Path, ...] = ()
    only: bool = False
    lang: str = "en"
    rows: int = 10_000
    seconds: float = 5.0
    store: Path | None = None
    endpoint: str = ""
    user: str = ""
    scratch: Path | None = None


class Origin(NamedTuple):
    """Where a graph comes from that stands elsewhere. endpoint: its address. fetched: when, if it was fetched whole."""

    endpoint: str
    fetched: str = ""


class City(NamedTuple):
    """A city that has claims of its own, with its labels."""

    iri: str
    zh: str
    en: str


class Site:
    """The graph with what every page needs, read once; workers only read it.

    engine: which holds the graph. questions: the library. settings: with which the server was started. whole: whether
    the graph is in memory before workers are made. origin: the endpoint from which the graph comes, if from any.
    rows: as many as a page shows.
    """

    whole = True
    origin: Origin | None = None

    engine: Engine

    def __init__(self, engine: Engine, questions: Sequence[Question], settings: Settings) -> None:
        self.engine = engine
        self.questions = {question.name: question for question in questions}
        self.settings = settings
        self.rows = settings.rows

    def look_apart(self) -> None:
        """Have another process read what is still to be read before workers are forked: here, nothing."""

    def open_here(self) -> None:
        """Open what this process is to ask: here, nothing."""

    def note_apart(self) -> BaseProcess | None:
        """Have another process write down what takes long to read, while the server answers: here, nothing."""
        return None

    @property
    def store(self) -> pyoxigraph.Store | None:
        """The store of the engine, where it is in this process."""
        return self.engine.store if isinstance(self.engine, EmbeddedEngine) else None

    @cached_property
    def date(self) -> str:
        """The day of the data, or nothing where the data does not say."""
        rows = self.engine.select(DATASET).rows
        return rows[0][0].value if rows and rows[0][0] else ""

    @cached_property
    def policies(self) -> int | None:
        """How many policies there are; None where nobody could count them."""
        rows = self.engine.select(POLICIES).rows
        return int(rows[0][0].value) if rows and rows[0][0] else None

    @cached_property
    def tiers(self) -> list[tuple[str, int]]:
        """How many claims stand on sources of each tier: IRI and count, the largest first."""
        return [(tier.value, int(count.value)) for tier, count in self.engine.select(TIERS).rows if tier and count]

    @cached_property
    def modified(self) -> float | None:
        """When the newest of the files was changed, in seconds since 1970; None where the graph may change."""
        return max(path.stat().st_mtime for path in turtle_files(self.settings.data, only=self.settings.only))

    @cached_property
    def material(self) -> Material:
        """What pictures of the whole are made of."""
        assert isinstance(self.engine, EmbeddedEngine)
        return read_material(self.engine)

    @cached_property
    def verdicts(self) -> dict[str, list[dict[str, Any]]]:
        """Whether the figure of a claim may be compared with those of other places, by claim."""
        return {claim: told["verdicts"] for claim, told in self.material.evidence.items() if told["verdicts"]}

    def verdicts_of(self, claims: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
        """Tell whether the figures of some claims may be compared, by claim."""
        return {claim: self.verdicts[claim] for claim in claims if claim in self.verdicts}

    @cached_property
    def triples(self) -> int:
        """How many triples there are."""
        return self.counts.triples if self.counts else 0

    @cached_property
    def counts(self) -> Counts | None:
        """How much there is of everything; None while nobody has counted it."""
        from policygraph.web.describing.description import count_dataset

        return count_dataset(self.engine)

    @cached_property
    def cities(self) -> list[City]:
        """The cities that have claims of their own."""
        from policygraph.web.large import read_cities

        return read_cities(self.engine)

    @cached_property
    def finder(self) -> Finder:
        """What can be found by words."""
        from policygraph.web.describing.finding import read_finder

        return read_finder(self.engine, self.questions.values())


def read_site(settings: Settings) -> Site:
    """Read the graph and the questions.

    Of a large store nothing is read yet. Raises what reading them raises: DataError, QueryHeaderInvalid,
    FileUnreadable, EndpointUnusable.

    >>> site = read_site(Settings())
    >>> site.policies > 100, site.date[:2]
    (True, '20')
    """
    if settings.store is not None or settings.endpoint:
        from policygraph.web.remote import read_remote_site
        from policygraph.web.stored import read_stored_site

        site = read_stored_site(settings) if settings.store is not None else read_remote_site(settings)
        return _read_whole(site) if site.whole else site
    store = read_store(settings.data, only=settings.only)
    return _read_whole(Site(EmbeddedEngine(store), load_questions(settings.data), settings))


def _read_whole(site: Site) -> Site:
    # Read before the workers are made, so that they share it.
    _ = site.date, site.policies, site.tiers, site.modified, site.material, site.verdicts, site.finder, site.cities
    return site
