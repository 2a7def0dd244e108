"""The files under check, and which of them describes what in which line."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policygraph.errors import TurtleSyntaxError
from policygraph.terms import RDF
from policygraph.validation.locate import BLANK, block_lines, guess_blocks
from policygraph.validation.report import ValidationResult
from policygraph.validation.syntax import read_turtle, without_place

if TYPE_CHECKING:
    import pyoxigraph


class Statement(NamedTuple):
    """A triple, and the file that makes it."""

    triple: pyoxigraph.Triple
    path: Path


class Files:
    """The statements of some Turtle files.

    ``places`` tells for each subject the files and lines of its blocks, ``types`` the files that say what it is;
    ``unread`` what the files with a syntax error seem to describe, ``faults`` their errors.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = list(paths)
        self.statements: list[Statement] = []
        self.places: dict[str, list[tuple[Path, int]]] = {}
        self.types: dict[str, set[Path]] = {}
        self.unread: set[str] = set()
        self.faults: list[ValidationResult] = []
        for path in paths:
            try:
                self._read(path)
            except TurtleSyntaxError as error:
                line = int(str(error.facts["line"]))
                self.faults.append(ValidationResult(path, line, "", without_place(error)))
                self.unread |= guess_blocks(path)

    def _read(self, path: Path) -> None:
        triples = [quad.triple for quad in read_turtle(path)]
        lines = block_lines(path)
        for subject in {subject_name(triple) for triple in triples}:
            self.places.setdefault(subject, []).append((path, lines.get(subject, lines.get(BLANK, 1))))
        for triple in triples:
            if triple.predicate.value == RDF + "type":
                self.types.setdefault(subject_name(triple), set()).add(path)
        self.statements += [Statement(triple, path) for triple in triples]

    @property
    def triples(self) -> list[pyoxigraph.Triple]:
        """The triples of all files."""
        return [statement.triple for statement in self.statements]

    def described(self, thing: str) -> list[tuple[Path, int]]:
        """Tell file and line of the blocks that say what a thing is; others, as in the alignment, only add to it."""
        places, types = self.places.get(thing, []), self.types.get(thing, set())
        return [place for place in places if place[0] in types] or places

    def things(self, asked: Set[Path]) -> set[str] | None:
        """Give the subjects of some files; None where none are asked about, or where a subject has no name."""
        if not asked:
            return None
        found = {thing for thing, places in self.places.items() if any(path.resolve() in asked for path, _ in places)}
        return None if BLANK in found else found

    def line(self, thing: str, path: Path) -> int:
        """Tell the line in a file where the block about a thing begins, 1 where the file has none."""
        return dict(self.places.get(thing, ())).get(path, 1)


def subject_name(triple: pyoxigraph.Triple) -> str:
    """Give the IRI of the subject, and for any blank node the same name."""
    return str(triple.subject)[1:-1] if type(triple.subject).__name__ == "NamedNode" else BLANK
