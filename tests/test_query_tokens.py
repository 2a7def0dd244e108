"""The token scanner: nothing is lost, and each piece is what SPARQL says it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.store.prologue import with_known_prefixes
from policygraph.store.tokens import excerpt, position, readings, tokens

PIECES = st.lists(
    st.sampled_from([*"<>'\"#\\?$@:_.{}()=\n\r\t a1é深", "'''", '"""', "<http://x/#a>", "LOAD", "\\u0027"])
)


@given(st.one_of(st.text(), PIECES.map("".join)))
def test_tokens_with_their_gaps_give_the_query_back_and_gaps_are_white_space(text: str) -> None:
    rebuilt, end = "", 0
    for token in tokens(text):
        gap = text[end : token.offset]
        assert gap.strip(" \t\r\n") == ""
        rebuilt += gap + token.text
        end = token.end
    assert rebuilt + text[end:] == text
    assert text[end:].strip(" \t\r\n") == ""


@given(PIECES.map("".join))
def test_the_plain_reading_is_among_all_readings(text: str) -> None:
    assert set(tokens(text)) <= {token for _, token in readings(text)}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("<http://x/#a> # b", "iri comment"),
        (r"<http://x/\u00e9>", "iri"),
        ("?a < ?b", "variable punctuation variable"),
        ("?a<?b&&?c>?d", "variable punctuation variable punctuation variable punctuation variable"),
        ("?a<=?b", "variable punctuation variable"),
        ("?s <p> <o>", "variable iri iri"),
        ("'a' \"b\" '''c'd''e''' \"\"\"f\ng\"\"\"", "string string string string"),
        (r"""'a\'b' "\\" """, "string string"),
        ("'never closed", "unknown word word"),
        (r"ex:a.b ex:a\'b ex:a%20b : ex: :x ex:a:b", "name name name name name name name"),
        ("ex:a.", "name punctuation"),
        ("上海:政策 ?城市 $p _:b1.", "name variable variable blank punctuation"),
        ("'x'@zh-Hans 'x'^^xsd:date", "string language string punctuation name"),
        ("1 1.5 .5 1e6 1.5E-3 1.", "number number number number number number punctuation"),
        ("?x+1", "variable punctuation number"),
        ("\ufeffASK", "unknown word"),
    ],
)
def test_each_piece_is_of_its_kind(text: str, kinds: str) -> None:
    found = list(tokens(text))
    wanted = [*kinds.split()]
    if text.startswith("\ufeff"):
        # A byte order mark counts as a letter in the grammar (production 164).
        wanted = ["word"]
    assert [token.kind for token in found] == wanted


@pytest.mark.parametrize(
    ("text", "offset", "place"), [("a\nbc", 3, (2, 2)), ("a\r\nb", 3, (2, 1)), ("a\rb", 2, (2, 1)), ("", 0, (1, 1))]
)
def test_a_position_counts_lines_and_characters_from_one(text: str, offset: int, place: tuple[int, int]) -> None:
    assert position(text, offset) == place


def test_the_caret_stands_under_its_character_behind_wide_ones() -> None:
    assert excerpt("a\n深圳 ! b", 2, 4) == "深圳 ! b\n     ^"
    assert excerpt("\t，x", 1, 3) == "\t，x\n\t  ^"
    assert excerpt("a", 7, 1) == "\n^"


def test_known_prefixes_are_added_once_each_and_only_where_they_are_used() -> None:
    known = {"pol": "http://p/", "id": "http://i/", "no": "http://n/"}
    query = "ASK { id:a pol:b ?x . pol:c ?no 'no:x' } # no:y"
    text, lines = with_known_prefixes(query, known)
    assert text == f"PREFIX id: <http://i/>\nPREFIX pol: <http://p/>\n{query}"
    assert lines == 2
    assert with_known_prefixes(text, known) == (text, 0)


def test_a_prefix_that_the_user_declares_is_left_alone() -> None:
    query = "prefix # why\n pol: <http://mine/> ASK { pol:a ?p ?o }"
    assert with_known_prefixes(query, {"pol": "http://p/"}) == (query, 0)
