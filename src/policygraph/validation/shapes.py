"""The shapes, applied by pyshacl."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policygraph.paths import ontology_dir

if TYPE_CHECKING:
    import pyoxigraph

SHACL = "http://www.w3.org/ns/shacl#"


def break_shapes(triples: Sequence[pyoxigraph.Triple]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give every thing that breaks a shape, with the message of the shape in each language.

    triples: the data with the ontology, before anything is derived.
    """
    import pyoxigraph
    import pyshacl
    import rdflib

    text = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    data = rdflib.Graph().parse(data=text, format="nt")
    shapes = rdflib.Graph().parse(shapes_file(), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    yield from _results(report)


def shapes_file() -> Path:
    """Tell where the shapes are."""
    return ontology_dir() / "shapes.ttl"


def _results(report: Any) -> Iterator[tuple[str, dict[str, str]]]:
    from rdflib import RDF, Namespace

    sh = Namespace(SHACL)
    told = set()
    for result in report.subjects(RDF.type, sh.ValidationResult):
        focus = str(report.value(result, sh.focusNode))
        message = {text.language: str(text) for text in report.objects(result, sh.resultMessage)}
        key = (focus, message.get("en"))
        if key not in told and "zh" in message and "en" in message:
            told.add(key)
            yield focus, message
