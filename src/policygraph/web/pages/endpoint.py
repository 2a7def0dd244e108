"""The SPARQL endpoint."""

from __future__ import annotations

from urllib.parse import urlencode

from policygraph.web.calls import Answer, Call
from policygraph.web.errors import RequestInvalid
from policygraph.web.evaluation import ask_elsewhere, evaluate, write_result
from policygraph.web.negotiation import choose_form
from policygraph.web.protocol import Asked, read_request
from policygraph.web.site import Site

DATASETS = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
SELECT ?dataset WHERE { ?dataset a dcat:Dataset } ORDER BY ?dataset
"""


def endpoint_page(site: Site, call: Call) -> Answer:
    """Answer a request of the SPARQL 1.1 Protocol.

    A reader of pages is sent to the editor, with the query; without one, a program gets the description of the service.
    """
    asked = read_request(call)
    if call.method != "POST" and _reads_pages(call) and not (asked and asked.form):
        query = {"query": asked.query} if asked else {}
        told = urlencode(query | ({"lang": call.lang} if call.one("lang") else {}))
        return Answer(303, "text/plain", b"", (("Location", f"/editor?{told}" if told else "/editor"),))
    if asked is None:
        from policygraph.web.describing.description import service_description
        from policygraph.web.describing.triples import rdf_answer
        from policygraph.web.routes import RDF

        return rdf_answer(service_description(site, call), choose_form(call.accept, RDF) or RDF[0])
    graphs = _graphs(site, asked)
    most = site.settings.rows
    result = (
        ask_elsewhere(site.engine, asked.query, most)
        if site.store is None
        else evaluate(site.store, asked.query, **graphs)
    )
    media, body = write_result(result, call.accept, asked.form, most)
    return Answer(200, media, body)


def _reads_pages(call: Call) -> bool:
    return choose_form(call.accept, ("json", "html")) == "html"


def _graphs(site: Site, asked: Asked) -> dict[str, object]:
    """Give the dataset that a request asks for: it goes before FROM in the query (protocol, section 2.1.4).

    All there is stands in one graph, the default one, which also goes by the name of the dataset. Raises RequestInvalid
    for any other graph: an answer of nothing from a graph that is not there would look like an answer.
    """
    if not asked.default and not asked.named:
        return {}
    import pyoxigraph

    known = [dataset.value for (dataset,) in site.engine.select(DATASETS).rows if dataset]
    unknown = [name for name in asked.default if name not in known] or list(asked.named)
    if unknown:
        here = " ".join(f"<{name}>" for name in known)
        raise RequestInvalid(
            detail_zh=f"这里没有名为 <{unknown[0]}> 的图；全部数据在默认图中，它也名为 {here}。",
            detail_en=f"There is no graph <{unknown[0]}> here; all data is in the default graph, also called {here}.",
        )
    return {"default_graph": [pyoxigraph.DefaultGraph()], "named_graphs": []}
