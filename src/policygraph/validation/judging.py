"""What breaks a shape, file by file: what was judged before under the same circumstances is not judged again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.validation.kept import Kept
from policygraph.validation.parts import WORTH, Part, cores, run_parts
from policygraph.validation.reading import Files
from policygraph.validation.shapes import Breach, Shapes, run_shapes, to_lines
from policygraph.validation.surroundings import Surroundings

if TYPE_CHECKING:
    import pyoxigraph


def judge_files(
    files: Files, shapes: Shapes, kept: Kept, asked: Set[Path] = frozenset(), processes: int | None = None
) -> list[Breach]:
    """Give everything that breaks a shape, as one run of pyshacl over all files would.

    kept: the verdicts that are known; new ones are added. asked: the files to judge, all where it is empty.
    processes: how many may run side by side, if not one a core.
    """
    if any(not shape.startswith("http") for shape in shapes.locality.not_local):
        # A shape without a name cannot be left out of a run.
        return run_shapes(shapes.lines, to_lines(files.triples))
    around = Surroundings(files, shapes.locality)
    keys = {path: around.key(path, kept.stamp) for path in files.facts if not asked or path.resolve() in asked}
    new = [path for path, key in keys.items() if key not in kept.verdicts]
    verdicts = {path: kept.verdicts[key] for path, key in keys.items() if key in kept.verdicts}
    verdicts |= _judge(around, new, shapes, processes or cores())
    found: dict[tuple[str, ...], Breach] = {}
    for path, breaches in verdicts.items():
        kept.judge(path, keys[path], breaches)
        found.update((_same(breach), breach) for breach in breaches)
    if shapes.locality.not_local:
        found.update((_same(breach), breach) for breach in _over_all(files, shapes))
    return list(found.values())


def _judge(around: Surroundings, paths: list[Path], shapes: Shapes, processes: int) -> Mapping[Path, list[Breach]]:
    triples = {path: around.triples(path) for path in paths}
    things = {path: {str(triple.subject) for triple in triples[path]} for path in paths}
    found: dict[str, list[Breach]] = {}
    for breaches in run_parts([*_parts(around, triples, processes)], shapes.lines, shapes.locality.not_local):
        for breach in breaches:
            name = breach.focus if breach.focus.startswith("_:") else f"<{breach.focus}>"
            found.setdefault(name, []).append(breach)
    return {
        path: [breach for name in found.keys() & things[path] for breach in found[name]] if found else []
        for path in paths
    }


def _parts(around: Surroundings, triples: Mapping[Path, list[pyoxigraph.Triple]], processes: int) -> Iterator[Part]:
    """Cut what is to be judged into as many parts as are worth a process, never through a thing."""
    about: dict[str, set[pyoxigraph.Triple]] = {}
    for triple in chain.from_iterable(triples.values()):
        about.setdefault(str(triple.subject), set()).add(triple)
    total = sum(map(len, about.values()))
    parts = max(1, min(processes, total // WORTH))
    names: list[str] = []
    part: list[pyoxigraph.Triple] = []
    done = cut = 0
    for name, some in about.items():
        names.append(name)
        part += some
        done += len(some)
        if done * parts >= total * (cut + 1):
            yield Part(names, around.lines(part))
            names, part, cut = [], [], cut + 1


def _over_all(files: Files, shapes: Shapes) -> list[Breach]:
    """Run the shapes that are not local, and only those, over all files at once."""
    return run_shapes(shapes.lines, to_lines(files.triples), without=shapes.locality.local)


def _same(breach: Breach) -> tuple[str, ...]:
    return (breach.focus, breach.path, breach.found, breach.message["en"])
