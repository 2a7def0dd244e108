"""What makes a query slow for certain, told before it runs, with what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policygraph.store.clauses import Pattern
from policygraph.store.joins import find_apart
from policygraph.store.patterns import Group, read_groups

KINDS = {"NOT EXISTS": "not-exists", "EXISTS": "exists"}


class Change(NamedTuple):
    """A piece of the text, from one offset to another, and what to write in its place."""

    start: int
    end: int
    text: str


class Slowness(NamedTuple):
    """What will be slow, and where.

    kind: ``not-exists``, ``exists``, ``product``, ``optional``, ``minus`` or ``optional-anew``. instead: the text that
    does the same and is fast; empty where none is certain to. changes: those that put it in place. patterns: those that
    make it slow, as they stand.
    """

    kind: str
    start: int
    end: int
    instead: str = ""
    changes: tuple[Change, ...] = ()
    patterns: tuple[str, ...] = ()


def rewrite(query: str, changes: Iterable[Change]) -> str:
    """Put changes into the text that they were found in.

    >>> rewrite("abc", [Change(0, 1, ""), Change(2, 2, "x")])
    'bxc'
    """
    for change in sorted(changes, reverse=True):
        query = query[: change.start] + change.text + query[change.end :]
    return query


def find_slowness(query: str) -> list[Slowness]:
    """Find what will be slow when there are many rows.

    query: SPARQL that ``check_syntax`` has passed. Oxigraph makes the join within EXISTS or NOT EXISTS anew for each
    row outside unless each of its patterns can be looked up by that row (measured: for 8,000 rows 7.7 s, and 12 ms as
    MINUS). What else it combines each with each, or makes for each row, ``policygraph.store.joins`` tells.

    >>> query = "SELECT ?p { ?p a pol:Policy FILTER NOT EXISTS { ?i pol:ofPolicy ?p . ?c pol:about ?i } }"
    >>> [found] = find_slowness(query)
    >>> found.instead
    'MINUS { ?i pol:ofPolicy ?p . ?c pol:about ?i }'
    """
    whole = read_groups(query)
    apart = [Slowness(one.kind, one.start, one.end, patterns=one.patterns) for one in find_apart(whole)]
    return sorted([*_exists(query, whole), *apart], key=lambda one: one.start)


def _exists(query: str, whole: Group) -> Iterator[Slowness]:
    for group in whole.walk():
        for body in group.children:
            if body.opener in KINDS and _is_made_anew(body, _outside(group, body)):
                start = body.asked if body.asked >= 0 else body.start
                changes = _as_join(query, group, body)
                instead = changes[-1].text.strip() if changes else ""
                unlooked = _unlooked(body, _outside(group, body))
                yield Slowness(KINDS[body.opener], start, body.end, instead, changes, unlooked)


def _outside(group: Group, body: Group, before: int = -1) -> set[str]:
    """Give the variables of a group without those of one group in it; only those before an offset, if there is one."""
    patterns = [one for one in group.patterns if before < 0 or one.offset < before]
    children = [one for one in group.children if one is not body and (before < 0 or one.start < before)]
    named = {name for pattern in patterns for name in pattern.variables}
    named |= {name for child in children if _binds(child) for name in child.variables}
    return named | (set() if before >= 0 else {name for names in group.beside for name in names})


def _binds(group: Group) -> bool:
    return group.opener not in ("MINUS", "EXISTS", "NOT EXISTS")


def _is_made_anew(body: Group, outside: set[str]) -> bool:
    patterns = _joined(body)
    # One pattern alone is slow only where a FILTER compares what it gives with the row outside.
    compares = any(names & outside and names & body.variables - outside for names in body.beside)
    joined = (len(patterns) > 1 or compares) and not all(pattern.variables & outside for pattern in patterns)
    return joined or any(pattern.joins for pattern in patterns) or any(group.selects for group in body.walk())


def _joined(body: Group) -> list[Pattern]:
    """Give the patterns of a group and of those within it, but not of what is asked of their rows in turn."""
    inner = [pattern for child in body.children if child.opener not in KINDS for pattern in _joined(child)]
    return [*body.patterns, *inner]


def _unlooked(body: Group, outside: set[str]) -> tuple[str, ...]:
    """Give the patterns that a row outside cannot look up alone."""
    patterns = _joined(body)
    unlooked = [pattern.text for pattern in patterns if pattern.joins or not pattern.variables & outside]
    return tuple(unlooked or [pattern.text for pattern in patterns])


def _as_join(query: str, group: Group, body: Group) -> tuple[Change, ...]:
    """Write NOT EXISTS as MINUS and EXISTS as a join, where both are sure to leave the same rows.

    SPARQL 1.1, section 8.3, tells where NOT EXISTS and MINUS differ.
    """
    within = list(body.walk())
    alone = all(one.opener in ("", "OPTIONAL") and not one.selects for one in within[1:])
    outside = _outside(group, body)
    shared = body.variables & outside
    # MINUS sees no variable of the outside: what it compares must be bound by its own triples.
    own = all(names <= body.certain for one in within for names in one.beside) and shared <= body.certain
    sees_more = group.opener == "OPTIONAL" or group.selects
    if body.asked < 0 or not alone or not own or sees_more or not shared & group.certain:
        return ()
    text = "MINUS " + query[body.start : body.end]
    if body.opener == "EXISTS":
        # A join would bind what the row outside leaves open.
        if not shared <= group.certain:
            return ()
        text = f"{{ SELECT DISTINCT {' '.join(sorted(shared))} {query[body.start : body.end]} }}"
    if shared <= _outside(group, body, body.asked):
        return (Change(body.asked, body.end, text),)
    # MINUS takes away from what stands before it, FILTER from the whole group.
    return (Change(body.asked, body.end, ""), Change(group.end - 1, group.end - 1, text + " "))
