"""A query of a stranger: refused, or answered whole within its limits by the engine's own writers."""

from __future__ import annotations

import csv
import io
import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from policygraph.store.guard import query_form, refuse_unsafe
from policygraph.store.prepare import prepare_query
from policygraph.store.results import results_json
from policygraph.store.syntax import is_shallow
from policygraph.store.turtle import native
from policygraph.web.errors import AnswerTooLarge, FormUnavailable
from policygraph.web.negotiation import MEDIA, choose_form

if TYPE_CHECKING:
    import pyoxigraph

    from policygraph.store.engine import Engine

# The largest answer in bytes.
LARGEST = 64 << 20
# No row is written in less: ``{},`` in JSON, a comma and a line end in CSV.
LEAST = 2
ROWS = {"srj": "JSON", "json": "JSON", "srx": "XML", "csv": "CSV", "tsv": "TSV"}
TRIPLES = {"ttl": "TURTLE", "nt": "N_TRIPLES", "jsonld": "JSON_LD", "rdf": "RDF_XML"}
# As clients may name them in ``format``.
NAMES = {"xml": "srx", "turtle": "ttl", "ntriples": "nt", "json-ld": "jsonld", "rdfxml": "rdf", "rdf+xml": "rdf"}
LIMITED = {"rows": ("行", "rows"), "triples": ("条三元组", "triples"), "bytes": (" MB", "MB")}


def evaluate(store: pyoxigraph.Store, query: str, **graphs: Any) -> Any:
    """Evaluate a query that may come from anybody, and give what pyoxigraph gives: solutions, triples or a truth.

    store: what is asked. graphs: as for ``pyoxigraph.Store.query``. Raises QueryRefused and QuerySyntaxError, with line
    and column.
    """
    refuse_unsafe(query)
    # Most queries are right, and nested as people nest them: these are parsed once.
    if is_shallow(query):
        try:
            return store.query(query, **graphs)
        except SyntaxError:
            pass
    return store.query(prepare_query(query), **graphs)


def ask_elsewhere(engine: Engine, query: str, most: int) -> Any:
    """Ask an engine that is not in this process a query that may come from anybody; gives what ``write_result`` takes.

    most: rows that are read, and one more. Raises QueryRefused and QuerySyntaxError, with line and column, and what the
    engine raises.
    """
    import pyoxigraph

    prepared = prepare_query(query)
    form = query_form(query)
    if form in ("CONSTRUCT", "DESCRIBE"):
        return [pyoxigraph.Triple(*map(native, triple)) for triple in engine.construct(prepared)]
    if form == "ASK":
        told = json.dumps({"head": {}, "boolean": engine.ask(prepared)}).encode()
    else:
        told = results_json(engine.select(prepared, most + 1))
    return pyoxigraph.parse_query_results(told, format=pyoxigraph.QueryResultsFormat.JSON)


def write_result(result: Any, accept: str, wanted: str, most: int) -> tuple[str, bytes]:
    """Write a result in the form that the client takes, and give the media type with it.

    result: as from ``evaluate``. accept: the header as it came; wanted: the name of a form, which comes first. most:
    rows or triples. Raises FormUnavailable, and AnswerTooLarge: there is no part of an answer that stands for it.

    >>> import pyoxigraph
    >>> write_result(pyoxigraph.Store().query("ASK {}"), "text/csv", "", 1)
    ('text/csv; charset=utf-8', b'true')
    """
    import pyoxigraph

    triples = isinstance(result, (pyoxigraph.QueryTriples, list))
    form = _form(accept, wanted, TRIPLES if triples else ROWS)
    media = f"{MEDIA['srj' if form == 'json' else form]}{'; charset=utf-8' if form in ('csv', 'tsv') else ''}"
    if triples:
        return media, _write_triples(result, form, most)
    written = getattr(pyoxigraph.QueryResultsFormat, ROWS[form])
    if isinstance(result, pyoxigraph.QueryBoolean):
        told = result.serialize(format=written)
        assert isinstance(told, bytes)
        return media, told
    out = _Bounded()
    try:
        result.serialize(out, format=written)
    except OverflowError:
        raise too_large("bytes", LARGEST >> 20) from None
    if len(out.written) > LEAST * most and _count(bytes(out.written), form) > most:
        raise too_large("rows", most)
    return media, bytes(out.written)


def too_large(what: str, most: int) -> AnswerTooLarge:
    """Say of what there are too many: ``rows``, ``triples`` or ``bytes``."""
    zh, en = LIMITED[what]
    return AnswerTooLarge(most=most, what_zh=zh, what_en=en)


def _form(accept: str, wanted: str, forms: dict[str, str]) -> str:
    named = NAMES.get(wanted.lower(), wanted.lower())
    known = list(forms)
    found = (named if named in forms else None) if wanted else choose_form(_plain(accept, known), known)
    if found is None:
        raise FormUnavailable(form=(wanted or accept)[:200], known=", ".join(MEDIA[form] for form in known))
    return found


def _plain(accept: str, known: list[str]) -> str:
    """Read the common names of XML as that of the form in XML that there is."""
    xml = MEDIA["srx" if "srx" in known else "rdf"]
    return accept.replace("application/xml", xml).replace("text/xml", xml).replace("text/n3", MEDIA["ttl"])


def _write_triples(result: Any, form: str, most: int) -> bytes:
    import pyoxigraph

    from policygraph.loading.prefixes import known_prefixes

    found = list(islice(result, most + 1))
    if len(found) > most:
        raise too_large("triples", most)
    written = pyoxigraph.serialize(
        found, format=getattr(pyoxigraph.RdfFormat, TRIPLES[form]), prefixes=dict(known_prefixes())
    )
    assert isinstance(written, bytes)
    return written


def _count(written: bytes, form: str) -> int:
    if form in ("srj", "json"):
        return len(json.loads(written)["results"]["bindings"])
    if form == "srx":
        return written.count(b"<result>")
    if form == "tsv":
        return written.count(b"\n") - 1
    return sum(1 for _ in csv.reader(io.StringIO(written.decode(), newline=""))) - 1


class _Bounded(io.RawIOBase):
    """Takes what is written, up to a bound; beyond it, the evaluation ends."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, told: Any) -> int:
        if len(self.written) + len(told) > LARGEST:
            raise OverflowError
        self.written += told
        return len(told)
