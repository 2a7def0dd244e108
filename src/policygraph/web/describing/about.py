"""All that is known of a thing, a concept or a term, as its page tells it and as programs read it.

::

    {"iri", "short", "kind", "types": [NAMED], "label": BOTH,
     "properties": [{"property": NAMED, "value": [NAMED | TERM (with "href" where it may be followed)]}],
     "claims": {"total", "shown": [CLAIM]}, "restated": [CLAIM], "restatedBy": [IRI],
     "records": [{"property": NAMED, "record": IRI, "source": SOURCE, "about": [NAMED]}],
     "disagreements": [{"iri", "label": BOTH, "kind": [NAMED], "note": [TEXT],
                        "between": [CLAIM | NAMED], "source": [SOURCE]}],
     "mentions": [{"property": NAMED, "kind", "total", "shown": [NAMED with "of": BOTH | null]}]}

``of`` names the policy or place of an instrument or target, as many have the same label. CLAIM, SOURCE, NAMED, BOTH,
TERM and TEXT are those of ``policygraph.web.describing.claims``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policygraph.drawing.described import describe_things
from policygraph.questions.ask import put_terms
from policygraph.render.labels import compact
from policygraph.terms import CONCEPT, LANGUAGES, POL, XSD, Rows, iri, slug
from policygraph.web.describing.claims import describe_sources, named, tell_claims, tell_source, term_of, text
from policygraph.web.describing.mentions import group_mentions, look_up_mentions
from policygraph.web.describing.naming import iris_of, kind_of, name_things, settings_of

if TYPE_CHECKING:
    from policygraph.web.site import Site

# As many claims, and as many things of one kind that refer to a thing, as a page shows.
MOST_CLAIMS = 100
MOST_MENTIONS = 50
# The properties that a page tells first and last.
FIRST = ("title", "shortLabel", "label", "prefLabel", "definition", "scopeNote", "inScheme", "broader")
LAST = ("note", "doubt", "titleStatus", "confidence", "reading")
CLAIMS_OF_SOURCE = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT DISTINCT ?claim WHERE {{
  ?claim a pol:Claim ; pol:source|pol:alsoIn {thing} ; pol:role ?role .
  ?role pol:order ?order
}} ORDER BY ?order ?claim
"""
RECORDS_OF_SOURCE = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?record ?supports ?source WHERE {{
  ?record a pol:Record ; pol:supports ?supports ; pol:source ?source .
  VALUES ?source {{ {thing} }}
}} ORDER BY ?record ?supports
"""
RESTATING = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT DISTINCT ?claim WHERE {{ ?claim pol:restates {thing} }} ORDER BY ?claim
"""
DISAGREEMENTS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT DISTINCT ?disagreement WHERE {{
  ?disagreement a pol:Disagreement ; pol:between|pol:source ?named .
  VALUES ?named {{ {things} }}
}} ORDER BY ?disagreement
"""


def describe_thing(site: Site, thing: str) -> dict[str, Any]:
    """Tell all that is known of a thing.

    thing: an IRI of the graph.
    """
    kind = kind_of(thing)
    names = _claims_of(site, thing, kind)
    restating = _first_column(site, RESTATING.format(thing=f"<{thing}>")) if kind == "claim" else []
    told_of = [*names[:MOST_CLAIMS], *restating]
    told = tell_claims(site.engine, told_of, site.verdicts_of(told_of))
    shown = names[:MOST_CLAIMS]
    disputed = [thing] if kind in ("claim", "source") else names
    return {
        **_head(site, thing, kind),
        "properties": _properties(site, thing),
        "claims": {"total": len(names), "shown": [told[name] for name in shown if name in told]},
        "restated": [claim for name, claim in told.items() if name not in shown],
        "restatedBy": restating,
        "records": _records(site, thing, kind),
        "disagreements": _disagreements(site, thing, kind, disputed),
        "mentions": _mentions(site, thing, kind),
    }


def ask_about(site: Site, question: str, thing: str) -> Rows:
    """Ask a question of the library about one thing that is known to be there."""
    return site.engine.select(put_terms(site.questions[question].text, "thing", [iri(thing)]))


def _head(site: Site, thing: str, kind: str) -> dict[str, Any]:
    types = describe_things(site.engine, [thing]).get(thing, {}).get("type", [])
    labels = name_things(site.engine, [thing, *(term.value for term in types)])
    return {
        "iri": thing,
        "short": compact(thing),
        "kind": kind,
        "types": [named(term.value, labels) for term in types],
        "label": named(thing, labels)["label"],
    }


def _properties(site: Site, thing: str) -> list[dict[str, Any]]:
    rows = ask_about(site, "properties-of-thing", thing).rows
    labels = name_things(site.engine, {term.value for row in rows for term in row if term and term.kind == "iri"})
    # The address of a copy may be hijacked: it is text, whatever its datatype.
    copy = any(value is not None and value.value == CONCEPT + "tier/mirror" for _, value in rows)
    found: dict[str, list[dict[str, Any]]] = {}
    for name, value in rows:
        assert name is not None and value is not None
        told = term_of(value, labels)
        if not copy and value.datatype == XSD + "anyURI" and value.value.startswith(("http://", "https://")):
            told["href"] = value.value
        found.setdefault(name.value, []).append(told)
    order = sorted(found, key=lambda name: (_rank(slug(name)), name))
    return [{"property": named(name, labels), "value": found[name]} for name in order]


def _rank(name: str) -> int:
    if name in FIRST:
        return FIRST.index(name)
    return len(FIRST) + (1 + LAST.index(name) if name in LAST else 0)


def _claims_of(site: Site, thing: str, kind: str) -> list[str]:
    if kind == "claim":
        return [thing]
    if kind == "source":
        return _first_column(site, CLAIMS_OF_SOURCE.format(thing=f"<{thing}>"))
    if kind in ("concept", "term", "record", "coverage", "disagreement", "dataset"):
        return []
    rows = ask_about(site, "claims-of-thing", thing)
    at = rows.columns.index("claim")
    return list(dict.fromkeys(term.value for row in rows.rows if (term := row[at])))


def _records(site: Site, thing: str, kind: str) -> list[dict[str, Any]]:
    if kind == "source":
        rows = site.engine.select(RECORDS_OF_SOURCE.format(thing=f"<{thing}>")).rows
    else:
        rows = ask_about(site, "records-of-thing", thing).rows
    if not rows:
        return []
    described = describe_things(site.engine, (record.value for record, _, _ in rows if record))
    sources = describe_sources(site.engine, described.values())
    labels = name_things(site.engine, iris_of([*described.values(), *sources.values()]))
    return [
        {
            "property": named(supports.value, labels),
            "record": record.value,
            "source": tell_source(source.value, sources, labels),
            "about": [named(term.value, labels) for term in described[record.value].get("about", [])],
        }
        for record, supports, source in rows
        if record and supports and source
    ]


def _disagreements(site: Site, thing: str, kind: str, disputed: list[str]) -> list[dict[str, Any]]:
    if kind == "disagreement":
        found = [thing]
    elif disputed:
        found = _first_column(site, DISAGREEMENTS.format(things=" ".join(f"<{name}>" for name in disputed)))
    else:
        found = []
    described = describe_things(site.engine, found)
    between = [term.value for properties in described.values() for term in properties.get("between", [])]
    disputed = [one for one in between if kind_of(one) == "claim"]
    claims = tell_claims(site.engine, disputed, site.verdicts_of(disputed))
    sources = describe_sources(site.engine, described.values())
    labels = name_things(site.engine, {*found, *iris_of([*described.values(), *sources.values()])})
    return [
        {
            "iri": name,
            "label": named(name, labels)["label"],
            "kind": [named(term.value, labels) for term in properties.get("disagreementKind", [])],
            "note": [text(term) for term in properties.get("note", [])],
            "between": [claims.get(term.value) or named(term.value, labels) for term in properties.get("between", [])],
            "source": [tell_source(term.value, sources, labels) for term in properties.get("source", [])],
        }
        for name, properties in described.items()
    ]


def _mentions(site: Site, thing: str, kind: str) -> list[dict[str, Any]]:
    if site.whole:
        groups = group_mentions(ask_about(site, "mentions-of-thing", thing), MOST_MENTIONS)
    else:
        groups = look_up_mentions(site.engine, thing, MOST_MENTIONS)
    # What these say is told among the claims and disagreements of the page.
    told = {POL + name for name in ("source", "alsoIn", "restates", "between")} if kind in ("source", "claim") else ()
    shown = {group: mentions.shown for group, mentions in groups.items() if group[0] not in told}
    labels = name_things(
        site.engine, {name for name, _ in shown} | {one for subjects in shown.values() for one in subjects}
    )
    settings = settings_of(site.engine, (one for subjects in shown.values() for one in subjects))
    return [
        {
            "property": named(name, labels),
            "kind": of,
            "total": groups[name, of].total,
            "shown": [{**named(one, labels), "of": settings.get(one)} for one in subjects],
        }
        for (name, of), subjects in shown.items()
    ]


def _first_column(site: Site, query: str) -> list[str]:
    return [row[0].value for row in site.engine.select(query).rows if row[0]]


def spoken_terms(values: list[dict[str, Any]], lang: str) -> list[dict[str, Any]]:
    """Of texts in both languages, keep those in the reader's; keep all else."""
    languages = {one.get("lang") for one in values if one.get("lang")}
    if not (lang in languages and languages <= set(LANGUAGES)):
        return values
    return [one for one in values if not one.get("lang") or one["lang"] == lang]


def type_of(told: dict[str, Any]) -> str:
    """Give the local name of the class that says most of a thing."""
    names = [slug(one["iri"]) for one in told["types"]]
    return "City" if "City" in names else names[0] if names else ""
