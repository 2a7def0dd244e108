"""The shapes, applied by pyshacl."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from policygraph.paths import ontology_dir
from policygraph.validation.found import short_literal, short_name
from policygraph.validation.syntax import read_turtle

if TYPE_CHECKING:
    import pyoxigraph

SHACL = "http://www.w3.org/ns/shacl#"


class Breach(NamedTuple):
    """A thing that breaks a shape: the message in each language, and the property and value that do it, if any do.

    ``found`` is the value as Turtle writes it; ``value`` is its IRI, if it has one.
    """

    focus: str
    message: dict[str, str]
    path: str = ""
    value: str = ""
    found: str = ""


def break_shapes(triples: Sequence[pyoxigraph.Triple], things: Collection[str] | None = None) -> list[Breach]:
    """Give everything that breaks a shape.

    triples: the data with the ontology, before anything is derived. things: the IRIs of those that are asked about,
    None for all; a breach by another may be among the results. Raises TurtleSyntaxError where the shapes themselves
    cannot be read.
    """
    import pyshacl
    import rdflib

    with _quiet("rdflib.term"):
        data = rdflib.Graph().parse(data=_lines(triples), format="nt")
        shapes = rdflib.Graph().parse(data=_lines(quad.triple for quad in read_turtle(shapes_file())), format="nt")
        if things is not None:
            _narrow(shapes, data, things)
        conforms, report, told = pyshacl.validate(data, shacl_graph=shapes, inference="none")
        breaches = list(_results(report))
    assert conforms or breaches, told
    return breaches


def shapes_file() -> Path:
    """Tell where the shapes are."""
    return ontology_dir() / "shapes.ttl"


def merge_breaches(breaches: Iterable[Breach]) -> Iterator[Breach]:
    """Join what several shapes say of the same value of the same thing, so that one mistake is told once."""
    joined: dict[tuple[str, ...], list[Breach]] = {}
    for number, breach in enumerate(breaches):
        alone = "" if breach.path and breach.found else str(number)
        joined.setdefault((breach.focus, breach.path, breach.found, alone), []).append(breach)
    for same in joined.values():
        message = {
            lang: ("" if lang == "zh" else " ").join(sorted({breach.message[lang] for breach in same}))
            for lang in ("zh", "en")
        }
        yield same[0]._replace(message=message)


def _narrow(shapes: Any, data: Any, things: Collection[str]) -> None:
    """Let the shapes about classes and properties look at some things only: most of the time goes into the rest.

    The focus nodes that pyshacl takes would narrow the shapes within shapes too.
    """
    from rdflib import RDF, RDFS, Namespace

    sh = Namespace(SHACL)
    for shape, target in [*shapes.subject_objects(sh.targetClass)]:
        shapes.remove((shape, sh.targetClass, target))
        kinds = set(data.transitive_subjects(RDFS.subClassOf, target))
        nodes = {node for kind in kinds for node in data.subjects(RDF.type, kind) if str(node) in things}
        for node in nodes:
            shapes.add((shape, sh.targetNode, node))
    for shape, target in [*shapes.subject_objects(sh.targetSubjectsOf)]:
        shapes.remove((shape, sh.targetSubjectsOf, target))
        for node in {node for node in data.subjects(target) if str(node) in things}:
            shapes.add((shape, sh.targetNode, node))


def _lines(triples: Iterable[pyoxigraph.Triple]) -> bytes | None:
    import pyoxigraph

    return pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)


def _results(report: Any) -> Iterator[Breach]:
    from rdflib import Namespace, URIRef

    sh = Namespace(SHACL)
    told = set()
    # Only what the report lists: the details below a result speak of other things than the focus node.
    for result in report.objects(None, sh.result):
        focus, path, value = (report.value(result, part) for part in (sh.focusNode, sh.resultPath, sh.value))
        message = {text.language: str(text) for text in report.objects(result, sh.resultMessage)}
        if not {"zh", "en"} <= message.keys():
            raw = " ".join(message.values())
            message = {"zh": f"不符合 ontology/shapes.ttl：{raw}", "en": f"This breaks ontology/shapes.ttl: {raw}"}
        where = str(path) if isinstance(path, URIRef) else ""
        found = "" if value is None or value == focus else _found(value)
        key = (focus, where, found, message["en"])
        if key not in told:
            told.add(key)
            yield Breach(str(focus), message, where, str(value) if isinstance(value, URIRef) else "", found)


def _found(value: Any) -> str:
    from rdflib import BNode, Literal

    if isinstance(value, BNode):
        return "[ … ]"
    if isinstance(value, Literal):
        return short_literal(str(value), lang=value.language or "", datatype=str(value.datatype or ""))
    return short_name(str(value))


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Keep rdflib from printing a traceback for a date that does not exist: a shape says it better."""
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
