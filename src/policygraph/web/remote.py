"""A site that answers from a SPARQL endpoint elsewhere.

A small graph is fetched whole when the server starts, and served as any small graph; the pages say when. A large one
stays where it is, and each page asks the endpoint for what it shows.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from policygraph.errors import QueryError, QueryRefused
from policygraph.questions.catalogue import load_questions
from policygraph.questions.header import Question
from policygraph.store.embedded import EmbeddedEngine
from policygraph.store.remote.errors import EndpointUnusable
from policygraph.store.tokens import excerpt, position, readings
from policygraph.terms import Rows, Term
from policygraph.web import large
from policygraph.web.apart import work_apart
from policygraph.web.large import LargeSite, write_counts
from policygraph.web.site import City, Origin, Settings, Site

if TYPE_CHECKING:
    import pyoxigraph

    from policygraph.store.engine import Engine
    from policygraph.store.remote.engine import RemoteEngine

# While the server starts, an endpoint may take so long over one query, in seconds.
PATIENCE = 60.0
# Of the time that a page has, a query may take so much: so the page says what the endpoint said.
SHARE = 0.9
COUNT = "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"
FETCHED = "fetched.json"
ASKED = "asked.json"
GRAPH = "fetched.nt"
ONE_GRAPH = (
    "这里只查询启动服务器时指定的图，不能用 FROM 或 GRAPH 另选。请去掉它；另选图须在 --endpoint 地址后加 "
    "?default-graph-uri=图的IRI，重新启动。",
    "this server asks the one graph that it was started with. Take it out; another graph is chosen with "
    "?default-graph-uri=IRI behind the address in --endpoint.",
)
Found = TypeVar("Found")


class Asked(NamedTuple):
    """What the first process learns of a large graph, for all others; the rest as ``Site`` tells it."""

    endpoint: str
    triples: int
    date: str
    policies: int | None
    tiers: list[tuple[str, int]]
    cities: list[City]


class OneGraph:
    """Asks the graph of an endpoint, and no other that its keeper may read.

    engine: of the endpoint. The methods are those of ``policygraph.store.engine.Engine``; they raise QueryRefused for
    FROM and GRAPH too.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def select(self, query: str, most: int | None = None) -> Rows:
        """Answer a SELECT query with its rows, or with the first ``most`` of them."""
        refuse_graphs(query)
        return self.engine.select(query, most)

    def ask(self, query: str) -> bool:
        """Answer an ASK query."""
        refuse_graphs(query)
        return self.engine.ask(query)

    def construct(self, query: str) -> list[tuple[Term, Term, Term]]:
        """Answer a CONSTRUCT or DESCRIBE query with its triples, each once, in a fixed order."""
        refuse_graphs(query)
        return self.engine.construct(query)

    def select_as(self, query: str, form: str) -> bytes:
        """Answer a SELECT query in a W3C result format: one of ``RESULT_FORMS``."""
        refuse_graphs(query)
        return self.engine.select_as(query, form)


class RemoteSite(LargeSite):
    """A site over a large graph at an endpoint."""

    modified = None

    def __init__(self, triples: int, questions: Sequence[Question], settings: Settings, endpoint: str) -> None:
        super().__init__(triples, questions, settings)
        self.origin = Origin(endpoint)

    def open_engine(self) -> Engine:
        """Open a connection of this process."""
        return OneGraph(_engine(self.settings, SHARE * self.settings.seconds))

    def note_apart(self) -> BaseProcess | None:
        """Have another process count what there is, while the server answers already."""
        return None if self.settings.scratch is None else work_apart(_count, self.settings)


def refuse_graphs(query: str) -> None:
    """Raise QueryRefused for a query that chooses its graphs itself.

    >>> refuse_graphs('SELECT ?from { ?from ?p "GRAPH" }')
    >>> refuse_graphs("SELECT * FROM <http://x> {}")
    Traceback (most recent call last):
        ...
    policygraph.errors.QueryRefused: FROM at line 1, column 10 of the query is refused: ...
    """
    for _, token in readings(query):
        # Words may run into each other, as in FROMNAMED, and a word into a name, as in GRAPH:x.
        word = token.text.upper().partition(":")[0] if token.kind in ("word", "name") else ""
        found = next((one for one in ("FROM", "GRAPH") if one in word), "")
        if found and (token.kind == "word" or word.startswith(found)):
            line, column = position(query, token.offset)
            raise QueryRefused(
                line=line,
                column=column,
                word=found,
                reason_zh=ONE_GRAPH[0],
                reason_en=ONE_GRAPH[1],
                excerpt=excerpt(query, line, column),
            )


