"""The terms of the ontology and the schemes of concepts, with how often the data use them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from policygraph.drawing.described import Properties
from policygraph.loading.prefixes import known_prefixes
from policygraph.render.labels import read_labels
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES, POL, RDFS, SKOS, slug
from policygraph.web.describing.claims import named
from policygraph.web.describing.naming import iris_of, name_things

OWL = "http://www.w3.org/2002/07/owl#"
# The groups of terms in the order in which they are read.
GROUPS = {
    OWL + "Class": "classes",
    OWL + "ObjectProperty": "object",
    OWL + "DatatypeProperty": "data",
    RDFS + "Datatype": "datatypes",
}
DERIVED = re.compile(r"(From|To)$")
# These end like derived properties and are written in the data.
WRITTEN = {"validFrom", "valueTo", "convertsTo"}
TERMS = f"""
SELECT ?term ?property ?value WHERE {{
  ?term a ?kind ; ?property ?value .
  FILTER(STRSTARTS(STR(?term), "{POL}") && STRLEN(STR(?term)) > {len(POL)})
}}
"""
COUNTS = """
SELECT ?term (COUNT(*) AS ?count) WHERE {
  { ?thing a ?term } UNION { ?thing ?term ?value }
} GROUP BY ?term
"""
SCHEMES = f"""
PREFIX skos: <{SKOS}>
SELECT ?scheme (COUNT(DISTINCT ?concept) AS ?count) WHERE {{
  ?scheme a skos:ConceptScheme . OPTIONAL {{ ?concept skos:inScheme ?scheme }}
}} GROUP BY ?scheme ORDER BY ?scheme
"""
MEMBERS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?concept ?order ?definition ?uses WHERE {{
  ?concept skos:inScheme {scheme} .
  OPTIONAL {{ ?concept pol:order ?order }}
  OPTIONAL {{ ?concept skos:definition ?definition }}
  OPTIONAL {{
    SELECT ?concept (COUNT(*) AS ?uses) WHERE {{
      ?concept skos:inScheme {scheme} . ?thing ?property ?concept
    }} GROUP BY ?concept
  }}
}} ORDER BY ?order ?concept
"""


class Member(NamedTuple):
    """A concept of a scheme: IRI, labels and definitions by language, and how often it is named."""

    iri: str
    label: dict[str, str]
    definition: dict[str, str]
    uses: int


def read_terms(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Read every term of the ontology by group: ``classes``, ``object``, ``data``, ``derived``, ``datatypes``.

    >>> from policygraph.store.open import open_engine
    >>> [term["name"] for term in read_terms(open_engine())["classes"]][:2]
    ['Body', 'City']
    """
    found: dict[str, Properties] = {}
    for term, name, value in engine.select(TERMS).rows:
        if term and name and value:
            values = found.setdefault(term.value, {}).setdefault(slug(name.value), [])
            if value not in values:
                values.append(value)
    counts = {term.value: int(count.value) for term, count in engine.select(COUNTS).rows if term and count}
    labels = name_things(engine, iris_of(found.values()))
    groups: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("classes", "object", "data", "derived", "datatypes")
    }
    for iri, properties in sorted(found.items()):
        kind = next((GROUPS[term.value] for term in properties.get("type", []) if term.value in GROUPS), None)
        if kind is None:
            continue
        if kind == "data" and DERIVED.search(slug(iri)) and slug(iri) not in WRITTEN:
            kind = "derived"
        examples = [expand(term.value) for term in properties.get("example", [])]
        examples_named = name_things(engine, [iri for _, iri in examples if iri])
        groups[kind].append(
            {
                "iri": iri,
                "name": slug(iri),
                "label": {lang: _in(properties, "label", lang) for lang in LANGUAGES},
                "definition": {lang: _in(properties, "definition", lang) for lang in LANGUAGES},
                "example": [
                    {"text": text, "named": named(iri, examples_named) if iri in examples_named.found else None}
                    for text, iri in examples
                ],
                "above": [
                    named(term.value, labels)
                    for name in ("subClassOf", "subPropertyOf")
                    for term in properties.get(name, [])
                    if term.value.startswith(POL)
                ],
                "domain": [named(term.value, labels) for term in properties.get("domain", [])],
                "range": [named(term.value, labels) for term in properties.get("range", [])],
                "uses": counts.get(iri, 0),
            }
        )
    return groups


def read_schemes(engine: Engine) -> list[dict[str, Any]]:
    """Read every scheme with how many concepts it has."""
    rows = [(scheme.value, int(count.value)) for scheme, count in engine.select(SCHEMES).rows if scheme and count]
    labels = read_labels(engine, [scheme for scheme, _ in rows])
    return [{**named(scheme, labels), "name": slug(scheme), "concepts": count} for scheme, count in rows]


def read_members(engine: Engine, scheme: str) -> list[Member]:
    """Read the concepts of a scheme in their order.

    >>> from policygraph.store.open import open_engine
    >>> [slug(member.iri) for member in read_members(open_engine(), "https://w3id.org/policygraph/concept/verdict")]
    ['same', 'with-care', 'no']
    """
    rows = engine.select(MEMBERS.format(scheme=f"<{scheme}>")).rows
    labels = read_labels(engine, [concept.value for concept, *_ in rows if concept])
    found: dict[str, Member] = {}
    for concept, _, definition, uses in rows:
        if concept is None:
            continue
        member = found.setdefault(
            concept.value,
            Member(concept.value, named(concept.value, labels)["label"], {}, int(uses.value) if uses else 0),
        )
        if definition is not None:
            member.definition[definition.lang] = definition.value
    return list(found.values())


def expand(text: str) -> tuple[str, str]:
    """Give an example of the ontology as it stands, and the IRI that it is, if it is one.

    >>> expand("place:shenzhen")[1], expand('"440300"')[1]
    ('https://w3id.org/policygraph/id/place/shenzhen', '')
    """
    prefix, colon, rest = text.partition(":")
    space = known_prefixes().get(prefix, "")
    return text, space + rest if colon and space and re.fullmatch(r"[\w-]+", rest) else ""


def _in(properties: Properties, name: str, lang: str) -> str:
    terms = properties.get(name, [])
    return next((term.value for term in terms if term.lang == lang), terms[0].value if terms else "")
