"""Which forms are called slow: those whose time, measured on made-up nations of growing size, grows with the square.

Measured in pyoxigraph 0.5.13 on 10,000, 38,000 and 97,000 triples: between the last two, the time of the slow ones
grew 5 to 14 times, of the others 2 to 3 times.
"""

from __future__ import annotations

import pytest

from policygraph.store.engine import Engine
from policygraph.store.prepare import prepare_query
from policygraph.store.slow import find_slowness, rewrite

CLAIM = "SELECT ?c ?x { ?c a pol:Claim ; pol:source ?s . %s }"
NESTED = "SELECT ?c ?x { ?c a pol:Claim OPTIONAL { ?c pol:about ?i OPTIONAL { %s } } }"
QUICK = [
    CLAIM % body
    for body in (
        "OPTIONAL { ?c pol:about ?i . ?i pol:ofPolicy ?p . ?p a pol:Policy ; pol:place ?x . ?x a pol:City }",
        "OPTIONAL { ?i pol:ofPolicy ?x . ?c pol:about ?i }",
        "OPTIONAL { ?i a pol:Instrument . ?c pol:about ?i . ?i pol:category ?x }",
        "OPTIONAL { { ?c pol:about ?i } { ?i pol:ofPolicy ?x } }",
        "OPTIONAL { { ?c pol:about ?x } UNION { ?c pol:about ?i . ?i pol:ofPolicy ?x } }",
        "OPTIONAL { VALUES ?r { pol:about pol:source } ?c ?r ?x }",
        "OPTIONAL { ?c pol:about ?i BIND(?i AS ?j) ?j pol:ofPolicy ?x }",
        "OPTIONAL { ?c pol:about ?i . ?i pol:ofPolicy ?x FILTER(?x != ?s) }",
        "OPTIONAL { ?c pol:about/pol:partOf* ?x }",
        "OPTIONAL { SELECT ?c (COUNT(*) AS ?x) { ?c pol:about ?i } GROUP BY ?c }",
        "OPTIONAL { ?c pol:about ?i { SELECT ?i (COUNT(*) AS ?x) { ?i pol:ofPolicy ?p } GROUP BY ?i } }",
        "OPTIONAL { ?c pol:about ?x MINUS { ?x pol:ofPolicy ?p . ?p pol:place ?y } }",
        "OPTIONAL { ?c pol:about ?x FILTER NOT EXISTS { ?x pol:ofPolicy ?p } }",
        "OPTIONAL { ?d pol:restates ?c } FILTER(!BOUND(?d))",
        "OPTIONAL { ?c pol:unit ?x } OPTIONAL { ?c pol:value ?y }",
        "OPTIONAL { ?c pol:about ?i } OPTIONAL { ?c pol:about ?i }",
        "OPTIONAL { place:shenzhen rdfs:label ?x }",
        "{ ?c pol:about ?i . ?s pol:tier ?x }",
        "BIND(?c AS ?d) ?d pol:about ?x",
        "VALUES ?x { 1 2 }",
        "?category skos:inScheme scheme:category",
        "place:beijing rdfs:label ?x",
        "MINUS { ?c pol:about ?i . ?i pol:ofPolicy ?p }",
        "FILTER EXISTS { ?i pol:about ?c FILTER NOT EXISTS { ?i pol:unit ?u } }",
        "FILTER NOT EXISTS { ?c pol:restates ?d FILTER(STRLEN(STR(?d)) < 3) }",
        "FILTER NOT EXISTS { { ?i pol:about ?c } UNION { ?c pol:unit ?i } }",
        "FILTER NOT EXISTS { ?x a pol:Fund }",
    )
] + [
    NESTED % body
    for body in (
        "?i pol:ofPolicy ?x",
        "?i pol:ofPolicy ?p OPTIONAL { ?p pol:number ?x }",
        "?c pol:source ?x",
        "?c pol:source ?y . ?y pol:tier ?x",
        "{ ?i pol:ofPolicy ?x } UNION { ?i pol:place ?x }",
        "?i pol:ofPolicy ?p BIND(STR(?p) AS ?x)",
        "BIND(STR(?i) AS ?x)",
        "VALUES ?r { pol:ofPolicy pol:place } ?i ?r ?x",
        "?i pol:ofPolicy/pol:implements* ?x",
        "?i pol:ofPolicy ?x FILTER NOT EXISTS { ?x pol:number ?n }",
        "{ ?i pol:ofPolicy ?p } { ?p pol:place ?x }",
    )
]
SLOW = [
    (CLAIM % body, kind)
    for body, kind in (
        # What OPTIONAL may leave open connects nothing.
        ("OPTIONAL { ?c pol:about ?i } OPTIONAL { ?i pol:place ?x }", "optional"),
        ("OPTIONAL { ?c pol:restates ?i } ?i pol:about ?x", "product"),
        (
            "OPTIONAL { ?c pol:about ?i } OPTIONAL { SELECT ?i (COUNT(*) AS ?x) { ?i pol:ofPolicy ?p } GROUP BY ?i }",
            "optional",
        ),
        # Nor does what stands outside of the braces.
        ("OPTIONAL { ?c pol:about ?i OPTIONAL { ?s pol:tier ?x } }", "optional"),
        ("OPTIONAL { ?c pol:about ?i . ?s pol:tier ?x }", "product"),
        ("{ ?c pol:about ?i OPTIONAL { ?s pol:tier ?x } }", "optional"),
        ("{ ?c pol:about ?x } UNION { ?s pol:tier ?x }", "product"),
        ("OPTIONAL { { ?c pol:about ?x } UNION { ?s pol:tier ?x } }", "optional"),
        ("OPTIONAL { ?c pol:about ?x MINUS { ?s pol:tier ?y } }", "minus"),
        # Nor what is computed or compared.
        ("BIND(STR(?c) AS ?t) ?x pol:note ?t", "product"),
        ("BIND(IRI(STR(?c)) AS ?d) OPTIONAL { ?d pol:about ?x }", "optional"),
        ("?x a pol:Source FILTER(?s = ?x)", "product"),
        ("?x a pol:Source FILTER(sameTerm(?s, ?x))", "product"),
        ("?x a pol:Source FILTER(STR(?x) IN (STR(?s)))", "product"),
        ("OPTIONAL { ?x a pol:Source FILTER(?s = ?x) }", "optional"),
        ("OPTIONAL { ?x a pol:Fund }", "optional"),
        ("OPTIONAL { ?c pol:about ?i . ?x a pol:Place }", "product"),
        ("MINUS { ?d a pol:Source }", "minus"),
        ("MINUS { ?d a pol:Source OPTIONAL { ?d pol:mentions ?c } }", "minus"),
        (
            "{ ?c pol:about ?i OPTIONAL { SELECT ?i (COUNT(*) AS ?x) { ?i pol:ofPolicy ?p } GROUP BY ?i } }",
            "optional-anew",
        ),
        ("FILTER EXISTS { ?c pol:about ?i . ?i pol:ofPolicy ?p }", "exists"),
        ("FILTER NOT EXISTS { ?c pol:about ?i . ?i pol:ofPolicy ?p }", "not-exists"),
        ("FILTER NOT EXISTS { ?i a pol:Claim ; pol:restates ?c }", "not-exists"),
        ("FILTER NOT EXISTS { ?i pol:restates ?c OPTIONAL { ?i pol:about ?x } }", "not-exists"),
        ("FILTER NOT EXISTS { ?d a pol:Source FILTER(?d = ?s) }", "not-exists"),
        ("FILTER(STRLEN(STR(?c)) < 3 || NOT EXISTS { ?c pol:about ?i . ?i pol:ofPolicy ?p })", "not-exists"),
    )
] + [
    (NESTED % body, "optional-anew")
    for body in (
        "?i pol:ofPolicy ?x MINUS { ?x pol:number ?n }",
        "SELECT ?i (COUNT(*) AS ?x) { ?i pol:ofPolicy ?p } GROUP BY ?i",
        "{ SELECT ?i ?x { ?i pol:ofPolicy ?x } }",
        "SELECT DISTINCT ?i ?x { ?i pol:ofPolicy ?x }",
        "?i pol:ofPolicy ?p { SELECT ?p (COUNT(*) AS ?x) { ?q pol:ofPolicy ?p } GROUP BY ?p }",
        "?i pol:ofPolicy ?p OPTIONAL { ?p pol:place ?x MINUS { ?x a pol:City } }",
    )
]


