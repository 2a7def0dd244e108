"""Checks the data against the shapes; each result says file, line and what to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.errors import FileUnreadable
from policygraph.paths import graph_dir, ontology_dir
from policygraph.validation.reading import Files
from policygraph.validation.report import ValidationReport, ValidationResult

if TYPE_CHECKING:
    from policygraph.validation.shapes import Breach

__all__ = ["ValidationReport", "ValidationResult", "validate"]


def validate(
    paths: Sequence[Path] = (), *, data: Sequence[Path] = (), only: bool = False, full: bool = False
) -> ValidationReport:
    """Check the graph, or some files of it with the rest as their background.

    paths: files or folders to report on; without any, everything. data: folders beside the shipped graph.
    only: leave the shipped graph out. full: let pyshacl run over all files at once and keep nothing; the results are
    the same, and much later. Raises FileUnreadable for a path that is not there or holds no Turtle.
    """
    from policygraph.validation.judging import judge_files
    from policygraph.validation.kept import Kept, name_programs
    from policygraph.validation.shapes import break_shapes, read_shapes, shapes_file

    asked = {file.resolve() for path in paths for file in _turtle(path, needed=True)}
    folders = [ontology_dir(), *([] if only else [graph_dir()]), *data, *paths]
    every = {file.resolve(): file for folder in folders for file in _turtle(folder)}
    every.pop(shapes_file().resolve(), None)
    shapes = read_shapes()
    kept = Kept([] if full else folders, name_programs(shapes))
    ordered = [every[file] for file in sorted(every, key=lambda file: (file in asked, file))]
    files = Files(ordered, shapes.locality.looked_at, kept.facts)
    breaches = break_shapes(files.triples) if full else judge_files(files, shapes, kept, asked)
    kept.save(files)
    results = [result for result in _faults(files, breaches) if not asked or result.path.resolve() in asked]
    results = list({(result.path, result.line, result.message["en"]): result for result in results}.values())
    results.sort(key=lambda result: (str(result.path), result.line, result.message["en"]))
    return ValidationReport(results, len(asked) or len(every), files.count)


def _faults(files: Files, breaches: Sequence[Breach]) -> Iterator[ValidationResult]:
    from policygraph.validation.files import check_files
    from policygraph.validation.found import short_name
    from policygraph.validation.shapes import merge_breaches

    yield from files.faults
    told: set[tuple[str, str]] = set()
    for breach in merge_breaches(breaches):
        told |= {(breach.focus, part) for part in (breach.value, breach.found) if part}
        if breach.found:
            told.add((breach.focus, breach.path))
        # What a file with a syntax error describes is only missing because of that error.
        if breach.value in files.unread:
            continue
        message = breach.message
        if breach.found:
            name = short_name(breach.path)
            found = breach.found if name in message["en"] else f"{name} {breach.found}"
            message = {"zh": f"{message['zh']}现为：{found}", "en": f"{message['en']} Found: {found}"}
        for path, line in files.described(breach.focus):
            yield ValidationResult(path, line, breach.focus, message, breach.found)
    for result in check_files(files):
        if (result.focus, result.value) not in told:
            yield result


def _turtle(path: Path, *, needed: bool = False) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise FileUnreadable(path=path, reason="no such file or folder", reason_zh="没有这个文件或文件夹")
    found = sorted(path.rglob("*.ttl"))
    if needed and not found:
        reason = "the folder holds no Turtle file (.ttl)"
        raise FileUnreadable(path=path, reason=reason, reason_zh="文件夹中没有 Turtle 文件（.ttl）")
    return found
