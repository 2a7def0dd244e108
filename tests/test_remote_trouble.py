"""What goes wrong with an endpoint gets its sentence; no part of an answer is taken for the whole."""

from __future__ import annotations

import gzip

import pytest

from misbehaving import JSON, ONE_ROW, Behaviour, drips, misbehaving, resets, says, stalls
from policygraph.errors import PolicygraphError, QueryRefused, QueryTimeout
from policygraph.store.remote.engine import RemoteEngine
from policygraph.store.remote.errors import (
    AddressInvalid,
    AnswerCut,
    AnswerTooLarge,
    EndpointBusy,
    EndpointCutOff,
    EndpointFailed,
    EndpointLocked,
    EndpointMoved,
    EndpointTimedOut,
    EndpointUnreachable,
    NoSparqlAnswer,
    NothingThere,
    PasswordMissing,
    QueryRejected,
)
from serving import free_port, until

QUERY = "SELECT ?n { VALUES ?n { 1 } }"
MANY = b'{"head":{"vars":["n"]},"results":{"bindings":[' + b'{"n":{"type":"literal","value":"x"}},' * 5000
PAGE = b"<!DOCTYPE html><title>Welcome</title><script>let x</script><p>Hello &amp; welcome"
TRIPLE = b"<urn:a> <urn:b> <urn:c> .\n"


@pytest.mark.parametrize(
    ("behaviour", "kind", "word"),
    [
        pytest.param(says(PAGE, b"text/html"), NoSparqlAnswer, "Welcome Hello & welcome", id="a page"),
        pytest.param(says(PAGE), NoSparqlAnswer, "Welcome", id="a page that says that it is JSON"),
        pytest.param(says(b'{"rows": []}'), NoSparqlAnswer, "rows", id="JSON of another kind"),
        pytest.param(says(b'{"head":{},"boolean":true}'), NoSparqlAnswer, "ASK", id="the answer to another form"),
        pytest.param(says(ONE_ROW, length=5000), EndpointCutOff, "broke off", id="less than was announced"),
        pytest.param(says(MANY, framed=False), EndpointCutOff, "broke off", id="half a result without a length"),
        pytest.param(says(MANY[:60]), EndpointCutOff, "broke off", id="half a result that counts as whole"),
        pytest.param(says(b""), NoSparqlAnswer, "", id="nothing"),
        pytest.param(says(PAGE, b"text/html", b"404 Not Found"), NothingThere, "/sparql", id="404"),
        pytest.param(says(b"", b"text/plain", b"401 Unauthorized"), EndpointLocked, "POLICYGRAPH_PASSWORD", id="401"),
        pytest.param(says(b"", b"text/plain", b"403 Forbidden"), EndpointLocked, "--user", id="403"),
        pytest.param(says(b"Parse error", b"text/plain", b"400 Bad Request"), QueryRejected, "Parse error", id="400"),
        pytest.param(
            says(b"Virtuoso 42000 Error\n\nSPARQL query:\nselect", b"text/plain", b"500 SPARQL Request Failed"),
            EndpointFailed,
            "(500): Virtuoso 42000 Error",
            id="500",
        ),
        pytest.param(says(b"late", b"text/plain", b"504 Gateway Timeout"), EndpointTimedOut, "time limit", id="504"),
        pytest.param(says(b"full", b"text/plain", b"503 Unavailable"), EndpointBusy, "tried 1 times", id="503"),
        pytest.param(
            says(ONE_ROW, headers=b"X-SQL-State: S1TAT\r\n"),
            EndpointTimedOut,
            "no part",
            id="Virtuoso's partial answer",
        ),
        pytest.param(
            says(ONE_ROW, headers=b"X-SPARQL-MaxRows: 1\r\n"), AnswerCut, "at most 1 rows", id="Virtuoso's row limit"
        ),
        pytest.param(
            says(b"", status=b"302 Found", headers=b"Location: http://other.example/sparql\r\n"),
            EndpointMoved,
            "http://other.example/sparql",
            id="to another host",
        ),
        pytest.param(
            says(b"", status=b"307 Temporary Redirect", headers=b"Location: /sparql\r\n"),
            EndpointMoved,
            "",
            id="in circles",
        ),
        pytest.param(
            says(gzip.compress(ONE_ROW)[:-12], headers=b"Content-Encoding: gzip\r\n"),
            EndpointCutOff,
            "broke off",
            id="half a gzip",
        ),
        pytest.param(
            says(ONE_ROW, headers=b"Content-Encoding: gzip\r\n"), EndpointCutOff, "", id="a gzip that is none"
        ),
        pytest.param(
            says(gzip.compress(b" " * (40 << 20)), headers=b"Content-Encoding: gzip\r\n"),
            AnswerTooLarge,
            "300 times",
            id="a gzip bomb",
        ),
        pytest.param(
            says(gzip.compress(gzip.compress(ONE_ROW)), headers=b"Content-Encoding: gzip, gzip\r\n"),
            NoSparqlAnswer,
            "gzip, gzip",
            id="packed twice",
        ),
        pytest.param(resets, EndpointUnreachable, "closed the connection", id="closes without a word"),
        pytest.param(
            lambda connection, request: connection.sendall(b"220 mail.example ESMTP\r\n"),
            EndpointUnreachable,
            "does not speak HTTP",
            id="another protocol",
        ),
    ],
)
def test_trouble_gets_its_sentence(behaviour: Behaviour, kind: type[PolicygraphError], word: str) -> None:
    with misbehaving(behaviour) as server, pytest.raises(kind) as caught:
        RemoteEngine(server.address).select(QUERY)
    assert type(caught.value) is kind
    assert word in caught.value.sentence("en") and "{" not in caught.value.sentence("zh").replace('{"', "")
    if "endpoint" in caught.value.facts:
        assert server.address in caught.value.sentence("zh")


