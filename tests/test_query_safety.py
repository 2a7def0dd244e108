"""The guard over queries, held to rdflib's own parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate

from policygraph.errors import QueryRefused, QuerySyntaxError
from policygraph.store.guard import REFUSED, query_form, refuse_unsafe
from policygraph.store.prepare import prepare_query
from policygraph.store.prologue import with_known_prefixes
from policygraph.store.tokens import read_tokens

WORDS = st.sampled_from([*REFUSED, *(word.lower() for word in REFUSED), "From", "sErViCe"])
# Places in a query where a key word is no key word, each a pattern of a group.
HARMLESS = st.sampled_from(
    [
        'BIND("{0}" AS ?{1})',
        "BIND('{0} <x:> {{' AS ?{1})",
        'BIND("""{0} "quoted" {{ """ AS ?{1})',
        "?{0} ?p ?{1}x .",
        "${0} a ?{1}y .",
        "?s a <http://x/{0}> .",
        "?s {0}:p ?{1}z .",
        "?s x:{0} ?{1}w .",
        "_:{0} a ?{1}v .",
        '?s ?p "x"@{0} .',
        "# {0} {{ <x:>\n",
        'FILTER(?s < "{0}" && 1 > 2) ',
        '?s ?p "\\"{0}" . ',
    ]
)


@st.composite
def harmless_queries(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(HARMLESS, WORDS), min_size=1, max_size=6))
    body = "\n".join(form.format(word, f"v{n}") for n, (form, word) in enumerate(parts))
    prologue = "".join(f"PREFIX {word}: <http://example.org/>\n" for word in {word for _, word in parts})
    return f"{prologue}PREFIX x: <http://x/>\nSELECT * WHERE {{ ?s ?p ?o .\n{body} }}"


@given(harmless_queries())
def test_words_in_strings_comments_iris_names_and_variables_are_let_through(query: str) -> None:
    parseQuery(query)
    refuse_unsafe(query)


@given(
    harmless_queries(),
    st.sampled_from(
        [
            "SERVICE <http://x/> {{ ?a ?b ?c }}",
            "service silent ?s {{ }}",
            "Service x:y {{ ?a ?b ?c }}",
        ]
    ),
)
def test_a_service_anywhere_in_a_query_that_rdflib_reads_is_refused(query: str, service: str) -> None:
    hostile = query[:-1] + service.format() + " }"
    parseQuery(hostile)
    with pytest.raises(QueryRefused):
        refuse_unsafe(hostile)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://x/>",
        "load silent <http://x/>",
        "CLEAR ALL",
        "drop graph <x:>",
        "CREATE GRAPH <x:>",
        "COPY <x:> TO <y:>",
        "MOVE <x:> TO <y:>",
        "ADD <x:> TO <y:>",
        "WITH <x:> DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } USING <x:> WHERE { ?s ?p ?o }",
        "PREFIX a: <http://a/> # a comment\nINSERT { a:a a:b a:c } WHERE {}",
    ],
)
def test_every_update_that_rdflib_reads_is_refused(update: str) -> None:
    parseUpdate(update)
    with pytest.raises(QueryRefused):
        refuse_unsafe(update)


@pytest.mark.parametrize(
    "query",
    [
        r"SELECT * { \u0053ERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * { #\\u000ASERVICE <http://x/> { ?s ?p ?o }\n }",
        r"\U0000004COAD <file:///etc/passwd>",
        r'SELECT * { ?s ?p "\u0022 . SERVICE <http://x/> { ?a ?b "" } }',
    ],
)
def test_code_point_escapes_hide_nothing(query: str) -> None:
    with pytest.raises(QueryRefused):
        refuse_unsafe(query)


@pytest.mark.parametrize(
    "graph",
    [
        "<file:///etc/passwd>",
        "<FILE:///etc/passwd>",
        "NAMED <file:///etc/passwd>",
        "<secret.ttl>",
        "<../graph/x.ttl>",
        "</etc/passwd>",
        "f:passwd",
        "named f:passwd",
        "<ftp://example.org/x>",
        "<data:text/turtle,>",
    ],
)
def test_from_with_anything_but_an_address_is_refused(graph: str) -> None:
    with pytest.raises(QueryRefused):
        refuse_unsafe(f"PREFIX f: <file:///etc/> BASE <file:///> SELECT * FROM {graph} {{ ?s ?p ?o }}")


@pytest.mark.parametrize("graph", ["<http://example.org/g>", "NAMED <https://example.org/g>", "<urn:x:y>", "pol:g"])
def test_from_with_an_address_is_let_through_and_loads_nothing(graph: str) -> None:
    refuse_unsafe(f"PREFIX pol: <http://x/> SELECT * FROM {graph} {{ ?s ?p ?o }}")


@given(st.text())
def test_tokens_lose_nothing_of_any_text(text: str) -> None:
    assert "".join(token.text for token in read_tokens(text)) == text


@given(harmless_queries())
def test_prefixes_that_a_query_declares_are_left_alone(query: str) -> None:
    assert with_known_prefixes(query, {"x": "http://other/", "unused": "http://unused/"}) == (query, 0)


def test_the_form_of_a_query_is_its_first_key_word() -> None:
    assert query_form("# ASK\nPREFIX select: <http://x/>\nBASE <http://ask/> Describe <http://x/>") == "DESCRIBE"
    assert query_form("INSERT DATA {}") is None


@pytest.mark.parametrize(
    ("query", "line", "column", "words"),
    [
        ("SELECT ?x {\n  ?x a unknown:City }", 2, 8, "unknown: is not declared"),
        ("SELECT ?x {\n  ?x a pol:City\n", 3, 1, "expected"),
        ("SELECT ?深 {\n  ?深 pol:title ) }", 2, 16, "expected"),
        ("SELECT ?x ?y { ?x pol:place ?y } GROUP BY ?x", 1, 45, "GROUP BY"),
        ("nonsense", 1, 1, "SELECT"),
    ],
)
def test_a_syntax_error_is_told_at_the_user_s_own_line_and_column(
    query: str, line: int, column: int, words: str
) -> None:
    with pytest.raises(QuerySyntaxError) as told:
        prepare_query(query)
    assert (told.value.facts["line"], told.value.facts["column"]) == (line, column), str(told.value)
    assert words in str(told.value)
    assert "语法错误" in told.value.sentence("zh")
    assert query.splitlines()[min(line, len(query.splitlines())) - 1] in str(told.value)
