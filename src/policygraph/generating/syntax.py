"""The two notations in which a made-up nation is written, line by line and without a parser in between."""

from __future__ import annotations

from typing import Protocol

from policygraph.loading.prefixes import known_prefixes
from policygraph.terms import CONCEPT, ID, POL, RDF, XSD, Term

TYPE = RDF + "type"


class Notation(Protocol):
    """Writes statements; what it writes may hold ``%(name)s``, which is filled in later."""

    head: str

    def name(self, iri: str) -> str:
        """Write an IRI."""

    def opened(self, iri: str, kind: str) -> str:
        """Begin the block of a thing: its name and its type."""

    def said(self, iri: str, predicate: str, value: str) -> str:
        """Write one more statement about the thing."""

    def closed(self, iri: str, predicate: str, value: str) -> str:
        """Write the last statement about the thing."""

    def literal(self, value: Term) -> str:
        """Write a literal."""


class NTriples:
    """One statement a line, every name in full."""

    head = ""

    def name(self, iri: str) -> str:
        """Write an IRI."""
        return f"<{iri}>"

    def opened(self, iri: str, kind: str) -> str:
        """Begin the block of a thing: its name and its type."""
        return self.said(iri, TYPE, self.name(kind))

    def said(self, iri: str, predicate: str, value: str) -> str:
        """Write one more statement about the thing."""
        return f"<{iri}> <{predicate}> {value} .\n"

    closed = said

    def literal(self, value: Term) -> str:
        """Write a literal."""
        plain = value.lang or value.datatype == XSD + "string"
        return Term("literal", value.value, "" if plain else value.datatype, value.lang).n3()


class Turtle:
    """One block a thing, with the prefixes of the project."""

    def __init__(self) -> None:
        # An IRI of ours is its namespace and one slug: only such names are shortened, so that each stays readable.
        self.prefixes = {namespace: prefix for prefix, namespace in known_prefixes().items()}
        used = {space: name for space, name in self.prefixes.items() if space.startswith((POL, CONCEPT, ID))}
        used |= {space: name for space, name in self.prefixes.items() if name in ("rdfs", "xsd", "dcterms", "dcat")}
        self.prefixes = used
        self.head = "".join(f"@prefix {name}: <{space}> .\n" for space, name in sorted(used.items(), key=_by_name))

    def name(self, iri: str) -> str:
        """Write an IRI."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self.prefixes.get(iri[:cut])
        return f"<{iri}>" if prefix is None or cut == len(iri) else f"{prefix}:{iri[cut:]}"

    def opened(self, iri: str, kind: str) -> str:
        """Begin the block of a thing: its name and its type."""
        return f"\n{self.name(iri)} a {self.name(kind)} ;\n"

    def said(self, iri: str, predicate: str, value: str) -> str:
        """Write one more statement about the thing."""
        return f"    {'a' if predicate == TYPE else self.name(predicate)} {value} ;\n"

    def closed(self, iri: str, predicate: str, value: str) -> str:
        """Write the last statement about the thing."""
        return f"    {self.name(predicate)} {value} .\n"

    def literal(self, value: Term) -> str:
        """Write a literal."""
        if value.datatype in (XSD + "integer", XSD + "decimal", XSD + "boolean"):
            return value.value
        if value.lang or value.datatype == XSD + "string":
            return Term("literal", value.value, "", value.lang).n3()
        return Term("literal", value.value).n3() + "^^" + self.name(value.datatype)


def _by_name(item: tuple[str, str]) -> str:
    return item[1]
