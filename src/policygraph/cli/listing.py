"""The list of questions."""

from __future__ import annotations

import argparse
import json

from policygraph.cli.output import format_of, write_answer
from policygraph.cli.words import say
from policygraph.questions.catalogue import load_questions
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


def write_questions(call: argparse.Namespace) -> int:
    """List every question by group, with its title and parameters."""
    questions = sorted(load_questions(call.data), key=lambda question: (_rank(question.group), question.name))
    if format_of(call) == "json":
        told = [
            {
                "name": q.name,
                "group": q.group,
                "title": q.title,
                "parameters": {
                    p.name: {"type": p.type, "many": p.many, "default": list(p.default)} for p in q.parameters.values()
                },
            }
            for q in questions
        ]
        write_answer(json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n", call.output, call.lang)
        return 0
    width = max(len(question.name) for question in questions)
    lines: list[str] = []
    group = None
    for question in questions:
        if question.group != group:
            group = question.group
            heading = GROUPS[group][LANGUAGES.index(call.lang)] if group in GROUPS else group
            lines.append(f"\n{heading}" if lines else heading)
        parameters = " ".join(f"--{name}" for name in question.parameters)
        lines.append(f"  {question.name:<{width}}  {question.title[call.lang]}  {parameters}".rstrip())
    lines += ["", say("ask-one", call.lang)]
    write_answer("\n".join(lines) + "\n", call.output, call.lang)
    return 0


def _rank(group: str) -> int:
    return list(GROUPS).index(group) if group in GROUPS else len(GROUPS)
