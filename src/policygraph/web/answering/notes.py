"""The note of a question, which names other questions by their slugs: a page tells their titles."""

from __future__ import annotations

import re

from policygraph.questions.header import Question
from policygraph.web.site import Site


def link_notes(site: Site, question: Question, lang: str) -> list[tuple[str, str]]:
    """Part the note of a question into pieces of text, each with the question that it names, or with nothing.

    A question that is named is told by its title. A slug of one word is an ordinary word too: it names a question only
    where a reader is told to see it.

    >>> from policygraph.web.site import Settings, read_site
    >>> site = read_site(Settings())
    >>> link_notes(site, site.questions["claims-by-source-tier"], "zh")[1:]
    [('“只依据新闻或转载的主张”', 'claims-on-copies-only'), ('。', '')]
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
    told = [
        (f"“{site.questions[piece].title[lang]}”", piece) if n % 2 else (_before_quotation(piece, lang), "")
        for n, piece in enumerate(pieces)
    ]
    return [(text, name) for text, name in told if text]


def tell_note(site: Site, question: Question, lang: str) -> str:
    """Tell the note of a question where nothing can be linked."""
    return "".join(text for text, _ in link_notes(site, question, lang))


def _before_quotation(text: str, lang: str) -> str:
    """Chinese has no space beside a quotation."""
    return text.strip(" ") if lang == "zh" else text
