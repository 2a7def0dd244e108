"""What a person who edits the data is told: which file and line, what is wrong, and what to write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policygraph.errors import FileUnreadable
from policygraph.paths import ontology_dir
from policygraph.validation import ValidationReport, ValidationResult, validate
from policygraph.validation.locate import blocks_in

pytestmark = pytest.mark.usefixtures("own_cache")

DECLARED = re.findall(
    r'sh:prefix "([\w-]+)" ; sh:namespace "([^"]+)"', (ontology_dir() / "prefixes.ttl").read_text(encoding="utf-8")
)
# The prefixes stand on the first line, so that line 2 is the first of the data.
PREFIXES = " ".join(f"@prefix {prefix}: <{address}> ." for prefix, address in DECLARED) + "\n"
ID = "https://w3id.org/policygraph/id/"

PLACE = """\
place:x a pol:Place ;
    rdfs:label "某地"@zh , "Somewhere"@en ;
    pol:level level:city .

source:x a pol:Source ;
    pol:url "https://example.org/x"^^xsd:anyURI ;
    pol:tier tier:press .
"""
POLICY = """\
policy:x-2025 a pol:Policy ;
    pol:title "某地措施"@zh , "Measures"@en ;
    pol:titleStatus title-status:translation ;
    pol:shortLabel "某地·2025·措施"@zh , "Somewhere 2025 measures"@en ;
    pol:place place:x ;
    pol:policyType policy-type:measures ;
    pol:status status:final ;
    pol:confidence confidence:high .

instrument:x a pol:Instrument ;
    rdfs:label "券"@zh , "Vouchers"@en ;
    pol:ofPolicy policy:x-2025 ;
    pol:category category:compute-voucher .
"""
RATE = """
claim:x-rate a pol:Claim ;
    pol:about instrument:x ;
    pol:role role:rate ;
    pol:value 60 ;
    pol:unit unit:percent ;
    pol:bound bound:at-most ;
    pol:base base:contract-value ;
    pol:quote "最高60%"@zh ;
    pol:source source:x ;
    pol:confidence confidence:high .
