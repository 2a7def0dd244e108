"""The rdflib engine: for people who work in rdflib, and to hold the embedded engine to its answers."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from policygraph.store.results import convert_results, results_json
from policygraph.terms import XSD, Rows, Term

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib


def rdflib_graph(store: pyoxigraph.Store) -> rdflib.Graph:
    """Hand the triples of an Oxigraph store over to rdflib, with the prefixes of the project."""
    import pyoxigraph
    import rdflib

    from policygraph.loading.prefixes import known_prefixes

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in known_prefixes().items():
        graph.bind(prefix, namespace)
    triples = store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    return graph.parse(data=triples, format="nt")


class RdflibEngine:
    """Answers from an rdflib graph."""

    def __init__(self, graph: rdflib.Graph) -> None:
        import rdflib.plugins.sparql

        # Else FROM <file:…> answers with the contents of a local file.
        rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
        self.graph = graph

    def select(self, query: str, most: int | None = None) -> Rows:
        """Answer a SELECT query with its rows, or with the first ``most`` of them."""
        result: Any = self.graph.query(query)
        columns = [str(variable) for variable in result.vars]
        return Rows(columns, [tuple(None if v is None else term(v) for v in row) for row in islice(result, most)])

    def ask(self, query: str) -> bool:
        """Answer an ASK query."""
        return bool(self.graph.query(query).askAnswer)

    def construct(self, query: str) -> list[tuple[Term, Term, Term]]:
        """Answer a CONSTRUCT or DESCRIBE query with its triples, each once, in a fixed order."""
        result = self.graph.query(query)
        return sorted((term(s), term(p), term(o)) for s, p, o in result.graph or ())

    def select_as(self, query: str, form: str) -> bytes:
        """Answer a SELECT query in a W3C result format."""
        return convert_results(results_json(self.select(query)), form)


def term(value: Any) -> Term:
    """Make a neutral term of an rdflib term."""
    from rdflib import BNode, URIRef

    if isinstance(value, URIRef):
        return Term("iri", str(value))
    if isinstance(value, BNode):
        return Term("blank", str(value))
    datatype = "" if value.datatype is None else str(value.datatype)
    return Term("literal", str(value), "" if datatype == XSD + "string" else datatype, value.language or "")
