"""The template of graph/README.md: what a reader copies is valid and answers."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import policygraph
from policygraph.terms import slug

README = Path(__file__).parents[1] / "graph/README.md"
BLOCK = re.compile(r"^```(turtle|sparql)\n(# file: graph/(\S+)\n.*?)^```$", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^```(turtle|sparql)$", re.MULTILINE)
INVENTED = re.compile(r"示例|虚构|[Ee]xample|invented")


def blocks() -> dict[str, str]:
    return {name: text for _, text, name in BLOCK.findall(README.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("template")
    for name, text in blocks().items():
        path = made / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return made


def answer(name: str, folder: Path) -> list[dict[str, str]]:
    found = policygraph.query(name, data=[folder], place="hangzhou")
    return [
        {
            column: slug(term.value) if term.kind == "iri" else term.value
            for column, term in zip(found.columns, row, strict=True)
            if term
        }
        for row in found.rows
    ]


def test_the_template_has_a_block_for_every_kind_of_file() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(FENCE.findall(text)) == len(blocks()), "begin each turtle and sparql block with # file: graph/…"
    assert sorted(blocks()) == [
        "hangzhou/coverage.ttl",
        "hangzhou/hangzhou-2025-example-measures-draft.ttl",
        "hangzhou/hangzhou-2025-example-measures.ttl",
        "hangzhou/place.ttl",
        "queries/rates-and-bases.rq",
        "sources.ttl",
        "zhejiang/place.ttl",
    ]


def test_the_template_is_valid_beside_the_shipped_graph(folder: Path) -> None:
    report = policygraph.validate(data=[folder])
    assert report.conforms, [f"{result.path}:{result.line} {result.message['en']}" for result in report.results]
    assert not policygraph.validate(folder).results


def test_the_template_is_written_in_the_style_of_the_graph(tmp_path: Path) -> None:
    for name, text in blocks().items():
        if name.endswith(".ttl"):
            # The first line is for the reader; turtlefmt would move a comment that stands there.
            (tmp_path / Path(name).name).write_text(text.split("\n", 1)[1], encoding="utf-8")
    turtlefmt = Path(sys.executable).with_name("turtlefmt")
    told = subprocess.run([turtlefmt, "--check", tmp_path], capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_template_declares_the_prefixes_it_uses_in_order_and_no_others() -> None:
    for name, text in blocks().items():
        if name.endswith(".ttl"):
            declared = re.findall(r"^@prefix (\S+): ", text, re.MULTILINE)
            body = re.sub(r'^@prefix .*$|"[^"]*"', "", text, flags=re.MULTILINE)
            assert declared == sorted(declared), name
            assert set(declared) == set(re.findall(r"\b([a-z-]+):(?=\w)", body)), name


def test_the_template_answers_with_its_ceilings_rate_and_pool(folder: Path) -> None:
    told = {
        (row["about"], row["role"]): (row["value"], row["unit"], row["bound"], row.get("per"), row.get("period"))
        for row in answer("instruments-with-ceilings", folder)
    }
    voucher = "hangzhou-example-voucher"
    assert told == {
        (voucher, "ceiling"): ("5000000", "CNY", "at-most", "firm", "year"),
        (voucher, "rate"): ("30", "percent", "at-most", None, None),
        (voucher, "pool"): ("200000000", "CNY", "at-most", "programme", "year"),
        (voucher + "-start-up", "ceiling"): ("8000000", "CNY", "at-most", "firm", "not-stated"),
    }


def test_the_template_tells_a_quote_from_a_paraphrase(folder: Path) -> None:
    for row in answer("instruments-with-ceilings", folder):
        assert ("paraphrase" in row) is (row["role"] == "rate")
        assert ("quote" in row) is (row["role"] != "rate")


def test_the_template_answers_with_its_target(folder: Path) -> None:
    (row,) = answer("targets", folder)
    assert (row["indicator"], row["year"], row["value"]) == ("ai-core-industry-size", "2027", "50000000000")


def test_the_template_keeps_the_draft_apart_from_the_final_text(folder: Path) -> None:
    told = {row["policy"]: row["status"] for row in answer("policies", folder)}
    assert told == {
        "hangzhou-2025-example-measures": "final",
        "hangzhou-2025-example-measures-draft": "draft",
    }


def test_the_template_says_what_was_not_found(folder: Path) -> None:
    assert {row["coverage"] for row in answer("coverage", folder)} == {"hangzhou-example-fund"}


def test_the_question_of_the_template_is_found_and_answers(folder: Path) -> None:
    assert (folder / "queries/rates-and-bases.rq").is_file()
    (row,) = answer("rates-and-bases", folder)
    assert (row["value"], row["unit"], row["base"]) == ("30", "percent", "contract-value")


def test_the_template_gives_each_source_the_slug_of_its_address() -> None:
    import hashlib

    found = re.findall(r'^source:(\S+) a pol:Source.*?pol:url "([^"]+)"', blocks()["sources.ttl"], re.M | re.S)
    assert len(found) == 3
    for name, address in found:
        assert name == "example-org-" + hashlib.sha256(address.encode()).hexdigest()[:8]


def test_the_template_is_marked_as_an_invention_and_stays_out_of_the_shipped_graph() -> None:
    for name, text in blocks().items():
        for block in re.split(r"\n\n", text):
            label = re.search(r'(?:rdfs:label|pol:title|pol:lookedFor) (".*)', block)
            if label and not re.match(r"place:", block):
                assert INVENTED.search(label[1]), f"{name}: mark as an example: {label[1]}"
    shipped = [path for path in README.parent.rglob("*.ttl") if "example.org" in path.read_text(encoding="utf-8")]
    assert not shipped
