"""The pages: each is made of the graph and of what was asked, and gives an answer."""

from __future__ import annotations

from collections.abc import Callable

from policygraph.web.calls import Answer, Call
from policygraph.web.pages.compare import compare_page
from policygraph.web.pages.concepts import concept_page
from policygraph.web.pages.dataset import dataset_page, dump_page
from policygraph.web.pages.editor import check_page, editor_page, run_page, terms_page
from policygraph.web.pages.endpoint import endpoint_page
from policygraph.web.pages.graph import graph_page
from policygraph.web.pages.home import home_page
from policygraph.web.pages.ontology import ontology_page, term_page
from policygraph.web.pages.question import question_page
from policygraph.web.pages.search import search_page
from policygraph.web.pages.things import thing_page
from policygraph.web.site import Site

PAGES: dict[str, Callable[[Site, Call], Answer]] = {
    "home": home_page,
    "question": question_page,
    "compare": compare_page,
    "graph": graph_page,
    "search": search_page,
    "editor": editor_page,
    "editor-terms": terms_page,
    "editor-check": check_page,
    "editor-run": run_page,
    "thing": thing_page,
    "concept": concept_page,
    "ontology": ontology_page,
    "term": term_page,
    "dataset": dataset_page,
    "dump": dump_page,
    "sparql": endpoint_page,
}
