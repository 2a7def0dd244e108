"""The command line as a person uses it, good input first."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from unicodedata import east_asian_width

import openpyxl
import pytest

from conftest import Run
from policygraph.cli.words import WORDS
from policygraph.questions.catalogue import load_questions
from policygraph.questions.groups import GROUPS


def test_query_without_a_name_lists_every_question_in_the_reader_s_language(run: Run) -> None:
    for lang in ("zh", "en"):
        told = run("query", "--lang", lang)
        assert told.returncode == 0
        for question in load_questions():
            assert question.name in told.stdout and question.title[lang] in told.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_columns_align_with_wide_characters(run: Run, lang: str) -> None:
    told = run("query", "positioning", "--place", "beijing", "--lang", lang, columns=100)
    assert told.returncode == 0, told.stderr
    lines = told.stdout.splitlines()
    rule = next(line for line in lines if set(line.strip()) == {"─"})
    body = lines[lines.index(rule) + 1 :]
    wide = [sum(2 if east_asian_width(c) in "WF" else 1 for c in line) for line in body[: body.index("")]]
    assert all(n <= 100 for n in wide)


def test_money_is_readable_in_the_table_and_exact_in_csv_and_json(run: Run) -> None:
    asked = ("query", "claims-of-source", "--source", "article-2024-06-19")
    assert "超过 3000亿元" in run(*asked, "--lang", "zh").stdout
    assert "above CNY 300 billion" in run(*asked, "--lang", "en", columns=200).stdout
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").stdout)))
    assert "300000000000" in {row["value"] for row in rows}
    answer = json.loads(run(*asked, "--format", "json").stdout)
    assert answer["head"]["vars"][:4] == ["place", "about", "role", "value"]
    assert any(
        row["value"]
        == {"type": "literal", "value": "300000000000", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
        for row in answer["results"]["bindings"]
        if "value" in row
    )


def test_a_workbook_holds_the_table_the_exact_values_and_the_sources(run: Run, tmp_path: Path) -> None:
    told = run("query", "four-cities", "--lang", "en", "-o", "four.xlsx")
    assert told.returncode == 0, told.stderr
    book = openpyxl.load_workbook(tmp_path / "four.xlsx")
    assert book.sheetnames == ["Table", "Exact values", "Sources"]
    assert 300000000000 in {cell.value for row in book["Exact values"] for cell in row}
    assert "mirror" in str(book["Sources"]["A1"].value)


def test_the_ending_of_the_output_names_the_format(run: Run, tmp_path: Path) -> None:
    assert run("query", "emphasis", "-o", "a.csv").returncode == 0
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").startswith("place,value,quote,source,claim")
    assert run("query", "emphasis", "-o", "a.md", "--lang", "zh").returncode == 0
    assert "| 地域 |" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_labels_add_a_column_behind_each_column_of_iris(run: Run) -> None:
    told = run("query", "emphasis", "--format", "csv", "--labels", "--lang", "en")
    assert told.stdout.splitlines()[0] == "place,placeLabel,value,valueLabel,quote,source,sourceLabel,claim,claimLabel"
    assert ",Beijing," in told.stdout


def test_sparql_comes_from_an_option_a_file_or_standard_input_and_known_prefixes_are_added(
    run: Run, tmp_path: Path
) -> None:
    query = "SELECT ?c { ?c a pol:City } ORDER BY ?c"
    (tmp_path / "cities.rq").write_text(query, encoding="utf-8")
    answers = [
        run("query", "-e", query, "--format", "csv"),
        run("query", "cities.rq", "--format", "csv"),
        run("query", "-", "--format", "csv", stdin=query),
    ]
    assert {told.stdout for told in answers} == {answers[0].stdout}
    assert answers[0].stdout.splitlines()[1].endswith("/place/beijing")


def test_ask_answers_a_word_and_construct_turtle(run: Run) -> None:
    assert run("query", "-e", "ASK { place:beijing a pol:City }").stdout == "true\n"
    told = run("query", "-e", "CONSTRUCT { ?c a pol:City } { ?c a pol:City }").stdout
    assert "@prefix pol:" in told and "place:beijing a pol:City ." in told


def test_both_engines_answer_the_command_line(run: Run) -> None:
    one, other = (run("query", "emphasis", "--format", "csv", "--engine", e) for e in ("embedded", "rdflib"))
    assert one.stdout == other.stdout != ""


def test_a_place_is_named_by_slug_or_by_label_in_either_language(run: Run) -> None:
    answers = {
        run("query", "emphasis", "--place", name, "--format", "csv").stdout
        for name in ("beijing", "北京", "Beijing", "place:beijing")
    }
    assert len(answers) == 1 and "beijing" in answers.pop()


def test_a_cut_is_said(run: Run) -> None:
    told = run(
        "query", "claims-of-source", "--source", "article-2024-06-19", "--limit", "3", "--format", "csv", "--lang", "en"
    )
    assert len(told.stdout.splitlines()) == 4
    assert "Cut at 3 of" in told.stderr


def test_an_empty_answer_is_never_silent(run: Run) -> None:
    told = run("query", "-e", "SELECT ?x { ?x a pol:Nothing }", "--lang", "en")
    assert told.returncode == 0 and "No row answers this" in told.stderr


def test_show_tells_claims_with_their_proof(run: Run) -> None:
    told = run("show", "beijing-2024-compute-centre-conversion", "--lang", "en", columns=240)
    assert told.returncode == 0, told.stderr
    assert "“最高5000万元”" in told.stdout and "at most CNY 50 million" in told.stdout
    assert "mirror" in told.stdout
    parts = json.loads(run("show", "深圳", "--format", "json").stdout)
    assert parts["thing"].endswith("/place/shenzhen") and parts["claims"]["results"]["bindings"]


@pytest.mark.parametrize("ending", ["ttl", "nt", "jsonld", "rdf", "graphml", "gexf"])
def test_export_writes_every_format_the_same_twice(run: Run, tmp_path: Path, ending: str) -> None:
    for name in ("one", "two"):
        told = run("export", "-o", f"{name}.{ending}")
        assert told.returncode == 0, told.stderr
    one, two = ((tmp_path / f"{name}.{ending}").read_bytes() for name in ("one", "two"))
    assert one == two
    assert b"beijing" in one


def test_an_exported_graph_reads_back_whole(run: Run, tmp_path: Path) -> None:
    import pyoxigraph
    import rdflib

    sizes = set()
    for ending, form in (("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"), ("rdf", "xml")):
        assert run("export", "-o", f"graph.{ending}").returncode == 0
        text = (tmp_path / f"graph.{ending}").read_bytes()
        sizes.add(len(rdflib.Graph().parse(data=text, format=form)))
    store = pyoxigraph.Store()
    store.load((tmp_path / "graph.nt").read_bytes(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert sizes == {len(store)}


def test_every_sentence_of_the_command_line_stands_in_both_languages() -> None:
    for key, told in WORDS.items():
        assert len(told) == 2 and all(told), f"write {key} in zh and en"


def test_help_is_told_in_chinese_and_in_english(run: Run) -> None:
    for verb in ("query", "show", "validate", "export", "view"):
        assert WORDS[verb][0] in run(verb, "--help", "--lang", "zh").stdout.replace("\n", "")
        assert WORDS[verb][1].split(":")[0] in run(verb, "--help", "--lang", "en").stdout


def test_every_group_of_questions_has_a_name_in_both_languages() -> None:
    for question in load_questions():
        assert question.group in GROUPS, f"name the group of {question.name} in questions/groups.py"


def test_no_parameter_of_a_question_has_the_name_of_an_option() -> None:
    options = {"lang", "format", "engine", "data", "only", "timeout", "limit", "labels", "help"}
    for question in load_questions():
        assert not options & set(question.parameters), f"rename the parameter of {question.name}"
