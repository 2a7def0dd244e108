"""Bad input gets a sentence: what is wrong, where, what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STR(?a) < STR(?g)) }"


def sentence(told: object, code: int) -> str:
    assert told.returncode == code, (told.returncode, told.stderr)  # type: ignore[attr-defined]
    text: str = told.stderr  # type: ignore[attr-defined]
    assert text.strip() and "Traceback" not in text
    return text


def test_an_unknown_question_suggests_the_nearest(run: Run) -> None:
    assert "four-cities" in sentence(run("query", "four-city", "--lang", "en"), 1)
    assert "没有名为" in sentence(run("query", "four-city", "--lang", "zh"), 1)


def test_an_unknown_parameter_suggests_the_nearest(run: Run) -> None:
    told = sentence(run("query", "funds", "--plase", "beijing", "--lang", "en"), 1)
    assert 'no parameter "plase"' in told and "place" in told


def test_an_unknown_place_suggests_the_nearest(run: Run) -> None:
    assert "shenzhen" in sentence(run("query", "funds", "--place", "shenzen", "--lang", "en"), 1)
    assert "参数" in sentence(run("query", "funds", "--place", "shenzen", "--lang", "zh"), 1)


def test_an_unknown_language_is_refused(run: Run) -> None:
    assert "zh" in sentence(run("query", "funds", "--lang", "fr"), 2)


def test_an_unknown_thing_suggests_the_nearest(run: Run) -> None:
    assert "shenzhen" in sentence(run("show", "shenzen", "--lang", "en"), 1)


@pytest.mark.parametrize("day", ["2024-13-01", "30.6.2024", "2024", "soon"])
def test_a_malformed_day_says_how_to_write_one(run: Run, day: str) -> None:
    assert "2024-06-30" in sentence(run("query", "in-force", "--on", day, "--lang", "en"), 1)


def test_two_values_where_one_is_taken_are_refused(run: Run) -> None:
    assert "one value" in sentence(run("query", "in-force", "--on", "2024-01-01", "2025-01-01", "--lang", "en"), 1)


def test_a_missing_value_and_a_missing_parameter_are_told_apart(run: Run) -> None:
    assert "missing after --place" in sentence(run("query", "funds", "--place", "--lang", "en"), 2)
    assert "--source article-2024-06-19" in sentence(run("query", "claims-of-source", "--lang", "en"), 1)


def test_a_syntax_error_names_line_column_and_shows_the_line(run: Run) -> None:
    told = sentence(run("query", "-e", "SELECT ?x {\n  ?x a pol:City ;; }\n  FILTR", "--lang", "en"), 1)
    assert "line" in told and "column" in told and "^" in told


def test_an_empty_query_is_a_syntax_error(run: Run) -> None:
    sentence(run("query", "-", stdin="   "), 1)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("LOAD <file:///etc/passwd>", "LOAD"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("DROP ALL", "DROP"),
    ],
)
@pytest.mark.parametrize("engine", ["embedded", "rdflib"])
def test_what_writes_or_reaches_out_is_refused_before_an_engine_sees_it(
    run: Run, query: str, word: str, engine: str
) -> None:
    assert word in sentence(run("query", "-e", query, "--engine", engine, "--lang", "en"), 1)


def test_the_same_words_in_strings_comments_and_iris_are_no_matter(run: Run) -> None:
    query = '# LOAD\nSELECT ("SERVICE" AS ?DELETE) { BIND(<http://example.org/INSERT> AS ?load) }'
    told = run("query", "-e", query, "--format", "csv")
    assert told.returncode == 0 and "SERVICE" in told.stdout


def test_a_query_ends_at_its_time_limit(run: Run) -> None:
    for engine in ("embedded", "rdflib"):
        told = sentence(run("query", "-e", SLOW, "--timeout", "0.5", "--engine", engine, "--lang", "en"), 1)
        assert "ended after 0.5 s" in told


def test_an_output_that_cannot_be_written_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    (tmp_path / "there.csv").mkdir()
    for target in ("no/such/folder/a.csv", "there.csv"):
        assert "cannot be written" in sentence(run("query", "funds", "-o", target, "--lang", "en"), 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["there.csv"]
    assert list((tmp_path / "there.csv").iterdir()) == []


def test_what_stood_in_a_file_before_a_failure_still_stands(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kept.csv").write_text("before", encoding="utf-8")
    sentence(run("query", "four-city", "-o", "kept.csv"), 1)
    assert (tmp_path / "kept.csv").read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
def test_a_terminal_that_cannot_print_every_character_does_not_fail(run: Run, encoding: str) -> None:
    told = run("query", "four-cities", "--lang", "zh", encoding=encoding)
    assert told.returncode == 0, told.stderr
    assert "3000" in told.stdout
    if encoding != "gbk":
        assert encoding in told.stderr.lower() and "PYTHONUTF8" in told.stderr


def test_a_broken_data_file_stops_every_answer_and_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/broken.ttl").write_text("@prefix a: <http://a/> .\na:b a:c\n  a:d a:e .\n", encoding="utf-8")
    told = sentence(run("query", "funds", "--data", "mine", "--lang", "en"), 1)
    assert f"{Path('mine', 'broken.ttl')}:3:" in told


def test_a_data_folder_that_is_not_there_is_named(run: Run) -> None:
    assert "nowhere" in sentence(run("query", "funds", "--data", "nowhere", "--lang", "en"), 2)
    assert "没有这个文件或文件夹" in sentence(run("query", "funds", "--data", "nowhere", "--lang", "zh"), 2)


def test_a_query_file_that_is_not_there_is_named(run: Run) -> None:
    assert "mine.rq" in sentence(run("query", "mine.rq", "--lang", "en"), 2)


def test_a_header_that_is_not_json_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d/queries").mkdir(parents=True)
    (tmp_path / "d/queries/mine.rq").write_text('#+ title: {"en": "a", "zh": "b"}\n#+ parameters: {x}\n', "utf-8")
    assert "mine.rq:2" in sentence(run("query", "mine", "--data", "d", "--lang", "en"), 1)


def test_a_workbook_is_not_written_to_the_screen(run: Run) -> None:
    assert "-o FILE.xlsx" in sentence(run("query", "funds", "--format", "xlsx", "--lang", "en"), 2)


def test_an_unknown_ending_names_the_known_ones(run: Run) -> None:
    assert ".jsonld" in sentence(run("export", "-o", "graph.doc", "--lang", "en"), 2)


def test_words_that_no_option_takes_are_refused(run: Run) -> None:
    assert "--verbose" in sentence(run("show", "beijing", "--verbose", "--lang", "en"), 2)


def test_hostile_text_in_a_parameter_is_never_part_of_the_query(run: Run) -> None:
    for text in ('" } INSERT DATA { <a:a> <a:b> <a:c> } #', "<http://x/> } SERVICE <http://x/> {", "\\", "'"):
        assert "will not do" in sentence(run("query", "funds", "--place", text, "--lang", "en"), 1)
