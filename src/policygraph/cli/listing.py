"""The list of questions."""

from __future__ import annotations

import argparse
import json

from policygraph.cli.output import format_of, write_answer
from policygraph.cli.words import say
from policygraph.questions.catalogue import load_questions
from policygraph.questions.groups import describe_question, name_group, order_questions


def write_questions(call: argparse.Namespace) -> int:
    """List every question by group, with its title and parameters."""
    questions = order_questions(load_questions(call.data))
    if format_of(call) == "json":
        told = [describe_question(question) for question in questions]
        write_answer(json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n", call.output, call.lang)
        return 0
    width = max(len(question.name) for question in questions)
    lines: list[str] = []
    group = None
    for question in questions:
        if question.group != group:
            group = question.group
            heading = name_group(group, call.lang)
            lines.append(f"\n{heading}" if lines else heading)
        parameters = " ".join(f"--{name}" for name in question.parameters)
        lines.append(f"  {question.name:<{width}}  {question.title[call.lang]}  {parameters}".rstrip())
    lines += ["", say("ask-one", call.lang)]
    write_answer("\n".join(lines) + "\n", call.output, call.lang)
    return 0
