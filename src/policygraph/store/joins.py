"""How the groups of a query hang together for Oxigraph, as far as that makes it quick or slow.

Oxigraph joins by the variables that both sides bind in every row: neither what BIND computes nor what OPTIONAL, UNDEF
or one side of UNION may leave open, nor what FILTER compares. Where there is none, it combines each row with each. The
body of OPTIONAL is looked up for each row where it is made of patterns, and made once where it is not; but if another
body in it is not, that is made for each row anew (measured in 0.5.13: the times grow with the square of the rows).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from policygraph.store.clauses import Pattern
from policygraph.store.patterns import Bind, Group, Table

NONE: frozenset[str] = frozenset()
# These are asked of each row, and join nothing.
ASKED = ("EXISTS", "NOT EXISTS")
LOOKING = (*ASKED, "OPTIONAL", "MINUS")


class Apart(NamedTuple):
    """Rows that are combined each with each (``product``, ``optional``, ``minus``) or made anew (``optional-anew``).

    start, end: where that is written. patterns: of both sides, as they stand.
    """

    kind: str
    start: int
    end: int
    patterns: tuple[str, ...]


class _Made(NamedTuple):
    """What a part of a group comes to.

    sure: the variables that each row binds. few: whether there are few rows. looked: whether it is looked up for each
    row of what stands beside it. first: its first pattern. anew: what of it is then made anew for each.
    """

    sure: frozenset[str] = NONE
    few: bool = False
    looked: bool = True
    first: Pattern | None = None
    anew: tuple[Apart, ...] = ()


def find_apart(whole: Group) -> list[Apart]:
    """Find what a query combines each with each, or makes anew for each row."""
    reader = _Reader(whole)
    reader.make(whole, ())
    return reader.found


class _Reader:
    def __init__(self, whole: Group) -> None:
        self.whole = whole
        self.found: list[Apart] = []

    def make(self, group: Group, above: tuple[Group, ...]) -> _Made:
        within = (*above, group)
        if group.selects:
            made = self._join([self.make(child, within) for child in group.children], within)
            sure = made.sure if group.shown is None else made.sure & group.shown
            return _Made(sure, made.few or group.few, False, made.first)
        joined: list[_Made] = []
        anew: list[Apart] = []
        for part in _parts(group):
            if isinstance(part, Pattern):
                joined.append(_Made(part.variables, part.fixed or not part.variables, True, part))
            elif isinstance(part, Table):
                joined.append(_Made(part.sure, True))
            elif isinstance(part, Bind):
                left = self._join(joined, within)
                known = part.of == "" or part.of in left.sure
                joined = [left._replace(sure=left.sure | {part.name} if known else left.sure)]
            elif part.opener in ("OPTIONAL", "MINUS"):
                left, right = self._join(joined, within), self.make(part, within)
                if part.opener == "OPTIONAL":
                    anew += self._optional(part, left, right)
                else:
                    self._each_with_each("minus", part, left, right)
                    left = left._replace(looked=False)
                joined = [left]
            elif part.opener in ("", "GRAPH", "SERVICE"):
                made = self.make(part, within)
                made = made._replace(looked=made.looked and part.opener != "SERVICE")
                joined = [*joined[:-1], _either(joined[-1], made)] if part.other and joined else [*joined, made]
        made = self._join(joined, within)
        return made._replace(anew=(*made.anew, *anew))

    def _optional(self, body: Group, left: _Made, right: _Made) -> list[Apart]:
        """Judge an OPTIONAL, and give what is made anew where its group is looked up for each row."""
        if self._each_with_each("optional", body, left, right) or left.few or right.few or left.first is None:
            return []
        if right.looked:
            self.found += right.anew
            return []
        return [Apart("optional-anew", body.word, body.end, (right.first.text,) if right.first else ())]

    def _each_with_each(self, kind: str, body: Group, left: _Made, right: _Made) -> bool:
        apart = not left.sure & right.sure and not left.few and not right.few
        if apart and left.first and right.first:
            self.found.append(Apart(kind, body.word, body.end, (left.first.text, right.first.text)))
        return apart

    def _join(self, parts: list[_Made], within: tuple[Group, ...]) -> _Made:
        """Join parts of a group, and note those that nothing connects."""
        components: list[list[_Made]] = []
        for part in parts:
            tied = [component for component in components if any(one.sure & part.sure for one in component)]
            components = [component for component in components if component not in tied]
            components.append([*(one for component in tied for one in component), part])
        large = [component for component in components if not any(one.few for one in component)]
        begun = sorted(
            ((first, _sure(component)) for component in large if (first := _first(component))),
            key=lambda one: one[0].offset,
        )
        for pattern, sure in begun[1:]:
            if not self._is_meant(begun[0][1], sure, pattern.offset, within):
                told = (begun[0][0].text, pattern.text)
                self.found.append(Apart("product", pattern.offset, pattern.offset + 1, told))
        anew = tuple(one for part in parts for one in part.anew)
        if len(parts) > 1:
            self.found += anew
        return _Made(
            _sure(parts),
            not large,
            all(part.looked for part in parts) and len(components) < 2,
            _first(parts),
            () if len(parts) > 1 else anew,
        )

    def _is_meant(self, left: frozenset[str], right: frozenset[str], begun: int, within: tuple[Group, ...]) -> bool:
        """Tell whether the pairs of two sides are asked for by themselves, as those of a matrix are.

        They are where a later part of the group looks for each pair, or a part of the query that stands apart, and
        where FILTER compares them other than for being equal: no variable could do that.
        """
        *above, group = within
        own = {id(inner) for inner in group.walk()} | {id(outer) for outer in above}
        looking = [inner for inner in self.whole.walk() if id(inner) not in own]
        spread = _spread(group)
        later = [child for one in spread for child in one.children if child.start > begun and child.opener in LOOKING]
        looking += [inner for child in later for inner in child.walk()]
        reached = set(left)
        tying = [pattern.variables for inner in looking for pattern in inner.patterns]
        tying += [names for one in spread for names in one.unequal]
        while more := [names for names in tying if names & reached and not names <= reached]:
            reached.update(*more)
        return bool(reached & right)


def _parts(group: Group) -> list[Pattern | Table | Bind | Group]:
    """Give the parts of a group in their order, with those of braces that only hold patterns."""
    plain = _plain(group)
    own: list[Pattern | Table | Bind | Group] = [*group.patterns, *group.tables, *group.binds]
    own += [child for child in group.children if child not in plain]
    own += [part for child in plain for part in _parts(child)]
    return sorted(own, key=lambda part: part.start if isinstance(part, Group) else part.offset)


def _plain(group: Group) -> list[Group]:
    """Give the braces in a group that change nothing: what is in them is joined as if they were not there."""
    after = {n for n, child in enumerate(group.children) if child.other}
    return [
        child
        for n, child in enumerate(group.children)
        if child.opener == "" and not child.selects and not child.binds and not {n, n + 1} & after
        if all(one.opener in ("", *ASKED) for one in child.children)
    ]


def _spread(group: Group) -> list[Group]:
    return [group, *(inner for child in _plain(group) for inner in _spread(child))]


def _either(one: _Made, other: _Made) -> _Made:
    return _Made(
        one.sure & other.sure,
        one.few and other.few,
        one.looked and other.looked,
        one.first or other.first,
        (*one.anew, *other.anew),
    )


def _sure(parts: Iterable[_Made]) -> frozenset[str]:
    return frozenset().union(*(part.sure for part in parts))


def _first(parts: Iterable[_Made]) -> Pattern | None:
    return min((part.first for part in parts if part.first), key=lambda one: one.offset, default=None)
