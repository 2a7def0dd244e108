"""A block of the shipped graph without its names, words, days and numbers: what is left is its shape.

A mould is text in which ``%(name)s`` stands for what each casting fills in; of the original it keeps concepts, counts,
lengths of texts and distances between dates.
"""

from __future__ import annotations

from typing import NamedTuple

from policygraph.generating.blocks import PARTS, Block, Layout, is_ours
from policygraph.generating.dates import day_of, ordinal
from policygraph.generating.filling import NEEDED, Filling, amounts, filler, patterns
from policygraph.generating.reading import TYPE, Thing
from policygraph.generating.syntax import Notation
from policygraph.terms import ID, POL, XSD, Term

GENERATED = POL + "generated"
# What would point at something real, or at one text.
LEFT_OUT = ("sha256", "adminCode", "wikidata")
COUNTED = (POL + "countedIn", POL + "likelyCountedIn", POL + "possiblyCountedIn")
BORNE_OUT = ("restates", "checkedAgainst")
DATED = (XSD + "date", XSD + "gYearMonth", XSD + "gYear")
MIDDLE = 2022
TRUE = Term("literal", "true", XSD + "boolean")


class Mould(NamedTuple):
    """The shape of a block.

    fields: what each casting fills in. day: the day number from which its dates are counted. claims: the end of each
    claim's name with its role; parts: the same with the kind, for what later blocks may point at. sources: of those
    that it describes. statements: how many there are, without those of the fields.
    """

    text: str
    fields: tuple[Filling, ...]
    day: int
    year: int
    claims: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


class Moulder:
    """Makes moulds of blocks, in one notation.

    A source is described by the first block that names it; the others point at some source of their place.
    """

    def __init__(self, layout: Layout, notation: Notation) -> None:
        self.layout = layout
        self.notation = notation
        self.described: set[str] = set()

    def mould(self, block: Block) -> Mould:
        """Make the mould of a block."""
        return _Making(self, block).mould()

    def sources_of(self, block: Block) -> list[Thing]:
        """Give the sources that this block is the first to name."""
        found = []
        for thing in block.things:
            for name in ("source", "alsoIn"):
                for value in thing.all(name):
                    source = self.layout.things[value.value]
                    if source.iri not in self.described and block.sort not in ("secondary", "disagreement"):
                        self.described.add(source.iri)
                        found.append(source)
        return found


