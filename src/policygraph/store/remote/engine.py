"""The remote engine: any SPARQL 1.1 endpoint."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from itertools import islice
from typing import IO, Any, cast
from urllib.parse import urlencode

from policygraph.errors import PolicygraphError
from policygraph.store.embedded import term
from policygraph.store.guard import refuse_unsafe
from policygraph.store.remote.address import read_address
from policygraph.store.remote.body import Body
from policygraph.store.remote.connection import Answer, Connection
from policygraph.store.remote.dialect import (
    is_virtuoso,
    mend_triple,
    mend_virtuoso,
    row_limit,
    time_limit,
    was_interrupted,
    without_idle_values,
)
from policygraph.store.remote.errors import AnswerCut, EndpointCutOff, EndpointTimedOut, NoSparqlAnswer
from policygraph.store.remote.parsed import Parsed
from policygraph.store.remote.refusals import server_words
from policygraph.store.remote.small import SMALL, read_rows
from policygraph.terms import Rows, Term

# Never CSV, which has no datatypes, nor TSV, which Virtuoso writes its own way.
ROWS = {
    "application/sparql-results+json": "JSON",
    "application/json": "JSON",
    "application/sparql-results+xml": "XML",
    "application/xml": "XML",
    "text/xml": "XML",
}
TRIPLES = {
    "application/n-triples": "N_TRIPLES",
    "text/turtle": "TURTLE",
    "application/rdf+xml": "RDF_XML",
    # As Virtuoso and others have called them.
    "application/x-turtle": "TURTLE",
    "text/ntriples": "N_TRIPLES",
    "text/plain": "N_TRIPLES",
}
ACCEPT_ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.5"
ACCEPT_TRIPLES = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
# No server cuts at less.
FEW = 1000
ENDS_TOO_SOON = ("end of file", "eof", "unterminated", "unexpected end")


class RemoteEngine:
    """Answers from an endpoint.

    endpoint: its address; ``default-graph-uri`` behind the question mark chooses the graph that is asked. user: as for
    ``Connection``. seconds: the longest that one query may take; no limit by default. Every method raises
    EndpointUnusable where the endpoint cannot be used, QueryRejected, QueryTimeout, AnswerCut and AnswerTooLarge; there
    is no part of an answer in place of the whole.
    """

    def __init__(self, endpoint: str, user: str = "", seconds: float | None = None) -> None:
        self.address = read_address(endpoint)
        self.seconds = seconds
        self._connection = Connection(self.address, user)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def select(self, query: str, most: int | None = None) -> Rows:
        """Answer a SELECT query with its rows, or with the first ``most`` of them."""
        with self._answer(query, ACCEPT_ROWS) as answer:
            # Who wants a part shall not wait for the whole.
            rows = self._small(answer) if most is None else None
            if rows is None:
                with self._parsing(answer) as found:
                    rows = self._rows(self._solutions(found), most)
            return self._uncut(rows, answer)

    def ask(self, query: str) -> bool:
        """Answer an ASK query."""
        with self._answer(query, ACCEPT_ROWS) as answer, self._parsing(answer) as found:
            if found.columns is not None:
                # Virtuoso answers with a row that holds 1, or with none.
                return any(value is not None and value.value not in ("0", "false") for row in found for value in row)
            return bool(found)

    def construct(self, query: str) -> list[tuple[Term, Term, Term]]:
        """Answer a CONSTRUCT or DESCRIBE query with its triples, each once, in a fixed order."""
        with self.triples(query) as found:
            triples = sorted({(term(t.subject), term(t.predicate), term(t.object)) for t in found})
        if self._is_virtuoso() and len(triples) >= FEW:
            self._refuse_cut_triples(len(triples))
        return triples

    def select_as(self, query: str, form: str) -> bytes:
        """Answer a SELECT query in a W3C result format, written by Oxigraph while the rows arrive."""
        with self._answer(query, ACCEPT_ROWS) as answer, self._parsing(answer) as found:
            solutions = self._solutions(found)
            if row_limit(answer.headers) is None and not self._is_virtuoso():
                return solutions.serialize(form)
            rows = self._uncut(self._rows(solutions), answer)
        from policygraph.store.results import convert_results, results_json

        return convert_results(results_json(rows), form)

    def _small(self, answer: Answer) -> Rows | None:
        whole = answer.body.whole(SMALL) if self._form(answer, ROWS) == "JSON" else None
        return None if whole is None else read_rows(whole, mend_virtuoso if self._is_virtuoso() else None)

    def _rows(self, solutions: Parsed, most: int | None = None) -> Rows:
        make = _term_maker(mend_virtuoso if self._is_virtuoso() else None)
        wanted = solutions if most is None else islice(solutions, most)
        rows = [tuple([None if v is None else make(v) for v in row]) for row in wanted]
        return Rows(solutions.columns or [], rows)

    def _uncut(self, rows: Rows, answer: Answer) -> Rows:
        limit = row_limit(answer.headers)
        if limit is not None and len(rows.rows) == limit:
            raise AnswerCut(endpoint=self.address.told, most=limit)
        return rows

    @contextlib.contextmanager
    def triples(self, query: str) -> Iterator[Parsed]:
        """Answer a CONSTRUCT or DESCRIBE query with triples of pyoxigraph, as they arrive."""
        import pyoxigraph

        with self._answer(query, ACCEPT_TRIPLES) as answer:
            form = self._form(answer, TRIPLES)
            if not answer.framed and form != "RDF_XML":
                # Half of these formats is as good as the whole to a parser.
                raise NoSparqlAnswer(
                    endpoint=self.address.told,
                    media="HTTP",
                    words_zh="没有说明答案在何处结束，无法知道它是否完整",
                    words_en="it does not say where its answer ends, so nobody can tell whether it is whole",
                )
            with self._told(answer.body):
                made = getattr(pyoxigraph.RdfFormat, form)
                mend = mend_triple if self._is_virtuoso() else None
                body = cast(IO[bytes], answer.body)
                with contextlib.closing(
                    Parsed(pyoxigraph.parse(body, format=made, base_iri=self.address.url), mend)
                ) as found:
                    yield found

    def _solutions(self, found: Parsed) -> Parsed:
        if found.columns is None:
            raise self._strange("application/sparql-results", "ASK", "the answer to an ASK query")
        return found

    @contextlib.contextmanager
    def _parsing(self, answer: Answer) -> Iterator[Parsed]:
        import pyoxigraph

        form = self._form(answer, ROWS)
        with self._told(answer.body):
            made = getattr(pyoxigraph.QueryResultsFormat, form)
            body = cast(IO[bytes], answer.body)
            with contextlib.closing(Parsed(pyoxigraph.parse_query_results(body, format=made))) as found:
                yield found

    @contextlib.contextmanager
    def _answer(self, query: str, accept: str) -> Iterator[Answer]:
        refuse_unsafe(query)
        fields = [("query", without_idle_values(query)), *self.address.dataset]
        fields += time_limit(self._server(), self.seconds).items()
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        # A query only reads: to ask twice is to ask.
        with self._connection.exchange(
            "POST", urlencode(fields).encode(), headers, seconds=self.seconds, again=True
        ) as answer:
            if was_interrupted(answer.headers):
                raise EndpointTimedOut(endpoint=self.address.told)
            yield answer

    def _is_virtuoso(self) -> bool:
        return is_virtuoso(self._connection.server)

    def _server(self) -> str:
        """Learn what the server is, where that matters: it must be known before the first query with a time limit."""
        if self.seconds is not None and not self._connection.server:
            headers = {"Accept": ACCEPT_ROWS, "Content-Type": "application/x-www-form-urlencoded"}
            with (
                contextlib.suppress(PolicygraphError),
                self._connection.exchange(
                    "POST", urlencode({"query": "ASK {}"}).encode(), headers, seconds=self.seconds, again=True
                ) as answer,
            ):
                answer.body.read()
        return self._connection.server

    def _form(self, answer: Answer, forms: dict[str, str]) -> str:
        if answer.media in forms:
            return forms[answer.media]
        zh, en = server_words(answer.body.read(2000))
        raise self._strange(answer.media or "Content-Type?", zh, en)

    @contextlib.contextmanager
    def _told(self, body: Body) -> Iterator[None]:
        """Say of what cannot be parsed whether it broke off or is something else."""
        try:
            yield
        except SyntaxError as error:
            if body.beginning and any(word in str(error).lower() for word in ENDS_TOO_SOON):
                raise EndpointCutOff(endpoint=self.address.told) from None
            zh, en = server_words(body.beginning)
            raise self._strange(str(error)[:200], zh, en) from None

    def _strange(self, media: str, zh: str, en: str) -> NoSparqlAnswer:
        return NoSparqlAnswer(endpoint=self.address.told, media=media, words_zh=zh, words_en=en)

    def _refuse_cut_triples(self, count: int) -> None:
        """Refuse as many triples as Virtuoso gives rows: of triples it does not say that they are cut."""
        with self._answer("SELECT ?s { ?s ?p ?o }", ACCEPT_ROWS) as answer:
            limit = row_limit(answer.headers)
        if limit is not None and count >= limit:
            raise AnswerCut(endpoint=self.address.told, most=limit)


def _term_maker(mend: Callable[[Term], Term] | None) -> Callable[[Any], Term]:
    """Make neutral terms, each IRI once: rows repeat them, and many small objects cost more than their text."""
    import pyoxigraph

    node = pyoxigraph.NamedNode
    known: dict[str, Term] = {}

    def make(value: Any) -> Term:
        if type(value) is not node:
            return term(value) if mend is None else mend(term(value))
        name = value.value
        found = known.get(name)
        if found is None:
            found = known[name] = Term("iri", name)
        return found

    return make
