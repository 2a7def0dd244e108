"""The files under check, and which of them describes what in which line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.errors import FileUnreadable, TurtleSyntaxError
from policygraph.validation.facts import Facts, find_facts
from policygraph.validation.locate import BLANK, guess_blocks, plain_text
from policygraph.validation.report import ValidationResult
from policygraph.validation.syntax import parse_turtle, without_place

if TYPE_CHECKING:
    import pyoxigraph


class Files:
    """Some Turtle files, each read once, and parsed where its facts are not known or its triples are asked for.

    ``facts`` and ``digests`` tell what stands in each file that can be read; ``places`` for each subject the files and
    lines of its blocks, ``types`` the files that say what it is; ``unread`` what the files with a syntax error seem to
    describe, ``faults`` their errors.
    """

    def __init__(
        self, paths: Sequence[Path], looked_at: Set[str] = frozenset(), known: Mapping[str, Facts] | None = None
    ) -> None:
        self.facts: dict[Path, Facts] = {}
        self.digests: dict[Path, str] = {}
        self.places: dict[str, list[tuple[Path, int]]] = {}
        self.types: dict[str, set[Path]] = {}
        self.unread: set[str] = set()
        self.faults: list[ValidationResult] = []
        self._contents: dict[Path, bytes] = {}
        self.triples_of = cache(self._parse)
        for path in paths:
            try:
                self._read(path, looked_at, known or {})
            except TurtleSyntaxError as error:
                line = int(str(error.facts["line"]))
                self.faults.append(ValidationResult(path, line, "", without_place(error)))
                self.unread |= guess_blocks(plain_text(self._contents[path]))

    def _read(self, path: Path, looked_at: Set[str], known: Mapping[str, Facts]) -> None:
        try:
            content = self._contents[path] = path.read_bytes()
        except OSError as error:
            raise FileUnreadable(path=path, reason=error.strerror or str(error)) from None
        digest = blake2b(content, digest_size=16).hexdigest()
        facts = known.get(digest) or find_facts(self.triples_of(path), plain_text(content), looked_at)
        self.facts[path], self.digests[path] = facts, digest
        for subject, line in facts.lines.items():
            self.places.setdefault(subject, []).append((path, line))
        for subject in facts.kinds:
            self.types.setdefault(subject, set()).add(path)

    def _parse(self, path: Path) -> list[pyoxigraph.Triple]:
        return parse_turtle(path, self._contents[path])

    @property
    def triples(self) -> list[pyoxigraph.Triple]:
        """The triples of all files."""
        return [triple for path in self.facts for triple in self.triples_of(path)]

    @property
    def count(self) -> int:
        """How many triples there are in all files."""
        return sum(facts.size for facts in self.facts.values())

    def described(self, thing: str) -> list[tuple[Path, int]]:
        """Tell file and line of the blocks that say what a thing is; others, as in the alignment, only add to it.

        Of a node without a name, the first such node of its file is told.
        """
        if thing.startswith(BLANK):
            return [place for place in self.places.get(BLANK, []) if thing in self.facts[place[0]].blanks]
        places, types = self.places.get(thing, []), self.types.get(thing, set())
        return [place for place in places if place[0] in types] or places
