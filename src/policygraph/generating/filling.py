"""What stands in a mould in place of names, words and numbers, and says of itself that it is made up."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, NamedTuple

from policygraph.generating.reading import Thing
from policygraph.paths import ontology_dir
from policygraph.terms import SKOS, Term

# Half to double: the middle of the measured amounts stays where it is.
FACTORS = ((1, 2), (3, 5), (4, 5), (1, 1), (1, 1), (1, 1), (6, 5), (3, 2), (2, 1))
# Marks a statement without which the whole block is left out.
NEEDED = "needed"
FILL = {"zh": "此为生成的文字，不是事实，也不是原话。", "en": "This text is made up, it is no fact and no quotation. "}


class Filling(NamedTuple):
    """What a casting puts into a field.

    kind: how it is found. what, more: what that takes. before, after: of a statement that is left out where nothing is
    found or that was made already. link: the property of such a statement, or NEEDED; subject: what it is about.
    """

    kind: str
    what: Any
    more: Any = ""
    before: str = ""
    after: str = ""
    link: str = ""
    subject: str = ""


def amounts(value: Term, *, varied: bool, percent: bool) -> tuple[str, ...]:
    """Give the numbers that may stand in place of a number, as often as they are to stand there.

    varied: whether it may differ at all. percent: whether it is a share, which stays at most 100.

    >>> amounts(Term("literal", "10000000"), varied=True, percent=False)[:3]
    ('5000000', '6000000', '8000000')
    >>> amounts(Term("literal", "80"), varied=True, percent=True)[-3:]
    ('96', '80', '80')
    """
    whole, _, part = value.value.partition(".")
    number = int(whole + part)
    most = 100 * 10 ** len(part) if percent else 0
    found = []
    for times, over in FACTORS if varied else ((1, 1),):
        changed = number * times // over
        if changed <= 0 or (0 < number <= most < changed):
            changed = number
        digits = str(changed).rjust(len(part) + 1, "0")
        found.append(f"{digits[: -len(part)]}.{digits[-len(part) :]}" if part else str(changed))
    return tuple(found)


def filler(text: str, lang: str, number: int) -> str:
    """Give words about as long as a text, which say that they are made up; the same text has the same number.

    >>> filler("每年发放最高5亿元“训力券”", "zh", 2)
    '生成%(n)s·2'
    """
    own = FILL.get(lang, FILL["zh"])
    name = f"Generated %(n)s.{number} " if own is FILL["en"] else f"生成%(n)s·{number}"
    # The number of the block takes up to twelve characters.
    left = max(0, len(text) - len(name) - 12 + len("%(n)s"))
    return (name + ("" if own is FILL["en"] or left == 0 else "，") + (own * (left // len(own) + 1))[:left]).rstrip()


def patterns(thing: Thing, name: str, lang: str, suffix: str) -> str:
    """Give the label of a made-up thing: the words of its kind and the number of its block."""
    number = "%(n)s" + "".join(f"-{part}" for part in suffix.split("-") if part.isdigit())
    zh = lang == "zh"
    if thing.kind == "policy":
        if name == "shortLabel":
            return "%(zh)s·%(y)s·%(k)s" if zh else "%(en)s %(y)s no. %(k)s"
        title = _title(thing, zh)
        return f"〔{title}〕" if zh and _is_unseen(thing) else title
    if thing.kind == "fund":
        return f"%(zh)s基金{number}" if zh else f"Generated Fund {number} of %(en)s"
    if thing.kind == "disagreement":
        return f"生成的分歧{number}" if zh else f"Generated disagreement {number}"
    concept = thing.one("category") or thing.one("indicator")
    word = concept_labels()[concept][lang].replace("%", "%%")
    return f"生成{word}{number}" if zh else f"Generated {word} {number}"


def _title(thing: Thing, zh: bool) -> str:
    word = concept_labels()[thing.one("policyType")]["zh" if zh else "en"].replace("%", "%%")
    return f"%(zh)s·%(y)s年第%(k)s号{word}（生成）" if zh else f"Generated {word} no. %(k)s of %(y)s, %(en)s"


def _is_unseen(thing: Thing) -> bool:
    return any(value.value.endswith("/chinese-not-seen") for value in thing.all("titleStatus"))


@functools.cache
def concept_labels() -> Mapping[str, Mapping[str, str]]:
    """Give the labels of all concepts, by IRI and language."""
    import pyoxigraph

    found: dict[str, dict[str, str]] = {}
    label = pyoxigraph.NamedNode(SKOS + "prefLabel")
    for path in sorted((ontology_dir() / "concepts").glob("*.ttl")):
        for quad in pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE):
            if quad.predicate == label and isinstance(quad.object, pyoxigraph.Literal):
                found.setdefault(quad.subject.value, {})[quad.object.language or ""] = quad.object.value
    return found
