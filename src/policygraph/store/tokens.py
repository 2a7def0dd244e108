"""The words of a SPARQL query, told apart from its strings, comments and IRIs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import east_asian_width

# SPARQL 1.1, section 19.8 (the terminals of the grammar), in the order in which they must be tried. A name may
# hold any letter outside ASCII: wider than the grammar, which matters to nobody who looks for key words.
NAME_START = r"A-Za-z_\u0080-\U0010FFFF"
NAME = rf"[{NAME_START}0-9.:\-](?:[{NAME_START}0-9.:%\-]|\\[_~.\-!$&'()*+,;=/?#@%])*"
TERMINALS = [
    ("space", r"\s+"),
    ("comment", r"#[^\n\r]*"),
    ("string", r'"""(?:(?:"|"")?(?:[^"\\]|\\.))*"""|\'\'\'(?:(?:\'|\'\')?(?:[^\'\\]|\\.))*\'\'\''),
    ("string", r'"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\''),
    ("iri", r'<[^<>"{}|^`\\\x00-\x20]*>'),
    ("blank", rf"_:{NAME}"),
    ("name", rf"(?:[{NAME_START}](?:[{NAME_START}0-9.\-]*[{NAME_START}0-9\-])?)?:(?:{NAME})?"),
    ("variable", rf"[?$][{NAME_START}0-9]+"),
    ("language", r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
    ("number", r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"),
    ("word", rf"[{NAME_START}][{NAME_START}0-9]*"),
    ("sign", r"."),
]
TOKEN = re.compile("|".join(f"({pattern})" for _, pattern in TERMINALS), re.DOTALL)
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Token(NamedTuple):
    """A piece of a query: its kind, its text, and where it begins (in characters)."""

    kind: str
    text: str
    offset: int


def read_tokens(query: str) -> Iterator[Token]:
    """Cut a query into tokens; nothing of it is lost, white space and comments included.

    >>> [token.kind for token in read_tokens('ASK{?s a "LOAD"}')]
    ['word', 'sign', 'variable', 'space', 'word', 'space', 'string', 'sign']
    """
    for found in TOKEN.finditer(query):
        assert found.lastindex is not None
        yield Token(TERMINALS[found.lastindex - 1][0], found[0], found.start())


def expand_escapes(query: str) -> str:
    r"""Replace code-point escapes by their characters, as is done before the grammar is applied.

    SPARQL 1.1, section 19.2: they may stand anywhere in a query.

    >>> expand_escapes(r"\u0053ERVICE")
    'SERVICE'
    """

    def character(found: re.Match[str]) -> str:
        point = int(found[1] or found[2], 16)
        return chr(point) if point <= 0x10FFFF and not 0xD800 <= point < 0xE000 else found[0]

    return ESCAPE.sub(character, query)


def position(text: str, offset: int) -> tuple[int, int]:
    """Give line and column, counted from 1, of an offset.

    >>> position("a\\nbc", 3)
    (2, 2)
    """
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def excerpt(text: str, line: int, column: int) -> str:
    """Show a line with a mark under a column; a wide character takes two places.

    >>> print(excerpt("ASK {\\n  ?深 a ;;", 2, 8))
      ?深 a ;;
           ^
    """
    lines = text.splitlines() or [""]
    told = lines[min(line, len(lines)) - 1].replace("\t", " ")
    gap = sum(2 if east_asian_width(c) in "WF" else 1 for c in told[: column - 1])
    return f"{told}\n{' ' * gap}^"
