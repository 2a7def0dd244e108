"""The blocks that no mould gives: the data set, the one secondary source, each place with its bodies and a source."""

from __future__ import annotations

from policygraph.generating.moulds import GENERATED, TRUE
from policygraph.generating.spots import Spot
from policygraph.generating.syntax import Notation
from policygraph.terms import CONCEPT, ID, POL, RDFS, XSD, Term

DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


class _Block:
    def __init__(self, notation: Notation, iri: str, kind: str) -> None:
        self.notation, self.iri = notation, iri
        self.lines = [notation.opened(iri, kind)]

    def link(self, predicate: str, to: str) -> _Block:
        self.lines.append(self.notation.said(self.iri, predicate, self.notation.name(to)))
        return self

    def say(self, predicate: str, text: str, lang: str = "", datatype: str = "") -> _Block:
        value = Term("literal", text, datatype, lang)
        self.lines.append(self.notation.said(self.iri, predicate, self.notation.literal(value)))
        return self

    def label(self, zh: str, en: str) -> _Block:
        return self.say(RDFS + "label", zh, "zh").say(RDFS + "label", en, "en")

    def end(self) -> str:
        return "".join([*self.lines, self.notation.closed(self.iri, GENERATED, self.notation.literal(TRUE))])


def describe_dataset(notation: Notation, cities: int, years: int, seed: int) -> str:
    """Describe the whole: that it is made up, and by what order."""
    zh = f"生成的数据，不是事实：{cities}个城市，{years}年，种子{seed}"
    en = f"Made-up data, no facts: {cities} cities, {years} years, seed {seed}"
    block = _Block(notation, ID + "dataset/generated-nation", DCAT + "Dataset")
    return block.label(zh, en).link(DCTERMS + "license", LICENCE).end()


def describe_article(notation: Notation, slug: str) -> str:
    """Describe the one source that restates what the others state."""
    block = _Block(notation, f"{ID}source/{slug}", POL + "Source")
    block.say(POL + "title", "生成的文章，不是事实", "zh").say(POL + "publisher", "生成的发布者", "zh")
    block.say(POL + "published", "2026", datatype=XSD + "gYear")
    return block.link(POL + "tier", CONCEPT + "tier/press").end()


def describe_place(notation: Notation, spot: Spot) -> str:
    """Describe a place, its bodies, a source of its own and, of a city, the claim that counts its documents."""
    place = f"{ID}place/{spot.slug}"
    block = _Block(notation, place, POL + "Place").label(spot.zh, spot.en)
    if spot.level == "city":
        block.link("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", POL + "City")
    block.link(POL + "level", CONCEPT + "level/" + spot.level)
    if spot.above is not None:
        block.link(POL + "within", f"{ID}place/{spot.above.slug}")
    told = [block.end()]
    for number in range(1, spot.bodies + 1):
        body = _Block(notation, f"{ID}body/{spot.slug}-body-{number}", POL + "Body")
        body.label(f"{spot.zh}第{number}机构", f"Generated Body {number} of {spot.en}")
        told.append(body.link(POL + "place", place).end())
    source = _Block(notation, f"{ID}source/{spot.slug}", POL + "Source")
    source.say(POL + "url", f"https://generated.invalid/{spot.slug}", datatype=XSD + "anyURI")
    told.append(source.link(POL + "tier", CONCEPT + "tier/official-page").end())
    if spot.count:
        told.append(_count(notation, spot, place))
    return "".join(told)


def _count(notation: Notation, spot: Spot, place: str) -> str:
    claim = _Block(notation, f"{ID}claim/{spot.count}", POL + "Claim")
    claim.link(POL + "about", place).link(POL + "role", CONCEPT + "role/count")
    claim.say(POL + "value", "5", datatype=XSD + "integer").link(POL + "unit", CONCEPT + "unit/count")
    claim.link(POL + "bound", CONCEPT + "bound/equal").link(POL + "indicator", CONCEPT + "indicator/ai-policy-count")
    claim.say(POL + "year", "2026", datatype=XSD + "integer").say(POL + "quote", "生成的计数", "zh")
    claim.link(POL + "source", ID + "source/generated-article")
    return claim.link(POL + "confidence", CONCEPT + "confidence/medium").end()