def test_a_server_that_is_down_and_a_name_that_nobody_has_are_told_apart() -> None:
    with pytest.raises(EndpointUnreachable, match="refused"):
        RemoteEngine(f"http://127.0.0.1:{free_port()}/sparql").select(QUERY)
    with pytest.raises(EndpointUnreachable, match="no host of this name"):
        RemoteEngine("http://nobody.invalid/sparql").select(QUERY)


@pytest.mark.parametrize("behaviour", [stalls, drips], ids=["stalls", "drips"])
def test_a_time_limit_ends_the_query_and_closes_the_connection(behaviour: Behaviour) -> None:
    with misbehaving(says(), behaviour) as server:
        with pytest.raises(QueryTimeout, match=r"0\.5 s"):
            RemoteEngine(server.address, seconds=0.5).select(QUERY)
        assert len(server.requests) == 2 and until(lambda: server.ended == 2), "the connection is still open"


def test_a_query_is_asked_again_where_no_byte_of_an_answer_was_there() -> None:
    with misbehaving(resets, resets, says()) as server:
        assert RemoteEngine(server.address).select(QUERY).rows
        assert len(server.requests) == 3


def test_a_busy_server_is_asked_again_after_the_time_that_it_names() -> None:
    busy = says(b"", b"text/plain", b"503 Unavailable", headers=b"Retry-After: 0\r\n")
    with misbehaving(busy, busy, says()) as server:
        assert RemoteEngine(server.address).select(QUERY).rows
    with misbehaving(busy) as server, pytest.raises(EndpointBusy, match="tried 3 times"):
        RemoteEngine(server.address).select(QUERY)
    for_long = says(b"", b"text/plain", b"503 Unavailable", headers=b"Retry-After: 3600\r\n")
    with misbehaving(for_long) as server, pytest.raises(EndpointBusy, match="tried 1 times"):
        RemoteEngine(server.address).select(QUERY)


def test_half_an_answer_is_not_asked_for_again() -> None:
    with misbehaving(says(ONE_ROW, length=5000)) as server:
        with pytest.raises(EndpointCutOff):
            RemoteEngine(server.address).select(QUERY)
        assert len(server.requests) == 1


def test_a_redirection_within_the_server_is_followed_with_the_query() -> None:
    moved = says(b"", status=b"301 Moved", headers=b"Location: /repositories/x\r\n")
    with misbehaving(moved, says()) as server:
        assert RemoteEngine(server.address).select(QUERY).rows
        assert server.requests[1].startswith(b"POST /repositories/x ") and b"query=SELECT" in server.requests[1]


