"""The language of the person at the terminal."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from policygraph.terms import LANGUAGES


def speaks(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Choose the language: what ``--lang`` says, else the locale, else English.

    It is needed before the words are parsed, so that help and errors are told in it.

    >>> speaks(["query", "--lang", "zh"], {})
    'zh'
    >>> speaks([], {"LANG": "zh_CN.UTF-8"}), speaks([], {"LANG": "C"})
    ('zh', 'en')
    """
    for here, word in enumerate(words):
        said = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and here + 1 < len(words):
            said = words[here + 1]
        if said in LANGUAGES:
            return said
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return "zh" if _windows_speaks_chinese() else "en"


def _windows_speaks_chinese() -> bool:
    if os.name != "nt":
        return False
    import locale

    told = locale.getlocale()[0] or ""
    return told.lower().startswith(("zh", "chinese"))
