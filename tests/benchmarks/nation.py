"""A made-up nation in the forms in which the engines want it, each made when it is first needed."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from benchmarks.environment import program
from benchmarks.processes import run_well
from benchmarks.report import progress

# Within a folder: the Turtle of the nation; its N-Triples; those with the ontology and with what the rules derive,
# which is what is asked; the same as a store of ours on disk.
TURTLE, PLAIN, ALL, STORE = "ttl", "plain.nt", "all.nt", "store"
# How many cities come to about so many triples.
CITIES = {"100k": 26, "1M": 275, "10M": 2740}
LIMIT = 900.0


class Nation(NamedTuple):
    """A nation of some size: ``100k``, ``1M`` or ``10M``; its folder is there."""

    size: str
    folder: Path

    def turtle(self) -> Path:
        """Give a folder with its Turtle."""
        path = self.folder / TURTLE / "nation.ttl"
        if not path.exists():
            path.parent.mkdir()
            self._generate(path)
        return path.parent

    def plain(self) -> Path:
        """Give its N-Triples, without what the rules derive."""
        path = self.folder / PLAIN
        if not path.exists():
            self._generate(path)
        return path

    def all(self) -> Path:
        """Give the N-Triples of what is asked: every engine holds the same."""
        path = self.folder / ALL
        if not path.exists():
            progress(f"{self.size}: writing all that is asked")
            _run("export", "-o", path, "--data", self.turtle(), "--only")
        return path

    def store(self) -> Path:
        """Give a store of ours on disk that holds the same."""
        path = self.folder / STORE
        if not path.exists():
            progress(f"{self.size}: loading our store")
            _run("load", "--store", path, self.plain())
        return path

    def _generate(self, path: Path) -> None:
        progress(f"{self.size}: making up {CITIES[self.size]} cities")
        _run("generate", "--cities", CITIES[self.size], "--years", 10, "--seed", 1, "-o", path)


def make_nation(size: str, folder: Path) -> Nation:
    """Give the nation of a size, in a folder of its own below this one, where it may be already."""
    own = folder / size
    own.mkdir(exist_ok=True)
    return Nation(size, own)


def _run(*words: object) -> None:
    run_well([program("policygraph"), *map(str, words)], limit=LIMIT)
