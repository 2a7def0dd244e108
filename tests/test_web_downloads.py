"""The answer of a question as a file."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest

from asked_pages import Marked, ask, required, text
from policygraph.web.site import Settings, Site, read_site

FORMS = ("html", "json", "csv", "tsv", "md", "xlsx")


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(Settings())


@pytest.fixture(scope="module")
def few_rows() -> Site:
    return read_site(Settings(rows=5))


@pytest.mark.parametrize("form", FORMS)
def test_every_question_answers_in_every_form(form: str, site: Site) -> None:
    failed = [
        name
        for name, question in site.questions.items()
        if ask(site, name, *required(question), lang="en", form=form).status != 200
    ]
    assert not failed


def test_a_cut_is_said(few_rows: Site, site: Site) -> None:
    assert "只显示前 5 行，其后还有" in text(ask(few_rows, "funds"))
    assert "只显示前 3 行，共 8 行" in text(ask(site, "funds", ("place", "shenzhen"), ("limit", "3")))
    told = json.loads(ask(few_rows, "funds", form="json").body)
    assert (told["total"], told["cut"], len(told["rows"])) == (None, 5, 5)
    assert "只显示前 5 行" in text(ask(few_rows, "funds", form="md"))


def test_a_file_that_cannot_say_that_it_is_cut_is_refused(few_rows: Site) -> None:
    assert ask(few_rows, "funds", form="csv").status == 400
    assert ask(few_rows, "funds", ("limit", "2"), form="csv").status == 200


def test_json_has_every_column_in_every_row_and_labels_on_iris(site: Site) -> None:
    told = json.loads(ask(site, "funds", ("place", "深圳"), form="json", lang="en").body)
    names = [column["name"] for column in told["columns"]]
    assert all(list(row) == names for row in told["rows"])
    assert told["parameters"]["place"][0]["label"] == "Shenzhen"
    value = told["rows"][0]["value"]
    assert value == {"type": "literal", "value": "100000000000", "datatype": value["datatype"]}
    assert {"question", "title", "note", "lang", "total", "cut", "date", "sources", "query"} <= set(told)
    assert told["query"].startswith("PREFIX")


def test_csv_opens_in_excel_and_has_labels_beside_exact_values(site: Site) -> None:
    answer = ask(site, "funds", ("place", "shenzhen"), form="csv")
    assert answer.body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert rows[0]["placeLabel"] == "深圳" and rows[0]["value"] == "100000000000"


def test_a_workbook_has_the_readable_and_the_exact_table(site: Site) -> None:
    book = openpyxl.load_workbook(io.BytesIO(ask(site, "funds", ("place", "shenzhen"), form="xlsx").body))
    assert len(book.worksheets) == 3
    assert any(cell.value == 100000000000 for row in book.worksheets[1] for cell in row)


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "xlsx"])
def test_the_name_of_a_file_is_ascii_and_tells_the_parameters(form: str, site: Site) -> None:
    named = dict(ask(site, "funds", ("place", "深圳"), form=form).headers)["content-disposition"]
    assert named == f'attachment; filename="funds-shenzhen.{form}"'


def test_the_file_of_a_result_needs_nothing_else(site: Site) -> None:
    answer = ask(site, "policy-count", ("file", "1"))
    page = Marked(answer)
    assert dict(answer.headers)["content-disposition"] == 'attachment; filename="policy-count.html"'
    assert not page.all("script") and not page.all("link") and not page.all("img") and not page.all("form")
    assert page.all("style") and page.all("svg")
    policy = next(one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert all(link.startswith(("#", "http")) for link in page.links), "a page of the server is not at hand there"
