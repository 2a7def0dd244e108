"""A made-up nation: the same for the same words, valid, marked in its every thing, near the real one in its shape."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest

from conftest import Run
from policygraph.errors import DataError, FileUnwritable
from policygraph.generating.nation import Order, write_nation
from policygraph.generating.output import write_generated
from policygraph.generating.syntax import NTriples
from policygraph.loading.files import read_store
from policygraph.questions.ask import ask_question
from policygraph.questions.catalogue import load_questions
from policygraph.store.embedded import EmbeddedEngine
from policygraph.terms import ID, POL

Triples = list[pyoxigraph.Triple]
ASKED = {"thing": "generated-city-0001", "source": "generated-article", "city": "generated-city-0001"}
ASKED |= {"place": "generated-city-0001", "category": "compute-voucher", "money": "10000000"}


def read(path: Path) -> Triples:
    form = pyoxigraph.RdfFormat.TURTLE if ".ttl" in path.name else pyoxigraph.RdfFormat.N_TRIPLES
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [quad.triple for quad in pyoxigraph.parse(content, format=form)]


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A nation of forty cities."""
    path = tmp_path_factory.mktemp("generated") / "nation.ttl"
    write_generated(Order(40, 10, 1), path)
    return path


@pytest.fixture(scope="module")
def made(nation: Path) -> Triples:
    return read(nation)


def test_the_same_words_give_the_same_bytes_and_another_seed_gives_others(run: Run, tmp_path: Path) -> None:
    words = ["generate", "--cities", "2", "--years", "3", "--seed"]
    for seed, name, hashing in (("5", "one.ttl", "0"), ("5", "two.ttl", "1"), ("6", "three.ttl", "1")):
        told = run(*words, seed, "-o", name, "--lang", "en", PYTHONHASHSEED=hashing)
        assert told.returncode == 0 and "none a fact" in told.stderr, told.stderr
    one, two, three = ((tmp_path / name).read_bytes() for name in ("one.ttl", "two.ttl", "three.ttl"))
    assert one == two != three


def test_each_ending_holds_the_same_statements_as_often_as_was_told(tmp_path: Path) -> None:
    found = []
    for ending in (".ttl", ".nt", ".ttl.gz", ".nt.gz"):
        path = tmp_path / f"nation{ending}"
        count = write_generated(Order(3, 4, 7), path)
        triples = read(path)
        assert count == len(triples) == len(set(triples)), "a statement is there twice, or was not counted"
        found.append(set(triples))
    assert found[0] == found[1] == found[2] == found[3]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "nation.nt",
        "nation.nt.gz",
        "nation.ttl",
        "nation.ttl.gz",
    ]


def test_more_cities_leave_the_first_as_they_are() -> None:
    few, many = ("".join(write_nation(Order(cities, 3, 1), NTriples())) for cities in (12, 13))
    told = [line for line in few.splitlines() if "/place/generated-city-0003> " in line]
    assert told and all(line in many for line in told)


def test_a_made_up_nation_is_valid_under_the_shapes(run: Run) -> None:
    assert run("generate", "--cities", "2", "--years", "3", "-o", "nation.ttl").returncode == 0
    told = run("validate", "--data", "nation.ttl", "--only", "--lang", "en")
    assert told.returncode == 0 and "nothing to mend" in told.stdout, told.stdout[:2000]


def test_every_thing_is_marked_as_made_up_by_its_name_and_by_its_property(made: Triples) -> None:
    subjects = {triple.subject.value for triple in made}  # type: ignore[union-attr]
    marked = {triple.subject.value for triple in made if triple.predicate.value == POL + "generated"}  # type: ignore[union-attr]
    assert subjects == marked
    assert all(re.fullmatch(ID + "[a-z]+/generated-[a-z0-9-]+", subject) for subject in subjects)


def test_nothing_made_up_points_at_anything_real(made: Triples) -> None:
    things = {triple.subject.value for triple in made}  # type: ignore[union-attr]
    links = {triple.object.value for triple in made if isinstance(triple.object, pyoxigraph.NamedNode)}
    assert {link for link in links if link.startswith(ID)} <= things
    assert not [link for link in links if "wikidata" in link]
    real = {triple.subject.value for triple in read_all() if isinstance(triple.subject, pyoxigraph.NamedNode)}
    assert not things & real and not links & {name for name in real if name.startswith(ID)}


def test_no_words_of_a_real_document_are_among_the_made_up(made: Triples) -> None:
    words = {"quote", "paraphrase", "text", "note", "title", "shortLabel", "beneficiary", "condition", "lookedFor"}
    told = {triple.object.value for triple in made if triple.predicate.value.removeprefix(POL) in words}  # type: ignore[union-attr]
    assert told and all("生成" in text or "Generated" in text for text in told)


def read_all() -> Triples:
    from policygraph.paths import graph_dir

    return [triple for path in sorted(graph_dir().rglob("*.ttl")) for triple in read(path)]


