"""The check of a folder of data, held against the reference: one run of pyshacl over everything."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from policygraph.validation import ValidationReport, validate
from policygraph.validation.shapes import Breach

Told = list[tuple[object, ...]]


@pytest.fixture(scope="module")
def checked_ontology(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the ontology is checked already."""
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLICYGRAPH_CACHE", str(cache))
        validate(only=True)
    return cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checked_ontology: Path) -> Path:
    """A folder for data, and a cache that knows nothing of it."""
    shutil.copytree(checked_ontology, tmp_path / "cache")
    monkeypatch.setenv("POLICYGRAPH_CACHE", str(tmp_path / "cache"))
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def told(report: ValidationReport) -> Told:
    """All that a report says; nodes without a name have another at each reading."""
    return [(*result[:2], re.sub("^_:.*", "_:", result.focus), *result[3:]) for result in report.results]


def breached(breaches: list[Breach]) -> Told:
    found = [(re.sub("^_:.*", "_:", one.focus), sorted(one.message.items()), *one[2:]) for one in breaches]
    return sorted(found, key=str)


def same_as_in_full(folder: Path) -> ValidationReport:
    """Check a folder and hold the report against the reference."""
    report = validate(data=[folder], only=True)
    assert told(report) == told(validate(data=[folder], only=True, full=True))
    return report
