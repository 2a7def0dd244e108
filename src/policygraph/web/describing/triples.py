"""The triples of a page, and how they are sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policygraph.render.labels import compact
from policygraph.store.engine import Engine
from policygraph.store.writers import write_triples
from policygraph.terms import Term, iri
from policygraph.web.calls import Answer
from policygraph.web.describing.naming import kind_of
from policygraph.web.negotiation import MEDIA

if TYPE_CHECKING:
    from policygraph.store.writers import Triples

# Media types of text that name their encoding; the others are always UTF-8 or say so themselves.
TEXT = {"ttl"}
PREFIX = "PREFIX pol: <https://w3id.org/policygraph/ontology#>\n"
HEAD = "CONSTRUCT { ?thing ?property ?value } WHERE {\n"
OWN = "  VALUES ?thing { $thing }\n  ?thing ?property ?value .\n}\n"
# Each part by itself: joined behind the two, everything that is said of anything would be read.
MORE = "  { VALUES ?thing { $thing } ?thing ?property ?value }\n  UNION { $more . ?thing ?property ?value }\n}\n"
MEMBERS = "?thing <http://www.w3.org/2004/02/skos/core#inScheme> $thing"
SAID_BY = "?thing pol:source|pol:alsoIn $thing"
# The claims about a policy are those about its instruments and targets too.
SAID_OF = "?about pol:partOf*/pol:ofPolicy? $thing . ?thing pol:about ?about"
LABELS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
CONSTRUCT {{ ?thing ?property ?label }} WHERE {{
  VALUES ?thing {{ {things} }}
  ?thing ?property ?label .
  FILTER(?property IN (rdfs:label, skos:prefLabel, pol:shortLabel, pol:title))
}}
"""


def query_of(thing: str) -> str:
    """Write the query that answers what a page of a thing is made of.

    >>> print(query_of("https://w3id.org/policygraph/id/claim/x"))
    CONSTRUCT { ?thing ?property ?value } WHERE {
      VALUES ?thing { claim:x }
      ?thing ?property ?value .
    }
    <BLANKLINE>
    """
    kind, more = kind_of(thing), ""
    if kind == "concept" and compact(thing).startswith("scheme:"):
        more = MEMBERS
    elif kind == "source":
        more = SAID_BY
    elif kind not in ("concept", "term", "claim", "record", "coverage", "disagreement", "dataset"):
        more = SAID_OF
    text = HEAD + (MORE.replace("$more", more) if more else OWN)
    return (PREFIX if "pol:" in text else "") + text.replace("$thing", _name(thing))


def triples_of(engine: Engine, thing: str) -> list[tuple[Term, Term, Term]]:
    """Give what is said of a thing, the claims and records about it, and the labels of what they name."""
    from policygraph.store.prepare import prepare_query

    found = engine.construct(prepare_query(query_of(thing)))
    return found + labels_of(engine, {value.value for _, _, value in found if value.kind == "iri"})


def labels_of(engine: Engine, things: set[str]) -> list[tuple[Term, Term, Term]]:
    """Give the labels of some IRIs as triples."""
    if not things:
        return []
    return engine.construct(LABELS.format(things=" ".join(iri(thing).n3() for thing in sorted(things))))


def rdf_answer(triples: Triples, form: str) -> Answer:
    """Answer with triples.

    form: ``ttl``, ``jsonld``, ``nt`` or ``rdf``.
    """
    return Answer(200, media_of(form), write_triples(triples, form))


def media_of(form: str) -> str:
    """Give the media type of a form, with its encoding where it is text.

    >>> media_of("ttl"), media_of("nt")
    ('text/turtle; charset=utf-8', 'application/n-triples')
    """
    return MEDIA[form] + ("; charset=utf-8" if form in TEXT else "")


def _name(thing: str) -> str:
    short = compact(thing)
    return short if short != thing and re.fullmatch(r"[\w-]+:[A-Za-z_][\w-]*", short, re.ASCII) else iri(thing).n3()
