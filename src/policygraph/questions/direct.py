"""A thing that is called by its exact name, found without reading what all others are called."""

from __future__ import annotations

import re

from policygraph.loading.prefixes import known_prefixes
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, ID, LANGUAGES, POL, RDFS, SKOS, Term

# What may stand in an IRI (RFC 3987, as SPARQL 1.1 puts it in IRIREF).
IRI = re.compile(r'[^\x00-\x20<>"{}|^`\\]+')
LABELS = (RDFS + "label", SKOS + "prefLabel", POL + "shortLabel", POL + "title")
BY_IRI = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT DISTINCT ?thing WHERE {{ VALUES ?thing {{ {candidates} }} {chosen} }} ORDER BY ?thing
"""
# The labels come first: each is looked up by itself, and what has it is checked.
BY_LABEL = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT DISTINCT ?thing WHERE {{
  {{ SELECT DISTINCT ?thing WHERE {{ VALUES ?label {{ {labels} }} {either} FILTER(isIRI(?thing)) }} }}
  {chosen}
}} ORDER BY ?thing
"""
# The kinds of things, as their IRIs name them: of several with one slug, the first is meant.
KINDS = (
    "place",
    "policy",
    "instrument",
    "target",
    "fund",
    "body",
    "source",
    "claim",
    "record",
    "coverage",
    "disagreement",
)
# Without an order: the first that is found will do.
ANY = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT DISTINCT ?thing WHERE {{ {chosen} . FILTER(isIRI(?thing)) {kept} }} LIMIT {most}
"""
NEAREST = 3


def find_directly(engine: Engine, text: str, chosen: str, kind: str = "") -> str | None:
    """Find the IRI of what is called so to the letter: by IRI, short form, slug (of a kind) or label.

    chosen: the pattern of SPARQL that ``?thing`` must fit. kind: the part of the path of such IRIs, such as ``place``;
    of any, by default. None where nothing is: its name may be written another way.

    >>> from policygraph.store.open import open_engine
    >>> find_directly(open_engine(), "深圳", "?thing a pol:Place")
    'https://w3id.org/policygraph/id/place/shenzhen'
    """
    text = text.strip()
    candidates = [name for name in _candidates(text, kind) if IRI.fullmatch(name)]
    if candidates:
        found = _things(engine, BY_IRI.format(candidates=" ".join(f"<{name}>" for name in candidates), chosen=chosen))
        if found:
            return min(found, key=candidates.index)
    labels = [Term("literal", text).n3(), *(Term("literal", text, lang=lang).n3() for lang in LANGUAGES)]
    either = " UNION ".join(f"{{ ?thing <{name}> ?label }}" for name in LABELS)
    return next(iter(_things(engine, BY_LABEL.format(labels=" ".join(labels), either=either, chosen=chosen))), None)


def search_among_many(engine: Engine, text: str, chosen: str) -> tuple[str | None, list[str]]:
    """Find the IRI of what is called so in any letters, without reading what all others are called.

    chosen: as for ``find_directly``. Where nothing is, also some whose labels hold the text.
    """
    wanted = text.strip().casefold()
    if not wanted:
        return None, []
    either = "|".join(f"<{name}>" for name in LABELS)
    word = Term("literal", wanted).n3()
    for kept in (
        f"FILTER(STRENDS(LCASE(STR(?thing)), {Term('literal', f'/{wanted}').n3()}))",
        f"?thing {either} ?label . FILTER(LCASE(STR(?label)) = {word})",
    ):
        found = _things(engine, ANY.format(chosen=chosen, kept=kept, most=1))
        if found:
            return found[0], []
    kept = f"?thing {either} ?label . FILTER(CONTAINS(LCASE(STR(?label)), {word}))"
    return None, _things(engine, ANY.format(chosen=chosen, kept=kept, most=NEAREST))


def _candidates(text: str, kind: str) -> list[str]:
    prefix, colon, rest = text.partition(":")
    names = [text] if text.startswith(("http:", "https:", "urn:")) else []
    if colon and rest:
        names += [known_prefixes()[prefix] + rest] if prefix in known_prefixes() else []
        names += [f"{space}{prefix}/{rest}" for space in (ID, CONCEPT)]
    else:
        names += [f"{ID}{one}/{word}" for one in ([kind] if kind else KINDS) for word in (text, text.lower())]
    return list(dict.fromkeys(names))


def _things(engine: Engine, query: str) -> list[str]:
    return [thing.value for (thing,) in engine.select(query).rows if thing is not None]