def test_packed_answers_and_those_in_xml_are_read() -> None:
    xml = (
        b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="n"/></head>'
        b'<results><result><binding name="n"><literal>1</literal></binding></result></results></sparql>'
    )
    packed = says(gzip.compress(ONE_ROW), headers=b"Content-Encoding: gzip\r\n")
    with misbehaving(packed, says(xml, b"application/sparql-results+xml; charset=utf-8")) as server:
        engine = RemoteEngine(server.address)
        assert engine.select(QUERY) == engine.select(QUERY)


@pytest.mark.parametrize(
    ("told", "framed", "kind"),
    [(TRIPLE, False, NoSparqlAnswer), (TRIPLE[:-5], True, EndpointCutOff), (PAGE, True, NoSparqlAnswer)],
    ids=["no end is told", "half", "a page"],
)
def test_triples_that_may_be_half_are_refused(told: bytes, framed: bool, kind: type[PolicygraphError]) -> None:
    with misbehaving(says(told, b"application/n-triples", framed=framed)) as server, pytest.raises(kind):
        RemoteEngine(server.address).construct("CONSTRUCT WHERE { ?s ?p ?o }")


def test_only_a_part_that_was_asked_for_is_read_and_the_rest_left() -> None:
    with misbehaving(says(MANY, length=1 << 30)) as server:
        assert len(RemoteEngine(server.address).select(QUERY, most=10).rows) == 10


def test_what_must_not_run_is_never_sent() -> None:
    with misbehaving(says()) as server:
        for query in (
            "DROP ALL",
            "SELECT * { SERVICE <http://x.example/> {} }",
            "SELECT * FROM <file:///etc/passwd> {}",
        ):
            with pytest.raises(QueryRefused):
                RemoteEngine(server.address).select(query)
        assert server.requests == []


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("localhost:8890/sparql", "does not begin with http"),
        ("ftp://example.org/sparql", "does not begin with http"),
        ("http:///sparql", "no host"),
        ("http://example.org:port/", "cannot be read"),
        ("http://me:secret@example.org/sparql", "--user"),
    ],
)
def test_an_address_that_is_none_is_said_before_anything_is_sent(address: str, word: str) -> None:
    with pytest.raises(AddressInvalid, match=word) as caught:
        RemoteEngine(address)
    assert "secret" not in caught.value.sentence("zh") + str(caught.value)


@pytest.mark.parametrize(
    ("challenge", "answer"),
    [
        (b'Basic realm="x"', b"Basic bWU6c2VzYW1l"),
        (b'Digest realm="x", nonce="n", qop="auth", algorithm=MD5', b'Digest username="me"'),
    ],
    ids=["basic", "digest"],
)
def test_a_password_goes_out_only_when_it_is_asked_for(
    challenge: bytes, answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYGRAPH_PASSWORD", "sesame")
    locked = says(b"", b"text/plain", b"401 Unauthorized", headers=b"WWW-Authenticate: %s\r\n" % challenge)
    with misbehaving(locked, says()) as server:
        assert RemoteEngine(server.address, "me").select(QUERY).rows
        assert b"Authorization" not in server.requests[0] and b"Authorization: " + answer in server.requests[1]
    with misbehaving(locked) as server, pytest.raises(EndpointLocked, match='the user "me", or the password'):
        RemoteEngine(server.address, "me").select(QUERY)


def test_a_user_without_a_password_is_told_where_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLICYGRAPH_PASSWORD", raising=False)
    with pytest.raises(PasswordMissing, match="POLICYGRAPH_PASSWORD"):
        RemoteEngine("http://127.0.0.1:1/", "me")


def test_the_query_goes_as_a_form_with_the_graphs_that_the_address_names() -> None:
    with misbehaving(says()) as server:
        RemoteEngine(f"{server.address}?default-graph-uri=urn:g&key=1").select(QUERY)
        head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /sparql?key=1 ") and b"x-www-form-urlencoded" in head and JSON in head
    assert body.endswith(b"&default-graph-uri=urn%3Ag")
