"""A comparison as a table that a person reads, with a footnote for each claim."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from policygraph.comparing.claims import Claim
from policygraph.comparing.comparison import Cell, Comparison, Entry, Line
from policygraph.comparing.words import MARKS, WORDS, say
from policygraph.render.cells import Sheet
from policygraph.render.labels import read_labels
from policygraph.render.sources import describe_sources
from policygraph.render.words import measure
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, slug

# Rows of these dimensions list the documents that were counted; elsewhere the number is enough.
LISTED = ("concept/policy-type/", "ontology#countedIn", "ontology#likelyCountedIn", "ontology#possiblyCountedIn")


class Told(NamedTuple):
    """One entry of a cell in words: the figure, its mark, and the claim that states it.

    verdict: the slug of a concept of the scheme ``verdict``, or nothing. number: of the footnote; 0 where the entry is
    counted in the graph. tier: of the source, with a question mark where the claim is in doubt. things: what was
    counted, where it is listed.
    """

    text: str
    verdict: str = ""
    claim: str = ""
    number: int = 0
    tier: str = ""
    things: tuple[str, ...] = ()


class ComparisonSheet(NamedTuple):
    """The readable table of a comparison, its footnotes (one a claim) and the notes below it.

    told: the entries of each cell, as the table has its rows and, between the dimension and the verdict, its columns;
    a cell without any is told by the table. claims: the claim of each footnote, in order.
    """

    sheet: Sheet
    footnotes: list[str]
    notes: list[str]
    told: list[list[list[Told]]]
    claims: list[str]


def readable_comparison(engine: Engine, comparison: Comparison, lang: str) -> ComparisonSheet:
    """Tell a comparison in a language: every value in words, every verdict as a mark, every claim numbered."""
    teller = _Teller(engine, comparison, lang)
    told = [[teller.entries(line, line.cells[place]) for place in comparison.places] for line in comparison.lines]
    rows = [
        [
            teller.dimension(line),
            *(teller.cell(line.cells[place], cell) for place, cell in zip(comparison.places, cells, strict=True)),
            teller.verdicts(line),
        ]
        for line, cells in zip(comparison.lines, told, strict=True)
    ]
    headings = [say("dimension", lang), *(teller.label(place) for place in comparison.places), say("verdict", lang)]
    columns = ["dimension", *(slug(place) for place in comparison.places), "verdict"]
    footnotes = teller.footnotes(engine)
    notes = [say("legend", lang)]
    if any(line.topic == "inventory" for line in comparison.lines):
        notes.append(say("inventory-note", lang))
    notes += teller.silences(comparison)
    if teller.numbers:
        notes.append(teller.shares(comparison))
    return ComparisonSheet(Sheet(columns, headings, rows, []), footnotes, notes, told, list(teller.numbers))


class _Teller:
    """Puts what a comparison holds into words, and numbers its claims in the order of reading."""

    def __init__(self, engine: Engine, comparison: Comparison, lang: str) -> None:
        self.lang = lang
        self.numbers: dict[str, int] = {}
        self.claims = {claim.iri: claim for claim in comparison.claims}
        self.labels = read_labels(engine, _mentioned(comparison))

    def label(self, thing: str) -> str:
        return self.labels.of(thing, self.lang)

    def dimension(self, line: Line) -> str:
        return " · ".join(say(part, self.lang) if part in WORDS else self.label(part) for part in line.dimension)

    def cell(self, cell: Cell, entries: list[Told]) -> str:
        """Tell a cell as text, one line an entry."""
        if not cell.entries:
            return say("empty-cell", self.lang, finding=self.label(f"{CONCEPT}finding/{cell.finding}"))
        told = [self._line(entry) for entry in entries]
        if cell.more:
            told.append(say("more", self.lang, count=cell.more))
        return "\n".join(told)

    def _line(self, told: Told) -> str:
        if not told.claim:
            return "\n".join([told.text, *(self.label(thing) for thing in told.things)])
        mark = f" {MARKS[told.verdict]}" if told.verdict else ""
        return f"{told.text}{mark} [{told.number} {told.tier}]"

    def entries(self, line: Line, cell: Cell) -> list[Told]:
        """Tell the entries of a cell."""
        return [self._entry(line, entry) for entry in cell.entries]

    def _entry(self, line: Line, entry: Entry) -> Told:
        if entry.claim is None:
            listed = any(part in line.dimension[0] for part in LISTED)
            return Told(str(entry.number), things=entry.things if listed else ())
        claim = entry.claim
        text = say("colon", self.lang).join(part for part in (self._whose(entry), self.value(claim)) if part)
        number = self.numbers.setdefault(claim.iri, len(self.numbers) + 1)
        tier, confidence = claim.one("tier"), claim.one("confidence")
        doubt = "?" if confidence is not None and slug(confidence.value) == "medium" else ""
        shown = f"{self.label(tier.value) if tier else ''}{doubt}"
        return Told(text, entry.verdict.kind if entry.verdict else "", claim.iri, number, shown)

    def _whose(self, entry: Entry) -> str:
        """Name the fund, and the district, where the row does not say it."""
        claim = entry.claim
        assert claim is not None
        about = claim.one("about")
        return self.label(about.value) if about is not None and "fundKind" in claim.parts else ""

    def value(self, claim: Claim) -> str:
        """Tell what a claim states, with all that says what it is."""
        if "value" not in claim.parts:
            named = claim.parts.get("object")
            told = say("between", self.lang).join(self.label(term.value) for term in named) if named else ""
            words = claim.one("text", self.lang)
            plain = claim.one("date")
            told = told or (words.value if words else "") or (plain.value if plain else "")
        else:
            parts = {name: claim.one(name) for name in ("value", "valueTo", "unit", "bound", "per", "period", "base")}
            told = measure(parts, self.lang, self.label)
        year, role = claim.one("year"), claim.measure.role
        if year is not None and role not in ("ceiling", "rate"):
            told += f"（{year.value}）" if self.lang == "zh" else f" ({year.value})"
        return told or self.label(f"{CONCEPT}role/{role}")

    def verdicts(self, line: Line) -> str:
        told = []
        for kind in ("with-care", "no"):
            reasons = dict.fromkeys(r for verdict in line.verdicts if verdict.kind == kind for r in verdict.reasons)
            if reasons:
                named = say("between", self.lang).join(self.label(f"{CONCEPT}reason/{name}") for name in reasons)
                told.append(f"{MARKS[kind]} {named}")
        if not told and any(verdict.kind == "same" for verdict in line.verdicts):
            return MARKS["same"]
        return "\n".join(told)

    def footnotes(self, engine: Engine) -> list[str]:
        """Tell for each numbered claim its words, its source with tier, and how sure it is."""
        sources = [source.value for name in self.numbers if (source := self.claims[name].one("source"))]
        described = describe_sources(engine, sources, self.lang)
        told = []
        for name, number in self.numbers.items():
            claim = self.claims[name]
            quote, paraphrase, source = claim.one("quote"), claim.one("paraphrase", self.lang), claim.one("source")
            proof = f"“{quote.value}”" if quote else ""
            if paraphrase is not None and not quote:
                proof = say("described", self.lang) + paraphrase.value
            confidence = claim.one("confidence")
            sure = say(slug(confidence.value), self.lang) if confidence else ""
            where = described.get(source.value, "") if source else ""
            told.append(f"[{number}] " + " · ".join(part for part in (self._about(claim), proof, where, sure) if part))
        return told

    def _about(self, claim: Claim) -> str:
        """Name the scheme and the document that a claim is about; a place or a target is named by its cell."""
        about, policy = claim.one("about"), claim.one("policy")
        scheme = about if about is not None and "category" in claim.parts else None
        return " · ".join(self.label(thing.value) for thing in (scheme, policy) if thing is not None)

    def silences(self, comparison: Comparison) -> list[str]:
        """Say of which places the table holds nothing at all, lest an empty column look like an answer."""
        if not comparison.lines:
            return [say("empty", self.lang)]
        silent = [
            self.label(place)
            for place in comparison.places
            if not any(_says_something(line.cells[place]) for line in comparison.lines)
        ]
        return [say("silent", self.lang, places=say("between", self.lang).join(silent))] if silent else []

    def shares(self, comparison: Comparison) -> str:
        tiers = Counter(tier.value for claim in comparison.claims if (tier := claim.one("tier")))
        shares = say("between", self.lang).join(f"{self.label(tier)} {count}" for tier, count in tiers.most_common())
        return say("shares", self.lang, total=sum(tiers.values()), shares=shares)


def _says_something(cell: Cell) -> bool:
    return any(entry.claim or entry.number for entry in cell.entries)


def _mentioned(comparison: Comparison) -> set[str]:
    """Every IRI that is told in words."""
    found = set(comparison.places) | {f"{CONCEPT}finding/{name}" for name in ("looked-for", "not-researched")}
    for line in comparison.lines:
        found |= {part for part in line.dimension if part not in WORDS}
        found |= {thing for cell in line.cells.values() for entry in cell.entries for thing in entry.things}
        found |= {f"{CONCEPT}reason/{reason}" for verdict in line.verdicts for reason in verdict.reasons}
    for claim in comparison.claims:
        found |= {term.value for terms in claim.parts.values() for term in terms if term.kind == "iri"}
    return found
