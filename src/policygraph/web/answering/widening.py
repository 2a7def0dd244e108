"""What a question answers when one of its conditions is left out: for a reader whose answer is empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policygraph.errors import QueryError
from policygraph.web.answering.asking import Asked, ask
from policygraph.web.answering.fields import Field
from policygraph.web.calls import Call
from policygraph.web.site import Site


class Wider(NamedTuple):
    """A question without one of its conditions.

    label, chosen: the condition in words. rows: how many there are without it, where they are not more than are
    counted. address: where they are.
    """

    label: str
    chosen: str
    rows: int | None
    address: str


def widen(site: Site, call: Call, asked: Asked, fields: Sequence[Field]) -> list[Wider]:
    """Ask again without each of the conditions that the reader gave and need not give.

    fields: of the form, which say the conditions in words.
    """
    found = []
    for field in fields:
        if not field.given or field.required:
            continue
        without = call._replace(parameters=tuple(one for one in call.parameters if one[0] != field.name))
        try:
            rows = ask(site, without, asked.question).total
        except QueryError:
            continue
        chosen = field.chosen or " · ".join(filter(None, [told or word for told, word in _pairs(field)]))
        found.append(Wider(field.label, chosen, rows, without.address()))
    return found


def _pairs(field: Field) -> zip[tuple[str, str]]:
    return zip(field.told, field.values, strict=True)
