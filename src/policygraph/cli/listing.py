"""The list of questions."""

from __future__ import annotations

import argparse
import json

from policygraph.cli.output import format_of, write_answer
from policygraph.cli.words import say
from policygraph.questions.library import load_questions


def write_questions(call: argparse.Namespace) -> int:
    """List every question by group, with its title and parameters."""
    questions = load_questions(call.data)
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
            lines.append(f"\n{group}" if lines else group)
        parameters = " ".join(f"--{name}" for name in question.parameters)
        lines.append(f"  {question.name:<{width}}  {question.title[call.lang]}  {parameters}".rstrip())
    lines += ["", say("ask-one", call.lang)]
    write_answer("\n".join(lines) + "\n", call.output, call.lang)
    return 0
