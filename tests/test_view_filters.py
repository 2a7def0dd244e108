"""The filters count what the graph holds, and hide what they say; the table always holds what the picture does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import rdflib

import policygraph
from browsing import Opened, Visit
from policygraph.drawing.kinds import ORDER
from policygraph.terms import POL, slug

COUNTS = """all => Object.fromEntries(all.map((one) =>
  [one.querySelector('input').dataset.value, Number(one.querySelector('.count').textContent)]))"""
ROWS = "all => all.map((row) => row.dataset.id)"
NAMED = rdflib.Namespace(POL)


def counts(opened: Opened, facet: str) -> dict[str, int]:
    """Tell what the legend counts of a facet."""
    opened.page.evaluate("(facet) => { document.querySelector(`[data-part=${facet}]`).open = true; }", facet)
    found: dict[str, int] = opened.page.locator(f"[data-part={facet}] .option").evaluate_all(COUNTS)
    return found


def switch(opened: Opened, facet: str, value: str) -> None:
    """Click on the box of a value."""
    opened.page.evaluate("(facet) => { document.querySelector(`[data-part=${facet}]`).open = true; }", facet)
    opened.page.click(f'[data-facet="{facet}"][data-value="{value}"]')


def rows(opened: Opened, table: str) -> list[str]:
    found: list[str] = opened.page.locator(f"#{table} tr[data-id]").evaluate_all(ROWS)
    return sorted(found)


def check_twin(opened: Opened) -> None:
    """Hold that the table has a row for each thing and relation of the picture, and for nothing else."""
    drawn = opened.drawn()
    assert rows(opened, "things") == sorted(drawn["nodes"])
    assert rows(opened, "lines") == sorted(drawn["edges"])


def test_the_legend_counts_each_kind_as_rdflib_does(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#story=all")
    rdf, network = policygraph.load()
    first = Counter(
        min((slug(str(kind)) for kind in rdf.objects(rdflib.URIRef(thing), rdflib.RDF.type)), key=ORDER.index)
        for thing in network
    )
    told = counts(opened, "kind")
    assert told == dict(first)
    assert told["Policy"] == len(set(rdf.subjects(rdflib.RDF.type, NAMED.Policy)))


def test_the_legend_counts_each_relation_as_rdflib_does(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#story=all")
    rdf, network = policygraph.load()
    told = counts(opened, "relation")
    assert len(told) > 5
    # What a policy holds has its place through the policy: of these relations the picture has fewer.
    del told["place"]
    for kind, count in told.items():
        pairs = {(str(s), str(o)) for s, o in rdf.subject_objects(NAMED[kind])}
        assert count == len({pair for pair in pairs if pair[0] in network and pair[1] in network}), kind


def test_the_legend_counts_the_things_behind_which_a_source_of_each_tier_stands(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#story=all")
    rdf, network = policygraph.load()
    wanted: Counter[str] = Counter()
    for _, facts in network.nodes(data=True):
        proofs = [rdflib.URIRef(name) for name in (*facts["claims"], *facts.get("records", []))]
        sources = [source for proof in proofs for source in sorted(rdf.objects(proof, NAMED.source), key=str)[:1]]
        wanted.update({slug(str(tier)) for source in sources for tier in rdf.objects(source, NAMED.tier)})
    assert counts(opened, "tier") == dict(wanted)


@pytest.mark.parametrize(
    ("facet", "value"), [("kind", "Instrument"), ("place", "id/place/shenzhen"), ("year", "2024"), ("tier", "press")]
)
def test_a_filter_hides_what_it_says_and_brings_it_back(visit: Visit, shipped: Path, facet: str, value: str) -> None:
    opened = visit(shipped)
    before, ink, count = opened.drawn(), opened.ink(), counts(opened, facet)[value]
    switch(opened, facet, value)
    after = opened.drawn()
    gone = set(before["nodes"]) - set(after["nodes"])
    assert gone and (len(gone) == count or facet == "tier")
    assert opened.ink().share < ink.share
    assert opened.page.inner_text("#status").split()[0] == str(len(after["nodes"]))
    assert not opened.page.is_checked(f'[data-facet="{facet}"][data-value="{value}"]')
    assert counts(opened, facet)[value] == count, "a count does not change when its value is hidden"
    switch(opened, facet, value)
    assert opened.drawn() == before


def test_a_filter_of_a_relation_hides_lines_alone(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    before = opened.drawn()
    count = counts(opened, "relation")["ofPolicy"]
    switch(opened, "relation", "ofPolicy")
    after = opened.drawn()
    assert after["nodes"] == before["nodes"] and len(before["edges"]) - len(after["edges"]) == count


def test_a_thing_stays_as_long_as_one_of_its_tiers_is_shown(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    voucher = "id/instrument/shenzhen-training-voucher"
    tiers = [name for name in counts(opened, "tier") if name != "press"]
    for tier in tiers:
        switch(opened, "tier", tier)
    assert voucher in opened.drawn()["nodes"]
    switch(opened, "tier", "press")
    assert voucher not in opened.drawn()["nodes"]


@pytest.mark.parametrize("link", ["", "off=kind:Instrument&off=place:id/place/shenzhen"])
def test_one_button_clears_every_filter_also_those_of_a_link(visit: Visit, shipped: Path, link: str) -> None:
    opened = visit(shipped, f"#story=four-cities&{link}")
    if not link:
        switch(opened, "kind", "Policy")
    opened.page.click("#reset")
    assert all(values == [] for values in opened.state()["off"].values()), "what a link hides is no first state"
    shown, _, count = opened.page.inner_text("#status").split()[:3]
    assert shown == count


def test_the_focus_stays_on_the_box_that_was_switched(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped)
    opened.page.focus('[data-facet="kind"][data-value="Fund"]')
    opened.page.keyboard.press("Space")
    assert opened.page.evaluate("() => document.activeElement.dataset.value") == "Fund"
    opened.page.keyboard.press("Space")
    assert opened.page.is_checked('[data-facet="kind"][data-value="Fund"]')


def test_filters_that_leave_nothing_say_so(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#lang=en")
    for kind in counts(opened, "kind"):
        switch(opened, "kind", kind)
    assert opened.drawn() == {"nodes": [], "edges": []}
    assert "leave nothing" in opened.page.inner_text("#status")


@pytest.mark.parametrize("story", ["four-cities", "disagreements", "all"])
def test_the_table_is_the_twin_of_the_picture_also_after_a_filter(visit: Visit, shipped: Path, story: str) -> None:
    opened = visit(shipped, f"#story={story}")
    opened.page.click("#table-open")
    assert opened.page.is_visible("#things") and opened.page.get_attribute("#table-open", "aria-pressed") == "true"
    check_twin(opened)
    before = len(opened.drawn()["nodes"])
    switch(opened, "place", "id/place/shanghai")
    assert len(opened.drawn()["nodes"]) < before
    check_twin(opened)


def test_a_row_of_the_table_chooses_what_it_tells_of(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#table=1&lang=en")
    for table in ("things", "lines"):
        row = opened.page.locator(f"#{table} tr[data-id]").nth(3)
        wanted = row.get_attribute("data-id")
        row.locator("th button").click()
        assert opened.chosen() == wanted and opened.page.is_visible("#table")


def test_the_table_tells_the_figure_that_stands_beside_the_name(visit: Visit, shipped: Path) -> None:
    opened = visit(shipped, "#table=1&lang=en")
    row = opened.page.locator('tr[data-id="id/instrument/shenzhen-training-voucher"]')
    assert "≤ CNY 10m" in row.inner_text() and "Shenzhen" in row.inner_text()
