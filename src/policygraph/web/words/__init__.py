"""What the pages say, in both languages."""

from __future__ import annotations

from policygraph.terms import LANGUAGES
from policygraph.web.words import comparing, editor, everywhere, graph, questions, search, things

WORDS = {
    **everywhere.WORDS,
    **questions.WORDS,
    **editor.WORDS,
    **things.WORDS,
    **comparing.WORDS,
    **graph.WORDS,
    **search.WORDS,
}


def say(key: str, lang: str, **facts: object) -> str:
    """Give one of the sentences of the pages.

    >>> say("nav-questions", "en")
    'Questions'
    """
    return WORDS[key][LANGUAGES.index(lang)].format(**facts)
