"""What people read is exact, fits, and loses nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from policygraph.render.languages import tell_once
from policygraph.render.table import share_width
from policygraph.render.words import money
from policygraph.terms import Rows, Term

STEPS = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12, " million": 10**6, " billion": 10**9, " trillion": 10**12}


@given(st.integers(min_value=0, max_value=10**15))
def test_money_in_words_is_exactly_the_amount(amount: int) -> None:
    for lang, form in (("zh", r"([\d.]+)(万亿|亿|万|)元"), ("en", r"CNY ([\d.,]+)( trillion| billion| million|)")):
        told = re.fullmatch(form, money(Decimal(amount), lang))
        assert told, money(Decimal(amount), lang)
        assert Decimal(told[1].replace(",", "")) * STEPS[told[2]] == amount


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 60)), min_size=1, max_size=9), st.integers(0, 80))
def test_columns_share_the_room_they_have_and_no_more(columns: list[tuple[int, int]], spare: int) -> None:
    least = {i: small for i, (small, _) in enumerate(columns)}
    wanted = {i: small + more for i, (small, more) in enumerate(columns)}
    room = sum(least.values()) + spare
    widths = share_width(least, wanted, room)
    assert sum(widths.values()) == min(room, sum(wanted.values()))
    assert all(least[i] <= widths[i] <= wanted[i] for i in least)


texts = st.builds(
    lambda text, lang: Term("literal", text, lang=lang), st.text(max_size=3), st.sampled_from(["zh", "en"])
)
claims = st.builds(lambda n: Term("iri", f"x:{n}"), st.integers(0, 3))


@given(st.lists(st.tuples(texts, claims), max_size=8), st.sampled_from(["zh", "en"]))
def test_telling_once_never_drops_the_only_text_in_a_language(rows: list[tuple[Term, Term]], lang: str) -> None:
    kept = tell_once(Rows(["value", "claim"], list(rows)), lang)
    assert set(kept) <= set(rows)
    assert {claim for _, claim in kept if claim} == {claim for _, claim in rows}
    for text, claim in rows:
        if text.lang == lang:
            assert (text, claim) in kept
    # Without a column that says what a text belongs to, every row is an answer of its own.
    assert tell_once(Rows(["value", "place"], list(rows)), lang) == rows


def test_two_texts_of_one_place_are_two_rows_of_a_table(run: Run) -> None:
    query = (
        "SELECT ?value { ?c pol:about place:shenzhen ; pol:role role:positioning ; pol:text ?value } ORDER BY ?value"
    )
    told = run("query", "-e", query, "--lang", "zh").stdout
    assert "全球领先的人工智能产业高地" in told and "人工智能先锋城市" in told
