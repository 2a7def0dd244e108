"""The statements of a page: each claim and record once, beside what first cites it, and each source once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from policygraph.drawing.names import short

Evidence = Mapping[str, Mapping[str, Any]]
# The page does not show these: the picture does.
LEFT_OUT = ("brief", "agreement_slug")


class Citations:
    """Numbers the statements in the order in which they are cited.

    evidence: what each claim and record says, by IRI. What it does not hold is not cited.
    """

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.numbers: dict[str, int] = {}
        self.sources: list[dict[str, Any]] = []
        self._sources: dict[object, int] = {}
        self._fresh: list[dict[str, Any]] = []

    def cite(self, names: Iterable[str]) -> list[int]:
        """Give the numbers of some statements."""
        return [self._number(name) for name in names if name in self.evidence]

    def take(self) -> list[dict[str, Any]]:
        """Give the statements that were cited for the first time since this was last asked."""
        fresh, self._fresh = self._fresh, []
        return fresh

    def close(self) -> list[dict[str, Any]]:
        """Cite what the statements cited so far restate, and give all that is left to give."""
        restated = list(self.numbers)
        while restated:
            known = len(self.numbers)
            self.cite(name for one in restated for name in self.evidence[one].get("restates", []))
            restated = list(self.numbers)[known:]
        return self.take()

    def _number(self, name: str) -> int:
        if name not in self.numbers:
            self.numbers[name] = len(self.numbers)
            told = self.evidence[name]
            packed = {
                key: value
                for key, value in told.items()
                if value is not None and value is not False and value != [] and key not in LEFT_OUT
            }
            if "restates" in packed:
                packed["restates"] = [short(thing) for thing in packed["restates"]]
            packed["source"] = [self._source(source) for source in told["source"]]
            self._fresh.append({"id": short(name), **packed})
        return self.numbers[name]

    def _source(self, source: Mapping[str, Any]) -> int:
        key = source.get("id") or tuple(source.get(part) for part in ("title", "publisher", "url", "address"))
        if key not in self._sources:
            self._sources[key] = len(self.sources)
            self.sources.append({part: value for part, value in source.items() if value is not None and part != "id"})
        return self._sources[key]
