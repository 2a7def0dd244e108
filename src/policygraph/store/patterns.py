"""The groups of a query and the patterns in them, by its tokens: what belongs together, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from policygraph.store.clauses import CLOSED, OPEN, Pattern, each_bracket, outermost, read_patterns, variables_of
from policygraph.store.tokens import Token, tokens

# SPARQL 1.1 section 19.8, production 56: what may follow a block of triples.
CLAUSES = {"OPTIONAL", "MINUS", "UNION", "GRAPH", "SERVICE", "FILTER", "BIND", "VALUES", "SELECT"}
AGGREGATES = {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"}


class Table(NamedTuple):
    """A VALUES clause: where it begins, and the variables that each of its rows binds."""

    offset: int
    sure: frozenset[str]


class Bind(NamedTuple):
    """A BIND clause: where it begins, what it names, and the variable that it renames; empty for a term.

    of: nothing where something is computed: then it may fail, and bind nothing.
    """

    offset: int
    name: str
    of: str | None


@dataclass
class Group:
    """What stands between two braces of a WHERE clause.

    opener: OPTIONAL, MINUS, GRAPH, SERVICE, EXISTS, NOT EXISTS, or nothing. start, end: offsets of the braces, the
    last one included. word: the offset of the opener, where it has one. asked: the offset of FILTER where this is all
    of FILTER NOT EXISTS or FILTER EXISTS, else -1. other: whether it stands behind UNION. patterns, tables, binds:
    those that stand in it directly. beside: variables that one expression, table or SELECT clause names together;
    unequal: those of each FILTER that asks for no equality. Where it is a sub-select, selects; shown: what that gives,
    nothing for all; few: whether that is few rows for sure.
    """

    opener: str
    start: int
    end: int = -1
    word: int = -1
    asked: int = -1
    other: bool = False
    selects: bool = False
    shown: frozenset[str] | None = None
    few: bool = False
    patterns: list[Pattern] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    binds: list[Bind] = field(default_factory=list)
    beside: list[frozenset[str]] = field(default_factory=list)
    unequal: list[frozenset[str]] = field(default_factory=list)
    children: list[Group] = field(default_factory=list)

    def walk(self) -> Iterator[Group]:
        """Give this group and all within it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def certain(self) -> set[str]:
        """The variables that every answer of this group binds, as far as its own triples say."""
        return {name for pattern in self.patterns for name in pattern.variables}

    @property
    def variables(self) -> set[str]:
        """All variables that this group and those within it name."""
        return {
            name
            for group in self.walk()
            for names in (*(pattern.variables for pattern in group.patterns), *group.beside)
            for name in names
        }


def read_groups(query: str) -> Group:
    """Read the groups of a query; the whole is a group that holds the WHERE clause.

    query: SPARQL that ``check_syntax`` has passed.

    >>> whole = read_groups("SELECT ?p { ?p a pol:Policy ; pol:place ?x . FILTER NOT EXISTS { ?p pol:issued ?day } }")
    >>> where = whole.children[0]
    >>> [sorted(pattern.variables) for pattern in where.patterns], where.children[0].opener
    ([['?p'], ['?p', '?x']], 'NOT EXISTS')
    """
    return _Reader([token for token in tokens(query) if token.kind != "comment"]).whole()