"""


class Folder:
    """A graph of one place and one policy, written anew for each test."""

    def __init__(self, path: Path) -> None:
        self.path = path / "x"
        self.path.mkdir()
        self.write("place.ttl", PLACE)
        self.write("x-2025.ttl", POLICY + RATE)

    def write(self, name: str, text: str) -> Path:
        path = self.path / name
        path.write_text(PREFIXES + text, encoding="utf-8")
        return path

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.path / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        (self.path / name).write_text(text.replace(old, new), encoding="utf-8")

    def check(self) -> ValidationReport:
        return validate([self.path], only=True)

    def one(self) -> ValidationResult:
        """The only fault of the folder."""
        [result] = self.check().results
        return result

    def line(self, name: str, start: str) -> int:
        lines = (self.path / name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_a_good_folder_conforms_and_is_counted(folder: Folder) -> None:
    report = folder.check()
    assert report.conforms
    assert report.files == 2
    assert report.triples > 30


def test_a_syntax_error_tells_line_and_column_in_both_languages(folder: Folder) -> None:
    path = folder.write("x-2025.ttl", POLICY + 'claim:y pol:quote "最高"@zh pol:note "b"@en .\n')
    result = folder.one()
    assert (result.path, result.line) == (path, folder.line("x-2025.ttl", "claim:y"))
    assert result.message["en"].startswith("column 27: this is not Turtle: A dot is expected")
    assert "Check the punctuation" in result.message["en"]
    assert result.message["zh"].startswith("第 27 列：Turtle 语法错误：A dot is expected")
    assert "请检查这一行的标点" in result.message["zh"]
    assert result.sentence("en").startswith(f"{path}:{result.line}: column 27: ")


def test_a_colon_in_the_fault_does_not_cut_the_chinese_sentence(folder: Folder) -> None:
    folder.write("x-2025.ttl", POLICY + "claim:y foo:note 1 .\n")
    assert folder.one().message["zh"].startswith("第 9 列：Turtle 语法错误：The prefix foo: has not been declared")


@pytest.mark.parametrize("raw", ["place:x rdfs:label '深圳'@zh .".encode("gbk"), b"\xef\xbb\xbf" + PREFIXES.encode()])
def test_a_file_that_windows_saved_in_another_encoding_is_told_how_to_save(folder: Folder, raw: bytes) -> None:
    (folder.path / "coverage.ttl").write_bytes(PREFIXES.encode() + raw if raw[0] != 0xEF else raw)
    result = folder.one()
    assert "UTF-8 (no BOM)" in result.message["en"]
    assert "另存为 UTF-8（无 BOM）" in result.message["zh"]


def test_two_broken_files_are_both_told_and_nothing_is_said_of_what_they_would_describe(folder: Folder) -> None:
    folder.change("place.ttl", "pol:level level:city .", "pol:level level:city")
    folder.change("x-2025.ttl", "pol:value 60 ;", "pol:value 60 , ;")
    results = folder.check().results
    assert [result.path.name for result in results] == ["place.ttl", "x-2025.ttl"]
    folder.write("x-2025.ttl", POLICY + RATE)
    assert folder.one().path.name == "place.ttl"


def test_a_dangling_reference_is_told_once_with_the_name_that_is_missing(folder: Folder) -> None:
    folder.change("x-2025.ttl", "pol:about instrument:x", "pol:about instrument:z")
    result = folder.one()
    assert result.line == folder.line("x-2025.ttl", "claim:x-rate")
    assert result.focus == ID + "claim/x-rate"
    assert "check the spelling, or describe it" in result.message["en"]
    assert "检查拼写，或描述它" in result.message["zh"]
    assert all("instrument:z" in text for text in result.message.values())


def test_a_dangling_reference_where_no_shape_looks_is_told(folder: Folder) -> None:
    folder.write("extra.ttl", "category:new a skos:Concept .\n")
    path = folder.write("coverage.ttl", "pol:seen skos:related category:nothing ; a pol:Class .\n")
    told = [result.sentence() for result in folder.check().results if result.path == path]
    assert any("names category:nothing, which no file describes" in text for text in told)


def test_a_missing_label_is_told_with_what_to_write(folder: Folder) -> None:
    folder.change("x-2025.ttl", '"券"@zh , "Vouchers"@en', '"券"@zh')
    result = folder.one()
    assert result.line == folder.line("x-2025.ttl", "instrument:x")
    assert 'write rdfs:label "…"@en' in result.message["en"]
    assert '请写 rdfs:label "…"@en' in result.message["zh"]


def test_a_bare_number_is_refused_once_and_shown(folder: Folder) -> None:
    folder.change(
        "x-2025.ttl",
        "pol:category category:compute-voucher",
        "pol:ceiling 10000000 ; pol:category category:compute-voucher",
    )
    result = folder.one()
    assert result.line == folder.line("x-2025.ttl", "instrument:x")
    assert "A number is written as a claim (pol:Claim)" in result.message["en"]
    assert "数字写成主张" in result.message["zh"]
    assert all("pol:ceiling 10000000" in text for text in result.message.values())


def test_a_rate_without_base_is_told_what_to_write(folder: Folder) -> None:
    folder.change("x-2025.ttl", "    pol:base base:contract-value ;\n", "")
    result = folder.one()
    assert result.line == folder.line("x-2025.ttl", "claim:x-rate")
    assert "write pol:base base:contract-value" in result.message["en"]
    assert "请写 pol:base base:contract-value" in result.message["zh"]


def test_a_long_quote_is_told_how_long_it_may_be(folder: Folder) -> None:
    folder.change("x-2025.ttl", "最高60%", "最高" * 16)
    result = folder.one()
    assert result.line == folder.line("x-2025.ttl", "claim:x-rate")
    assert "at most 30 characters in zh or ja and 60 in en" in result.message["en"]
    assert "至多30字" in result.message["zh"]


def test_a_quote_with_a_paraphrase_is_refused(folder: Folder) -> None:
    folder.change("x-2025.ttl", '"最高60%"@zh ;', '"最高60%"@zh ; pol:paraphrase "六成"@zh ;')
    result = folder.one()
    assert result.line == folder.line("x-2025.ttl", "claim:x-rate")
    assert "either a quote or a paraphrase" in result.message["en"]
    assert "不可同时写" in result.message["zh"]


def test_a_wrong_unit_is_one_fault_though_two_shapes_see_it(folder: Folder) -> None:
    folder.change("x-2025.ttl", "unit:percent", "unit:per-cent")
    result = folder.one()
    assert "ontology/concepts/unit.ttl" in result.message["en"]
    assert "write pol:unit unit:percent" in result.message["en"]


def test_a_day_that_does_not_exist_is_told_without_a_traceback(
    folder: Folder, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    folder.change("x-2025.ttl", "pol:place place:x", 'pol:issued "2025-02-31"^^xsd:date ; pol:place place:x')
    assert '"2025-02-31"^^xsd:date' in folder.one().message["en"]
    assert capfd.readouterr().err == ""
    assert caplog.records == []


def test_a_policy_in_a_file_of_another_name_is_told_the_name(folder: Folder) -> None:
    (folder.path / "x-2025.ttl").rename(folder.path / "x-2052.ttl")
    result = folder.one()
    assert (result.path.name, result.line) == ("x-2052.ttl", 2)
    assert "belongs in a file named x-2025.ttl" in result.message["en"]
    assert "应写在名为 x-2025.ttl 的文件中" in result.message["zh"]


def test_a_file_of_a_place_without_its_policy_is_told_what_to_describe(folder: Folder) -> None:
    folder.write("x-2026.ttl", RATE.replace("claim:x-rate", "claim:y-rate"))
    result = folder.one()
    assert (result.path.name, result.line) == ("x-2026.ttl", 1)
    assert "must describe policy:x-2026" in result.message["en"]
    assert "须描述 policy:x-2026" in result.message["zh"]


def test_a_thing_in_two_files_is_told_with_the_place_of_the_other(folder: Folder) -> None:
    folder.write("funds.ttl", RATE)
    result = folder.one()
    first = folder.path / "funds.ttl"
    assert (result.path.name, result.line) == ("x-2025.ttl", folder.line("x-2025.ttl", "claim:x-rate"))
    assert f"already described at {first}:3" in result.message["en"]
    assert "一个事物只在一个文件中描述" in result.message["zh"]


def test_a_thing_in_two_files_is_told_in_the_one_that_is_asked_about(folder: Folder) -> None:
    path = folder.write("funds.ttl", RATE)
    [result] = validate([path], data=[folder.path], only=True).results
    assert result.path.resolve() == path.resolve()


def test_a_thing_that_the_shipped_graph_describes_is_told_in_the_new_file(tmp_path: Path) -> None:
    path = tmp_path / "aaa.ttl"
    path.write_text(PREFIXES + PLACE.replace("place:x", "place:shenzhen"), encoding="utf-8")
    told = [result.message["en"] for result in validate([path]).results]
    assert any("place:shenzhen is already described at" in text for text in told)


def test_a_claim_without_type_is_not_overlooked(folder: Folder) -> None:
    folder.change("x-2025.ttl", "claim:x-rate a pol:Claim ;\n    pol:about", "claim:x-rate pol:about")
    result = folder.one()
    assert result.line == folder.line("x-2025.ttl", "claim:x-rate")
    assert "claim:x-rate a pol:Claim ;" in result.message["en"]
    assert "段首请写 claim:x-rate a pol:Claim ;" in result.message["zh"]


def test_a_name_of_another_kind_is_told_the_type_of_its_name(folder: Folder) -> None:
    folder.change("x-2025.ttl", "claim:x-rate a", "fund:x-rate a")
    result = folder.one()
    assert result.line == folder.line("x-2025.ttl", "fund:x-rate")
    assert "fund:x-rate a pol:Fund ; or rename it" in result.message["en"]
    assert "段首请写 fund:x-rate a pol:Fund ;，或改名" in result.message["zh"]


def test_a_blank_node_is_refused(folder: Folder) -> None:
    folder.change("x-2025.ttl", "claim:x-rate a", "[] a")
    told = {text for result in folder.check().results for text in result.message.values()}
    assert any("give it a name such as claim:…" in text for text in told)
    assert any("请给它一个名称" in text for text in told)


def test_results_are_sorted_by_file_and_line(folder: Folder) -> None:
    folder.change("x-2025.ttl", '"券"@zh , "Vouchers"@en', '"券"@zh')
    folder.change("x-2025.ttl", "    pol:base base:contract-value ;\n", "")
    folder.change("place.ttl", '"某地"@zh , ', "")
    places = [(result.path.name, result.line) for result in folder.check().results]
    assert places == sorted(places) and len(places) == 3


def test_a_folder_without_turtle_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="no Turtle file"):
        validate([tmp_path])


def test_a_line_is_found_in_spite_of_strings_comments_and_layout() -> None:
    found = blocks_in(
        "PREFIX place: <https://w3id.org/policygraph/id/place/>\n"
        "@prefix pol: <https://w3id.org/policygraph/ontology#> . # place:c a pol:Place .\n"
        'place:b pol:note """\nplace:c a pol:Place .\n""" ; pol:value 1.5 ; pol:about [ pol:note "." ] .\n'
        "  place:c\n  a pol:Place . place:d.e a pol:Place .\n"
        "<https://w3id.org/policygraph/id/place/f> a pol:Place .\n"
    )
    lines = {name.removeprefix(ID): line for name, line in found.items() if name.startswith(ID)}
    assert lines == {"place/b": 3, "place/c": 6, "place/d.e": 7, "place/f": 8}
