"""What several tests share: the engines over the shipped graph, and the command line as a person calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from policygraph.store.engine import Engine
from policygraph.store.open import open_engine

# A slow machine is no fault of the code: nothing here is timed.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def embedded() -> Engine:
    """The shipped graph in the embedded engine."""
    return open_engine("embedded")


@pytest.fixture(scope="session")
def rdflib_engine() -> Engine:
    """The shipped graph in rdflib."""
    return open_engine("rdflib")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Call policygraph in a process and a folder of its own."""

    def call(
        *words: str, stdin: str | None = None, columns: int = 100, encoding: str = "utf-8", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
        return subprocess.run(
            [sys.executable, "-m", "policygraph", *words],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            encoding=encoding,
            errors="replace",
            timeout=120,
            check=False,
            env={**kept, "LANG": "C.UTF-8", "COLUMNS": str(columns), "PYTHONIOENCODING": encoding, **environment},
        )

    return call
