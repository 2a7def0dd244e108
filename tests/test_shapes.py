"""Each shape has a valid example, and invalid ones that fail for exactly the reason they were made for."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from policygraph.loading.files import turtle_files
from policygraph.paths import ontology_dir
from policygraph.validation.locality import SHACL
from policygraph.validation.shapes import break_shapes

EXAMPLES = Path(__file__).parent / "shapes"
VALID = sorted(EXAMPLES.glob("*/valid.ttl"))
INVALID = sorted(EXAMPLES.glob("*/invalid-*.ttl"))
Broken = dict[str, set[str]]
# A comment in each invalid example: how the messages that it is to get begin, "|" between several.
EXPECTS = "# expects: "


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def subject(path: Path) -> str:
    graph = rdflib.Graph().parse(path, format="turtle")
    return str(next(graph.subjects()))


@pytest.fixture(scope="module")
def broken() -> Broken:
    """What is said of every example: all of them are checked in one run, since each is a thing of its own."""
    triples = [
        quad.triple
        for path in [*turtle_files(only=True), EXAMPLES / "context.ttl", *VALID, *INVALID]
        for quad in pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
    ]
    found: Broken = {}
    for breach in break_shapes(triples):
        assert breach.message["zh"] and breach.message["en"]
        found.setdefault(breach.focus, set()).add(breach.message["en"])
    return found


def test_every_shape_has_a_valid_and_an_invalid_example() -> None:
    shapes = rdflib.Graph().parse(ontology_dir() / "shapes.ttl", format="turtle")
    names = {
        str(shape).rsplit("#", 1)[-1] for shape in shapes.subjects(rdflib.RDF.type, rdflib.URIRef(SHACL + "NodeShape"))
    }
    for name in names:
        assert (EXAMPLES / name / "valid.ttl").is_file(), f"write tests/shapes/{name}/valid.ttl"
        assert list((EXAMPLES / name).glob("invalid-*.ttl")), f"write tests/shapes/{name}/invalid-<reason>.ttl"
    assert {path.parent.name for path in [*VALID, *INVALID]} == names


@pytest.mark.parametrize("path", VALID, ids=named)
def test_a_valid_example_is_valid(path: Path, broken: Broken) -> None:
    assert broken.get(subject(path), set()) == set()


@pytest.mark.parametrize("path", INVALID, ids=named)
def test_an_invalid_example_fails_for_exactly_its_reason(path: Path, broken: Broken) -> None:
    [expected] = [
        line.strip().removeprefix(EXPECTS).split("|")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith(EXPECTS)
    ]
    told = broken.get(subject(path), set())
    for start in expected:
        assert any(message.startswith(start) for message in told), f"{named(path)} is said to be: {told or 'valid'}"
    assert len(told) == len(expected), f"{named(path)} fails for more than its reason: {told}"


def test_every_message_stands_in_both_languages_and_says_what_to_write() -> None:
    shapes = rdflib.Graph().parse(ontology_dir() / "shapes.ttl", format="turtle")
    message = rdflib.URIRef(SHACL + "message")
    for node in set(shapes.subjects(message)):
        told = {text.language: str(text) for text in shapes.objects(node, message) if isinstance(text, rdflib.Literal)}
        assert set(told) == {"zh", "en"}, told
        assert len(told["en"]) > 20 and len(told["zh"]) > 8, told
