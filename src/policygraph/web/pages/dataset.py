"""The dataset described, and the whole of it to download."""

from __future__ import annotations

from policygraph.render.labels import compact
from policygraph.store.writers import STORE_WRITERS
from policygraph.terms import POL, RDFS, slug
from policygraph.web.calls import NOT_KEPT, Answer, Call
from policygraph.web.describing.about import describe_thing
from policygraph.web.describing.description import ORIGIN, counts_of, dataset_of, describe_dataset
from policygraph.web.describing.forms import NAMES, RDF, other_forms, with_links
from policygraph.web.describing.naming import name_things
from policygraph.web.describing.triples import media_of, rdf_answer
from policygraph.web.errors import DumpTooLarge
from policygraph.web.html import page
from policygraph.web.large import SMALL
from policygraph.web.site import Site

# What an address of a licence is called.
LICENCES = {"https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0"}
EXAMPLE = "SELECT ?city ?name { ?city a pol:City ; rdfs:label ?name }"


def dataset_page(site: Site, call: Call) -> Answer:
    """Describe the dataset: what it holds, under which licence, how to have it and how to cite it."""
    forms = other_forms("/dataset", RDF)
    if call.form in RDF:
        return with_links(_kept(site, rdf_answer(describe_dataset(site, call), call.form)), forms)
    told = describe_thing(site, dataset_of(site.engine))
    facts = {slug(row["property"]["iri"]): row["value"][0] for row in told["properties"]}
    counts = counts_of(site)
    own = [(name, count) for name, count in counts.classes if name.startswith(POL)]
    labels = name_things(site.engine, {name for name, _ in (*counts.classes, *counts.properties, *site.tiers)})
    licence = facts.get("license", {}).get("iri", "")
    titles = {
        one["lang"]: one["value"]
        for row in told["properties"]
        if row["property"]["iri"] == RDFS + "label"
        for one in row["value"]
    }
    shown = page(
        site,
        call,
        "dataset.html",
        forms=forms,
        name=told["iri"],
        titles=titles or {call.lang: told["short"]},
        date=site.date,
        licence=licence,
        licence_name=LICENCES.get(licence, licence),
        version=facts.get("version", {}).get("value", ""),
        counts=counts,
        whole=site.whole,
        export="" if site.whole else f"policygraph export {_where(site)} -o graph.nt",
        classes=[(one, labels.of(one, call.lang), count) for one, count in own],
        properties=[(one, labels.of(one, call.lang), compact(one), count) for one, count in counts.properties],
        tiers=[(one, labels.of(one, call.lang), count) for one, count in site.tiers],
        claims=sum(count for _, count in site.tiers),
        downloads=[(ending, NAMES[ending], media_of(ending)) for ending in RDF],
        endpoint=(call.origin or ORIGIN) + "/sparql",
        example=EXAMPLE,
    )
    return with_links(_kept(site, shown), forms)


def _kept(site: Site, answer: Answer) -> Answer:
    """Have nobody keep an answer that will tell more when all is counted."""
    return answer if site.counts else answer._replace(headers=(*answer.headers, *NOT_KEPT))


def _where(site: Site) -> str:
    """Say which graph the command line is to export."""
    settings = site.settings
    return (
        f"--store {settings.store}" if settings.store else f"--endpoint {site.origin.endpoint if site.origin else ''}"
    )


def dump_page(site: Site, call: Call) -> Answer:
    """Give the whole graph, derived statements included. Raises DumpTooLarge."""
    form = call.form if call.form in RDF else RDF[0]
    if not site.whole:
        raise DumpTooLarge(count=site.triples, most=SMALL, where=_where(site))
    assert site.store is not None
    body = STORE_WRITERS[f".{form}"](site.store)
    name = f'attachment; filename="policygraph.{form}"'
    answer = Answer(200, media_of(form), body, (("Content-Disposition", name),))
    return with_links(answer, other_forms("/dataset/graph", RDF))
