"""Checks the data against the shapes; each result says file, line and what to write."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from policygraph.errors import FileUnreadable
from policygraph.paths import graph_dir, ontology_dir
from policygraph.validation.reading import Files
from policygraph.validation.report import ValidationReport, ValidationResult

__all__ = ["ValidationReport", "ValidationResult", "validate"]


def validate(paths: Sequence[Path] = (), *, data: Sequence[Path] = (), only: bool = False) -> ValidationReport:
    """Check the graph, or some files of it with the rest as their background.

    paths: files or folders to report on; without any, everything. data: folders beside the shipped graph.
    only: leave the shipped graph out. Raises FileUnreadable for a path that is not there.
    """
    from policygraph.validation.shapes import break_shapes, shapes_file

    asked = {file.resolve() for path in paths for file in _turtle(path)}
    folders = [ontology_dir(), *([] if only else [graph_dir()]), *data, *paths]
    every = {file.resolve(): file for folder in folders for file in _turtle(folder)}
    every.pop(shapes_file().resolve(), None)
    files = Files()
    files.read(list(every.values()))
    files.check()
    results = list(files.faults)
    results += [ValidationResult(*files.place(focus), focus, message) for focus, message in break_shapes(files.triples)]
    if asked:
        results = [result for result in results if result.path.resolve() in asked]
    results.sort(key=lambda result: (str(result.path), result.line, result.message["en"]))
    return ValidationReport(results, len(asked) or files.count, len(files.triples))


def _turtle(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.rglob("*.ttl"))
    if path.is_file():
        return [path]
    raise FileUnreadable(path=path, reason="no such file or folder", reason_zh="没有这个文件或文件夹")
