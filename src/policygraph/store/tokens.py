"""The tokens of SPARQL 1.1, and where they stand in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# SPARQL 1.1 section 19.8, productions 139 to 173.
_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER = f"_{_BASE}0-9\u00b7\u0300-\u036f\u203f-\u2040"
# rdflib also lets \" stand in a local name; a scan that did not would see a string begin there.
_ESCAPED = r"""%[0-9A-Fa-f]{2}|\\[_~.\-!$&"'()*+,;=/?#@%]"""
_UCHAR = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LOCAL = rf"(?:[_{_BASE}:0-9]|{_ESCAPED})(?:[-{_INNER}:]|{_ESCAPED}|\.+(?=[-{_INNER}:]|{_ESCAPED}))*+"
# The limit keeps a long run of dots and letters from being read again at each dot.
_PREFIX = rf"[{_BASE}](?:[-{_INNER}.]{{0,255}}+(?<!\.))?"
_KINDS = {
    "string": (
        r"'''(?:[^'\\]|\\.|'{1,2}(?!'))*+'''"
        r'|"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"""'
        r"|'(?:[^'\\\n\r]|\\[^\n\r])*+'"
        r'|"(?:[^"\\\n\r]|\\[^\n\r])*+"'
    ),
    "iri": rf'<(?:[^<>"{{}}|^`\\\x00-\x20]|{_UCHAR})*+>',
    "name": rf"(?:{_PREFIX})?:(?:{_LOCAL})?",
    "blank": rf"_:[_{_BASE}0-9](?:[-{_INNER}]|\.+(?=[-{_INNER}]))*+",
    "variable": rf"[?$][_{_BASE}0-9][{_INNER}]*+",
    "language": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*+(?:--[A-Za-z]+)?",
    "number": r"(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+",
    "word": rf"[_{_BASE}][{_INNER}]*+",
    "punctuation": r"\^\^|&&|\|\||!=|<=|>=|[-{}()\[\].,;:=<>+*/|^?!~$@&]",
    "unknown": r".",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()), re.DOTALL)
_GAP = re.compile(r"[ \t\r\n]*+")
_LOOSE_IRI = re.compile(r"<[^<>\s]*+>")
_HAS_AUTHORITY = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


class Token(NamedTuple):
    """A piece of a query: its kind, its text, and the offset of its first character."""

    kind: str
    text: str
    offset: int

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.offset + len(self.text)


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """Split a query into its tokens; only white space lies between them.

    text: SPARQL 1.1, however broken. start: the offset to begin at. Kinds are comment, string, iri, name (a
    prefixed name), blank, variable, language, number, word, punctuation, and unknown for a character that begins
    no token. Source: SPARQL 1.1 section 19.8, longest match first; section 19.2 escapes stay as they are written.

    >>> [(token.kind, token.text) for token in tokens("ASK { ?x ex:load 'SERVICE'@en }")][2:5]
    [('variable', '?x'), ('name', 'ex:load'), ('string', "'SERVICE'")]
    >>> [token.text for token in tokens("FILTER(?a<?b&&?c>?d)")][3]
    '<'
    """
    before: Token | None = None
    while token := _token_at(text, start, before):
        yield token
        before, start = token if token.kind != "comment" else before, token.end


def readings(text: str) -> Iterator[tuple[Token | None, Token]]:
    """Give each token of each way to read a query, with the token before it that is not a comment.

    text: SPARQL 1.1. ``?a<'b>'`` is a comparison where an expression stands and an IRI where a term stands, and
    only a parser knows which; rdflib ends a comment at a line feed, other engines at a carriage return too. What
    must be seen in every engine is looked for in all readings.

    >>> {token.text for _, token in readings("(?a<'b>' || LOAD ')")} >= {"'b>'", "LOAD"}
    True
    """
    pending: list[tuple[Token | None, int]] = [(None, 0)]
    seen: set[int] = set()
    while pending:
        before, start = pending.pop()
        while (token := _token_at(text, start, before)) and token.offset not in seen:
            seen.add(token.offset)
            yield before, token
            before = token if token.kind != "comment" else before
            pending.extend((before, end) for end in _other_ends(text, token))
            start = token.end


def _token_at(text: str, start: int, before: Token | None) -> Token | None:
    gap = _GAP.match(text, start)
    start = gap.end() if gap else start
    if text.startswith("#", start):
        # Not by the pattern: where many readings meet the same long comment, its speed is what bounds them.
        ends = [end for end in (text.find("\n", start), text.find("\r", start)) if end >= 0]
        return Token("comment", text[start : min(ends, default=len(text))], start)
    found = _TOKEN.match(text, start)
    if not found:
        return None
    kind, piece = str(found.lastgroup), found.group()
    # No IRI begins like this, save a relative one behind a term; an expression without spaces does.
    if kind == "iri" and piece[1] in "?$'=(-+!0123456789" and before and _ends_an_operand(before):
        kind, piece = "punctuation", "<=" if piece[1] == "=" else "<"
    return Token(kind, piece, found.start())


def _ends_an_operand(token: Token) -> bool:
    return token.kind in {"variable", "number", "string", "language"} or token.text in {")", "}"}


def _other_ends(text: str, token: Token) -> Iterator[int]:
    if token.kind == "comment" and text.startswith("\r", token.end) and not text.startswith("\r\n", token.end):
        end = text.find("\n", token.end)
        yield len(text) if end < 0 else end
    # Readings part only where the piece holds a quotation mark or "#"; "://" is in no expression.
    candidate = _LOOSE_IRI.match(text, token.offset)
    if candidate and re.search("[\"'#]", candidate.group()) and not _HAS_AUTHORITY.match(candidate.group()):
        yield token.offset + 1
        yield candidate.end()


def position(text: str, offset: int) -> tuple[int, int]:
    r"""Say on which line and in which column an offset lies, both counted from 1.

    text: the query. offset: 0 to ``len(text)``. A line ends at LF, CR LF or CR; a column is a character.

    >>> position("ASK {\n  深圳 }", 10)
    (2, 5)
    """
    lines = re.split(r"\r\n|\r(?!\n)|\n", text[:offset])
    return len(lines), len(lines[-1]) + 1


def excerpt(text: str, line: int, column: int) -> str:
    """Show a line with a caret under one of its columns.

    text: the query. line, column: as from ``position``. East Asian wide characters take two places on a terminal
    (Unicode Standard Annex 11).

    >>> print(excerpt("ASK { 深圳 ! }", 1, 10))
    ASK { 深圳 ! }
               ^
    """
    lines = re.split(r"\r\n|\r|\n", text)
    shown = lines[line - 1] if line <= len(lines) else ""
    return f"{shown}\n{''.join(_blank(character) for character in shown[: column - 1])}^"


def _blank(character: str) -> str:
    if character == "\t":
        return "\t"
    if unicodedata.combining(character):
        return ""
    return "  " if unicodedata.east_asian_width(character) in "WF" else " "
