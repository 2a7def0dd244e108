"""Where in its file the block about a thing begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

# The key under which the first blank node of a file is found.
BLANK = "_:"
TOKEN = re.compile(
    r"""
      (?P<skip>\s+ | \#[^\n]*
        | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
        | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
    | (?P<iri><[^<>"{}|^`\s]*>)
    | (?P<blank>_:[\w-]+(?:\.[\w-]+)*)
    | (?P<directive>@?(?i:prefix|base)(?=\s))
    | (?P<name>(?:[^\W\d_][\w-]*(?:\.[\w-]+)*)?:(?:(?:[\w:%-]|\\.)(?:[\w:%-]|\\.|\.(?=[\w:%\\-]))*)?)
    | (?P<open>[\[(]) | (?P<close>[\])]) | (?P<end>\.(?!\d))
    | (?P<other>[@^+\w-]+(?:\.\d+)? | .)
    """,
    re.VERBOSE | re.DOTALL,
)
# In a file that cannot be read: the lines that begin with a name, as the formatter lays every block out.
LINE = re.compile(r"^(?:([A-Za-z][\w-]*):([\w.-]*)|<([^>]*)>)(?=\s)", re.MULTILINE)
PREFIX = re.compile(r"prefix\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)


class Token(NamedTuple):
    """A piece of a Turtle file that is neither space nor comment nor string."""

    kind: str
    text: str
    line: int


def plain_text(content: bytes) -> str:
    """Give the text of a file as an editor shows it, whatever system wrote it."""
    return content.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def blocks_in(text: str) -> dict[str, int]:
    """Give, for every thing that a Turtle text describes, the line where its first block begins.

    The first blank node stands under ``BLANK``. Names in strings and comments are no blocks.
    """
    found: dict[str, int] = {}
    names = _Names()
    depth, begins = 0, True
    directive: list[str] = []
    for token in _tokens(text):
        if token.kind == "blank" or token.text == "[":
            found.setdefault(BLANK, token.line)
        if begins and token.kind == "directive":
            directive, begins = [token.text.lower()], False
        elif directive and token.kind in ("name", "iri"):
            directive.append(token.text)
            if token.kind == "iri":
                names.declare(directive)
                # Only the form with @ ends in a dot.
                begins, directive = not directive[0].startswith("@"), []
        elif begins and token.kind in ("name", "iri"):
            found.setdefault(names.full(token), token.line)
            begins = False
        elif token.kind in ("open", "close"):
            depth += 1 if token.kind == "open" else -1
            begins = False
        elif token.kind == "end" and depth <= 0:
            depth, begins = 0, True
        else:
            begins = False
    return found


def guess_blocks(text: str) -> set[str]:
    """Guess which things a Turtle text with a syntax error describes."""
    prefixes = dict(PREFIX.findall(text))
    return {address or prefixes.get(prefix, "") + name for prefix, name, address in LINE.findall(text)}


class _Names:
    """The prefixes and the base of a file, as far as it is read."""

    def __init__(self) -> None:
        self.prefixes: dict[str, str] = {}
        self.base = ""

    def declare(self, words: list[str]) -> None:
        address = urljoin(self.base, words[-1][1:-1])
        if len(words) == 3:
            self.prefixes[words[1][:-1]] = address
        else:
            self.base = address

    def full(self, token: Token) -> str:
        if token.kind == "iri":
            return urljoin(self.base, token.text[1:-1])
        prefix, _, local = token.text.partition(":")
        return self.prefixes.get(prefix, "") + re.sub(r"\\(.)", r"\1", local)


def _tokens(text: str) -> Iterator[Token]:
    line = 1
    for match in TOKEN.finditer(text):
        if match.lastgroup != "skip":
            yield Token(match.lastgroup or "", match[0], line)
        line += match[0].count("\n")
