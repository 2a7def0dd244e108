"""The note of a question, in which other questions are named by their slug."""

from __future__ import annotations

import re

from policygraph.questions.header import Question
from policygraph.web.site import Site


def link_notes(site: Site, question: Question, lang: str) -> list[tuple[str, str]]:
    """Part the note of a question into pieces of text, each with the question that it names, or with nothing.

    A slug of one word is an ordinary word too: it names a question only where a reader is told to see it.

    >>> from policygraph.web.site import Settings, read_site
    >>> site = read_site(Settings())
    >>> [name for _, name in link_notes(site, site.questions["claims-by-source-tier"], "zh") if name]
    ['claims-on-copies-only']
    """
    names = sorted((name for name in site.questions if name != question.name), key=len, reverse=True)
    long = "|".join(re.escape(name) for name in names if "-" in name)
    short = "|".join(re.escape(name) for name in names if "-" not in name)
    patterns = [
        rf"(?<![\w-])(?:{long})(?![\w-])" if long else "",
        rf"(?<=see )(?:{short})\b|(?<=见 )(?:{short})\b" if short else "",
    ]
    pattern = "|".join(filter(None, patterns))
    note = question.note.get(lang, "")
    if not pattern or not note:
        return [(note, "")] if note else []
    pieces = re.split(f"({pattern})", note, flags=re.ASCII)
    return [(piece, piece if n % 2 else "") for n, piece in enumerate(pieces) if piece]
