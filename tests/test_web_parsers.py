"""What strangers write into a request is read as the standards say, and nothing that they write breaks the reading."""

from __future__ import annotations

import contextlib
import ipaddress
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.terms import LANGUAGES
from policygraph.web.calls import MOST_PARAMETERS, Call, read_parameters
from policygraph.web.errors import RequestInvalid
from policygraph.web.negotiation import MEDIA, choose_form, choose_language, split_ending
from policygraph.web.protocol import FORM, QUERY, UPDATE, Asked, read_request
from policygraph.web.serving.hosts import LOOPBACK, answers_as, known_hosts

# Whatever can be written as UTF-8.
TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
PAIRS = st.lists(st.tuples(TEXT.filter(bool), TEXT), max_size=8)
FORMS = st.lists(st.sampled_from(sorted(MEDIA)), min_size=1, max_size=5, unique=True)
# Headers come as Latin-1.
HEADER = st.text(st.characters(max_codepoint=255), max_size=60)
NEARLY = st.lists(
    st.tuples(
        st.sampled_from([*MEDIA.values(), "*/*", "text/*", "en", "zh-CN", "*", "x", ""]),
        st.sampled_from(["", ";q=1", ";q=0", "; q=0.5", ";q=nan", ";q=-1", ";q=1e9", ";q=", ";v=b;q=0.2", ";;"]),
    ),
    max_size=6,
).map(lambda parts: ",".join(name + weight for name, weight in parts))


@given(PAIRS)
def test_parameters_are_read_as_they_were_written(pairs: list[tuple[str, str]]) -> None:
    assert read_parameters(urlencode(pairs)) == tuple(pairs)
    # Browsers write a space as +, programs often as %20.
    assert read_parameters(urlencode(pairs, quote_via=quote)) == tuple(pairs)


@given(HEADER | st.text(st.sampled_from("ab=&%;+/C3é0"), max_size=60))
def test_any_text_behind_the_question_mark_is_read_as_names_and_values(told: str) -> None:
    for name, value in read_parameters(told):
        # Bytes that are no UTF-8 are replaced: what was read can be written again.
        (name + value).encode()
        assert read_parameters(urlencode([(name, value)])) == ((name, value),)


@given(st.integers(MOST_PARAMETERS + 1, MOST_PARAMETERS + 50))
def test_no_more_parameters_are_read_than_a_form_can_have(count: int) -> None:
    with pytest.raises(RequestInvalid):
        read_parameters("&".join(["a=1"] * count))


@given(PAIRS)
def test_the_address_of_a_call_holds_its_parameters(pairs: list[tuple[str, str]]) -> None:
    call = Call("home", {}, tuple(pairs), "zh", path="/")
    told = call.address(lang="en").partition("?")[2]
    kept = [one for one in pairs if one[0] != "lang"]
    assert read_parameters(told) == (*kept, ("lang", "en"))
    for name, value in pairs:
        assert (value.strip() in call.all(name)) == bool(value.strip())


@given(HEADER | NEARLY, FORMS)
def test_a_form_is_chosen_among_those_that_there_are_or_none(accept: str, forms: list[str]) -> None:
    found = choose_form(accept, forms)
    assert found is None or found in forms
    names = [part.partition(";")[0].strip() for part in accept.split(",")]
    if not any(names):
        assert found == forms[0], "who says nothing takes anything"
    elif not any("/" in name for name in names):
        assert found is None, "what is no media type chooses none"


@given(st.sampled_from(sorted(MEDIA)), FORMS, st.sampled_from(["", ";q=0.9", "; q=1", ";charset=utf-8"]))
def test_who_asks_for_one_form_gets_it_or_none(wanted: str, forms: list[str], more: str) -> None:
    expected = next((form for form in forms if MEDIA[form] == MEDIA[wanted]), None)
    assert choose_form(MEDIA[wanted] + more, forms) == expected
    # The one that is named goes before all others, and those that are refused are not given.
    assert choose_form(f"*/*;q=0.1, {MEDIA[wanted]}", forms) == (expected or forms[0])
    refused = choose_form(f"*/*, {MEDIA[wanted]};q=0", forms)
    assert refused is None or MEDIA[refused] != MEDIA[wanted]


