"""The names of the model and the terms that leave a query."""

from __future__ import annotations

from typing import NamedTuple

POL = "https://w3id.org/policygraph/ontology#"
CONCEPT = "https://w3id.org/policygraph/concept/"
ID = "https://w3id.org/policygraph/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

LANGUAGES = ("zh", "en")


class Term(NamedTuple):
    """One RDF term, the same for every engine.

    ``kind`` is ``iri``, ``literal`` or ``blank``; ``datatype`` is the IRI of a literal's datatype, and is
    empty for IRIs and for language-tagged and plain strings.
    """

    kind: str
    value: str
    datatype: str = ""
    lang: str = ""

    def n3(self) -> str:
        """Write the term as SPARQL and Turtle do.

        >>> Term("literal", 'say "yes"', lang="en").n3()
        '"say \\\\"yes\\\\""@en'
        >>> Term("literal", "5", XSD + "integer").n3()
        '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'
        """
        if self.kind == "iri":
            return f"<{self.value}>"
        if self.kind == "blank":
            return f"_:{self.value}"
        text = self.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        if self.lang:
            return f'"{text}"@{self.lang}'
        return f'"{text}"^^<{self.datatype}>' if self.datatype else f'"{text}"'


class Rows(NamedTuple):
    """What a SELECT query answers: the names of its columns and its rows."""

    columns: list[str]
    rows: list[tuple[Term | None, ...]]


def iri(value: str) -> Term:
    """Make an IRI term of an absolute IRI.

    >>> iri(POL + "Policy").n3()
    '<https://w3id.org/policygraph/ontology#Policy>'
    """
    return Term("iri", value)


def slug(value: str) -> str:
    """Give the last part of an IRI of the graph.

    >>> slug("https://w3id.org/policygraph/id/place/shenzhen")
    'shenzhen'
    >>> slug("https://w3id.org/policygraph/ontology#Policy")
    'Policy'
    """
    return value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
