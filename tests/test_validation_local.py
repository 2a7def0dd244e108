"""Files that are judged one by one, side by side or not at all are told the same as in one run of pyshacl over all."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pyoxigraph
import pytest

from checking import breached, checked_ontology, folder, same_as_in_full, told
from conftest import Run
from planting import copy_examples, plant_faults
from policygraph.paths import graph_dir, ontology_dir
from policygraph.terms import POL, RDF
from policygraph.validation import judging, validate
from policygraph.validation.kept import Kept
from policygraph.validation.locality import SHACL, read_locality
from policygraph.validation.parts import Part, run_parts
from policygraph.validation.reading import Files
from policygraph.validation.shapes import break_shapes, read_shapes, shapes_file

__all__ = ["checked_ontology", "folder"]


def test_no_shape_needs_more_than_a_thing_and_what_it_points_at() -> None:
    assert read_shapes().locality.not_local == {}


def test_every_example_of_every_shape_is_told_the_same(folder: Path) -> None:
    copy_examples(folder)
    report = same_as_in_full(folder)
    assert len(report.results) > 80
    assert told(validate(data=[folder], only=True)) == told(report), "told from what was kept"


@pytest.mark.parametrize(("seed", "place", "processes"), [(1, "guangzhou", 1), (2, "china", 3)])
def test_faults_planted_in_real_data_are_told_the_same_however_they_are_judged(
    seed: int, place: str, processes: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(graph_dir() / place, folder / place)
    plant_faults(folder.rglob("*.ttl"), seed)
    files = Files(sorted([*folder.rglob("*.ttl"), *ontology_dir().rglob("*.ttl")]), read_shapes().locality.looked_at)
    whole = break_shapes(files.triples)
    assert len(whole) > 50
    monkeypatch.setattr(judging, "WORTH", 500)
    found = judging.judge_files(files, read_shapes(), Kept([], ""), processes=processes)
    assert breached(found) == breached(whole)
    asked = {path.resolve() for path in sorted(folder.rglob("*.ttl"))[::2]}
    alone = judging.judge_files(files, read_shapes(), Kept([], ""), asked)
    assert len(alone) < len(whole)
    # What a file says of a thing that another describes is told at the other.
    theirs = [
        [one for one in found if asked & {path.resolve() for path, _ in files.described(one.focus)}]
        for found in (alone, whole)
    ]
    assert breached(theirs[0]) == breached(theirs[1]) != []


def test_faults_planted_in_a_made_up_nation_are_told_the_same(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    nation = folder / "nation.ttl"
    made = run("generate", "--cities", "1", "--years", "1", "--seed", "5", "-o", str(nation))
    assert made.returncode == 0, made.stderr
    plant_faults([nation], 5, least=150, most=150)
    monkeypatch.setattr(judging, "WORTH", 500)
    assert len(same_as_in_full(folder).results) > 100


def test_the_real_data_is_told_the_same() -> None:
    files = Files(sorted([*graph_dir().rglob("*.ttl"), *{*ontology_dir().rglob("*.ttl")} - {shapes_file()}]))
    # That the other way finds nothing either is seen where the shipped graph is checked.
    assert break_shapes(files.triples) == []


@pytest.mark.parametrize("program", [sys.executable, "nowhere", ""])
def test_a_part_is_judged_whether_or_not_a_process_can_be_started(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    name = "<https://w3id.org/policygraph/id/claim/a>"
    part = Part([name], f"{name} <{RDF}type> <{POL}Claim> .\n".encode())
    first, second = run_parts([part, part], read_shapes().lines, [])
    assert breached(first) == breached(second) and len(first) > 4


def test_every_shape_is_known_to_be_local_or_not() -> None:
    shapes = read_shapes()
    quads = pyoxigraph.parse(shapes.content, format=pyoxigraph.RdfFormat.TURTLE)
    kind = pyoxigraph.NamedNode(SHACL + "NodeShape")
    names = {quad.subject.value for quad in quads if quad.object == kind}
    assert {*shapes.locality.local, *shapes.locality.not_local} == names


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix pol: <https://w3id.org/policygraph/ontology#> .
@prefix shape: <https://w3id.org/policygraph/shapes#> .
"""
LOCAL = {
    "a property of a thing that is pointed at": (
        "sh:targetClass pol:Claim ; sh:property [ sh:path pol:source ; sh:property [ sh:path pol:tier ] ]",
        ({"tier", "subClassOf", "type"}, 1),
    ),
    "a class two steps away": (
        "sh:targetClass pol:Claim ; sh:property [ sh:path pol:about ; sh:node [ sh:property [ sh:path pol:place ;"
        " sh:class pol:Place ] ] ]",
        ({"place", "subClassOf", "type"}, 2),
    ),
    "a comparison at another thing": (
        "sh:targetSubjectsOf pol:about ; sh:or ( [ sh:property [ sh:path pol:about ; sh:property ["
        " sh:path pol:issued ; sh:lessThan pol:validUntil ] ] ] )",
        ({"issued", "validUntil", "subClassOf", "type"}, 1),
    ),
}
NOT_LOCAL = {
    "what points at a thing": "sh:targetObjectsOf pol:about ; sh:minLength 1",
    "a count over a backward path": "sh:targetNode pol:a ; sh:property [ sh:path [ sh:inversePath pol:role ] ;"
    " sh:maxCount 1 ]",
    "a backward path from a class": "sh:targetClass pol:Policy ; sh:property ["
    " sh:path [ sh:inversePath pol:ofPolicy ] ; sh:property [ sh:path pol:place ; sh:minCount 1 ] ]",
    "a path of two properties": "sh:targetClass pol:Claim ; sh:property [ sh:path ( pol:about pol:place ) ;"
    " sh:maxCount 1 ]",
    "a closed shape about another thing": "sh:targetClass pol:Claim ; sh:property [ sh:path pol:source ;"
    " sh:node [ sh:closed true ] ]",
    "SPARQL": "sh:targetClass pol:Claim ; sh:sparql [ sh:select 'SELECT $this { $this ?a ?b }' ]",
    "a thing by its name": "sh:targetNode pol:a ; sh:property [ sh:path rdfs:label ; sh:minCount 1 ]",
    "a class that is a shape": "a rdfs:Class ; sh:property [ sh:path rdfs:label ; sh:minCount 1 ]",
}


def locality_of(shape: str) -> tuple[set[str], int, dict[str, str]]:
    text = f"{SHAPES}shape:new a sh:NodeShape ; {shape} ."
    quads = pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    found = read_locality([quad.triple for quad in quads])
    return {re.split("[#/]", name)[-1] for name in found.looked_at}, found.steps, found.not_local


@pytest.mark.parametrize("shape", LOCAL)
def test_how_far_a_shape_looks_is_found(shape: str) -> None:
    text, expected = LOCAL[shape]
    assert locality_of(text) == (*expected, {})


@pytest.mark.parametrize("shape", NOT_LOCAL)
def test_a_shape_that_needs_all_files_is_named_with_the_reason(shape: str) -> None:
    [(name, reason)] = locality_of(NOT_LOCAL[shape])[2].items()
    assert name.endswith("#new") and reason
