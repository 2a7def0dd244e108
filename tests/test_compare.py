"""Places side by side."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from rich.cells import cell_len

import policygraph
from conftest import Run
from policygraph.comparing.comparison import Comparison, Line
from policygraph.comparing.topics import TOPICS
from policygraph.errors import ParameterInvalid, TopicUnknown
from policygraph.terms import CONCEPT, ID, slug

CITIES = ["beijing", "shanghai", "guangzhou", "shenzhen"]


@pytest.fixture(scope="module")
def overview() -> Comparison:
    return policygraph.compare()


def line_of(comparison: Comparison, *dimension: str) -> Line:
    """Find the row of a dimension, given by slugs of concepts or keys."""
    for line in comparison.lines:
        if tuple(map(slug, line.dimension)) == dimension:
            return line
    raise AssertionError(f"no row {dimension}: {[tuple(map(slug, line.dimension)) for line in comparison.lines]}")


def test_without_places_the_four_cities_stand_side_by_side(overview: Comparison) -> None:
    assert [slug(place) for place in overview.places] == CITIES
    assert {line.topic for line in overview.lines} == set(TOPICS)


def test_rows_hold_claims_and_not_strings(overview: Comparison) -> None:
    for line in overview.lines:
        for place, cell in line.cells.items():
            assert place in overview.places
            for entry in cell.entries:
                assert (entry.claim is None) is (entry.number is not None)
                assert entry.claim is None or entry.claim.one("source"), "every claim has its source"


def test_the_article_s_trap_is_no_longer_a_ranking() -> None:
    """3000亿 of Beijing is the core industry, 4000亿 of Shanghai that above a size: two rows, and never one ranking."""
    targets = policygraph.compare("beijing", "shanghai", topic="targets")
    core = line_of(targets, "ai-core-industry-size", "target")
    above = line_of(targets, "above-scale-ai-industry-size", "target")
    values = [entry.claim.one("value") for entry in core.cells[ID + "place/beijing"].entries if entry.claim]
    assert "300000000000" in {value.value for value in values if value}
    values = [entry.claim.one("value") for entry in above.cells[ID + "place/shanghai"].entries if entry.claim]
    assert "400000000000" in {value.value for value in values if value}
    assert not core.cells[ID + "place/shanghai"].entries


def test_a_yearly_ceiling_beside_one_of_which_nothing_is_said_may_not_be_compared() -> None:
    line = line_of(policygraph.compare("beijing", "shenzhen", topic="instruments"), "compute-voucher", "support")
    claims = {place: cell.entries[0] for place, cell in line.cells.items()}
    beijing, shenzhen = claims[ID + "place/beijing"], claims[ID + "place/shenzhen"]
    assert beijing.claim and beijing.claim.measure.per == "firm" and beijing.claim.measure.period == "year"
    assert shenzhen.verdict and shenzhen.verdict.kind == "no"
    assert {"per", "period"} <= set(shenzhen.verdict.reasons)


def test_a_claim_that_a_better_source_replaces_and_a_draft_stand_in_no_comparison() -> None:
    for topic in TOPICS:
        for claim in policygraph.compare(topic=topic).claims:
            assert "restates" not in claim.parts, claim.iri
            agreement, status = claim.one("agreement"), claim.measure.status
            assert agreement is None or slug(agreement.value) != "not-found", claim.iri
            assert status == "final", claim.iri


def test_no_claim_is_in_a_column_of_another_place() -> None:
    for topic in ("targets", "instruments"):
        for line in policygraph.compare(topic=topic).lines:
            for place, cell in line.cells.items():
                for entry in cell.entries:
                    assert entry.where == place, "a district's money is not its city's"


def test_an_empty_cell_says_whether_anybody_looked() -> None:
    comparison = policygraph.compare(topic="instruments")
    findings = {cell.finding for line in comparison.lines for cell in line.cells.values() if not cell.entries}
    assert findings <= {"looked-for", "not-researched"} and "not-researched" in findings


def test_on_a_day_only_what_was_known_and_in_force_then_is_told() -> None:
    early = policygraph.compare("shenzhen", topic="instruments", on="2024-06-30")
    assert not [claim for claim in early.claims if "2024-measures" in claim.iri], "the measures are of December 2024"
    late = policygraph.compare("shenzhen", topic="instruments", on="2025-01-31")
    assert [claim for claim in late.claims if "2024-measures" in claim.iri]
    funds = policygraph.compare("shenzhen", topic="funds", on="2023-12-31")
    assert not [claim for claim in funds.claims if claim.one("date") and claim.one("date").value > "2023-12-31"]  # type: ignore[union-attr]


def test_the_inventory_counts_beside_the_article() -> None:
    comparison = policygraph.compare(topic="inventory")
    counted = line_of(comparison, "ai-policy-count", "count")
    told = [counted.cells[ID + f"place/{city}"].entries[0].claim for city in CITIES]
    assert [claim.one("value").value for claim in told if claim] == ["9", "10", "5", "5"]  # type: ignore[union-attr]
    ours = line_of(comparison, "documents")
    for city in CITIES:
        (entry,) = ours.cells[ID + f"place/{city}"].entries
        assert entry.number == len(entry.things) == len(set(entry.things))


def test_the_same_comparison_on_both_engines(overview: Comparison) -> None:
    assert policygraph.compare(engine="rdflib") == overview


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("topic", ["overview", *TOPICS])
def test_every_topic_reads_within_100_columns_and_every_number_has_its_footnote(
    topic: str, lang: str, run: Run
) -> None:
    import re

    told = run("compare", "--topic", topic, "--lang", lang, columns=100)
    assert told.returncode == 0, told.stderr
    table = told.stdout.split("依据\n" if lang == "zh" else "Proof\n")[0]
    assert max(cell_len(line) for line in table.splitlines()) <= 100
    used = set(re.findall(r"\[(\d+)\s", table))
    notes = set(re.findall(r"^  \[(\d+)\]", told.stdout, re.MULTILINE))
    assert used == notes
    legend = "不可比" if lang == "zh" else "compares with at least one"
    assert legend in told.stdout


def test_no_address_of_a_mirror_stands_without_a_warning(run: Run) -> None:
    told = run("compare", "--lang", "en").stdout
    for line in told.splitlines():
        if " · mirror" in line and "http" in line:
            assert "a copy; address as text only" in line


def test_markdown_and_json_and_csv_and_a_workbook(run: Run, tmp_path: Path) -> None:
    told = run("compare", "--format", "md", "--lang", "zh").stdout
    assert told.startswith("| 维度 | 北京 | 上海 | 广州 | 深圳 | 判定 |")
    answer = json.loads(run("compare", "--format", "json").stdout)
    assert "claim" in answer["head"]["vars"]
    rows = list(csv.DictReader(io.StringIO(run("compare", "--topic", "targets", "--format", "csv").stdout)))
    claims = [row for row in rows if row["claim"]]
    assert claims and all(row["tier"] and row["confidence"] and (row["quote"] or row["paraphrase"]) for row in claims)
    assert all(row["finding"] for row in rows if not row["claim"] and not row["value"])
    run("compare", "-o", str(tmp_path / "table.xlsx"), "--lang", "zh")
    assert zipfile.is_zipfile(tmp_path / "table.xlsx")
    book = openpyxl.load_workbook(tmp_path / "table.xlsx")
    assert [cell.value for cell in book.worksheets[0][1]] == ["维度", "北京", "上海", "广州", "深圳", "判定"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("atlantis",), 1, '"atlantis"'),
        (("beijin",), 1, "beijing"),
        (("--topic", "fund"), 1, "funds"),
        (("--on", "2024-13-01"), 1, "2024-06-30"),
        (("--format", "xlsx"), 2, "-o FILE.xlsx"),
    ],
)
def test_what_cannot_be_compared_says_what_to_write(words: tuple[str, ...], code: int, said: str, run: Run) -> None:
    told = run("compare", *words, "--lang", "en")
    assert told.returncode == code and said in told.stderr and "Traceback" not in told.stderr


def test_a_place_without_data_is_no_silent_column(run: Run) -> None:
    told = run("compare", "luohu", "--topic", "funds", "--lang", "en")
    assert told.returncode == 0 and "holds no claim" in told.stdout
    told = run("compare", "luohu", "shenzhen", "--topic", "instruments", "--lang", "en")
    assert "Of Luohu District the graph holds no claim" in told.stdout


def test_from_python_the_errors_are_the_same() -> None:
    with pytest.raises(ParameterInvalid):
        policygraph.compare("atlantis")
    with pytest.raises(TopicUnknown):
        policygraph.compare(topic="fund")


def test_nothing_is_compared_from_half_a_graph(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text(
        "@prefix pol: <https://w3id.org/policygraph/ontology#> .\npol:x a .\n", "utf-8"
    )
    told = run("compare", "--data", str(tmp_path), "--lang", "en")
    assert told.returncode == 1 and told.stdout == "" and "broken.ttl:2:" in told.stderr


def test_reasons_and_findings_are_concepts_with_labels(overview: Comparison) -> None:
    ontology = (Path(policygraph.__file__).parent.parent.parent / "ontology/concepts/reason.ttl").read_text("utf-8")
    for line in overview.lines:
        for verdict in line.verdicts:
            assert all(f"reason:{reason} a skos:Concept" in ontology for reason in verdict.reasons)
    assert CONCEPT
