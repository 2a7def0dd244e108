"""The first page: the questions an analyst asks first, and the whole library."""

from __future__ import annotations

import itertools
import json
from typing import NamedTuple

from policygraph.questions.groups import describe_question, name_group, order_questions, seek_questions
from policygraph.questions.header import Question
from policygraph.web.calls import Answer, Call
from policygraph.web.html import link, page
from policygraph.web.negotiation import MEDIA
from policygraph.web.site import Site

# What an analyst asks first: the word for it, the question, its parameters.
STARTS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("q-start-four-cities", "four-cities", {}),
    ("q-start-support", "support-at-project-sizes", {"category": "compute-voucher", "size": "10000000"}),
    ("q-start-targets", "comparable-targets", {}),
    ("q-start-checked", "claims-checked", {}),
    ("q-start-gaps", "gaps", {}),
)


class Group(NamedTuple):
    """Some questions under one heading."""

    slug: str
    heading: str
    questions: list[Question]


def home_page(site: Site, call: Call) -> Answer:
    """Make the page, or its JSON.

    JSON: ``{"questions": [{"name", "group", "title", "note", "parameters", "address"}, …], "total", "date"}``.
    ``?q=`` keeps the questions whose name, group, title or note has every word.
    """
    questions = order_questions(site.questions.values())
    sought = call.one("q")
    found = seek_questions(questions, sought)
    if call.form == "json":
        told = {
            "questions": [
                describe_question(question) | {"note": question.note, "address": f"/q/{question.name}"}
                for question in found
            ],
            "total": len(questions),
            "date": site.date or None,
        }
        return Answer(200, MEDIA["json"], json.dumps(told, ensure_ascii=False).encode() + b"\n")
    groups = [
        Group(slug, name_group(slug, call.lang), list(members))
        for slug, members in itertools.groupby(found, key=lambda question: question.group)
    ]
    starts = [
        (key, link(call, f"/q/{name}", **parameters), site.questions[name].title[call.lang])
        for key, name, parameters in STARTS
        if name in site.questions
    ]
    return page(
        site, call, "home.html", groups=groups, starts=starts, sought=sought, found=len(found), total=len(questions)
    )
