"""The guard over queries, held to rdflib's own parser."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate

from policygraph.errors import QueryRefused, QuerySyntaxError
from policygraph.store.guard import query_form, refuse_unsafe
from policygraph.store.prepare import prepare_query
from policygraph.store.prologue import with_known_prefixes
from policygraph.store.syntax import check_syntax

REFUSED = ["SERVICE", "LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH", "USING"]
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
        "?s <http://x/#{0}> ?{1}u .",
        "?s <http://x/it's/{0}> ?{1}t .",
        "GRAPH {0}:g {{ ?s ?p ?{1}r }}",
        "{{ ?s ?p {0}:x }}",
        "{0}: {0}:{0} x:a.{0} .",
        "FILTER(?s<?p&&?o>{0}:f)",
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
    # On a line of its own: rdflib reads no SERVICE behind an IRI with # on the same line.
    hostile = f"{query[:-1]}\n{service.format()} }}"
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
        r"SELECT * { \U0053ERVICE <http://x/> { ?s ?p ?o } }",
        r"SELECT * { \u00000053ERVICE <http://x/> { ?s ?p ?o } }",
        r"SELECT * { \uu0053ERVICE <http://x/> { ?s ?p ?o } }",
        r"SELECT * FROM <\u0066ile:///etc/passwd> { ?s ?p ?o }",
        r"SELECT * \u0046ROM <file:///etc/passwd> { ?s ?p ?o }",
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


@given(harmless_queries())
def test_prefixes_that_a_query_declares_are_left_alone(query: str) -> None:
    assert with_known_prefixes(query, {"x": "http://other/", "unused": "http://unused/"}) == (query, 0)


def test_the_form_of_a_query_is_its_first_key_word() -> None:
    assert query_form("# ASK\nPREFIX select: <http://x/>\nBASE <http://ask/> Describe <http://x/>") == "DESCRIBE"
    assert query_form("INSERT DATA {}") is None


def test_a_word_behind_an_escape_is_told_where_the_user_wrote_it() -> None:
    with pytest.raises(QueryRefused) as told:
        refuse_unsafe("SELECT * {\n '\\u0041' \\u0053ERVICE <http://x/> {} }")
    assert (told.value.facts["line"], told.value.facts["column"], told.value.facts["word"]) == (2, 11, "SERVICE")


@pytest.mark.parametrize(
    "query",
    [
        # pyoxigraph and rdflib end a word at any other character, pyoxigraph even at a letter.
        "PREFIX : <http://x/> ASK { SERVICE:x { ?s ?p ?o } }",
        "PREFIX e: <http://x/> ASK { SERVICEe:x { ?s ?p ?o } }",
        "PREFIX : <http://x/> ASK { SERVICESILENT:x { ?s ?p ?o } }",
        "ASK { ?a ?b trueSERVICE<http://x/> { ?s ?p ?o } }",
        "PREFIX : <http://x/> ASK { ?a ?b 1SERVICE:x { ?s ?p ?o } }",
        "ASKFROM<file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROMNAMED<file:///etc/passwd> { ?s ?p ?o }",
        "PREFIX : <file:///etc/> SELECT * FROM:passwd { ?s ?p ?o }",
        "PREFIX : <file:///etc/> SELECT * FROMNAMED:passwd { ?s ?p ?o }",
        "PREFIX : <file:///etc/> SELECT * FROM NAMED:passwd { ?s ?p ?o }",
        "PREFIX : <file:///etc/> DESCRIBE ?s FROM:passwd LIMIT 1",
        "PREFIX : <file:///etc/> PREFIX from: <http://x/> SELECT * FROM:passwd { ?s ?p ?o }",
        # What looks like an IRI is a comparison here, and its quotation mark or # begins something else.
        "ASK { ?s ?p ?a,?b FILTER(?a<'b>' ||1) SERVICE <http://x/> { ?s ?p ?o } FILTER('' = '') }",
        "ASK { ?s ?p ?a,?b FILTER(?a<?b#>'''\n) SERVICE <http://x/> { ?s ?p ?o } #'''\n }",
        # rdflib's comments go on behind a carriage return; the others' end there.
        "ASK { ?s ?p #\r'''\n ?o . SERVICE <http://x/> { ?s ?p ?o } #'''\n }",
        "ASK { # \r SERVICE <http://x/> { ?s ?p ?o }\n}",
        # To rdflib, upper case of these letters is S and I.
        "ASK { \u017fERVICE <http://x/> { ?s ?p ?o } }",
        "ASK { SERV\u0131CE <http://x/> { ?s ?p ?o } }",
        # rdflib lets \\" stand in a name, so that no string begins there.
        'PREFIX : <http://x/> ASK { ?s ?p :a\\" . SERVICE <http://x/> { ?s ?p ?o } #"\n }',
        "INSERTDATA { <http://x/a> <http://x/b> 1 }",
        "PREFIX : <http://x/> LOAD:x",
    ],
)
def test_nothing_that_only_one_engine_reads_slips_through(query: str) -> None:
    with pytest.raises(QueryRefused):
        refuse_unsafe(query)


FRAGMENTS = st.sampled_from(
    [
        *("?a<", "'b>'", "#", "\n", "\r", "'''", '"', "'", "<", ">", "{", "}", "(", ")", "||1", " . ", "?s ?p ?o "),
        *("SERVICE <http://x/> {?s ?p ?o}", "FILTER(", "SERVICE:x {}", ":a ", "\\u0027", "\\", "<http://x/#", "1", " "),
    ]
)


@given(st.lists(FRAGMENTS, max_size=14))
@settings(max_examples=400)
def test_a_query_in_which_rdflib_finds_a_service_is_refused_whatever_surrounds_it(parts: list[str]) -> None:
    query = f"PREFIX : <http://x/> ASK {{ ?s ?p ?o {''.join(parts)} }}"
    try:
        found = "ServiceGraphPattern" in repr(parseQuery(query))
    except Exception:
        return
    if found:
        with pytest.raises(QueryRefused):
            refuse_unsafe(query)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        yield server


def test_a_syntax_check_evaluates_nothing_and_calls_nobody(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    # Not through the guard, to see what the check alone would do.
    check_syntax(f"ASK {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
    with pytest.raises(TimeoutError):
        listener.accept()
    many = " ".join(str(n) for n in range(2000))
    began = time.monotonic()
    check_syntax(
        f"ASK {{ VALUES ?a {{ {many} }} VALUES ?b {{ {many} }} VALUES ?c {{ {many} }} FILTER(?a + ?b + ?c < 0) }}"
    )
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("opening", "closing", "count"),
    [("{", "}", 5000), ("STR(", ")", 5000), ("!", "", 200_000), ("{}UNION", "", 99_999)],
)
def test_a_query_that_would_end_the_process_is_told_as_an_error(opening: str, closing: str, count: int) -> None:
    nested = opening * count + closing * count
    for query in (f"ASK {{ {nested} {{}} }}", f"ASK {{ FILTER({nested}1) }}"):
        with pytest.raises(QuerySyntaxError):
            check_syntax(query)


@pytest.mark.parametrize(
    ("query", "line", "column", "words"),
    [
        ("SELECT ?x {\n  ?x a unknown:City }", 2, 8, "unknown: is not declared"),
        ("PREFIX foo: <http://x/>\nSELECT ?x { ?x a fooo:City }", 2, 18, "did you mean foo:?"),
        ("SELECT ?x {\n  ?x a pol:City\n", 2, 16, "a { is not closed"),
        ("SELECT ?深 {\n  ?深 pol:title ) }", 2, 16, "has no place"),
        ("SELECT * { ?s ?p '深圳市人工智能' 上海 }", 1, 28, "上海"),
        ("# 深圳\r\nSELECT * {\r\n  ?s ?p ]", 3, 9, "]"),
        ("SELECT * {\r ?s ?p }", 2, 8, "}"),
        ("SELECT ?x ?y { ?x pol:place ?y } GROUP BY ?x", 1, 1, "GROUP BY"),
        ("SELECT (?x AS ?x) { ?x ?p ?y }", 1, 1, "another name"),
        ("SELECT * { ?s ?p <relative> }", 1, 18, "no whole IRI"),
        ("SELECT * { ?s ?p 'open }", 1, 18, "not closed"),
        ("SELECT * { ?s ?p ?o } LIMT 3", 1, 23, "did you mean LIMIT?"),
        ("SELEC * {}", 1, 1, "did you mean SELECT?"),
        ("nonsense", 1, 1, "SELECT"),
        ("", 1, 1, "too early"),
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
    assert [*query.splitlines(), ""][line - 1] in str(told.value)
