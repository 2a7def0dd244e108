"""What the verdict on a file depends on: its triples, and what the shapes look at beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.validation.locality import SUBCLASS, Locality
from policygraph.validation.locate import BLANK
from policygraph.validation.reading import Files
from policygraph.validation.shapes import to_lines

if TYPE_CHECKING:
    import pyoxigraph


class Surroundings:
    """What stands around each of some files, as far as local shapes look."""

    def __init__(self, files: Files, locality: Locality) -> None:
        self.files = files
        self.steps = locality.steps
        self.shown: dict[str, list[str]] = {}
        for facts in files.facts.values():
            for node, lines in facts.shown.items():
                self.shown[node] = self.shown[node] + lines if node in self.shown else lines
        self.classes = sorted(
            f"{node} {line}"
            for node, lines in self.shown.items()
            for line in lines
            if line.startswith(f"<{SUBCLASS}> ")
        )
        self._digests: dict[str, bytes] = {}

    def key(self, path: Path, stamp: str) -> str:
        """Name all that the verdict on a file depends on.

        stamp: names the shapes and the programs.
        """
        digests = self.files.digests
        told = blake2b(f"{stamp} {digests[path]}".encode(), digest_size=16)
        told.update("\n".join(self.classes).encode())
        told.update(" ".join(sorted(digests[other] for other in self.others(path))).encode())
        for node in sorted(self.near(node for other in (path, *self.others(path)) for node in self._objects(other))):
            told.update(node.encode() + self._digest(node))
        return told.hexdigest()

    def others(self, path: Path) -> list[Path]:
        """Give the other files that say something of the things that a file describes."""
        places = self.files.places
        things = (thing for thing in self.files.facts[path].lines if thing != BLANK and len(places[thing]) > 1)
        return sorted({other for thing in things for other, _ in places[thing]} - {path})

    def triples(self, path: Path) -> list[pyoxigraph.Triple]:
        """Give the triples about the things that a file describes, whichever file states them."""
        own = self.files.triples_of(path)
        things = {str(triple.subject) for triple in own}
        told = [triple for other in self.others(path) for triple in self.files.triples_of(other)]
        return own + [triple for triple in told if str(triple.subject) in things]

    def lines(self, triples: Collection[pyoxigraph.Triple]) -> bytes:
        """Write triples as N-Triples, with all beside them that the shapes look at."""
        near = self.near(str(one.object) for one in triples if type(one.object).__name__ != "Literal")
        beside = {f"{node} {line}" for node in near for line in self.shown[node]}
        return to_lines(triples) + "".join(f"{line} .\n" for line in sorted(beside.union(self.classes))).encode()

    def near(self, nodes: Iterable[str]) -> set[str]:
        """Give those of some nodes, and of what they point at, that show something to the shapes."""
        found: set[str] = set()
        for _ in range(self.steps):
            new = {node for node in nodes if node in self.shown} - found
            found |= new
            nodes = {line.split(" ", 1)[1] for node in new for line in self.shown[node]}
        return found

    def _objects(self, path: Path) -> Iterator[str]:
        yield from self.files.facts[path].objects

    def _digest(self, node: str) -> bytes:
        if node not in self._digests:
            self._digests[node] = blake2b("\n".join(sorted(self.shown[node])).encode(), digest_size=16).digest()
        return self._digests[node]
