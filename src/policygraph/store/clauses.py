"""What the clauses of a query say, by their tokens: its triple patterns, and the variables they name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from policygraph.store.tokens import Token

OPEN, CLOSED = {"(", "[", "{"}, {")", "]", "}"}
# What is said of concepts and classes: however much data there is, of them there are few.
VOCABULARY = re.compile(r"skos:|pol:order$|rdfs:sub|<http://www\.w3\.org/2004/02/skos/core#")


class Pattern(NamedTuple):
    """A triple pattern: its variables, where it begins, whether it is a join in itself (a path, a list), its words.

    fixed: whether its subject is a term, or its predicate belongs to vocabularies, so that it has few answers.
    """

    variables: frozenset[str]
    offset: int
    joins: bool = False
    text: str = ""
    fixed: bool = False


def read_patterns(said: list[Token]) -> list[Pattern]:
    """Read the patterns of a block of triples that share their subject."""
    if not said:
        return []
    if any(token.text in ("[", "]") for token in said) or said[0].text == "(":
        return [Pattern(variables_of(said), said[0].offset, joins=True, text=_text(said))]
    subject, *rest = said
    found = []
    for predicates in _split(rest, ";"):
        verb = predicates[:1]
        for objects in _split(predicates, ","):
            told = variables_of([subject, *verb, *objects])
            joins = any(one.text in ("/", "(") for one in objects)
            words = [subject, *verb, *(objects if objects[0] is not predicates[0] else objects[1:])]
            fixed = subject.kind != "variable" or VOCABULARY.match(objects[0].text) is not None
            found.append(Pattern(told, objects[0].offset, joins, _text(words), fixed))
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


def each_bracket(found: list[Token]) -> list[frozenset[str]]:
    """Give the variables of each bracket: SELECT ?a ?b sets them beside each other, (?a * ?b AS ?c) ties them."""
    pieces: list[list[Token]] = []
    depth = 0
    for token in found:
        if depth == 0:
            pieces.append([])
        depth += (token.text == "(") - (token.text == ")")
        pieces[-1].append(token)
    return [variables_of(piece) for piece in pieces if len(piece) > 1]


def outermost(found: list[Token]) -> list[Token]:
    """Give the tokens that stand in no bracket."""
    kept, depth = [], 0
    for token in found:
        depth += token.text == "("
        if depth == 0:
            kept.append(token)
        depth -= token.text == ")"
    return kept


def variables_of(found: list[Token]) -> frozenset[str]:
    """Name the variables among some tokens."""
    return frozenset("?" + token.text[1:] for token in found if token.kind == "variable")
