"""What the benchmarks measure with: processes that end, pairs, and answers that are compared."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks.catalogue import FORMULATIONS, library
from benchmarks.comparison import Pair, Row
from benchmarks.digests import digest
from benchmarks.engines import write_report
from benchmarks.processes import Cost, Failed, Worker, run, run_well
from benchmarks.questions import Answer, best_rows, details, peer_row
from benchmarks.report import Part, attempt, paired
from policygraph.store.engine import Engine

ECHO = """
import json, sys, time
print(json.dumps({"ready": 0}), flush=True)
for line in sys.stdin:
    time.sleep(json.loads(line)["seconds"])
    print(line, end="", flush=True)
"""


def test_a_program_that_takes_too_long_is_ended_with_all_that_it_started() -> None:
    ended = run([sys.executable, "-c", "import time; time.sleep(60)"], limit=0.5)
    assert ended.late and ended.cost.seconds < 30 and ended.failure.startswith("ended after")


def test_what_a_program_took_is_told_with_what_it_said() -> None:
    ended = run_well([sys.executable, "-c", "text = 'a' * 300_000_000; print(len(text))"], limit=60)
    assert ended.out.strip() == b"300000000" and ended.cost.seconds > 0
    if sys.platform != "win32":
        assert ended.cost.cpu > 0 and ended.cost.peak > 250


def test_a_program_that_fails_says_why() -> None:
    with pytest.raises(Failed, match=r"^ValueError: no such thing$"):
        run_well([sys.executable, "-c", "raise ValueError('no such  thing')"], limit=60)


def test_a_worker_that_does_not_answer_in_time_is_started_anew() -> None:
    worker = Worker([sys.executable, "-c", ECHO], ready=60)
    with pytest.raises(Failed, match="ended after"):
        worker.ask({"seconds": 60}, 0.5)
    assert worker.ask({"seconds": 0}, 60) == {"seconds": 0}
    worker.close()


def test_a_worker_that_ends_says_its_last_words() -> None:
    worker = Worker([sys.executable, "-c", "raise SystemExit('there is no such engine')"], ready=60)
    with pytest.raises(Failed, match="there is no such engine"):
        worker.ask({}, 60)


def test_a_part_that_fails_leaves_a_row_that_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> Part:
        raise OSError("the peer is gone")

    part = attempt("load", work, lambda why: Part([Row("load", 0, "s", [], why=why)]))
    assert "| load | – | – | – | – | OSError: the peer is gone |" in write_report([part], "A machine.", "Runs: 1.")
    assert "the peer is gone" in capsys.readouterr().err


def test_a_row_tells_the_medians_the_ratio_of_the_pairs_and_its_spread() -> None:
    ours, raw = [Cost(1.0, 2.0), Cost(3.0, 2.0), Cost(2.0, 2.0)], [Cost(1.0), Cost(2.0), Cost(2.0)]
    told = write_report([Part([paired("load", ours, raw, "raw", within=1.2)])], "", "").splitlines()[-1]
    assert told == "| load | 2.00 s, CPU 2.00 s | raw: 2.00 s | 1.00 (1.00–1.50) | ≤ 1.2 × | reached |"


def test_the_same_rows_have_the_same_digest_whoever_wrote_them() -> None:
    def told(*values: dict[str, str], columns: str = "ab") -> str:
        rows = [{"a": value} for value in values]
        return json.dumps({"head": {"vars": list(columns)}, "results": {"bindings": rows}})

    one, other = {"type": "literal", "value": "1.50"}, {"type": "uri", "value": "urn:x"}
    same = {"type": "typed-literal", "value": "1.5", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"}
    assert digest(told(one, other)) == digest(told(other, same, columns="ba"))
    assert digest(told(one, other)) != digest(told(one, one))
    assert digest(told({**one, "xml:lang": "zh"})) != digest(told(one))


def test_ours_is_compared_with_the_best_text_and_only_where_the_rows_are_the_same() -> None:
    asked = {
        "slow": {
            "memory": Answer((2.0,), 1, "a"),
            "raw 0": Answer((2.0,), 1, "a"),
            "raw 1": Answer((1.0,), 1, "a"),
            "maplib": Answer((1.0,), 2, "b"),
        },
        "even": {
            "memory": Answer((1.0,), 1, "a"),
            "raw 0": Answer((1.0,), 1, "a"),
            "maplib": Answer(failure="ended after 10 s"),
        },
    }
    worst, mean = best_rows(asked)
    assert worst.pairs == [Pair(2.0, 1.0)] and worst.said == "missed by slow" and len(mean.pairs) == 2
    assert peer_row("1M", asked, "maplib").why == "1 differ, 1 ended"
    table = details("1M", asked, ("memory", "best", "ratio", "maplib"))
    assert "| slow | 1 | 2.0 ms | 1.0 ms (text 1) | 2.00 | differs: 2 rows |" in table


@pytest.mark.parametrize("name", sorted({path.name.split(".")[0] for path in FORMULATIONS.glob("*.rq")}))
def test_another_text_of_a_question_gives_the_same_rows(name: str, nation: Engine) -> None:
    first, *others = library(nation, [name])[name]
    assert others
    for other in others:
        assert digest(nation.select_as(first, "json")) == digest(nation.select_as(other, "json"))


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A made-up nation of three cities."""
    from policygraph.generating.nation import Order
    from policygraph.generating.output import write_generated
    from policygraph.store.open import Opening, open_engine

    folder: Path = tmp_path_factory.mktemp("nation")
    write_generated(Order(3, 10, 1), folder / "nation.ttl")
    return open_engine(Opening(data=(folder,), only=True))
