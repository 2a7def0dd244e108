"""An open knowledge graph of city industrial policy, with a query layer.

>>> import policygraph
>>> rows = policygraph.query("policy-count", place="shenzhen")
>>> rows.columns[0]
'place'
"""

from __future__ import annotations

# The command line comes through here too: what only a verb needs is imported by that verb.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from policygraph.comparing.comparison import Comparison
    from policygraph.drawing.notebook import Page
    from policygraph.loading.loaded import LoadedGraph
    from policygraph.terms import Rows
    from policygraph.validation import ValidationReport

__version__ = "0.1.0"
__all__ = ["compare", "load", "query", "validate", "view"]


def load(*data: str | Path, only: bool = False, store: str | Path | None = None) -> LoadedGraph:
    """Hand out the graph for rdflib and for networkx.

    data: folders or Turtle files beside the shipped graph. only: leave the shipped graph out. store: instead, the
    folder of a store on disk that ``policygraph load`` has built. Raises
    TurtleSyntaxError with file, line and column, and FileUnreadable. The networkx graph holds the things;
    its nodes and edges carry kind, labels and claims.

    >>> rdf, network = load()
    >>> network.nodes["https://w3id.org/policygraph/id/place/shenzhen"]["label_en"]
    'Shenzhen'
    """
    from pathlib import Path

    from policygraph.loading.loaded import LoadedGraph
    from policygraph.loading.network import build_network
    from policygraph.store.open import Opening, open_store
    from policygraph.store.rdflib_engine import rdflib_graph

    opened = open_store(Opening("embedded", tuple(map(Path, data)), only, _folder(store)))
    return LoadedGraph(rdflib_graph(opened), build_network(opened))


def query(
    question: str,
    *,
    data: Sequence[str | Path] = (),
    only: bool = False,
    engine: str = "embedded",
    store: str | Path | None = None,
    endpoint: str = "",
    user: str = "",
    **arguments: str | int | Sequence[str | int],
) -> Rows:
    """Ask a question of the library by name, or any SPARQL SELECT query.

    question: a name such as ``four-cities``, or SPARQL (known prefixes are added). data, only, store: as for ``load``.
    engine: ``embedded`` or ``rdflib``. endpoint: instead, the address of a SPARQL endpoint; user: whose password stands
    in the environment variable POLICYGRAPH_PASSWORD. arguments: the parameters of the question; several values as a
    list. Raises QueryError with what to write instead, and EndpointUnusable.

    >>> query("SELECT ?place { ?place a pol:City } ORDER BY ?place").rows[0][0].value
    'https://w3id.org/policygraph/id/place/beijing'
    """
    from pathlib import Path

    from policygraph.errors import QueryFormUnexpected
    from policygraph.questions.ask import ask_question
    from policygraph.questions.catalogue import find_question
    from policygraph.store.guard import query_form
    from policygraph.store.open import Opening, open_engine
    from policygraph.store.prepare import prepare_query

    folders = [Path(folder) for folder in data]
    opening = Opening(engine, tuple(folders), only, _folder(store), endpoint=endpoint, user=user)
    words = {
        name: [str(value) for value in given] if isinstance(given, (list, tuple)) else [str(given)]
        for name, given in arguments.items()
    }
    if "{" not in question:
        found = find_question(question, folders)
        return ask_question(open_engine(opening), found, words)
    text = prepare_query(question)
    form = query_form(question)
    if form != "SELECT":
        raise QueryFormUnexpected(expected="SELECT", found=form)
    return open_engine(opening).select(text)


def compare(
    *places: str,
    topic: str = "overview",
    on: str | None = None,
    data: Sequence[str | Path] = (),
    only: bool = False,
    engine: str = "embedded",
    store: str | Path | None = None,
    endpoint: str = "",
    user: str = "",
) -> Comparison:
    """Lay places side by side: one row a dimension, each claim with its verdict against the row.

    places: slugs or labels in either language; without any, the cities of the graph. topic: ``overview``,
    ``inventory``, ``positioning``, ``targets``, ``instruments``, ``funds`` or ``emphasis``. on: a day such as
    ``2024-06-30``, as it was known and in force then. data, only, engine, store, endpoint, user: as for ``query``.
    Raises QueryError with what to write instead, and EndpointUnusable.

    >>> found = compare("beijing", "shenzhen", topic="emphasis")
    >>> [entry.claim.value.value.rsplit("/", 1)[-1] for entry in found.lines[0].cells[found.places[0]].entries]
    ['technology']
    """
    from pathlib import Path

    from policygraph.comparing.compare import compare_places
    from policygraph.store.open import Opening, open_engine

    folders = tuple(Path(folder) for folder in data)
    opening = Opening(engine, folders, only, _folder(store), endpoint=endpoint, user=user)
    return compare_places(open_engine(opening), places, topic, on)


def validate(
    *paths: str | Path, data: Sequence[str | Path] = (), only: bool = False, full: bool = False
) -> ValidationReport:
    """Check the graph, or some files of it, against the shapes.

    paths: files or folders to report on; without any, everything. data, only: as for ``load``. full: let pyshacl run
    over all files at once, whatever was checked before; the results are the same, and much later.
    """
    from pathlib import Path

    from policygraph.validation import validate as check

    return check([Path(path) for path in paths], data=[Path(folder) for folder in data], only=only, full=full)


def view(
    path: str | Path | None = None,
    *,
    story: str = "",
    focus: str = "",
    hops: int | None = None,
    query: str = "",
    arguments: Mapping[str, Sequence[str]] | None = None,
    everything: bool = False,
    layout: str = "",
    compact: bool = False,
    data: Sequence[str | Path] = (),
    only: bool = False,
    store: str | Path | None = None,
    lang: str = "zh",
) -> Page:
    """Draw the graph as one HTML page that makes no network request, and give its text; a notebook shows it inline.

    path: where to write it too, if anywhere. story: the name of the story it opens on, such as ``funds``; by default
    the first. focus, hops: instead, a thing and how many relations away from it (one, if
    not said). query, arguments: instead, what a
    CONSTRUCT query in a ``.rq`` file or a question of the library answers. everything: instead, all. layout:
    ``anchored`` or ``timeline``. compact: a smaller file that unpacks itself. data, only, store: as for ``load``. lang:
    the language it opens in; it holds both. Raises QueryError for what cannot be met, and UsageInvalid.

    >>> page = view(focus="训力券", lang="en")
    >>> page.startswith("<!DOCTYPE html>")
    True
    """
    from pathlib import Path

    from policygraph.drawing.notebook import Page
    from policygraph.drawing.store import draw_store
    from policygraph.drawing.wish import Wish
    from policygraph.store.open import Opening, open_store

    wish = Wish(story, focus, hops, query, arguments or {}, everything, layout)
    folders = [Path(folder) for folder in data]
    opened = open_store(Opening("embedded", tuple(folders), only, _folder(store)))
    page = Page(draw_store(opened, wish, lang=lang, compact=compact, data=folders))
    if path is not None:
        from policygraph.writing import write_file

        write_file(Path(path), page.encode())
    return page


def _folder(store: str | Path | None) -> Path | None:
    from pathlib import Path

    return None if store is None else Path(store)
