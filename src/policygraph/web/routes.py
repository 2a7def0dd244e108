"""The addresses of the server."""

from __future__ import annotations

from typing import NamedTuple

RDF = ("ttl", "jsonld", "nt", "rdf")


class Route(NamedTuple):
    """A page: the pattern of its path, its name in ``PAGES``, the forms in which it is had, the methods it takes.

    forms: endings of ``policygraph.web.negotiation.MEDIA``, the one for readers who take anything first; none where the
    page chooses by itself.
    """

    path: str
    page: str
    forms: tuple[str, ...] = ("html",)
    methods: tuple[str, ...] = ("GET", "HEAD")


ROUTES = (
    Route("/", "home", ("html", "json")),
    Route("/q", "home", ("html", "json")),
    Route("/q/{name}", "question", ("html", "json", "csv", "tsv", "md", "xlsx")),
    Route("/compare", "compare", ("html", "json", "csv", "tsv", "md", "xlsx")),
    Route("/graph", "graph"),
    Route("/search", "search", ("html", "json")),
    Route("/editor", "editor"),
    Route("/editor/terms", "editor-terms", ("json",)),
    Route("/editor/check", "editor-check", ("json",), ("POST",)),
    Route("/editor/run", "editor-run", ("json",), ("POST",)),
    Route("/id/{kind}/{slug}", "thing", ("html", *RDF, "json")),
    Route("/concept/{scheme}", "concept", ("html", *RDF, "json")),
    Route("/concept/{scheme}/{slug}", "concept", ("html", *RDF, "json")),
    Route("/ontology", "ontology", ("html", *RDF)),
    Route("/ontology/{term}", "term", ("html", *RDF, "json")),
    Route("/dataset", "dataset", ("html", *RDF)),
    Route("/dataset/graph", "dump", RDF),
    Route("/sparql", "sparql", (), ("GET", "HEAD", "POST")),
)
