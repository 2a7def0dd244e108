"""What will be slow in a query, told before it runs or instead of running it."""

from __future__ import annotations

import sys

from policygraph.cli.slow_words import KINDS, OTHERS
from policygraph.store.slow import Slowness, find_slowness, rewrite
from policygraph.store.tokens import position

# As much of a rewriting as fits into a warning; --explain gives all of it.
LENGTH = 120


def warn_of_slowness(query: str, lang: str) -> None:
    """Say on standard error what will be slow in a query that somebody wrote, and what to write instead.

    query: SPARQL that ``check_syntax`` has passed, as it was given.
    """
    found = find_slowness(query)
    for one in found:
        print(_sentence(query, one, lang), file=sys.stderr)
    if found:
        print(_say(OTHERS["more"], lang), file=sys.stderr)


def explain_slowness(query: str, lang: str) -> str:
    """Tell of all that will be slow in a query where it is, which patterns make it so, and the query written anew."""
    found = find_slowness(query)
    told = []
    for one in found:
        told += [_sentence(query, one, lang), _say(OTHERS["patterns"], lang)]
        told += [f"    {pattern}" for pattern in one.patterns]
    changes = [change for one in found for change in one.changes]
    if changes:
        told += ["", _say(OTHERS["instead"], lang), rewrite(query, changes).strip()]
    return "\n".join(told or [_say(OTHERS["nothing"], lang)]) + "\n"


def _sentence(query: str, found: Slowness, lang: str) -> str:
    line, column = position(query, found.start)
    key = f"{found.kind}-instead" if found.changes else found.kind
    instead = " ".join(found.instead.split())
    instead = instead if len(instead) <= LENGTH else instead[: LENGTH - 1] + "…"
    return _say(OTHERS["place"], lang, line=line, column=column) + _say(KINDS[key], lang, instead=instead)


def _say(pair: tuple[str, str], lang: str, **facts: object) -> str:
    return pair[lang != "zh"].format_map(facts)
