"""The README says what is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from conftest import Run
from policygraph.questions.catalogue import load_questions
from policygraph.store.engine import Engine
from policygraph.store.prepare import prepare_query
from policygraph.terms import slug

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`policygraph ((?:query|show|compare|network) [^`|]+)`", README)))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_question_of_the_readme_answers(command: str, run: Run) -> None:
    told = run(*shlex.split(command))
    assert told.returncode == 0, told.stderr
    assert len(told.stdout.splitlines()) > 3


def test_the_excerpt_of_the_readme_is_the_answer(run: Run) -> None:
    excerpt = README.split("```text\n")[1].split("```")[0].splitlines()
    told = {line.rstrip() for line in run("compare", "--lang", "zh", columns=100).stdout.splitlines()}
    strange = [line for line in excerpt if line and line != "…" and line not in told]
    assert not strange, f"print the excerpt of the README anew: {strange}"


def test_the_readme_s_shares_by_source_tier_are_those_of_the_graph(embedded: Engine) -> None:
    query = (
        "SELECT ?tier (COUNT(DISTINCT ?claim) AS ?n) { ?claim a pol:Claim ; pol:source/pol:tier ?tier } GROUP BY ?tier"
    )
    counts = {slug(tier.value): n.value for tier, n in embedded.select(prepare_query(query)).rows if tier and n}
    article = embedded.select(
        prepare_query("SELECT (COUNT(?claim) AS ?n) { ?claim pol:source source:article-2024-06-19 ; a pol:Claim }")
    ).rows[0][0]
    assert article is not None
    total = sum(map(int, counts.values()))
    assert (
        f"Of {total} claims by source tier: official text {counts['official-text']}, official page "
        f"{counts['official-page']}, reference {counts['reference']}, press {counts['press']}, mirror "
        f"{counts['mirror']} (the article's {article.value} among them)."
    ) in README


@pytest.mark.parametrize(
    ("kind", "zh", "en"),
    [
        ("Policy", "{}份政策", "{} policies"),
        ("Fund", "{}只基金", "{} funds"),
        ("Coverage", "{}条查找记录", "{} entries of what was looked for"),
        ("Disagreement", "{}处分歧", "{} disagreements"),
    ],
)
def test_the_readme_counts_what_is_in_the_graph(kind: str, zh: str, en: str, embedded: Engine) -> None:
    rows = embedded.select(prepare_query(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ ?x a pol:{kind} }}")).rows
    assert rows[0][0] is not None
    number = rows[0][0].value
    assert zh.format(number) in README and en.format(number) in README, f"there are {number} of pol:{kind}"


def test_the_readme_counts_the_questions() -> None:
    number = len(load_questions())
    assert f"{number}个问题" in README and f"{number} questions" in README, f"there are {number} questions"


def test_exactly_two_commands_set_everything_up() -> None:
    blocks = re.findall(r"```bash\n(.*?)```", README, re.DOTALL)
    assert [block.strip() for block in blocks] == [
        "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/policygraph compare",
        "bash tests/run",
    ]
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[1:] == ["exec bash tests/run"]
