"""Each question answers what a reader of the facts found, not what the query happened to give.

An expected answer is ``tests/expected/answers/<question>.csv``: the parameters in its first line, then the columns that
were checked, with slugs for IRIs. It was written by reading the collected facts, before the query was asked.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from policygraph.questions.ask import ask_question
from policygraph.questions.catalogue import find_question, load_questions
from policygraph.store.engine import Engine
from policygraph.terms import slug

ANSWERS = Path(__file__).parent / "expected/answers"
EXPECTED = sorted(ANSWERS.glob("*.csv"))


def read_expected(path: Path) -> tuple[dict[str, list[str]], list[str], list[tuple[str, ...]]]:
    """Read the parameters, the columns and the rows of an expected answer."""
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    arguments: dict[str, list[str]] = {}
    for word in first.removeprefix("#").split():
        name, _, value = word.partition("=")
        arguments.setdefault(name, []).append(value)
    columns, *rows = csv.reader(lines)
    return arguments, columns, [tuple(row) for row in rows]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_a_question_answers_what_the_facts_say(path: Path, embedded: Engine) -> None:
    arguments, columns, expected = read_expected(path)
    found = ask_question(embedded, find_question(path.stem), arguments)
    places = [found.columns.index(column) for column in columns]
    told = [
        tuple(
            "" if (term := row[n]) is None else slug(term.value) if term.kind == "iri" else term.value for n in places
        )
        for row in found.rows
    ]
    # Rows that differ only in columns that were not checked are one row of the expected answer.
    missing = Counter(set(expected)) - Counter(set(told))
    strange = Counter(set(told)) - Counter(set(expected))
    assert not missing and not strange, (
        f"{path.stem} with {arguments}: not answered {sorted(missing)}, not expected {sorted(strange)}. "
        "Read the facts again, and mend what is wrong: the query, the data or the expected answer."
    )


def test_every_question_has_an_expected_answer() -> None:
    missing = {question.name for question in load_questions()} - {path.stem for path in EXPECTED}
    assert not missing, f"read the facts and write tests/expected/answers/<name>.csv for {sorted(missing)}"
