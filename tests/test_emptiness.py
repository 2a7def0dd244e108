"""An empty answer says what emptied it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run
from policygraph.questions.emptiness import explain_emptiness
from policygraph.store.engine import Engine
from policygraph.store.prepare import prepare_query


@pytest.mark.parametrize(
    ("query", "patterns", "alone", "nearest"),
    [
        ("SELECT ?p { ?p a pol:Polcy }", ["?p a pol:Polcy"], True, "pol:Policy"),
        (
            "SELECT ?p { ?p a pol:Policy ; pol:place place:shenzen }",
            ["?p pol:place place:shenzen"],
            True,
            "place:shenzhen",
        ),
        ('SELECT ?p { ?p rdfs:label "深圳" }', ['?p rdfs:label "深圳"'], True, '"深圳"@zh'),
        ("SELECT ?p { ?p a pol:Policy ; pol:value ?v }", ["?p pol:value ?v"], False, ""),
        ("SELECT ?p { ?p a pol:City . FILTER(?p = 3) }", [], False, ""),
        ("SELECT ?p { ?p a pol:City MINUS { ?p a pol:Place } }", [], False, ""),
        ("SELECT ?c { VALUES ?c { place:luohu } ?c a pol:City }", ["?c a pol:City"], False, ""),
    ],
)
def test_the_pattern_that_empties_the_answer_is_named(
    query: str, patterns: list[str], alone: bool, nearest: str, embedded: Engine, rdflib_engine: Engine
) -> None:
    prepared = prepare_query(query)
    for engine in (embedded, rdflib_engine):
        assert not engine.select(prepared).rows
        why = explain_emptiness(engine, prepared)
        assert (why.patterns, why.alone) == (patterns, alone)
        assert nearest in why.nearest if nearest else not why.nearest


def test_what_was_looked_for_about_the_place_is_told(run: Run) -> None:
    told = run("query", "-e", "SELECT ?p { ?p pol:place place:luohu ; a pol:Policy }", "--lang", "zh")
    assert told.returncode == 0
    assert "查过而没有找到" in told.stderr and "coverage:shenzhen-district-measures" in told.stderr


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "md"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_answer_is_never_silent(form: str, lang: str, run: Run) -> None:
    told = run("query", "-e", "SELECT ?p { ?p a pol:Polcy }", "--format", form, "--lang", lang)
    assert told.returncode == 0
    assert "pol:Policy" in told.stderr and ("相近" if lang == "zh" else "Near to it") in told.stderr


def test_an_answer_with_rows_says_nothing_of_emptiness(run: Run) -> None:
    told = run("query", "-e", "SELECT ?p { ?p a pol:City }", "--format", "json")
    assert told.stderr == ""


IMPATIENT = """
import sys
from policygraph import cli
from policygraph.cli import emptiness
emptiness.PATIENCE = 0.0
cli.main(sys.argv[1:])
print("not reached")
"""


@pytest.mark.parametrize("form", ["table", "csv"])
def test_an_answer_whose_emptiness_is_not_explained_in_time_is_given_all_the_same(form: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    query = "SELECT ?p { ?p a pol:Polcy }"
    told = subprocess.run(
        [sys.executable, "-c", IMPATIENT, "query", "-e", query, "--format", form, "-o", str(path), "--lang", "en"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert path.exists() and told.stdout == ""
    assert "No row answers this." in told.stderr and "Near to it" not in told.stderr