def read_remote_site(settings: Settings) -> Site:
    """Open the site of an endpoint.

    Raises EndpointUnusable where it cannot be used now, and QueryHeaderInvalid. What happens later, pages say.
    """
    questions = load_questions(settings.data)
    # Another process has found out already: all workers answer in the same way.
    known = _read_fetched(settings)
    if known:
        return _whole(settings, questions, *known)
    asked = _read_asked(settings)
    if asked:
        return _large(settings, questions, asked)
    engine = _engine(settings, max(PATIENCE, settings.seconds))
    try:
        rows = engine.select(COUNT).rows
        triples = int(rows[0][0].value) if rows and rows[0][0] else 0
        if triples <= large.SMALL:
            from policygraph.store.remote.fetch import fetch_store

            store = fetch_store(engine)
            origin = Origin(engine.address.told, datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"))
            _keep(settings, store, origin)
            return _whole(settings, questions, store, origin)
        facts = Site(engine, (), settings)
        asked = Asked(
            engine.address.told,
            triples,
            _if_told(lambda: facts.date, ""),
            _if_told(lambda: facts.policies, None),
            _if_told(lambda: facts.tiers, []),
            _if_told(lambda: facts.cities, []),
        )
        if settings.scratch is not None:
            (settings.scratch / ASKED).write_text(json.dumps(asked), encoding="utf-8")
        return _large(settings, questions, asked)
    finally:
        engine.close()
        # Workers are forked from this process: it must have no threads then.
        for thread in threading.enumerate():
            if thread is not threading.current_thread():
                thread.join(1)


def _large(settings: Settings, questions: Sequence[Question], asked: Asked) -> Site:
    site = RemoteSite(asked.triples, questions, settings, asked.endpoint)
    site.date, site.policies, site.tiers, site.cities = asked.date, asked.policies, asked.tiers, asked.cities
    return site


def _read_asked(settings: Settings) -> Asked | None:
    if settings.scratch is None or not (settings.scratch / ASKED).exists():
        return None
    endpoint, triples, date, policies, tiers, cities = json.loads(
        (settings.scratch / ASKED).read_text(encoding="utf-8")
    )
    return Asked(endpoint, triples, date, policies, [(tier, n) for tier, n in tiers], [City(*city) for city in cities])


def _if_told(ask: Callable[[], Found], otherwise: Found) -> Found:
    """Do without what an endpoint cannot tell in time: it stands on the margin of pages."""
    try:
        return ask()
    except (QueryError, EndpointUnusable):
        return otherwise


def _count(settings: Settings) -> None:
    assert settings.scratch is not None
    write_counts(_engine(settings, PATIENCE), settings.scratch)


def _engine(settings: Settings, seconds: float) -> RemoteEngine:
    from policygraph.store.remote.engine import RemoteEngine

    return RemoteEngine(settings.endpoint, settings.user, seconds)


def _whole(settings: Settings, questions: Sequence[Question], store: pyoxigraph.Store, origin: Origin) -> Site:
    site = Site(EmbeddedEngine(store), questions, settings)
    site.origin = origin
    site.modified = datetime.strptime(origin.fetched, "%Y-%m-%d %H:%M %Z").replace(tzinfo=UTC).timestamp()
    return site


def _keep(settings: Settings, store: pyoxigraph.Store, origin: Origin) -> None:
    """Keep what was fetched for workers that are no forks of this process: all answer from the same graph."""
    if settings.scratch is None:
        return
    import pyoxigraph

    with (settings.scratch / GRAPH).open("wb") as file:
        store.dump(file, format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    (settings.scratch / FETCHED).write_text(json.dumps(origin), encoding="utf-8")


def _read_fetched(settings: Settings) -> tuple[pyoxigraph.Store, Origin] | None:
    if settings.scratch is None or not (settings.scratch / FETCHED).exists():
        return None
    import pyoxigraph

    store = pyoxigraph.Store()
    store.bulk_load(path=str(settings.scratch / GRAPH), format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    return store, Origin(*json.loads((settings.scratch / FETCHED).read_text(encoding="utf-8")))