def shares(triples: Triples, name: str) -> dict[str, float]:
    """The share of each value of a property, and of how often things have it."""
    found = Counter(str(triple.object) for triple in triples if triple.predicate.value == POL + name)
    return {value: count / found.total() for value, count in found.items()}


@pytest.mark.parametrize(
    "name", ["role", "category", "policyType", "tier", "unit", "bound", "per", "period", "agreement"]
)
def test_the_shares_of_a_property_are_near_those_of_the_real_cities(name: str, made: Triples) -> None:
    real, found = shares(read_all(), name), shares(made, name)
    apart = sum(abs(real.get(value, 0) - found.get(value, 0)) for value in {*real, *found}) / 2
    assert apart < 0.2, f"{name}: {apart:.2f} of all are elsewhere"


def test_a_document_holds_as_much_as_a_real_one(made: Triples) -> None:
    kinds = ("Claim", "Record", "Instrument", "Target", "Source", "Body")
    links = ("implements", "issuedBy", "ofPolicy", "supports", "alsoIn", "restates")

    def each(triples: Triples) -> dict[str, float]:
        found = Counter(str(triple.object)[1:-1] for triple in triples)
        found += Counter(triple.predicate.value for triple in triples)
        return {name: found[POL + name] / found[POL + "Policy"] for name in (*kinds, *links)}

    real, found = each(read_all()), each(made)
    assert all(real[name] / 1.6 < found[name] < real[name] * 1.6 for name in real), (real, found)


def test_every_question_of_the_library_can_be_asked_of_a_made_up_nation(nation: Path) -> None:
    engine = EmbeddedEngine(read_store([nation], only=True))
    policy = engine.select(f"SELECT ?p {{ ?p a <{POL}Policy> }} ORDER BY ?p LIMIT 1").rows[0][0]
    assert policy is not None
    asked = {**ASKED, "policy": policy.value.rsplit("/", 1)[1]}
    rows = 0
    for question in load_questions():
        needed = [one for one in question.parameters.values() if one.required or (one.default and one.type in ASKED)]
        needed += [one for one in question.parameters.values() if one.type in ("policy", "city")]
        rows += len(ask_question(engine, question, {one.name: [asked[one.type]] for one in needed}).rows) > 0
    assert rows > 40, f"only {rows} questions have an answer: the made-up nation lacks what they ask for"


def test_made_up_data_are_refused_beside_real_data(run: Run, tmp_path: Path) -> None:
    assert run("generate", "--cities", "1", "--years", "1", "-o", "nation.ttl").returncode == 0
    told = run("query", "policies", "--data", "nation.ttl", "--lang", "en")
    assert told.returncode == 1 and "--only" in told.stderr and "Made-up" in told.stderr
    told = run("query", "policies", "--data", "nation.ttl", "--only", "--format", "csv")
    assert told.returncode == 0 and "generated-city-0001" in told.stdout
    told = run("validate", "nation.ttl", "--lang", "zh")
    assert told.returncode == 1 and "nation.ttl" in told.stdout and "--only" in told.stdout
    (tmp_path / "real.ttl").write_text(f"<{ID}place/somewhere> a <{POL}Place> .", encoding="utf-8")
    with pytest.raises(DataError, match="Made-up"):
        read_store([tmp_path / "nation.ttl", tmp_path / "real.ttl"], only=True)


def test_the_shipped_graph_holds_nothing_made_up() -> None:
    assert not [triple for triple in read_all() if "generated-" in str(triple.subject)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--cities", "0", "-o", "nation.ttl"], "--cities takes a whole number from 1 to 9999"),
        (["--cities", "10000", "-o", "nation.ttl"], "--cities takes a whole number from 1 to 9999"),
        (["--cities", "2", "--years", "37", "-o", "nation.ttl"], "--years takes a whole number from 1 to 36"),
        (["--cities", "2", "-o", "nation.csv"], ".ttl .nt .ttl.gz .nt.gz"),
        (["--cities", "2", "-o", "nowhere/nation.ttl"], "Nothing was left half-written"),
        (["--cities", "2", "-o", "nation.ttl", "--only"], "leave out --data and --only"),
        (["--cities", "many", "-o", "nation.ttl"], "invalid int value"),
        (["-o", "nation.ttl"], "--cities"),
    ],
)
def test_bad_words_get_their_sentence_and_leave_no_file(words: list[str], said: str, run: Run, tmp_path: Path) -> None:
    told = run("generate", *words, "--lang", "en")
    assert told.returncode == 2 and said in told.stderr and "Traceback" not in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_replaced_stays_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "nation.ttl").mkdir()
    (tmp_path / "nation.ttl" / "kept").write_text("kept", encoding="utf-8")
    with pytest.raises(FileUnwritable):
        write_generated(Order(1, 1, 1), tmp_path / "nation.ttl")
    assert [path.name for path in tmp_path.iterdir()] == ["nation.ttl"]