@given(HEADER | NEARLY, st.sampled_from(LANGUAGES))
def test_a_language_is_one_of_ours(accept: str, default: str) -> None:
    found = choose_language(accept, default)
    assert found in LANGUAGES
    if "en" not in accept.lower() and "zh" not in accept.lower():
        assert found == default


@given(st.permutations(["zh-CN;q=0.8", "fr;q=0.9", "en;q=0.3"]))
def test_the_language_that_is_liked_best_is_chosen_in_any_order(parts: list[str]) -> None:
    assert choose_language(",".join(parts), "en") == "zh"


@given(TEXT, st.sampled_from([*sorted(MEDIA), "exe", "", "tt l"]))
def test_an_ending_is_taken_off_once_and_only_where_it_names_a_form(name: str, ending: str) -> None:
    path = f"/id/{name}.{ending}"
    start, found = split_ending(path, MEDIA)
    assert (start + (f".{found}" if found else "")) == path
    assert found in (*MEDIA, "") and not (found and start.endswith("/"))
    if ending in MEDIA and name and not name.endswith("/"):
        assert (start, found) == (f"/id/{name}", ending)


@given(TEXT | HEADER, st.booleans())
def test_the_server_answers_as_itself_alone(host: str, any_address: bool) -> None:
    known = known_hosts("127.0.0.1")
    if answers_as(host, known, any_address=any_address):
        name = host.lower() if host.lower() in known else host.lower().rpartition(":")[0] or host.lower()
        named = name in known
        if not named and any_address:
            with contextlib.suppress(ValueError):
                named = bool(ipaddress.ip_address((name if name.strip("[]") else host).strip("[]")))
        assert named, f"the server answers as {host!r}"


@given(st.sampled_from(LOOPBACK), st.integers(0, 65535), TEXT.filter(lambda one: one and ":" not in one))
def test_a_port_is_no_part_of_the_name_and_a_name_is_known_as_a_whole(name: str, port: int, more: str) -> None:
    assert answers_as(f"{name}:{port}", LOOPBACK) and answers_as(name.upper(), LOOPBACK)
    assert not answers_as(f"{name}.{more}", LOOPBACK) and not answers_as(f"{more}.{name}", LOOPBACK)
    assert not answers_as(f"{name}:{port}:{port}", LOOPBACK) and not answers_as(f"{name}:", LOOPBACK)


def request(method: str, parameters: list[tuple[str, str]], body: bytes = b"", media: str = "") -> Asked | None:
    """Read a request as the endpoint does."""
    return read_request(Call("sparql", {}, tuple(parameters), "en", "json", "/sparql", body, media, method=method))


@given(
    st.sampled_from(["GET", "POST"]),
    st.lists(st.tuples(st.sampled_from(["query", "update", "format", "default-graph-uri", "x"]), TEXT), max_size=4),
    st.binary(max_size=60) | TEXT.map(str.encode),
    st.sampled_from([FORM, QUERY, UPDATE, QUERY + "; charset=utf-8", "", "text/plain", "a;b;c"]),
)
def test_any_request_is_a_query_or_a_description_or_is_refused_in_words(
    method: str, parameters: list[tuple[str, str]], body: bytes, media: str
) -> None:
    try:
        asked = request(method, parameters, body, media)
    except RequestInvalid as error:
        assert error.sentence("zh") and error.sentence("en")
        return
    names = [name for name, _ in parameters]
    assert "update" not in names, "the endpoint only reads"
    if asked is None:
        assert method == "GET" and "query" not in names
    else:
        assert method == "POST" or names.count("query") == 1


@given(TEXT.filter(bool), st.lists(TEXT, max_size=3), st.lists(TEXT, max_size=3))
def test_the_three_ways_of_asking_ask_the_same(query: str, default: list[str], named: list[str]) -> None:
    graphs = [("default-graph-uri", one) for one in default] + [("named-graph-uri", one) for one in named]
    expected = Asked(query, tuple(default), tuple(named))
    assert request("GET", [("query", query), *graphs]) == expected
    form = urlencode([("query", query), *graphs]).encode()
    assert request("POST", [], form, FORM) == expected
    if not query.startswith("\ufeff"):
        assert request("POST", graphs, query.encode(), QUERY) == expected
        assert request("POST", [*graphs, ("query", "ASK {}")], query.encode(), QUERY) == expected
    with pytest.raises(RequestInvalid):
        request("GET", [("query", query), ("query", query)])
