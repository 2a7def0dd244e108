"""A comparison: one row a dimension, one column a place, each claim with its verdict against the row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from policygraph.comparing.claims import Claim, compare_claims
from policygraph.comparing.comparability import Verdict, best
from policygraph.terms import Term


class Entry(NamedTuple):
    """What stands in a cell: a claim with its verdict against the row, or a number counted in the graph.

    verdict: against the claim of another place with which it compares best; None where there is no figure or no
    other place. number, things: for what is counted here, how many and what was counted.
    """

    claim: Claim | None = None
    verdict: Verdict | None = None
    where: str = ""
    number: int | None = None
    things: tuple[str, ...] = ()


class Cell(NamedTuple):
    """The entries of one place in one row; ``more`` are left out for length; ``finding`` tells an empty cell.

    finding: the slug of a concept of the scheme ``finding``, where the cell is empty.
    """

    entries: list[Entry]
    more: int = 0
    finding: str = ""


class Line(NamedTuple):
    """One row: its topic, its dimension (IRIs of concepts, or a key of ``comparing.words``) and a cell a place."""

    topic: str
    dimension: tuple[str, ...]
    cells: dict[str, Cell]

    @property
    def verdicts(self) -> list[Verdict]:
        """The verdicts of the row, each once."""
        found = [entry.verdict for cell in self.cells.values() for entry in cell.entries if entry.verdict]
        return list(dict.fromkeys(found))


class Comparison(NamedTuple):
    """Places side by side."""

    places: list[str]
    lines: list[Line]

    @property
    def claims(self) -> list[Claim]:
        """Every claim that is shown, in the order of reading, each once."""
        shown = {
            entry.claim.iri: entry.claim
            for line in self.lines
            for cell in line.cells.values()
            for entry in cell.entries
            if entry.claim
        }
        return list(shown.values())


def build_line(
    topic: str,
    dimension: tuple[str, ...],
    entries: dict[str, list[Entry]],
    places: Iterable[str],
    looked_for: set[tuple[str, str]],
    most: int | None = None,
) -> Line:
    """Build a row, with the verdict of each entry against those of the other places.

    entries: by place, in the order in which they are shown. looked_for: pairs of place and topic for which somebody
    looked and found nothing. most: how many entries of a place are shown; a verdict speaks of what is shown alone.
    """
    shown = {place: entries.get(place, [])[:most] for place in places}
    cells = {}
    for place, mine in shown.items():
        others = [entry.claim for other, theirs in shown.items() if other != place for entry in theirs if entry.claim]
        if mine:
            judged = [entry._replace(verdict=_against(entry, others)) for entry in mine]
            cells[place] = Cell(judged, len(entries[place]) - len(mine))
        else:
            searched = any((place, part) in looked_for for part in dimension)
            cells[place] = Cell([], 0, "looked-for" if searched else "not-researched")
    return Line(topic, dimension, cells)


def _against(entry: Entry, others: list[Claim]) -> Verdict | None:
    if entry.claim is None:
        return None
    verdicts = [compare_claims(entry.claim, other) for other in others]
    return best([verdict for verdict in verdicts if verdict])


def term_of(entry: Entry) -> Term | None:
    """Give the value of an entry."""
    return entry.claim.value if entry.claim else Term("literal", str(entry.number))
