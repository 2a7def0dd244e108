"""What a check of the data found."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class ValidationResult(NamedTuple):
    """One thing to mend: where it is, what it concerns, and what to write, in each language."""

    path: Path
    line: int
    focus: str
    message: dict[str, str]


class ValidationReport(NamedTuple):
    """Everything that a check found, and how much it read."""

    results: list[ValidationResult]
    files: int
    triples: int

    @property
    def conforms(self) -> bool:
        """Tell whether there is nothing to mend."""
        return not self.results
