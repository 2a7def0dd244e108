"""What is said of a thing in the words of schema.org, by the matches that the ontology states.

Nothing of it is in the graph: it is for readers that know no other vocabulary. Delete the alignment of the ontology,
and only names and texts are left.
"""

from __future__ import annotations

from collections.abc import Iterable

from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, POL, RDF, RDFS, SKOS, Term, iri

SCHEMA = "https://schema.org/"
MATCHES = f"""
SELECT ?term ?match WHERE {{
  ?term <{SKOS}closeMatch> ?match .
  FILTER(STRSTARTS(STR(?match), "{SCHEMA}"))
}}
"""
NAMES = {RDFS + "label", SKOS + "prefLabel", POL + "title"}
# Words of a claim that schema.org has a word for, though no match of the whole property.
WORDS = {
    POL + "quote": "text",
    POL + "paraphrase": "description",
    SKOS + "definition": "description",
    POL + "shortLabel": "alternateName",
}
TYPE = iri(RDF + "type")


def schema_triples(engine: Engine, triples: Iterable[tuple[Term, Term, Term]]) -> list[tuple[Term, Term, Term]]:
    """Say in the words of schema.org what some triples say.

    >>> from policygraph.store.open import open_engine
    >>> from policygraph.terms import ID
    >>> place = iri(ID + "place/shenzhen")
    >>> [o.value for _, _, o in schema_triples(open_engine(), [(place, TYPE, iri(POL + "City"))])]
    ['https://schema.org/City']
    """
    known = list(triples)
    matches: dict[str, list[str]] = {}
    for term, match in engine.select(MATCHES).rows:
        if term and match:
            matches.setdefault(term.value, []).append(match.value)
    claims = {s for s, p, o in known if p == TYPE and o.value == POL + "Claim"}
    copies = {s for s, p, o in known if p.value == POL + "tier" and o.value == CONCEPT + "tier/mirror"}
    found: set[tuple[Term, Term, Term]] = set()
    for subject, name, value in known:
        if name == TYPE:
            found |= {(subject, TYPE, iri(match)) for match in matches.get(value.value, [])}
            continue
        words = [iri(match) for match in matches.get(name.value, [])]
        if name.value in NAMES:
            words.append(iri(SCHEMA + "name"))
        if name.value in WORDS:
            words.append(iri(SCHEMA + WORDS[name.value]))
        # The address of a copy may be hijacked: it is never passed on as a link.
        if name.value == POL + "url" and subject not in copies and value.value.startswith(("http://", "https://")):
            words.append(iri(SCHEMA + "url"))
        if name.value == POL + "source" and subject in claims:
            words.append(iri(SCHEMA + "appearance"))
        if name.value == POL + "quote" and value.lang:
            found.add((subject, iri(SCHEMA + "inLanguage"), Term("literal", value.lang)))
        found |= {(subject, word, value) for word in words}
    return sorted(found)
