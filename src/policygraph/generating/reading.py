"""The things of the shipped graph as they are written: what a made-up nation takes its shape from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from policygraph.paths import graph_dir
from policygraph.terms import ID, POL, RDF, Term

if TYPE_CHECKING:
    import pyoxigraph

TYPE = RDF + "type"


class Thing(NamedTuple):
    """A thing as its block says it: its IRI, its kind (the part after ``/id/``), its statements in a fixed order."""

    iri: str
    kind: str
    statements: tuple[tuple[str, Term], ...]

    def all(self, name: str) -> list[Term]:
        """Give the values of a property of the ontology, by its local name."""
        return [value for predicate, value in self.statements if predicate == POL + name]

    def one(self, name: str) -> str:
        """Give the value of a property of the ontology as text, or nothing."""
        found = self.all(name)
        return found[0].value if found else ""


def read_things() -> dict[str, Thing]:
    """Read every thing of the shipped graph, by its IRI, in the order of the IRIs."""
    said: dict[str, list[tuple[str, Term]]] = {}
    for subject, predicate, value in _triples():
        if subject.startswith(ID):
            said.setdefault(subject, []).append((predicate, value))
    return {
        iri: Thing(iri, iri.removeprefix(ID).split("/")[0], tuple(sorted(said[iri], key=_type_first)))
        for iri in sorted(said)
    }


def _type_first(statement: tuple[str, Term]) -> tuple[bool, str, Term]:
    return statement[0] != TYPE, *statement


def _triples() -> Iterator[tuple[str, str, Term]]:
    import pyoxigraph

    for path in sorted(graph_dir().rglob("*.ttl")):
        for quad in pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE):
            subject, predicate, value = quad.triple
            assert isinstance(subject, pyoxigraph.NamedNode)
            yield subject.value, predicate.value, _term(value)


def _term(value: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple) -> Term:
    if type(value).__name__ == "NamedNode":
        return Term("iri", value.value)  # type: ignore[union-attr]
    return Term("literal", value.value, value.datatype.value, value.language or "")  # type: ignore[union-attr]