class _Making:
    """One mould on its way."""

    def __init__(self, moulder: Moulder, block: Block) -> None:
        self.block = block
        self.layout = moulder.layout
        self.notation = moulder.notation
        self.sources = moulder.sources_of(block)
        self.suffixes = self._suffixes()
        self.year = self._year()
        self.day = self._day()
        self.texts: dict[str, int] = {}
        self.fields: list[Filling] = []
        self.lines: list[str] = []

    def mould(self) -> Mould:
        for thing in (*self.block.things, *self.sources):
            self._thing(thing)
        ends = [(self.suffixes[thing.iri], thing) for thing in self.block.things]
        return Mould(
            "".join(self.lines),
            tuple(self.fields),
            self.day,
            self.year,
            tuple((end, thing.one("role")) for end, thing in ends if thing.kind == "claim"),
            tuple((end, thing.kind) for end, thing in ends if thing.kind in ("fund", "policy", *PARTS)),
            tuple(self.suffixes[source.iri] for source in self.sources),
        )

    def _suffixes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        counts: dict[str, int] = {}
        for number, thing in enumerate((*self.block.things, *self.sources)):
            counts[thing.kind] = counts.get(thing.kind, 0) + 1
            found[thing.iri] = "" if number == 0 else f"-{thing.kind}-{counts[thing.kind]}"
        return found

    def _year(self) -> int:
        """Give the year from which others are counted, so that no figure is of a year to come where none was."""
        stated = [int(claim.one("year")) for claim in self.block.things if claim.kind == "claim" and claim.one("year")]
        return self.block.year or max(stated, default=MIDDLE)

    def _day(self) -> int:
        head = self.block.things[0]
        for name in ("issued", "published", "drafted", "effective", "validFrom"):
            if head.one(name):
                return ordinal(head.one(name))
        return day_of(self.year, 182)

    def _thing(self, thing: Thing) -> None:
        iri = f"{ID}{thing.kind}/%(b)s{self.suffixes[thing.iri]}"
        kind, *more = [value.value for predicate, value in thing.statements if predicate == TYPE]
        self.lines.append(self.notation.opened(iri, kind))
        self.lines += [self.notation.said(iri, TYPE, self.notation.name(other)) for other in more]
        for predicate, value in thing.statements:
            if predicate != TYPE and predicate.rsplit("#", 1)[-1] not in LEFT_OUT:
                self._statement(thing, iri, predicate, value)
        self.lines.append(self.notation.closed(iri, GENERATED, self.notation.literal(TRUE)))

    def _statement(self, thing: Thing, iri: str, predicate: str, value: Term) -> None:
        name = predicate.rsplit("#", 1)[-1]
        if value.kind == "iri":
            self._link(thing, iri, predicate, value.value)
        elif name in ("label", "title", "shortLabel") and (thing.kind != "source"):
            pattern = patterns(thing, name, value.lang, self.suffixes[thing.iri])
            self._say(iri, predicate, Term("literal", pattern, "", value.lang))
        elif name == "url":
            address = f"https://generated.invalid/%(b)s{self.suffixes[thing.iri]}"
            self._say(iri, predicate, Term("literal", address, value.datatype))
        elif name == "number":
            self._say(iri, predicate, Term("literal", "生成文〔%(y)s〕%(n)s号", XSD + "string"))
        elif name in ("year", "since"):
            self._filled(iri, predicate, Filling("year", int(value.value) - (self.year)), value.datatype)
        elif name in ("value", "valueTo"):
            choices = amounts(value, varied=not thing.all("valueTo"), percent=thing.one("unit").endswith("percent"))
            self._filled(iri, predicate, Filling("value", choices), value.datatype)
        elif value.datatype in DATED and name != "retrieved":
            moved = Filling("date", ordinal(value.value) - self.day, len(value.value))
            self._filled(iri, predicate, moved, value.datatype)
        elif value.lang:
            number = self.texts.setdefault(value.value, len(self.texts) + 1)
            self._say(iri, predicate, Term("literal", filler(value.value, value.lang, number), "", value.lang))
        else:
            self._say(iri, predicate, value._replace(value=value.value.replace("%", "%%")))

    def _link(self, thing: Thing, iri: str, predicate: str, to: str) -> None:
        name = predicate.rsplit("#", 1)[-1]
        if name == "agreement":
            # Said together with what it is about, or not at all.
            if not any(thing.all(link) for link in BORNE_OUT):
                self.lines.append(self.notation.said(iri, predicate, self.notation.name(to)))
        elif name in BORNE_OUT:
            self._borne_out(thing, iri, predicate, to)
        elif is_ours(to):
            self.lines.append(self.notation.said(iri, predicate, self.notation.name(to)))
        elif to in self.suffixes:
            kind = self.layout.things[to].kind
            own = f"{ID}{kind}/%(b)s{self.suffixes[to]}"
            self.lines.append(self.notation.said(iri, predicate, self.notation.name(own)))
        else:
            self._far(iri, predicate, to)

    def _borne_out(self, thing: Thing, iri: str, predicate: str, to: str) -> None:
        links = [value.value for link in BORNE_OUT for value in thing.all(link)]
        if links[0] != to:
            return
        kind = self.layout.things[to].kind
        role = self.layout.things[to].one("role") or thing.one("role")
        before, after = self._around(iri, predicate, kind)
        agreed = self.notation.said(iri, POL + "agreement", self.notation.name(thing.one("agreement")))
        self._add(iri, Filling("earlier", kind, role, before, after + agreed))

    def _far(self, iri: str, predicate: str, to: str) -> None:
        far = self.layout.things.get(to)
        if far is None:
            return
        before, after = self._around(iri, predicate, far.kind)
        if far.kind == "source":
            kind = "secondary" if self.block.sort == "secondary" else "source"
            self._add(iri, Filling(kind, "", "", before, after))
        elif far.kind == "place":
            self._add(iri, Filling("place", self._where(to), "", before, after))
        elif predicate in COUNTED:
            self._add(iri, Filling("count", "", "", before, after))
        elif self.block.sort == "secondary":
            self._add(iri, Filling("earlier", far.kind, "", before, after, NEEDED))
        elif far.kind in ("body", "policy"):
            self._add(iri, Filling(far.kind, self._where(far.one("place")), "", before, after, predicate))
        elif far.kind == "claim":
            self._add(iri, Filling("earlier", far.kind, "", before, after))

    def _where(self, place: str) -> str:
        """Tell how a place stands to that of this block: itself, above it, or another of a level."""
        own = self.block.place
        level = self.layout.levels[place]
        if place == own:
            return "self"
        if level in ("nation", "province"):
            return level
        if level == "city":
            return "city" if self.layout.cities.get(own) == place else "other-city"
        return "district"

    def _around(self, iri: str, predicate: str, kind: str) -> tuple[str, str]:
        before, after = self.notation.said(iri, predicate, self.notation.name(f"{ID}{kind}/\0")).split("\0")
        return before, after

    def _say(self, iri: str, predicate: str, value: Term) -> None:
        self.lines.append(self.notation.said(iri, predicate, self.notation.literal(value)))

    def _filled(self, iri: str, predicate: str, filling: Filling, datatype: str) -> None:
        name = self._name(filling)
        self._say(iri, predicate, Term("literal", f"%({name})s", datatype))

    def _add(self, iri: str, filling: Filling) -> None:
        filling = filling._replace(subject=iri)
        self.lines.append(f"%({self._name(filling)})s")

    def _name(self, filling: Filling) -> str:
        self.fields.append(filling)
        return f"f{len(self.fields) - 1}"
