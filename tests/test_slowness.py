"""What will be slow is said before a query runs, and --explain says it instead of running it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from policygraph.questions.catalogue import load_questions
from policygraph.store.prepare import prepare_query
from policygraph.store.slow import find_slowness, rewrite

SLOW = """SELECT ?p {
  ?p a pol:Policy ; pol:place ?x .
  FILTER NOT EXISTS { ?i pol:ofPolicy ?p . ?c pol:about ?i ; pol:role/pol:order ?o }
}"""
MINUS = "MINUS { ?i pol:ofPolicy ?p . ?c pol:about ?i ; pol:role/pol:order ?o }"


@pytest.mark.parametrize(("lang", "said"), [("zh", "第 3 行第 3 列"), ("en", "Line 3, column 3")])
def test_a_slow_query_is_warned_of_and_answered_all_the_same(lang: str, said: str, run: Run) -> None:
    told = run("query", "-e", SLOW, "--format", "csv", "--lang", lang)
    assert told.returncode == 0 and told.stdout.startswith("p\n")
    assert said in told.stderr and MINUS in told.stderr and "--explain" in told.stderr
    better = run("query", "-e", SLOW.replace("FILTER NOT EXISTS", "MINUS"), "--format", "csv", "--lang", lang)
    assert sorted(better.stdout.splitlines()) == sorted(told.stdout.splitlines()) and better.stderr == ""


@pytest.mark.parametrize(("lang", "instead"), [("zh", "可改写为"), ("en", "What to write instead")])
def test_explain_names_place_and_patterns_and_writes_the_query_anew(lang: str, instead: str, run: Run) -> None:
    told = run("query", "-", "--explain", "--lang", lang, stdin=SLOW)
    assert told.returncode == 0 and told.stderr == ""
    assert "    ?c pol:about ?i\n    ?c pol:role/pol:order ?o\n" in told.stdout
    assert "    ?i pol:ofPolicy ?p\n" not in told.stdout, "a row outside can look that one up"
    written = told.stdout.split(instead)[1].split("\n", 1)[1]
    assert written.strip() == SLOW.replace("FILTER NOT EXISTS", "MINUS") and not find_slowness(written)


def test_explain_runs_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("this is no Turtle", encoding="utf-8")
    told = run("query", "-e", SLOW, "--explain", "--data", "broken.ttl", "--lang", "en")
    assert told.returncode == 0 and "MINUS {" in told.stdout


def test_patterns_that_nothing_connects_are_both_named(run: Run) -> None:
    told = run("query", "-e", "SELECT * { ?a a pol:Fund . ?b a pol:City }", "--explain", "--lang", "en")
    assert told.returncode == 0 and "    ?a a pol:Fund\n    ?b a pol:City\n" in told.stdout
    assert "instead" not in told.stdout


def test_explain_says_when_there_is_nothing_to_say_and_what_it_needs(run: Run) -> None:
    told = run("query", "gaps", "--explain", "--lang", "en")
    assert told.returncode == 0 and told.stdout.startswith("Nothing was found")
    told = run("query", "--explain", "--lang", "zh")
    assert told.returncode == 2 and "--explain" in told.stderr
    told = run("query", "-e", "SELECT {", "--explain", "--lang", "en")
    assert told.returncode == 1 and "line 1, column 8" in told.stderr


def test_no_question_of_the_library_is_called_slow() -> None:
    slow = {question.name: find_slowness(question.text) for question in load_questions()}
    assert {name: found for name, found in slow.items() if found} == {}


def test_several_changes_are_put_in_place_together() -> None:
    query = "SELECT ?p { FILTER NOT EXISTS { ?i pol:ofPolicy ?p . ?c pol:about ?i } ?p a pol:Policy }"
    written = rewrite(query, [change for one in find_slowness(query) for change in one.changes])
    prepare_query(written)
    assert " ".join(written.split()) == "SELECT ?p { ?p a pol:Policy MINUS { ?i pol:ofPolicy ?p . ?c pol:about ?i } }"
