"""The page of a concept, and that of a scheme with its concepts."""

from __future__ import annotations

from typing import Any

from policygraph.errors import ThingNotFound
from policygraph.terms import CONCEPT
from policygraph.web.calls import Answer, Call
from policygraph.web.describing.model import read_members
from policygraph.web.describing.near import iri_at
from policygraph.web.pages.things import answer_about, missing
from policygraph.web.site import Site


def concept_page(site: Site, call: Call) -> Answer:
    """Show a concept with its definition and what uses it, or a scheme with its concepts."""
    scheme, slug = call.parts["scheme"], call.parts.get("slug", "")
    path = f"{scheme}/{slug}" if slug else scheme
    try:
        thing = iri_at(site, CONCEPT, path)
    except ThingNotFound as error:
        return missing(site, call, CONCEPT, path, error)
    members = [] if slug or call.form not in ("html", "json") else read_members(site.engine, thing)
    in_json: dict[str, Any] = {"members": [{**member._asdict()} for member in members]} if not slug else {}
    return answer_about(site, call, thing, "concept.html", members=members, scheme=not slug, in_json=in_json)
