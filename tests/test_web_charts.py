"""Bars stand beside each other only where their numbers may."""

from __future__ import annotations

import pytest

from asked_pages import Marked, ask, text
from policygraph.questions.ask import ask_question
from policygraph.render.cells import readable
from policygraph.web.answering.charts import draw_charts
from policygraph.web.site import Settings, Site, read_site


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(Settings())


def test_every_chart_of_the_library_draws_columns_of_its_answer(site: Site) -> None:
    for name, question in site.questions.items():
        if question.chart:
            rows = ask_question(site.engine, question, {})
            wanted = {question.chart["x"], question.chart["y"], *question.chart.get("by", ())}
            assert wanted <= set(rows.columns), f"name columns of {name}.rq in its chart"
            charts = draw_charts(site.engine, question, readable(site.engine, rows, "zh"), "zh")
            assert charts.drawn, f"{name}.rq has a chart and nothing to draw"


def test_numbers_of_different_definitions_never_share_a_picture(site: Site) -> None:
    question = site.questions["targets"]
    sheet = readable(site.engine, ask_question(site.engine, question, {}), "zh")
    charts = draw_charts(site.engine, question, sheet, "zh")
    titles = [chart.title for chart in charts.drawn]
    assert len(titles) == len(set(titles))
    core = next(chart for chart in charts.drawn if "人工智能核心产业规模" in chart.title and "2025" in chart.title)
    proofs = {term.value for row in sheet.terms if (term := row["indicator"]) and "core-industry" in term.value}
    assert proofs and all(bar.iri for bar in core.bars)
    assert core.kind == "with-care" and core.verdict.startswith("≈"), "their bounds differ"


def test_a_picture_that_must_not_be_ranked_says_so(site: Site) -> None:
    told = text(ask(site, "highest-support", lang="en"))
    assert "≠ Not to be ranked: " in told and "≈ Compare with care: " in told


def test_a_picture_is_told_to_those_who_do_not_see_it(site: Site) -> None:
    page = Marked(ask(site, "claims-by-source-tier"))
    (picture,) = [one for one in page.all("svg") if one.get("role") == "img"]
    assert set(picture["aria-labelledby"].split()) == {
        one["id"] for _, one in page.tags if "chart-1" in one.get("id", "")
    }
    assert "官方文本 43" in page.told["desc"] or "官方文本" in page.told["desc"]
