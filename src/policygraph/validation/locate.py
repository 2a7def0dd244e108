"""Where in its file the block about a thing begins."""

from __future__ import annotations

import re
from pathlib import Path

PREFIX = re.compile(r"^\s*@?prefix\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
# A block begins where a line begins with a name or an IRI: the form that the formatter gives every file.
BLOCK = re.compile(r"^(?:([A-Za-z][\w-]*):([\w.-]*)|<([^>]*)>)(?=\s|$)", re.MULTILINE)


def block_lines(path: Path) -> dict[str, int]:
    """Give, for every thing that a Turtle file describes, the line where its block begins."""
    text = path.read_text(encoding="utf-8", errors="replace")
    prefixes = dict(PREFIX.findall(text))
    found: dict[str, int] = {}
    for block in BLOCK.finditer(text):
        prefix, name, address = block.groups()
        thing = address if prefix is None else prefixes.get(prefix, "") + name
        found.setdefault(thing, text.count("\n", 0, block.start()) + 1)
    return found