@pytest.mark.parametrize("query", QUICK)
def test_what_is_quick_is_not_called_slow(query: str) -> None:
    prepare_query(query)
    assert find_slowness(query) == []


@pytest.mark.parametrize(("query", "kind"), SLOW)
def test_what_grows_with_the_square_is_named(query: str, kind: str) -> None:
    prepare_query(query)
    found = find_slowness(query)
    assert [one.kind for one in found] == [kind]
    assert found[0].patterns and all(one.split()[0] in query for one in found[0].patterns)
    assert query[found[0].start :].startswith(("OPTIONAL", "MINUS", "FILTER", "?", "NOT", "{"))


@pytest.mark.parametrize(
    "query",
    [
        # Pairs are what is asked for: a table of all, or a comparison that no variable could make.
        "SELECT ?a ?k { ?a a pol:Fund . ?k a pol:Body MINUS { ?i pol:place ?a ; pol:category ?k } }",
        "SELECT ?a ?k { ?a a pol:Fund . ?k a pol:Body OPTIONAL { ?i pol:place ?a ; pol:category ?k } }",
        "SELECT ?a ?b { ?a a pol:Fund . ?b a pol:Body FILTER(?a != ?b) }",
        "SELECT ?a ?b { ?a pol:value ?m . ?b pol:value ?n FILTER(?m <= ?n) }",
    ],
)
def test_pairs_that_are_meant_are_not_called_slow(query: str) -> None:
    assert find_slowness(query) == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?p { ?p a pol:Policy FILTER EXISTS { ?i pol:ofPolicy ?p . ?c pol:about ?i } } ORDER BY ?p",
        "SELECT ?p { FILTER EXISTS { ?i pol:ofPolicy ?p ; pol:place ?x . ?c pol:about ?i } "
        "?p a pol:Policy ; pol:place ?x } ORDER BY ?p",
    ],
)
def test_exists_becomes_a_sub_select_with_the_same_answer(query: str, embedded: Engine) -> None:
    written = rewrite(query, [change for one in find_slowness(query) for change in one.changes])
    assert "SELECT DISTINCT ?p" in written and not find_slowness(written)
    answer = embedded.select(prepare_query(query))
    assert answer.rows and embedded.select(prepare_query(written)) == answer


def test_exists_stays_where_the_outside_may_leave_a_variable_open() -> None:
    query = (
        "SELECT ?p { ?p a pol:Policy OPTIONAL { ?p pol:place ?x } "
        "FILTER EXISTS { ?i pol:ofPolicy ?p ; pol:place ?x . ?c pol:about ?i } }"
    )
    assert [one.changes for one in find_slowness(query)] == [()]
