"""What Virtuoso 7.2.5 does against SPARQL 1.1, each in the fewest lines: why questions are written as they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from endpoints import PASSWORD, USER, Endpoint, virtuoso
from endpoints import PUSHED as GRAPH
from policygraph.errors import PolicygraphError, QueryTimeout
from policygraph.questions.ask import fill_parameters
from policygraph.questions.catalogue import find_question
from policygraph.store.engine import Engine
from policygraph.store.open import open_store
from policygraph.store.prepare import prepare_query
from policygraph.store.remote.engine import RemoteEngine
from policygraph.store.remote.graph_store import push_graph
from test_remote_answers import OTHERWISE, STANDS_STILL

# Each defect: a query that shows it, and how the questions do without what it spoils.
DEFECTS = {
    "makes a string of an IRI in IF": (
        "SELECT ?p ?x { VALUES ?p { place:beijing place:shenzhen } OPTIONAL { ?p pol:level ?l } "
        "BIND(IF(BOUND(?l), certainty:certain, certainty:possible) AS ?x) } ORDER BY ?p",
        "IRI(IF(…))",
    ),
    "takes YEAR of what is not bound for an error of the whole query": (
        "SELECT ?p ?y { ?p a pol:Policy OPTIONAL { ?p pol:issuedFrom ?d } BIND(YEAR(?d) AS ?y) }",
        "IF(BOUND(?d), YEAR(?d), ?none), or SUBSTR(STR(?d), 1, 4)",
    ),
    "divides whole numbers as whole numbers": ("SELECT (7 / 2 AS ?x) {}", "a decimal such as 100.0 in the quotient"),
    "finds nothing by a pattern of Chinese characters with an operator": (
        'SELECT ?c { ?c pol:quote ?q FILTER(REGEX(?q, "奖励|补贴")) }',
        "nothing yet; CONTAINS finds single words",
    ),
    "takes a condition within MINUS for one of the rows outside": (
        "SELECT ?city ?category { ?city a pol:City . ?category skos:inScheme scheme:category "
        "MINUS { ?search pol:place ?city ; pol:topic ?category FILTER(?category = category:legislation) } }",
        "the constant itself in the pattern, in a branch of its own",
    ),
    "forgets a MINUS before BIND and OPTIONAL": (
        "SELECT ?claim { ?claim pol:role role:target MINUS { ?claim pol:restates ?better } "
        "BIND(STR(?claim) AS ?name) OPTIONAL { ?claim pol:valueTo ?to } }",
        "BIND behind the last OPTIONAL",
    ),
    "forgets a MINUS behind a UNION with BIND": (
        "SELECT ?claim { { ?claim pol:role role:rate BIND(1 AS ?x) } "
        "UNION { ?claim pol:role role:ceiling BIND(2 AS ?x) } "
        "MINUS { ?claim pol:restates ?better } OPTIONAL { ?claim pol:valueTo ?to } }",
        "MINUS within each branch",
    ),
    "loses values of several OPTIONAL within an OPTIONAL": (
        "SELECT ?about ?claim ?modality { ?about a pol:Fund OPTIONAL { ?claim pol:about ?about ; pol:value ?value "
        "OPTIONAL { ?claim pol:valueTo ?to } OPTIONAL { ?claim pol:modality ?modality } "
        "OPTIONAL { ?claim pol:quote ?quote } } }",
        "OPTIONAL { SELECT DISTINCT … }",
    ),
    "loses what an OPTIONAL finds by the highest value of a sub-select": (
        "SELECT ?claim ?unit { { SELECT ?x (MAX(?v) AS ?high) { VALUES ?x { 1 } ?c pol:role role:pool ; pol:value ?v } "
        "GROUP BY ?x } OPTIONAL { ?claim pol:role role:pool ; pol:value ?w FILTER(?w = ?high) "
        "OPTIONAL { ?claim pol:unit ?unit } } }",
        "a sub-select that binds ?high, joined by that name",
    ),
    "overflows with NOT IN within a MINUS under GROUP BY": (
        "SELECT ?place (COUNT(?c) AS ?n) { ?c a pol:Claim ; pol:place ?place "
        "MINUS { ?c pol:source/pol:tier ?tier FILTER(?tier NOT IN (tier:press, tier:mirror)) } } GROUP BY ?place",
        "?tier != tier:press && ?tier != tier:mirror",
    ),
    "loses rows where a path to the same end stands within a sub-select and beside it": (
        "SELECT ?policy { { SELECT ?policy (COUNT(*) AS ?n) { ?policy pol:policyType/skos:broader+ policy-type:plans } "
        "GROUP BY ?policy } ?policy pol:policyType ?type . ?type skos:broader+ policy-type:plans }",
        "the path in one of the two places",
    ),
    "does not join several VALUES with what only a UNION binds": (
        "SELECT ?place ?type ?n { VALUES ?place { place:beijing place:shenzhen } "
        "{ ?claim pol:about ?place ; pol:object ?type } UNION { SELECT ?place ?type (COUNT(?p) AS ?n) "
        "{ ?p a pol:Policy ; pol:place ?place ; pol:policyType ?type } GROUP BY ?place ?type } "
        "OPTIONAL { ?type skos:broader ?family } }",
        "a pattern with ?place outside of the union, such as ?place a pol:Place",
    ),
}
# How the questions are asked to which Virtuoso gives another answer.
ASKED: dict[str, dict[str, list[str]]] = {
    "claims-not-comparable": {},
    "stacking-and-sharing": {},
    "support-at-project-sizes": {"size": ["10000000"], "category": ["compute-voucher"], "place": ["shenzhen"]},
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_virtuoso_still(defect: str, embedded: Engine, rdflib_engine: Engine, virtuoso_server: Endpoint) -> None:
    text, instead = DEFECTS[defect]
    query = prepare_query(text)
    right = set(embedded.select(query).rows)
    assert right == set(rdflib_engine.select(query).rows)
    found = said_or_answered(lambda: RemoteEngine(f"{virtuoso_server.sparql}?default-graph-uri={GRAPH}"), query)
    assert found != right, f"it no longer {defect}: drop this, and write questions plainly again without {instead}"


@pytest.mark.parametrize("name", OTHERWISE)
def test_virtuoso_still_answers_otherwise(
    name: str, embedded: Engine, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYGRAPH_PASSWORD", PASSWORD)
    query = fill_parameters(embedded, find_question(name), ASKED[name])
    # One of its own: what stands still there is in the way of every later query.
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        push_graph(open_store(), server.store, graph=GRAPH, user=USER)
        found = said_or_answered(lambda: RemoteEngine(f"{server.sparql}?default-graph-uri={GRAPH}", seconds=4), query)
    assert found != set(embedded.select(query).rows), f"remove the exception of {name} from OTHERWISE"
    assert (found is QueryTimeout) == (OTHERWISE[name] == STANDS_STILL), f"tell the cause of {name} anew: {found}"


def said_or_answered(make: Callable[[], RemoteEngine], query: str) -> object:
    """Give the rows of an answer, or the kind of the error in its place."""
    try:
        return set(make().select(query).rows)
    except PolicygraphError as error:
        return type(error)
