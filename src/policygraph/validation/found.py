"""Terms as the person who edits the data writes them."""

from __future__ import annotations

from policygraph.terms import CONCEPT, ID, POL, RDF, RDFS, SKOS, XSD, slug

PREFIXES = {POL: "pol", RDF: "rdf", RDFS: "rdfs", SKOS: "skos", XSD: "xsd"}
LONGEST = 60


def short_name(address: str) -> str:
    """Write an IRI with its prefix.

    >>> short_name(ID + "claim/a"), short_name(CONCEPT + "unit/CNY"), short_name(POL + "value")
    ('claim:a', 'unit:CNY', 'pol:value')
    >>> short_name("https://example.org/")
    '<https://example.org/>'
    """
    for namespace, prefix in PREFIXES.items():
        if address.startswith(namespace):
            return f"{prefix}:{address.removeprefix(namespace)}"
    for namespace in (ID, CONCEPT):
        if address.startswith(namespace):
            kind, slash, name = address.removeprefix(namespace).partition("/")
            return f"{kind}:{name}" if slash else f"scheme:{kind}"
    return f"<{address}>"


def short_literal(text: str, *, lang: str = "", datatype: str = "") -> str:
    """Write a literal as Turtle does, cut where it is long.

    >>> short_literal("5", datatype=XSD + "integer"), short_literal("深圳", lang="zh")
    ('5', '"深圳"@zh')
    """
    if slug(datatype) in ("integer", "decimal", "double", "boolean"):
        return text
    cut = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    if lang:
        return f'"{cut}"@{lang}'
    return f'"{cut}"^^{short_name(datatype)}' if datatype and datatype != XSD + "string" else f'"{cut}"'
