"""What a reader asks the view to open on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from policygraph.errors import UsageInvalid
from policygraph.questions.header import LAYOUTS


class Wish(NamedTuple):
    """What a page is to open on: at most one of a story, a thing with what is near it, a query, everything.

    hops: how many relations away from the thing; one, if not said. arguments: the values of the query's parameters.
    layout: ``anchored`` or ``timeline``, if not that of the picture.
    """

    story: str = ""
    focus: str = ""
    hops: int | None = None
    query: str = ""
    arguments: Mapping[str, Sequence[str]] = {}
    everything: bool = False
    layout: str = ""


def check_wish(wish: Wish) -> None:
    """Refuse a wish whose words do not go together.

    Raises UsageInvalid.

    >>> check_wish(Wish(story="funds", everything=True))
    Traceback (most recent call last):
        ...
    policygraph.errors.UsageInvalid: --story --all exclude each other; a page opens on one picture.
    """
    given = {"--story": wish.story, "--focus": wish.focus, "--query": wish.query, "--all": wish.everything}
    told = " ".join(name for name, value in given.items() if value)
    if " " in told:
        raise UsageInvalid(
            detail_zh=f"{told} 只能写一个。", detail_en=f"{told} exclude each other; a page opens on one picture."
        )
    if wish.hops is not None and (wish.hops < 1 or not wish.focus):
        raise UsageInvalid(
            detail_zh="--hops 须为 1 或更大，并与 --focus 同用。",
            detail_en="--hops takes 1 or more, and goes with --focus.",
        )
    if wish.layout and wish.layout not in LAYOUTS:
        known = " ".join(LAYOUTS)
        raise UsageInvalid(detail_zh=f"--layout 须为 {known}。", detail_en=f"--layout takes {known}.")
