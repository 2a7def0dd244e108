"""The page of a thing, and that of a claim, which is its proof."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from policygraph.drawing.described import describe_things
from policygraph.errors import ThingNotFound
from policygraph.terms import ID, POL, RDFS, SKOS, slug
from policygraph.web.calls import Answer, Call
from policygraph.web.describing.about import describe_thing, spoken_terms, type_of
from policygraph.web.describing.claims import named
from policygraph.web.describing.forms import RDF, other_forms, with_links
from policygraph.web.describing.naming import kind_of, name_things
from policygraph.web.describing.near import iri_at, nearest_to
from policygraph.web.describing.schema_org import schema_triples
from policygraph.web.describing.triples import query_of, rdf_answer, triples_of
from policygraph.web.html import link, local, page
from policygraph.web.site import Site
from policygraph.web.words import WORDS, say

# The kinds that the view draws.
DRAWN = ("place", "policy", "instrument", "target", "fund", "body")
# The kinds about which claims are made.
SPOKEN_OF = (*DRAWN, "source")
JSON = "application/json"
# What names a thing is shown in every language.
IN_EVERY_LANGUAGE = {RDFS + "label", SKOS + "prefLabel", POL + "title", POL + "shortLabel"}
KNOWN_KINDS = {key.removeprefix("kind-") for key in WORDS if key.startswith("kind-")}


def thing_page(site: Site, call: Call) -> Answer:
    """Show all that is known of a thing, with its claims and their proof."""
    path = f"{call.parts['kind']}/{call.parts['slug']}"
    try:
        thing = iri_at(site, ID, path)
    except ThingNotFound as error:
        return missing(site, call, ID, path, error)
    return answer_about(site, call, thing, "claim.html" if kind_of(thing) == "claim" else "thing.html")


def answer_about(site: Site, call: Call, thing: str, template: str, **more: Any) -> Answer:
    """Answer for an IRI of the graph in the form that is asked for.

    more: what the template shows beside what every one of these pages shows.
    """
    forms = other_forms(local(thing))
    if call.form in RDF:
        triples = triples_of(site.engine, thing)
        if call.form == "jsonld":
            triples += schema_triples(site.engine, triples)
        return with_links(rdf_answer(triples, call.form), forms)
    told = describe_thing(site, thing)
    if call.form == "json":
        body = json.dumps({**told, **more.pop("in_json", {})}, ensure_ascii=False, indent=1)
        return with_links(Answer(200, JSON, body.encode() + b"\n"), forms)
    more.pop("in_json", None)
    return with_links(page(site, call, template, **values_of(site, call, told), **more), forms)


def values_of(site: Site, call: Call, told: dict[str, Any]) -> dict[str, Any]:
    """Give what the templates of these pages show."""
    kind = told["kind"]
    shown = told["claims"]["shown"]
    everything = {claim["iri"]: claim for claim in [*shown, *told["restated"]]}
    coverage = [group for group in told["mentions"] if group["kind"] == "coverage"]
    claim = shown[0] if kind == "claim" and shown else None
    return {
        "thing": told,
        # What the heading says already is not said again.
        "properties": [
            row
            for row in told["properties"]
            if any(one.get("value") not in told["label"].values() for one in row["value"])
        ],
        "kind_name": kind_name(told, call.lang),
        "forms": other_forms(local(told["iri"])),
        "query": quote(query_of(told["iri"]), safe=""),
        "drawn": kind in DRAWN,
        "place": slug(told["iri"]) if type_of(told) == "City" else "",
        "states_claims": kind in SPOKEN_OF,
        "groups": grouped(told, shown),
        "others": everything,
        "coverage": [one for group in coverage for one in group["shown"]],
        "mentions": [group for group in told["mentions"] if group["kind"] != "coverage"],
        "table": table_of(call, told),
        "claim": claim,
        # What a target counts, and for which year, its label says.
        "targets": {
            one["iri"] for each in everything.values() for one in each["about"] if kind_of(one["iri"]) == "target"
        },
        "numeric": claim is not None
        and any("integer" in one.get("datatype", "") or "decimal" in one.get("datatype", "") for one in claim["value"]),
        "settings": settings_of(site, claim) if claim else [],
        "known_kinds": KNOWN_KINDS,
        "spoken": partial(spoken, call.lang),
    }


def spoken(lang: str, values: list[dict[str, Any]], name: str = "") -> list[dict[str, Any]]:
    """Keep the values that are shown in a language; what names a thing is shown in all.

    name: the IRI of the property.
    """
    if name in IN_EVERY_LANGUAGE:
        return sorted(values, key=lambda one: one.get("lang") != lang)
    return spoken_terms(values, lang)


def kind_name(told: Mapping[str, Any], lang: str) -> str:
    """Name the kind of a thing by its class."""
    kind = type_of(dict(told))
    name = next((one["label"][lang] for one in told["types"] if slug(one["iri"]) == kind), "")
    return name if ":" not in name else say(f"kind-{told['kind']}", lang)


def grouped(told: Mapping[str, Any], shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Group claims by what they are about; those about the thing itself, and those of a source, have no heading."""
    groups: dict[str, dict[str, Any]] = {}
    for claim in shown:
        own = told["kind"] == "source" or any(one["iri"] == told["iri"] for one in claim["about"])
        about = None if own or not claim["about"] else claim["about"][0]
        group = groups.setdefault(about["iri"] if about else "", {"named": about, "claims": []})
        group["claims"].append(claim)
    return sorted(groups.values(), key=lambda group: group["named"] is not None)


def table_of(call: Call, told: Mapping[str, Any]) -> str:
    """Give the address of the question whose answer is all claims of a page as a table."""
    if told["kind"] == "source":
        return link(call, "/q/claims-of-source", source=slug(told["iri"]))
    return link(call, "/q/claims-of-thing", thing=told["iri"])


def settings_of(site: Site, claim: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Tell in which policy and place the things stand that a claim is about."""
    found = describe_things(site.engine, [one["iri"] for one in claim["about"]])
    things = [
        term.value
        for name in ("ofPolicy", "place", "within")
        for properties in found.values()
        for term in properties.get(name, [])
    ]
    labels = name_things(site.engine, things)
    return [named(thing, labels) for thing in dict.fromkeys(things)]


def missing(site: Site, call: Call, space: str, path: str, error: ThingNotFound) -> Answer:
    """Say that there is no such thing, with links to what comes near. Raises the error where no page is asked for."""
    if call.form != "html":
        raise error
    shown = path.rpartition("/")[2]
    near = nearest_to(site, space, path)
    sentence = ThingNotFound(name=error.facts["name"], nearest=[]).sentence(call.lang)
    return page(site, call, "missing.html", status=404, sentence=sentence, nearest=near, name=shown)
