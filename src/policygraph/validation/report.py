"""What a check of the data found."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class ValidationResult(NamedTuple):
    """One thing to mend: where it is, what it concerns, and what to write, in each language.

    ``value`` is what was found there, as Turtle writes it; empty where something is missing.

    >>> told = {"zh": "请写 pol:status。", "en": "Write pol:status."}
    >>> print(ValidationResult(Path("a.ttl"), 3, "policy:a", told).sentence("en"))
    a.ttl:3: Write pol:status.
    """

    path: Path
    line: int
    focus: str
    message: dict[str, str]
    value: str = ""

    def sentence(self, lang: str = "en") -> str:
        """Say where the fault is and what to write."""
        return f"{self.path}:{self.line}: {self.message['zh' if lang == 'zh' else 'en']}"


class ValidationReport(NamedTuple):
    """Everything that a check found, and how much it read."""

    results: list[ValidationResult]
    files: int
    triples: int

    @property
    def conforms(self) -> bool:
        """Tell whether there is nothing to mend."""
        return not self.results
