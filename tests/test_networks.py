"""What the graph tells as a network."""

from __future__ import annotations

import networkx
import pytest

import policygraph
from conftest import Run
from policygraph.errors import PathNotFound
from policygraph.networks.documents import document_chains
from policygraph.networks.issuers import issuer_network, joint_issuers
from policygraph.networks.paths import shortest_explanation
from policygraph.networks.similarity import portfolio_network, portfolio_similarity
from policygraph.store.engine import Engine
from policygraph.terms import ID, slug

CITIES = [f"{ID}place/{name}" for name in ("beijing", "shanghai", "guangzhou", "shenzhen")]


@pytest.fixture(scope="module")
def network() -> networkx.MultiDiGraph:
    return policygraph.load().network


def test_likeness_is_the_share_of_categories_in_common(embedded: Engine) -> None:
    graph = portfolio_network(embedded, CITIES)
    rows = portfolio_similarity(embedded, CITIES)
    told = {(row[0], row[1]): row for row in rows.rows}
    assert len(told) == 6
    for one, other, percent, _, shared, either, _ in told.values():
        assert one and other and percent and shared and either
        mine, theirs = set(graph[one.value]), set(graph[other.value])
        assert int(shared.value) == len(mine & theirs) and int(either.value) == len(mine | theirs)
        assert float(percent.value) == pytest.approx(100 * len(mine & theirs) / len(mine | theirs), abs=0.05)


def test_a_draft_offers_nothing_yet(embedded: Engine) -> None:
    graph = portfolio_network(embedded, [f"{ID}place/nanshan"])
    assert not list(graph.edges), "what stands in a draft alone must not count as a portfolio"


def test_the_chain_of_the_national_plan_reaches_every_city(network: networkx.MultiDiGraph) -> None:
    rows = document_chains(network, ID + "policy/china-2017-new-gen-ai-plan")
    steps = {slug(row[1].value): int(row[0].value) for row in rows.rows if row[0] and row[1]}
    assert steps["shenzhen-2019-ai-action-plan"] == 1 and steps["guangdong-2018-ai-plan"] == 1
    places = {slug(row[4].value) for row in rows.rows if row[4]}
    assert {"beijing", "shanghai", "guangzhou", "shenzhen"} <= places
    assert [int(row[0].value) for row in rows.rows if row[0]] == sorted(
        int(row[0].value) for row in rows.rows if row[0]
    )


def test_documents_that_follow_each_other_in_a_circle_end_the_chain() -> None:
    circle = networkx.MultiDiGraph()
    for name in ("x:a", "x:b"):
        circle.add_node(name, kind="Policy", place="x:place")
    circle.add_edge("x:a", "x:b", key="succeeds", claims=[])
    circle.add_edge("x:b", "x:a", key="implements", claims=[])
    assert [row[1] and row[1].value for row in document_chains(circle, "x:a").rows] == ["x:b"]


def test_joint_issuers_count_each_document_once(network: networkx.MultiDiGraph) -> None:
    graph = issuer_network(network)
    for one, other, weight in graph.edges(data="weight"):
        together = [
            policy
            for policy, kind in network.nodes(data="kind")
            if kind == "Policy"
            and network.has_edge(policy, one, "issuedBy")
            and network.has_edge(policy, other, "issuedBy")
        ]
        assert weight == len(together)
    assert {row[1] for row in joint_issuers(network).rows}


def test_a_path_prefers_documents_to_administration(network: networkx.MultiDiGraph) -> None:
    rows = shortest_explanation(
        network, ID + "instrument/shenzhen-training-voucher", ID + "policy/guangdong-2023-agi-opinions"
    ).rows
    assert [slug(row[2].value) for row in rows if row[2]] == ["ofPolicy", "implements"]
    assert all(row[5] is not None for row in rows), "each step of a document has its claim or record"


def test_things_that_nothing_connects_say_so(network: networkx.MultiDiGraph) -> None:
    with pytest.raises(PathNotFound):
        shortest_explanation(network, ID + "place/shenzhen", ID + "claim/article-policy-count-shenzhen")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("words", [("similarity",), ("chains",), ("issuers",), ("path", "训力券", "深圳")])
def test_every_network_answers_from_the_command_line(words: tuple[str, ...], lang: str, run: Run) -> None:
    told = run("network", *words, "--lang", lang)
    assert told.returncode == 0 and len(told.stdout.splitlines()) > 2, told.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("likeness",), 2, "similarity"),
        (("path", "深圳"), 2, "path ONE OTHER"),
        (("path", "深圳", "atlantis"), 1, "atlantis"),
        (("chains", "nowhere"), 1, "nowhere"),
    ],
)
def test_a_network_question_that_cannot_be_answered_says_why(
    words: tuple[str, ...], code: int, said: str, run: Run
) -> None:
    told = run("network", *words, "--lang", "en")
    assert told.returncode == code and said in told.stderr and "Traceback" not in told.stderr
