"""Turtle files with faults, for tests of the check."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph

from policygraph.terms import CONCEPT, ID, POL, RDF, RDFS, XSD

EXAMPLES = Path(__file__).parent / "shapes"
KINDS = (
    *("place", "body", "policy", "instrument", "target", "fund", "source"),
    *("claim", "record", "coverage", "disagreement"),
)
ROLES = ("ceiling", "rate", "pool", "target", "actual", "target-size", "established", "emphasis", "first", "focus")
# Files that keep their names, since no policy is in them.
OF_PLACE = ("place.ttl", "funds.ttl", "coverage.ttl", "sources.ttl", "disagreements.ttl")
LOCAL = re.compile(rf"\b({'|'.join(KINDS)}):(?=[a-z0-9])")


def copy_graph(graph: Path, folder: Path, copies: int) -> None:
    """Write a graph, and copies of it under other names, a file a document.

    graph: the folder of the files to copy.
    """
    for copy in range(copies):
        for path in sorted(graph.rglob("*.ttl")):
            text, inside = path.read_text(encoding="utf-8"), path.relative_to(graph)
            if copy:
                if path.name == "dataset.ttl":
                    continue
                text = LOCAL.sub(rf"\1:copy-{copy}-", text)
                name = path.name if path.name in OF_PLACE else f"copy-{copy}-{path.name}"
                inside = Path(f"copy-{copy}") / inside.parent / name
            (folder / inside).parent.mkdir(parents=True, exist_ok=True)
            (folder / inside).write_text(text, encoding="utf-8")


def copy_examples(folder: Path) -> None:
    """Write every valid and every invalid example of a shape as a document of its own, with what they refer to."""
    for path in [EXAMPLES / "context.ttl", *EXAMPLES.glob("*/*.ttl")]:
        (folder / f"{path.parent.name}-{path.name}").write_bytes(path.read_bytes())


def plant_faults(paths: Iterable[Path], seed: int, *, least: int = 0, most: int = 3) -> None:
    """Change some triples of each file, by a seed: most changes break a shape, and some mend or move nothing.

    least, most: how many changes a file.
    """
    chance = random.Random(seed)
    read = {path: _read(path) for path in sorted(paths)}
    everything = [triple for triples in read.values() for triple in triples]
    for path, triples in read.items():
        for _ in range(chance.randint(least, most)):
            number = chance.randrange(len(triples))
            triples[number : number + 1] = _change(triples[number], everything, chance)
        path.write_bytes(pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES) or b"")


def _change(
    triple: pyoxigraph.Triple, everything: list[pyoxigraph.Triple], chance: random.Random
) -> list[pyoxigraph.Triple]:
    other, node, blank = chance.choice(everything), pyoxigraph.NamedNode, pyoxigraph.BlankNode()
    subject, predicate, it = triple.subject, triple.predicate, triple.object
    text = pyoxigraph.Literal(f" {chance.random()}", language=chance.choice(["zh", "en", "fr"]))
    changes = [
        [],
        [triple, pyoxigraph.Triple(subject, predicate, other.object)],
        [pyoxigraph.Triple(subject, predicate, other.object)],
        [pyoxigraph.Triple(subject, other.predicate, it)],
        [triple, pyoxigraph.Triple(subject, other.predicate, other.object)],
        [pyoxigraph.Triple(other.subject, predicate, it)],
        [pyoxigraph.Triple(subject, predicate, text)],
        [triple, pyoxigraph.Triple(subject, predicate, pyoxigraph.Literal("x" * 70, language="en"))],
        [pyoxigraph.Triple(subject, predicate, pyoxigraph.Literal("2019-02-31", datatype=node(XSD + "date")))],
        [pyoxigraph.Triple(subject, predicate, pyoxigraph.Literal("1.5", datatype=node(XSD + "decimal")))],
        [triple, pyoxigraph.Triple(subject, node(POL + "ceiling"), pyoxigraph.Literal(5))],
        [triple, pyoxigraph.Triple(subject, node(RDF + "type"), node(POL + chance.choice(KINDS).capitalize()))],
        [triple, pyoxigraph.Triple(subject, node(POL + "role"), node(CONCEPT + "role/" + chance.choice(ROLES)))],
        [pyoxigraph.Triple(subject, predicate, node(ID + "policy/nowhere"))],
        [
            pyoxigraph.Triple(subject, predicate, blank),
            pyoxigraph.Triple(blank, node(RDF + "type"), node(POL + chance.choice(KINDS).capitalize())),
            pyoxigraph.Triple(blank, predicate, it),
        ],
        [triple, pyoxigraph.Triple(node(POL + "Claim"), node(RDFS + "subClassOf"), node(POL + "Fund"))],
    ]
    # The class hierarchy concerns every file: once is enough.
    weights = [*[20] * (len(changes) - 1), 1]
    return chance.choices(changes, weights)[0]


def _read(path: Path) -> list[pyoxigraph.Triple]:
    quads = pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE, rename_blank_nodes=True)
    return [quad.triple for quad in quads]
