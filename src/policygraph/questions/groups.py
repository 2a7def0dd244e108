"""The library as a list: its groups, its order, what is told of a question, and which questions a word finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from policygraph.questions.header import Question
from policygraph.terms import LANGUAGES

# The groups of questions in the order in which an analyst asks them.
GROUPS = {
    "overview": ("总览", "overview"),
    "inventory": ("政策清单", "inventory"),
    "timing": ("时间与先行者", "timing and first movers"),
    "positioning": ("定位", "positioning"),
    "targets": ("目标", "targets"),
    "instruments": ("政策工具", "instruments"),
    "ceilings": ("支持上限", "ceilings"),
    "funds": ("基金", "funds"),
    "gaps": ("空白", "gaps"),
    "comparability": ("可比性", "comparability"),
    "evidence": ("证据", "evidence"),
    "networks": ("网络", "networks"),
}


def order_questions(questions: Iterable[Question]) -> list[Question]:
    """Put questions in the order of their groups, then of their names."""
    return sorted(questions, key=lambda question: (_rank(question.group), question.name))


def name_group(group: str, lang: str) -> str:
    """Name a group in a language; one that is not known keeps its slug.

    >>> name_group("funds", "zh"), name_group("mine", "en")
    ('基金', 'mine')
    """
    return GROUPS[group][LANGUAGES.index(lang)] if group in GROUPS else group


def describe_question(question: Question) -> dict[str, Any]:
    """Tell of a question, for programs, its name, group, title in both languages, and parameters."""
    return {
        "name": question.name,
        "group": question.group,
        "title": question.title,
        "parameters": {
            parameter.name: {"type": parameter.type, "many": parameter.many, "default": list(parameter.default)}
            for parameter in question.parameters.values()
        },
    }


def seek_questions(questions: Sequence[Question], words: str) -> list[Question]:
    """Give the questions whose name, group, title or note, in either language, has every word.

    >>> from policygraph.questions.catalogue import load_questions
    >>> [question.name for question in seek_questions(load_questions(), "ＡＷＡＲＤＳ 资金池")]
    ['awards-per-pool']
    """
    wanted = _plain(words).split()
    return [question for question in questions if all(word in _told(question) for word in wanted)]


def _told(question: Question) -> str:
    groups = GROUPS.get(question.group, (question.group,))
    return _plain(" ".join([question.name, *groups, *question.title.values(), *question.note.values()]))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _rank(group: str) -> int:
    return list(GROUPS).index(group) if group in GROUPS else len(GROUPS)
