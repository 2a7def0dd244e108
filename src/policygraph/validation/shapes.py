"""The shapes, applied by pyshacl."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from policygraph.errors import FileUnreadable
from policygraph.paths import ontology_dir
from policygraph.validation.found import short_literal, short_name
from policygraph.validation.locality import SHACL, Locality, read_locality
from policygraph.validation.syntax import parse_turtle
from policygraph.validation.targets import list_targets

if TYPE_CHECKING:
    import pyoxigraph


class Breach(NamedTuple):
    """A thing that breaks a shape: the message in each language, and the property and value that do it, if any do.

    ``found`` is the value as Turtle writes it; ``value`` is its IRI, if it has one. A thing without a name is told as
    N-Triples does.
    """

    focus: str
    message: dict[str, str]
    path: str = ""
    value: str = ""
    found: str = ""


class Shapes(NamedTuple):
    """The shapes: as they stand in their file, as N-Triples, and how far they look."""

    content: bytes
    lines: bytes
    locality: Locality


def read_shapes() -> Shapes:
    """Read the shapes of the ontology.

    Raises TurtleSyntaxError and FileUnreadable.
    """
    path = shapes_file()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path=path, reason=error.strerror or str(error)) from None
    triples = parse_turtle(path, content)
    return Shapes(content, to_lines(triples), read_locality(triples))


def shapes_file() -> Path:
    """Tell where the shapes are."""
    return ontology_dir() / "shapes.ttl"


def break_shapes(triples: Sequence[pyoxigraph.Triple]) -> list[Breach]:
    """Give everything that breaks a shape: the plain run of pyshacl, by which every other way is measured.

    triples: the data with the ontology, before anything is derived. Raises TurtleSyntaxError where the shapes
    themselves cannot be read.
    """
    return run_shapes(read_shapes().lines, to_lines(triples))


def run_shapes(
    shapes: bytes, data: bytes, things: Collection[str] | None = None, without: Collection[str] = ()
) -> list[Breach]:
    """Run pyshacl.

    shapes, data: N-Triples. things: those that are asked about, as N-Triples writes them, None for all; of others
    nothing is told. without: the IRIs of shapes to leave out.
    """
    import pyshacl
    from rdflib import BNode, Graph, URIRef

    names: dict[str, BNode] = {}
    with _quiet("rdflib.term"):
        graph = Graph().parse(data=data, format="nt", bnode_context=names)
        rules = Graph() + _shapes_graph(shapes)
        for shape in without:
            _untarget(rules, URIRef(shape))
        if things is not None:
            nodes = {names.get(name[2:], name) if name.startswith("_:") else URIRef(name[1:-1]) for name in things}
            list_targets(rules, graph, nodes)
        with _undescribed() if things is not None else nullcontext():
            conforms, report, told = pyshacl.validate(graph, shacl_graph=rules, inference="none")
        breaches = list(_results(report, {node: f"_:{name}" for name, node in names.items()}))
    assert conforms or breaches, told
    return breaches if things is None else [breach for breach in breaches if _node(breach.focus) in things]


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


def to_lines(triples: Iterable[pyoxigraph.Triple]) -> bytes:
    """Write triples as N-Triples."""
    import pyoxigraph

    return pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES) or b""


@cache
def _shapes_graph(lines: bytes) -> Any:
    from rdflib import Graph

    return Graph().parse(data=lines, format="nt")


def _untarget(shapes: Any, shape: Any) -> None:
    from rdflib import Namespace

    sh = Namespace(SHACL)
    for target in (sh.targetClass, sh.targetSubjectsOf, sh.targetObjectsOf, sh.targetNode, sh.target):
        shapes.remove((shape, target, None))


def _results(report: Any, names: dict[Any, str]) -> Iterator[Breach]:
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
            of = names.get(focus, str(focus))
            yield Breach(of, message, where, str(value) if isinstance(value, URIRef) else "", found)


def _found(value: Any) -> str:
    from rdflib import BNode, Literal

    if isinstance(value, BNode):
        return "[ … ]"
    if isinstance(value, Literal):
        return short_literal(str(value), lang=value.language or "", datatype=str(value.datatype or ""))
    return short_name(str(value))


def _node(name: str) -> str:
    return name if name.startswith("_:") else f"<{name}>"


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


@contextmanager
def _undescribed() -> Iterator[None]:
    """Let pyshacl write no text about what it finds: its report graph says all.

    It writes one for every branch of a sh:or and for every other try that comes to nothing, and that takes a fifth of
    its time. A pyshacl that does it elsewhere is as slow as ever.
    """
    from pyshacl.constraints.constraint_component import ConstraintComponent

    name = "make_v_result_description"
    written = vars(ConstraintComponent).get(name)
    if written is None:
        yield
        return
    setattr(ConstraintComponent, name, lambda *told, **more: "")
    try:
        yield
    finally:
        setattr(ConstraintComponent, name, written)
