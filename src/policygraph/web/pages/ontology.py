"""The model as a page: every class, property and scheme; and the page of one term."""

from __future__ import annotations

from typing import Any

from policygraph.errors import ThingNotFound
from policygraph.loading.prefixes import known_prefixes
from policygraph.store.engine import Engine
from policygraph.terms import POL, iri
from policygraph.web.calls import Answer, Call
from policygraph.web.describing.about import MOST_MENTIONS
from policygraph.web.describing.claims import named, term_of
from policygraph.web.describing.forms import RDF, other_forms, with_links
from policygraph.web.describing.model import expand, read_schemes, read_terms
from policygraph.web.describing.naming import name_things
from policygraph.web.describing.near import iri_at
from policygraph.web.describing.triples import rdf_answer
from policygraph.web.html import page
from policygraph.web.pages.things import answer_about, missing
from policygraph.web.site import Site

EVERYTHING = f"""
CONSTRUCT {{ ?term ?property ?value }} WHERE {{
  {{ SELECT DISTINCT ?term WHERE {{ ?term a ?kind . FILTER(STRSTARTS(STR(?term), "{POL}")) }} }}
  ?term ?property ?value .
}}
"""
INSTANCES = "SELECT ?thing WHERE {{ ?thing a {term} }} {order} LIMIT {most}"
STATEMENTS = "SELECT ?thing ?value WHERE {{ ?thing {term} ?value }} {order} LIMIT {most}"
# Where there are more than this, the first that are found are shown, not the first by name.
SORTED = 20_000
COUNT = "SELECT (COUNT(*) AS ?count) WHERE {{ {{ ?thing a {term} }} UNION {{ ?thing {term} ?value }} }}"


def ontology_page(site: Site, call: Call) -> Answer:
    """Show every class and property with its definition, and every scheme of concepts."""
    forms = other_forms("/ontology", RDF)
    if call.form in RDF:
        return with_links(rdf_answer(site.engine.construct(EVERYTHING), call.form), forms)
    shown = page(
        site,
        call,
        "ontology.html",
        forms=forms,
        groups=read_terms(site.engine),
        schemes=read_schemes(site.engine),
        prefixes=sorted(known_prefixes().items()),
    )
    return with_links(shown, forms)


def term_page(site: Site, call: Call) -> Answer:
    """Show a term of the ontology with its definition and where the data use it."""
    name = call.parts["term"]
    try:
        term = iri_at(site, POL, name)
    except ThingNotFound as error:
        return missing(site, call, POL, name, error)
    uses = read_uses(site.engine, term) if call.form in ("html", "json") else {}
    return answer_about(site, call, term, "term.html", uses=uses, expand=_expand(site), in_json={"uses": uses})


def read_uses(engine: Engine, term: str) -> dict[str, Any]:
    """Tell how often the data use a term, and the first of its things or statements."""
    told = iri(term).n3()
    rows = engine.select(COUNT.format(term=told)).rows
    total = int(rows[0][0].value) if rows[0][0] else 0
    sorted_by = "ORDER BY ?thing" if total <= SORTED else ""
    things = engine.select(INSTANCES.format(term=told, most=MOST_MENTIONS, order=sorted_by)).rows
    sorted_by += " ?value" if sorted_by else ""
    statements = (
        engine.select(STATEMENTS.format(term=told, most=MOST_MENTIONS, order=sorted_by)).rows if not things else []
    )
    labels = name_things(
        engine, {one.value for row in (*things, *statements) for one in row if one and one.kind == "iri"}
    )
    return {
        "total": total,
        "things": [named(thing.value, labels) for (thing,) in things if thing],
        "statements": [
            {
                "thing": named(thing.value, labels),
                "value": term_of(value, labels),
            }
            for thing, value in statements
            if thing and value
        ],
    }


def _expand(site: Site) -> Any:
    def example(text: str) -> dict[str, Any] | None:
        _, thing = expand(text)
        labels = name_things(site.engine, [thing] if thing else [])
        return named(thing, labels) if thing in labels.found else None

    return example
