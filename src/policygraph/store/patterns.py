"""The groups of a query and the patterns in them, by its tokens: what belongs together, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from policygraph.store.tokens import Token, tokens

# SPARQL 1.1 section 19.8, production 56: what may follow a block of triples.
CLAUSES = {"OPTIONAL", "MINUS", "UNION", "GRAPH", "SERVICE", "FILTER", "BIND", "VALUES", "SELECT"}
OPEN, CLOSED = {"(", "[", "{"}, {")", "]", "}"}


class Pattern(NamedTuple):
    """A triple pattern: its variables, where it begins, whether it is a join in itself (a path, a list), its words."""

    variables: frozenset[str]
    offset: int
    joins: bool = False
    text: str = ""


@dataclass
class Group:
    """What stands between two braces of a WHERE clause.

    opener: OPTIONAL, MINUS, GRAPH, SERVICE, EXISTS, NOT EXISTS, or nothing. start, end: offsets of the braces, the
    last one included. asked: the offset of FILTER where this is all of FILTER NOT EXISTS, else -1. patterns: those that
    stand in it directly. beside: variables that one expression, table or SELECT clause names together.
    """

    opener: str
    start: int
    end: int = -1
    asked: int = -1
    selects: bool = False
    patterns: list[Pattern] = field(default_factory=list)
    beside: list[frozenset[str]] = field(default_factory=list)
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
                group.beside.append(self._values())
            elif token.text == "{":
                group.children.append(self._group("", token))
            else:
                named.append(token)
        group.beside += _each_bracket(named)
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
        elif word in ("OPTIONAL", "MINUS", "GRAPH", "SERVICE"):
            named = self._until_brace()
            group.beside.append(_variables(named))
            group.children.append(self._group(word, self._take()))
        elif word in ("FILTER", "BIND"):
            self._expression(group, token)
        elif word == "VALUES":
            group.beside.append(self._values())
        elif word == "SELECT":
            self._subselect(group)
        elif word not in ("UNION", "."):
            self.at -= 1
            self._triples(group)

    def _subselect(self, group: Group) -> None:
        group.selects = True
        group.beside += _each_bracket(self._until_brace())
        group.children.append(self._group("", self._take()))
        rest: list[Token] = []
        while self.at < len(self.found) and not self._is("}"):
            if self.found[self.at].text.upper() == "VALUES":
                self._take()
                group.beside.append(self._values())
            else:
                rest.append(self._take())
        group.beside += _each_bracket(rest)

    def _expression(self, group: Group, begun: Token) -> None:
        named: list[Token] = []
        depth = 0
        while self.at < len(self.found):
            token = self._take()
            if token.text == "{":
                words = [one.text.upper() for one in named[-2:]]
                child = self._group("NOT EXISTS" if words in (["NOT", "EXISTS"], ["!", "EXISTS"]) else "EXISTS", token)
                if depth == 0 and len(named) == 2:
                    child.asked = begun.offset
                group.children.append(child)
            else:
                depth += (token.text == "(") - (token.text == ")")
                named.append(token)
            if depth == 0 and token.text in (")", "{"):
                break
        group.beside.append(_variables(named))

    def _values(self) -> frozenset[str]:
        named = self._until_brace()
        self._skip_brackets()
        return _variables(named)

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
        group.patterns += _patterns(said)

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


def _patterns(said: list[Token]) -> list[Pattern]:
    if not said:
        return []
    if any(token.text in ("[", "]") for token in said) or said[0].text == "(":
        return [Pattern(_variables(said), said[0].offset, joins=True, text=_text(said))]
    subject, *rest = said
    found = []
    for predicates in _split(rest, ";"):
        verb = predicates[:1]
        for objects in _split(predicates, ","):
            told = _variables([subject, *verb, *objects])
            joins = any(one.text in ("/", "(") for one in objects)
            words = [subject, *verb, *(objects if objects[0] is not predicates[0] else objects[1:])]
            found.append(Pattern(told, objects[0].offset, joins, _text(words)))
    if found:
        found[0] = found[0]._replace(offset=subject.offset)
    return found


def _text(said: list[Token]) -> str:
    """Write tokens as they stand, with one space where there was any: a path stays in one piece."""
    text = said[0].text
    for before, token in pairwise(said):
        text += token.text if token.offset == before.end else f" {token.text}"
    return text


def _split(found: list[Token], sign: str) -> list[list[Token]]:
    pieces: list[list[Token]] = [[]]
    for token in found:
        if token.text == sign:
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [piece for piece in pieces if piece]


def _each_bracket(found: list[Token]) -> list[frozenset[str]]:
    """Give the variables of each bracket: SELECT ?a ?b sets them beside each other, (?a * ?b AS ?c) ties them."""
    pieces: list[list[Token]] = []
    depth = 0
    for token in found:
        if depth == 0:
            pieces.append([])
        depth += (token.text == "(") - (token.text == ")")
        pieces[-1].append(token)
    return [_variables(piece) for piece in pieces if len(piece) > 1]


def _variables(found: list[Token]) -> frozenset[str]:
    return frozenset("?" + token.text[1:] for token in found if token.kind == "variable")
