"""A graph that is too large to be drawn at once opens on an overview, cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.synthetic import make_graph
from browsing import Opened, Visit
from policygraph.drawing.facets import add_facets
from policygraph.drawing.page import draw_page
from policygraph.errors import GraphTooLarge

SIZE = 1600
CELLS = "() => window.policygraph.drawn().nodes.filter((one) => one.members)"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = make_graph(SIZE)
    add_facets(graph.network)
    path = tmp_path_factory.mktemp("large") / "large.html"
    page = draw_page(graph.network, graph.evidence, categories=graph.categories, lang="en", compact=True)
    path.write_text(page, encoding="utf-8")
    return path


def largest(opened: Opened) -> dict[str, object]:
    """Tell the cell that counts the most things."""
    found: dict[str, object] = opened.page.evaluate(
        f"() => ({CELLS})().sort((a, b) => b.members.length - a.members.length).map((one) =>"
        " ({ id: one.id, count: one.members.length, told: one.en, title: one.title_en }))[0]"
    )
    return found


def test_a_large_graph_opens_on_cells_that_count_every_thing(visit: Visit, large: Path) -> None:
    opened = visit(large)
    assert opened.state()["scene"] == "all-overview"
    cells = opened.page.evaluate(f"() => ({CELLS})().map((one) => [one.members.length, Number(one.en)])")
    assert len(cells) > 10 and all(count == told for count, told in cells)
    assert f"{len(cells)} cells of {sum(count for count, _ in cells)} things" in opened.page.inner_text("#status")
    ink = opened.ink()
    assert ink.share > 0.01 and ink.colours >= 8
    assert {"all-overview", "all"} <= set(opened.stories())
    screen = opened.screen()
    assert all(0 <= one["x"] <= screen["width"] and 0 <= one["y"] <= screen["height"] for one in screen["shapes"])


def test_a_cell_is_chosen_opened_and_left_again(visit: Visit, large: Path) -> None:
    opened = visit(large)
    before = opened.drawn()
    cell = largest(opened)
    shape = next(one for one in opened.screen()["shapes"] if one["id"] == cell["id"])
    opened.click(shape)
    assert opened.chosen() == cell["id"]
    assert str(cell["title"]).strip(" ·") in opened.panel() and str(cell["told"]) in opened.page.inner_text("#open")
    opened.page.click("#open")
    inside = opened.drawn()["nodes"]
    members = opened.page.evaluate(
        "(id) => { const p = window.policygraph, all = JSON.parse(document.querySelector('#data').textContent).nodes;"
        " return p.node.get(id).members.map((n) => all[n].id); }",
        cell["id"],
    )
    assert set(members) <= set(inside) and len(inside) < SIZE
    assert opened.ink().share > 0.003
    opened.page.click("#table-open")
    assert opened.page.locator("#things tr[data-id]").count() == len(inside)
    opened.page.click("#table-open")
    opened.page.click("#back")
    assert opened.drawn() == before and opened.chosen() == cell["id"]


def test_a_link_opens_the_inside_of_a_cell_and_a_step_back_leaves_it(visit: Visit, large: Path) -> None:
    opened = visit(large)
    opened.choose(str(largest(opened)["id"]))
    opened.page.click("#open")
    again = visit(large, opened.page.evaluate("() => location.hash"))
    assert again.state()["group"] == opened.state()["group"]
    assert sorted(again.drawn()["nodes"]) == sorted(opened.drawn()["nodes"])
    opened.page.click("#undo")
    assert opened.state()["group"] is None and opened.page.evaluate(f"() => ({CELLS})().length") > 10


def test_everything_of_a_large_graph_can_be_drawn_and_read_nearer(visit: Visit, large: Path) -> None:
    opened = visit(large)
    opened.tell_story("all")
    assert len(opened.drawn()["nodes"]) == SIZE
    assert opened.ink().share > 0.01
    opened.run(
        "(id) => { const p = window.policygraph; p.network.moveTo({ position: p.find(id), scale: 1 }); }",
        opened.drawn()["nodes"][SIZE // 2],
    )
    assert len(opened.screen()["labels"]) > 5
    opened.page.fill("#words", "a")
    opened.page.press("#words", "Enter")
    assert opened.chosen() is not None and opened.panel().strip()


def test_a_graph_that_no_browser_could_hold_is_refused_with_the_way_out() -> None:
    import networkx

    graph = networkx.MultiDiGraph()
    graph.add_nodes_from((f"x:{n}", {"kind": "City", "claims": []}) for n in range(10_001))
    with pytest.raises(GraphTooLarge):
        draw_page(graph, {})
