"""Bad data gets file, line and what to write, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import policygraph
from conftest import Run

pytestmark = pytest.mark.usefixtures("own_cache")

HEAD = """\
@prefix base: <https://w3id.org/policygraph/concept/base/> .
@prefix bound: <https://w3id.org/policygraph/concept/bound/> .
@prefix category: <https://w3id.org/policygraph/concept/category/> .
@prefix claim: <https://w3id.org/policygraph/id/claim/> .
@prefix confidence: <https://w3id.org/policygraph/concept/confidence/> .
@prefix instrument: <https://w3id.org/policygraph/id/instrument/> .
@prefix place: <https://w3id.org/policygraph/id/place/> .
@prefix pol: <https://w3id.org/policygraph/ontology#> .
@prefix policy: <https://w3id.org/policygraph/id/policy/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix role: <https://w3id.org/policygraph/concept/role/> .
@prefix source: <https://w3id.org/policygraph/id/source/> .
@prefix unit: <https://w3id.org/policygraph/concept/unit/> .

instrument:mine a pol:Instrument ;
    rdfs:label "我的"@zh , "mine"@en ;
    pol:place place:shenzhen ;
    pol:category category:talent .

"""
LINE = HEAD.count("\n") + 1
RATE = """claim:mine a pol:Claim ;
    pol:about instrument:mine ;
    pol:role role:rate ;
    pol:value 50 ;
    pol:unit unit:percent ;
    pol:bound bound:at-most ;
    pol:base base:contract-value ;
    pol:quote "50%"@zh ;
    pol:source source:article-2024-06-19 ;
    pol:confidence confidence:medium .
"""
FAULTS = {
    "dangling reference": (RATE.replace("instrument:mine", "instrument:nothing"), LINE, "describe it", "描述它"),
    "missing label": (
        'instrument:other a pol:Instrument ;\n    rdfs:label "别的"@zh ;\n    pol:place place:shenzhen ;\n'
        "    pol:category category:talent .\n",
        LINE,
        'write rdfs:label "…"@en',
        '请写 rdfs:label "…"@en',
    ),
    "bare number": (
        'instrument:other a pol:Instrument ;\n    rdfs:label "别的"@zh , "other"@en ;\n    pol:place place:shenzhen ;\n'
        "    pol:category category:talent ;\n    pol:ceiling 10000000 .\n",
        LINE,
        "A number is written as a claim",
        "数字写成主张",
    ),
    "rate without base": (
        RATE.replace("    pol:base base:contract-value ;\n", ""),
        LINE,
        "write pol:base",
        "请写 pol:base",
    ),
    "quote too long": (RATE.replace('"50%"@zh', f'"{"长" * 31}"@zh'), LINE, "cut it to the words", "请截取"),
    "quote and paraphrase together": (
        RATE.replace("    pol:source", '    pol:paraphrase "一半"@zh ;\n    pol:source'),
        LINE,
        "never both",
        "不可同时写",
    ),
    "syntax error": (
        RATE.replace("pol:value 50 ;", "pol:value 50"),
        LINE + 4,
        "Check the punctuation",
        "请检查这一行的标点",
    ),
}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine/place.ttl"


def test_good_data_beside_the_shipped_graph_is_valid(run: Run, mine: Path) -> None:
    mine.write_text(HEAD + RATE, encoding="utf-8")
    told = run("validate", "mine", "--lang", "en")
    assert told.returncode == 0, told.stdout
    assert "nothing to mend" in told.stdout


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_file_line_and_what_to_write(fault: str, mine: Path) -> None:
    text, line, english, chinese = FAULTS[fault]
    mine.write_text(HEAD + text, encoding="utf-8")
    found = [one for one in policygraph.validate(mine.parent).results if english in one.message["en"]]
    assert found, "this fault is not told"
    assert (found[0].path, found[0].line) == (mine, line)
    assert chinese in found[0].message["zh"]


def test_the_command_prints_file_line_and_sentence_and_exits_with_1(run: Run, mine: Path) -> None:
    mine.write_text(HEAD + RATE.replace("    pol:base base:contract-value ;\n", ""), encoding="utf-8")
    for lang, words in (("en", "write pol:base"), ("zh", "请写 pol:base")):
        told = run("validate", "mine", "--lang", lang)
        assert told.returncode == 1
        first = told.stdout.splitlines()[0]
        assert first.startswith(f"{Path('mine', 'place.ttl')}:{LINE}: ") and words in first


def test_several_broken_files_are_told_at_once(mine: Path) -> None:
    mine.write_text("nonsense", encoding="utf-8")
    mine.with_name("second.ttl").write_text("@prefix a: <http://a/> .\n\na:b a:c .", encoding="utf-8")
    report = policygraph.validate(mine.parent)
    assert {(result.path.name, result.line) for result in report.results} == {("place.ttl", 1), ("second.ttl", 3)}


def test_a_policy_stands_in_the_file_of_its_name(mine: Path) -> None:
    shipped = Path(__file__).parent.parent / "graph/shenzhen/shenzhen-2022-ai-regulation.ttl"
    text = shipped.read_text(encoding="utf-8").replace("shenzhen-2022-ai-regulation", "shenzhen-2099-ai-regulation")
    text = text.replace("claim:shenzhen-2022", "claim:shenzhen-2099")
    mine.write_text(text, encoding="utf-8")
    [result] = policygraph.validate(mine.parent).results
    assert "belongs in a file named shenzhen-2099-ai-regulation.ttl" in result.message["en"]


def test_one_thing_is_described_in_one_file(mine: Path) -> None:
    mine.write_text(HEAD, encoding="utf-8")
    mine.with_name("second.ttl").write_text(HEAD, encoding="utf-8")
    [result] = policygraph.validate(mine.parent).results
    assert "already described" in result.message["en"] and "只在一个文件中描述" in result.message["zh"]


def test_a_path_that_is_not_there_could_not_be_tried(run: Run) -> None:
    told = run("validate", "nowhere", "--lang", "en")
    assert told.returncode == 2 and "nowhere" in told.stderr


def test_files_alone_are_told_the_same_as_with_all_the_others(mine: Path) -> None:
    for number, (text, *_) in enumerate(FAULTS.values()):
        mine.with_name(f"place-{number}.ttl").write_text((HEAD + text).replace(":mine", f":mine-{number}"), "utf-8")
    alone, whole = policygraph.validate(mine.parent), policygraph.validate(data=[mine.parent])
    assert len(alone.results) >= len(FAULTS)
    assert alone.results == [result for result in whole.results if result.path.parent == mine.parent]


def test_the_shipped_graph_is_valid() -> None:
    report = policygraph.validate()
    assert report.conforms, "\n".join(f"{r.path}:{r.line}: {r.message['en']}" for r in report.results)
