"""What a worker answers from: the graph, the questions, and what is said of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from policygraph.drawing.store import Material, read_material
from policygraph.loading.files import read_store, turtle_files
from policygraph.questions.catalogue import load_questions
from policygraph.questions.header import Question
from policygraph.store.embedded import EmbeddedEngine

if TYPE_CHECKING:
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
    folder of a store on disk.
    """

    data: tuple[Path, ...] = ()
    only: bool = False
    lang: str = "en"
    rows: int = 10_000
    seconds: float = 5.0
    store: Path | None = None


class Site:
    """The graph with what every page needs, read once; workers only read it.

    engine: which holds the graph. questions: the library. settings: with which the server was started. whole: whether
    the graph is in memory before workers are made.
    """

    whole = True

    def __init__(self, engine: EmbeddedEngine, questions: Sequence[Question], settings: Settings) -> None:
        self.engine = engine
        self.questions = {question.name: question for question in questions}
        self.settings = settings

    def look_apart(self) -> None:
        """Have another process read what is still to be read before workers are forked: here, nothing."""

    @cached_property
    def date(self) -> str:
        """The day of the data, or nothing where the data does not say."""
        value = self.engine.select(DATASET).rows[0][0]
        return value.value if value else ""

    @cached_property
    def policies(self) -> int:
        """How many policies there are."""
        value = self.engine.select(POLICIES).rows[0][0]
        return int(value.value) if value else 0

    @cached_property
    def tiers(self) -> list[tuple[str, int]]:
        """How many claims stand on sources of each tier: IRI and count, the largest first."""
        return [(tier.value, int(count.value)) for tier, count in self.engine.select(TIERS).rows if tier and count]

    @cached_property
    def modified(self) -> float:
        """When the newest of the files was changed, in seconds since 1970."""
        return max(path.stat().st_mtime for path in turtle_files(self.settings.data, only=self.settings.only))

    @cached_property
    def material(self) -> Material:
        """What pictures are made of."""
        return read_material(self.engine)

    @cached_property
    def verdicts(self) -> dict[str, list[dict[str, Any]]]:
        """Whether the figure of a claim may be compared with those of other places, by claim."""
        return {claim: told["verdicts"] for claim, told in self.material.evidence.items() if told["verdicts"]}

    @cached_property
    def finder(self) -> Finder:
        """What can be found by words."""
        from policygraph.web.describing.finding import read_finder

        return read_finder(self.engine, self.questions.values())


def read_site(settings: Settings) -> Site:
    """Read the graph and the questions.

    Of a large store nothing is read yet. Raises what reading them raises: DataError, QueryHeaderInvalid,
    FileUnreadable.

    >>> site = read_site(Settings())
    >>> site.policies > 100, site.date[:2]
    (True, '20')
    """
    if settings.store is not None:
        from policygraph.web.stored import read_stored_site

        site = read_stored_site(settings)
        return site if type(site) is not Site else _read_whole(site)
    store = read_store(settings.data, only=settings.only)
    return _read_whole(Site(EmbeddedEngine(store), load_questions(settings.data), settings))


def _read_whole(site: Site) -> Site:
    # Read before the workers are made, so that they share it.
    _ = site.date, site.policies, site.tiers, site.modified, site.material, site.verdicts, site.finder
    return site