class _Reader:
    def __init__(self, found: list[Token]) -> None:
        self.found = found
        self.at = 0

    def whole(self) -> Group:
        group = Group("", -1)
        named: list[Token] = []
        while self.at < len(self.found):
            token = self._take()
            word = token.text.upper()
            if word == "CONSTRUCT" and self._is("{"):
                self._skip_brackets()
            elif word == "VALUES":
                self._values(group, token)
            elif token.text == "{":
                group.children.append(self._group("", token))
            else:
                named.append(token)
        group.beside += each_bracket(named)
        return group

    def _group(self, opener: str, brace: Token) -> Group:
        group = Group(opener, brace.offset)
        while self.at < len(self.found) and not self._is("}"):
            self._clause(group)
        if self.at < len(self.found):
            group.end = self._take().end
        return group

    def _clause(self, group: Group) -> None:
        token = self._take()
        word = token.text.upper() if token.kind == "word" else token.text
        if word == "{":
            group.children.append(self._group("", token))
        elif word == "UNION" and self._is("{"):
            group.children.append(self._group("", self._take()))
            group.children[-1].other = True
        elif word in ("OPTIONAL", "MINUS", "GRAPH", "SERVICE"):
            named = self._until_brace()
            group.beside.append(variables_of(named))
            group.children.append(self._group(word, self._take()))
            group.children[-1].word = token.offset
        elif word in ("FILTER", "BIND"):
            self._expression(group, token)
        elif word == "VALUES":
            self._values(group, token)
        elif word == "SELECT":
            self._subselect(group)
        elif word not in ("UNION", "."):
            self.at -= 1
            self._triples(group)

    def _subselect(self, group: Group) -> None:
        group.selects = True
        named = self._until_brace()
        group.beside += each_bracket(named)
        renamed = [then for token, then in pairwise(named) if token.text.upper() == "AS"]
        plain = outermost(named)
        if not any(token.text == "*" for token in plain):
            group.shown = variables_of([*plain, *renamed])
        group.children.append(self._group("", self._take()))
        rest: list[Token] = []
        while self.at < len(self.found) and not self._is("}"):
            if self.found[self.at].text.upper() == "VALUES":
                self._values(group, self._take())
            else:
                rest.append(self._take())
        group.beside += each_bracket(rest)
        words = {token.text.upper() for token in rest}
        counts = AGGREGATES & {token.text.upper() for token in named}
        group.few = "LIMIT" in words or bool(counts and "GROUP" not in words)

    def _expression(self, group: Group, begun: Token) -> None:
        named: list[Token] = []
        depth = 0
        while self.at < len(self.found):
            token = self._take()
            if token.text == "{":
                words = [one.text.upper() for one in named[-2:]]
                child = self._group("NOT EXISTS" if words in (["NOT", "EXISTS"], ["!", "EXISTS"]) else "EXISTS", token)
                if depth == 0 and len(named) == (2 if child.opener == "NOT EXISTS" else 1):
                    child.asked = begun.offset
                group.children.append(child)
            else:
                depth += (token.text == "(") - (token.text == ")")
                named.append(token)
            if depth == 0 and token.text in (")", "{"):
                break
        group.beside.append(variables_of(named))
        if begun.text.upper() == "FILTER" and not _asks_equality(named):
            group.unequal.append(variables_of(named))
        if begun.text.upper() == "BIND" and len(named) > 4 and named[-2].kind == "variable":
            [name] = variables_of([named[-2]])
            said = named[1:-3]
            renamed = None if len(said) > 1 else "".join(variables_of(said))
            group.binds.append(Bind(begun.offset, name, renamed))

    def _values(self, group: Group, begun: Token) -> None:
        named = variables_of(self._until_brace())
        group.beside.append(named)
        first = self.at
        self._skip_brackets()
        open_ended = any(token.text.upper() == "UNDEF" for token in self.found[first : self.at])
        group.tables.append(Table(begun.offset, frozenset() if open_ended else named))

    def _triples(self, group: Group) -> None:
        said: list[Token] = []
        depth = 0
        while self.at < len(self.found):
            token = self.found[self.at]
            ends = token.text in (".", "{", "}") or (token.kind == "word" and token.text.upper() in CLAUSES)
            if depth == 0 and ends:
                break
            depth += (token.text in OPEN) - (token.text in CLOSED)
            said.append(self._take())
        group.patterns += read_patterns(said)

    def _until_brace(self) -> list[Token]:
        named: list[Token] = []
        while self.at < len(self.found) and not self._is("{"):
            named.append(self._take())
        return named

    def _skip_brackets(self) -> None:
        depth = 0
        while self.at < len(self.found):
            text = self._take().text
            depth += (text in OPEN) - (text in CLOSED)
            if depth == 0:
                return

    def _is(self, text: str) -> bool:
        return self.at < len(self.found) and self.found[self.at].text == text

    def _take(self) -> Token:
        self.at += 1
        return self.found[self.at - 1]


def _asks_equality(said: list[Token]) -> bool:
    equal = any(one.text == "=" and before.text not in ("!", "<", ">") for before, one in pairwise(said))
    return equal or any(token.text.upper() in ("IN", "SAMETERM") for token in said)
