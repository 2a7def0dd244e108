"""What makes a query slow for certain, told before it runs, with what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policygraph.store.patterns import Group, Pattern, read_groups


class Change(NamedTuple):
    """A piece of the text, from one offset to another, and what to write in its place."""

    start: int
    end: int
    text: str


class Slowness(NamedTuple):
    """What will be slow, and where.

    kind: ``not-exists`` or ``product``. instead: the text that does the same and is fast; empty where none is
    certain to. changes: those that put it in place. patterns: those that make it slow, as they stand.
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

    query: SPARQL that ``check_syntax`` has passed. Oxigraph makes the join within NOT EXISTS anew for each row outside
    unless each of its patterns can be looked up by that row (measured: for 8,000 rows 7.7 s, and 12 ms as MINUS).
    Patterns that nothing connects are combined each with each.

    >>> query = "SELECT ?p { ?p a pol:Policy FILTER NOT EXISTS { ?i pol:ofPolicy ?p . ?c pol:about ?i } }"
    >>> [found] = find_slowness(query)
    >>> found.instead
    'MINUS { ?i pol:ofPolicy ?p . ?c pol:about ?i }'
    """
    whole = read_groups(query)
    found = [*_not_exists(query, whole), *_products(whole)]
    return sorted(found, key=lambda one: one.start)


def _not_exists(query: str, whole: Group) -> Iterator[Slowness]:
    for group in whole.walk():
        for body in group.children:
            if body.opener == "NOT EXISTS" and _is_made_anew(body, _outside(group, body)):
                start = body.asked if body.asked >= 0 else body.start
                changes = _as_minus(query, group, body)
                instead = changes[-1].text.strip() if changes else ""
                yield Slowness("not-exists", start, body.end, instead, changes, _unlooked(body, _outside(group, body)))


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
    patterns = [pattern for group in body.walk() for pattern in group.patterns]
    joined = len(patterns) > 1 and not all(pattern.variables & outside for pattern in patterns)
    return joined or any(pattern.joins for pattern in patterns) or any(group.selects for group in body.walk())


def _unlooked(body: Group, outside: set[str]) -> tuple[str, ...]:
    """Give the patterns that a row outside cannot look up alone."""
    patterns = [pattern for group in body.walk() for pattern in group.patterns]
    unlooked = [pattern.text for pattern in patterns if pattern.joins or not pattern.variables & outside]
    return tuple(unlooked or [pattern.text for pattern in patterns])


def _as_minus(query: str, group: Group, body: Group) -> tuple[Change, ...]:
    """Write NOT EXISTS as MINUS, where both are sure to leave the same rows (SPARQL 1.1, section 8.3)."""
    within = list(body.walk())
    alone = all(one.opener in ("", "OPTIONAL", "NOT EXISTS") and not one.selects for one in within) and not any(
        one.opener == "NOT EXISTS" for one in within[1:]
    )
    outside = _outside(group, body)
    shared = body.variables & outside
    # MINUS sees no variable of the outside: what it compares must be bound by its own triples.
    own = all(names <= body.certain for one in within for names in one.beside) and shared <= body.certain
    sees_more = group.opener == "OPTIONAL" or group.selects
    if body.asked < 0 or not alone or not own or sees_more or not shared & group.certain:
        return ()
    text = "MINUS " + query[body.start : body.end]
    if shared <= _outside(group, body, body.asked):
        return (Change(body.asked, body.end, text),)
    # MINUS takes away from what stands before it, FILTER from the whole group.
    return (Change(body.asked, body.end, ""), Change(group.end - 1, group.end - 1, text + " "))


def _products(whole: Group) -> Iterator[Slowness]:
    tied = _Ties()
    for group in whole.walk():
        for names in (*(pattern.variables for pattern in group.patterns), *group.beside):
            tied.tie(names)
    for group in whole.walk():
        first: dict[str, Pattern] = {}
        for pattern in group.patterns:
            if pattern.variables:
                first.setdefault(tied.of(min(pattern.variables)), pattern)
        apart = list(first.values())
        for pattern in apart[1:]:
            yield Slowness("product", pattern.offset, pattern.offset + 1, patterns=(apart[0].text, pattern.text))


class _Ties:
    """Which variables hang together."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def of(self, name: str) -> str:
        while self.parent.setdefault(name, name) != name:
            name = self.parent[name]
        return name

    def tie(self, names: Iterable[str]) -> None:
        ordered = sorted(names)
        for name in ordered[1:]:
            self.parent[self.of(name)] = self.of(ordered[0])
