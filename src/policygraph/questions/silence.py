"""What is said of an empty answer, on the terminal and on a page."""

from __future__ import annotations

from typing import NamedTuple

from policygraph.questions.emptiness import explain_emptiness
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES

# As many entries of coverage as are read; the question "coverage" lists all.
MOST = 5
LOOKED_FOR = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?coverage ?text WHERE {{ ?coverage pol:lookedFor ?text . VALUES ?coverage {{ {coverage} }} }}
ORDER BY ?coverage ?text
"""
WORDS = {
    "no-rows": ("没有符合条件的行。", "No row answers this."),
    "alone": ("模式“{pattern}”在图谱中一处也不符合。", 'Nothing in the graph matches the pattern "{pattern}".'),
    "joined": (
        "单独看各模式都有结果，但加上“{pattern}”之后就没有了：请看它与其他各行的变量和取值是否相合。",
        'Each pattern matches something by itself, but together with "{pattern}" nothing is left: see that its '
        "variables and values fit those of the other lines.",
    ),
    "filtered": (
        "各模式合起来有结果，但 FILTER、MINUS、UNION 或 HAVING 把它们全部排除了。",
        "The patterns match together, but a FILTER, MINUS, UNION or HAVING leaves nothing of it.",
    ),
    "nearest": ("相近的有：{nearest}。", "Near to it: {nearest}."),
    "coverage": (
        "关于查询所提的事物，以下各项查过而没有找到：",
        "About what the query names, this was looked for and not found:",
    ),
}


class Silence(NamedTuple):
    """Why an answer is empty, in one language.

    sentence: which pattern empties it, and what is near. looked_for: IRI and words of what was looked for and not found
    about what the query names; none where nothing was.
    """

    sentence: str
    looked_for: list[tuple[str, str]]


def explain_silence(engine: Engine, query: str, lang: str) -> Silence:
    """Say why a query has no row.

    query: as for ``explain_emptiness``.

    >>> from policygraph.store.open import open_engine
    >>> from policygraph.store.prepare import prepare_query
    >>> explain_silence(open_engine(), prepare_query("SELECT ?p { ?p a pol:Polcy }"), "zh").sentence
    '没有符合条件的行。模式“?p a pol:Polcy”在图谱中一处也不符合。相近的有：pol:Policy, pol:ofPolicy, pol:Place。'
    """
    why = explain_emptiness(engine, query)
    key = "filtered" if not why.patterns else "alone" if why.alone else "joined"
    told = [say_silence("no-rows", lang), say_silence(key, lang, pattern="   ".join(why.patterns))]
    if why.nearest:
        told.append(say_silence("nearest", lang, nearest=", ".join(why.nearest)))
    listed = why.coverage[:MOST]
    texts = _looked_for(engine, listed, lang) if listed else {}
    return Silence(("" if lang == "zh" else " ").join(told), [(name, texts[name]) for name in listed])


def say_silence(key: str, lang: str, **facts: object) -> str:
    """Give one of the sentences about an empty answer.

    >>> say_silence("no-rows", "zh")
    '没有符合条件的行。'
    """
    return WORDS[key][LANGUAGES.index(lang)].format(**facts)


def _looked_for(engine: Engine, coverage: list[str], lang: str) -> dict[str, str]:
    names = " ".join(f"<{name}>" for name in coverage)
    told: dict[str, str] = {}
    for name, text in engine.select(LOOKED_FOR.format(coverage=names)).rows:
        assert name is not None and text is not None
        if name.value not in told or text.lang == lang:
            told[name.value] = text.value
    return told
