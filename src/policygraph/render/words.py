"""Numbers in words: money people can read, and what bounds and scopes it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from policygraph.terms import CONCEPT, Term

UNIT = CONCEPT + "unit/"
CHINESE_STEPS = [(Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")]
ENGLISH_STEPS = [(Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million")]
# Concepts that add nothing to a number that is told in words.
SILENT = {CONCEPT + "bound/equal"}
# The order in which the parts of a measure are told after the number.
SCOPE = ("per", "period", "base", "modality")


def money(amount: Decimal, lang: str) -> str:
    """Tell an amount of yuan as it is read, without rounding.

    >>> money(Decimal(300000000000), "zh"), money(Decimal(300000000000), "en")
    ('3000亿元', 'CNY 300 billion')
    >>> money(Decimal(215220000000), "zh"), money(Decimal(1800000000000), "zh"), money(Decimal(60), "en")
    ('2152.2亿元', '1.8万亿元', 'CNY 60')
    """
    if lang == "zh":
        return f"{_stepped(amount, CHINESE_STEPS)}元"
    return f"CNY {_stepped(amount, ENGLISH_STEPS, group=True)}"


def _stepped(amount: Decimal, steps: list[tuple[Decimal, str]], *, group: bool = False) -> str:
    for size, word in steps:
        if abs(amount) >= size:
            return plain(amount / size, group=group) + word
    return plain(amount, group=group)


def plain(number: Decimal, *, group: bool = False) -> str:
    """Write a number without exponent and without trailing zeros.

    >>> plain(Decimal("20.0")), plain(Decimal("4000"), group=True)
    ('20', '4,000')
    """
    text = format(number, ",f" if group else "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity(amount: Decimal, unit: str, lang: str, label: Callable[[str], str]) -> str:
    """Tell a number with its unit.

    unit: the IRI of a unit, or nothing. label: gives the label of an IRI.

    >>> quantity(Decimal(20), UNIT + "percent", "en", str)
    '20%'
    """
    if unit == UNIT + "CNY":
        return money(amount, lang)
    number = plain(amount, group=lang == "en")
    if unit in ("", UNIT + "count"):
        return number
    if unit == UNIT + "percent":
        return f"{number}%"
    return f"{number} {label(unit)}"


def measure(parts: dict[str, Term | None], lang: str, label: Callable[[str], str]) -> str:
    """Tell a value with what it is: its bound, its unit, what it is counted by, for what time and of what.

    parts: terms by the words of the model (value, valueTo, unit, bound, per, period, base, modality).

    >>> ceiling = {"value": Term("literal", "10000000", "integer"), "unit": Term("iri", UNIT + "CNY"),
    ...            "per": Term("iri", "per firm")}
    >>> measure(ceiling, "en", str)
    'CNY 10 million · per firm'
    """
    value = parts.get("value")
    told = "" if value is None else _told(value, parts, lang, label)
    bound = parts.get("bound")
    if told and bound is not None and bound.value not in SILENT and parts.get("valueTo") is None:
        told = f"{label(bound.value)} {told}"
    scope = [label(part.value) for name in SCOPE if (part := parts.get(name)) is not None]
    return " · ".join([told, *scope] if told else scope)


def _told(value: Term, parts: dict[str, Term | None], lang: str, label: Callable[[str], str]) -> str:
    if value.kind == "iri":
        return label(value.value)
    if value.lang or not is_number(value):
        return value.value
    unit = parts.get("unit")
    name = "" if unit is None else unit.value
    told = quantity(Decimal(value.value), name, lang, label)
    upper = parts.get("valueTo")
    return told if upper is None else f"{told} – {quantity(Decimal(upper.value), name, lang, label)}"


def is_number(value: Term) -> bool:
    """Tell whether a literal is a number.

    >>> is_number(Term("literal", "2024", "http://www.w3.org/2001/XMLSchema#gYear"))
    False
    """
    return value.datatype.rsplit("#", 1)[-1] in ("integer", "decimal", "double", "float")
