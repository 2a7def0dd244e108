"""What the editor marks in a query: what is wrong, what will be slow, and what to write instead."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor_calls import check
from policygraph.store.prepare import prepare_query
from policygraph.store.slow import find_slowness
from policygraph.terms import LANGUAGES
from policygraph.web.editing.diagnosis import diagnose
from policygraph.web.site import Settings, Site, read_site


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(Settings())


def mended(query: str, changes: list[dict[str, Any]]) -> str:
    """The query with the changes that a diagnosis proposes, the last one first so that places stay true."""
    lines = query.split("\n")

    def offset(line: int, column: int) -> int:
        return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1

    for one in sorted(changes, key=lambda one: (one["line"], one["column"]), reverse=True):
        start, end = offset(one["line"], one["column"]), offset(one["endLine"], one["endColumn"])
        query = query[:start] + one["text"] + query[end:]
    return query


@pytest.mark.parametrize(
    ("query", "place", "words"),
    [
        ("SELEC ?p { ?p a pol:Place }", (1, 1, 1, 6), "did you mean SELECT?"),
        ("SELECT ?p {\n  # 深圳\n  ?p a polic:Place }", (3, 8, 3, 19), "did you mean policy:?"),
        ('SELECT ?p { ?p rdfs:label "深圳𠮷"@zh }}', (1, 37, 1, 38), "has no place here"),
        ("SELECT ?p { ?p a pol:Place", (1, 27, 1, 28), "is not closed"),
        ("DROP ALL", (1, 1, 1, 5), "DROP is refused"),
        ("SELECT * { SERVICE <http://x.org/> {} }", (1, 12, 1, 19), "SERVICE is refused"),
        ("SELECT ?p {\n ?p pol:plce ?x }", (2, 5, 2, 13), "Did you mean pol:place"),
        ("SELECT ?p { ?p pol:place place:shenzen }", (1, 26, 1, 39), "Did you mean place:shenzhen?"),
        ("PREFIX x: <https://w3id.org/policygraph/ontology#> ASK { ?p a x:Polcy }", (1, 63, 1, 70), "pol:Policy"),
    ],
)
def test_what_is_wrong_is_marked_where_it_stands_with_what_was_meant(
    site: Site, query: str, place: tuple[int, int, int, int], words: str
) -> None:
    [found] = check(site, query)
    assert (found["line"], found["column"], found["endLine"], found["endColumn"]) == place
    assert words in found["message"]["en"] and found["message"]["zh"] != found["message"]["en"]


def test_a_slip_is_put_right_by_the_change_that_is_proposed(site: Site) -> None:
    query = "SELECT ?p {\n  ?p a pol:Polcy ; pol:place place:shenzen .\n}"
    changes = [change for one in check(site, query) for change in one["changes"]]
    assert mended(query, changes) == "SELECT ?p {\n  ?p a pol:Policy ; pol:place place:shenzhen .\n}"


def test_what_a_template_makes_need_not_be_in_the_graph(site: Site) -> None:
    assert check(site, "CONSTRUCT { ?p pol:mine ?x } WHERE { ?p pol:place ?x }") == []
    assert check(site, "   \n") == []


SLOW = [
    "SELECT ?p { ?p a pol:Policy FILTER NOT EXISTS { ?i pol:ofPolicy ?p . ?c pol:about ?i } }",
    "SELECT ?p { FILTER NOT EXISTS { ?i pol:ofPolicy ?p . ?c pol:about ?i ; pol:role role:ceiling } ?p a pol:Policy }",
    "SELECT ?p ?x { ?p a pol:Policy ; pol:place ?x .\n"
    " FILTER NOT EXISTS { ?i pol:ofPolicy ?p .\n ?c pol:about ?i } . }",
    "SELECT ?p { ?p a pol:Policy FILTER NOT EXISTS { ?c pol:about/pol:ofPolicy ?p } }",
    "SELECT ?i { ?i a pol:Instrument OPTIONAL { ?i pol:category ?k } "
    "FILTER NOT EXISTS { ?c pol:about ?i . ?c pol:source ?s . ?s pol:tier tier:mirror } }",
    "SELECT ?p { ?p a pol:Policy ; pol:place ?x "
    "FILTER NOT EXISTS { ?q pol:implements ?p . ?q pol:place ?y . ?y pol:within ?z FILTER(?y != ?z) } }",
]


@pytest.mark.parametrize("query", SLOW)
def test_a_slow_not_exists_is_named_with_the_minus_that_answers_the_same(site: Site, query: str) -> None:
    [found] = check(site, query)
    assert found["severity"] == "warning" and "MINUS {" in found["message"]["zh"]
    better = mended(query, found["changes"])
    assert "MINUS {" in better and "NOT EXISTS" not in better and check(site, better) == []
    before, after = (sorted(site.engine.select(prepare_query(text)).rows, key=str) for text in (query, better))
    assert before == after and before, "the proposed MINUS answers something else"


@pytest.mark.parametrize(
    "query",
    [
        # The body compares with a variable that only the outside binds.
        "SELECT ?p { ?p a pol:Policy ; pol:issued ?d "
        "FILTER NOT EXISTS { ?i pol:ofPolicy ?p . ?c pol:about ?i FILTER(?c != ?d) } }",
        "SELECT ?p { ?p a pol:Policy FILTER(NOT EXISTS { ?i pol:ofPolicy ?p . ?c pol:about ?i } || ?p = ?p) }",
        # The filter of an OPTIONAL sees what stands before it, MINUS in it does not.
        "SELECT ?p { ?p a pol:Policy OPTIONAL { ?p pol:place ?x "
        "FILTER NOT EXISTS { ?x pol:within ?y . ?y pol:level ?l } } }",
        "SELECT ?p { ?p a pol:Policy FILTER NOT EXISTS { ?i pol:ofPolicy ?q . ?c pol:about ?i } }",
        "SELECT ?p { ?p a pol:Policy FILTER NOT EXISTS { { SELECT ?p { ?i pol:ofPolicy ?p } } ?c pol:about ?i } }",
        "SELECT ?p { ?p a pol:Policy FILTER(! EXISTS { ?i pol:ofPolicy ?p . ?c pol:about ?i }) }",
    ],
)
def test_where_no_minus_is_sure_to_answer_the_same_none_is_proposed(query: str) -> None:
    found = [one for one in find_slowness(query) if one.kind == "not-exists"]
    assert len(found) == 1 and not found[0].changes


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?c { ?c a pol:Claim FILTER NOT EXISTS { ?c pol:restates ?primary } }",
        "SELECT ?p { ?p a pol:Policy FILTER NOT EXISTS { ?p pol:issued ?d ; pol:number ?n } }",
        "SELECT ?p { ?p a pol:Policy MINUS { ?i pol:ofPolicy ?p . ?c pol:about ?i } }",
        'SELECT ?p { ?p a pol:Policy ; rdfs:label "FILTER NOT EXISTS { ?a ?b ?c . ?d ?e ?f }" } # NOT EXISTS { }',
        "SELECT ?a ?b { ?a a pol:Fund . ?b a pol:Body FILTER(?a != ?b) }",
        "SELECT ?a { { ?a a pol:Fund } UNION { ?b a pol:Body } }",
        "SELECT ?place ?k { ?place a pol:City . ?k skos:inScheme scheme:category "
        "MINUS { ?i pol:place ?place ; pol:category ?k } }",
    ],
)
def test_what_is_not_slow_is_not_called_slow(query: str) -> None:
    prepare_query(query)
    assert find_slowness(query) == []


def test_patterns_that_nothing_connects_are_pointed_at(site: Site) -> None:
    [found] = check(site, "SELECT ?a ?b {\n  ?a a pol:Fund .\n  ?b a pol:Body .\n}")
    assert (found["line"], found["column"], found["severity"]) == (3, 3, "warning")
    assert "changes" not in found


WORDS = (
    "{ } ( ) [ ] . ; , ? * / < > ' \" # \n SELECT WHERE FILTER NOT|EXISTS MINUS VALUES OPTIONAL BIND UNION AS ?x ?y a"
)
MORE = "pol:Policy pol:place polic:x '深'@zh 𠮷 12 SELECT|*|{|?x|a|?y|} FILTER|NOT|EXISTS|{|?x|a|?z|.|?z|a|?w|}"
PIECES = st.lists(
    st.sampled_from([one.replace("|", " ") for one in [*WORDS.split(" "), *MORE.split(" ")]]), max_size=25
)


@settings(max_examples=100)
@given(PIECES)
def test_any_text_can_be_checked(site: Site, pieces: list[str]) -> None:
    query = " ".join(pieces)
    lines = re.split(r"\r\n|\r|\n", query)
    for one in diagnose(site.engine, query):
        assert 1 <= one["line"] <= len(lines) and 1 <= one["column"] <= len(lines[one["line"] - 1]) + 1
        assert (one["endLine"], one["endColumn"]) > (one["line"], one["column"])
        assert set(one["message"]) == set(LANGUAGES)
