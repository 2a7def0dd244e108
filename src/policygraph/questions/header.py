"""The header of a question: lines ``#+ key: JSON`` before the query."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from policygraph.errors import FileUnreadable, QueryHeaderInvalid
from policygraph.terms import LANGUAGES

KEYS = ("title", "group", "parameters", "chart", "note", "order", "layout")
# What a chart may be; how a story may be laid out.
CHARTS = ("bar",)
LAYOUTS = ("anchored", "timeline")
LINE = re.compile(r"#\+\s*(\w+):\s*(.*)")


class Parameter(NamedTuple):
    """What a question can be asked with.

    ``type`` is one of ``policygraph.questions.values.TYPES``; ``many`` allows several values; without a
    ``default`` the parameter is left open (``UNDEF``) unless it is ``required``.
    """

    name: str
    type: str
    many: bool = False
    default: tuple[str, ...] = ()
    required: bool = False
    example: str = ""


class Question(NamedTuple):
    """A question or a story of the library: what it asks or shows in both languages, and its SPARQL.

    chart: which columns bars are drawn of: ``kind`` (one of ``CHARTS``), ``x``, ``y``, and in ``by`` those that must be
    the same within one picture. order: where a story stands among the others. layout: of a story, one of ``LAYOUTS``.
    """

    name: str
    title: dict[str, str]
    group: str
    parameters: dict[str, Parameter]
    note: dict[str, str]
    chart: dict[str, Any]
    text: str
    path: Path
    order: int = 0
    layout: str = LAYOUTS[0]


def read_question(path: Path) -> Question:
    """Read one question.

    Raises QueryHeaderInvalid with the line, in words that say what to write.
    """
    text = read_text(path)
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            continue
        key, value = _read_line(path, number, line)
        values[key], lines[key] = value, number
    title = values.get("title")
    if not isinstance(title, dict) or not all(title.get(lang) for lang in LANGUAGES):
        raise _invalid(path, lines.get("title", 1), 'title 须为 {"en": …, "zh": …}', 'title must be {"en": …, "zh": …}')
    _check_story(path, values, lines)
    _check_chart(path, values, lines)
    note, told = values.get("note", {}), values.get("parameters", {})
    if note and not (isinstance(note, dict) and all(note.get(lang) for lang in LANGUAGES)):
        raise _invalid(path, lines["note"], 'note 须为 {"en": …, "zh": …}', 'note must be {"en": …, "zh": …}')
    if not isinstance(told, dict):
        raise _invalid(path, lines["parameters"], "parameters 须为 {名称: {…}}", "parameters must be {NAME: {…}}")
    parameters = {name: _parameter(path, lines["parameters"], name, facts, text) for name, facts in told.items()}
    return Question(
        name=path.stem,
        title=title,
        group=values.get("group", ""),
        parameters=parameters,
        note=values.get("note", {}),
        chart=values.get("chart", {}),
        text=text,
        path=path,
        order=values.get("order", 0),
        layout=values.get("layout", LAYOUTS[0]),
    )


def _check_story(path: Path, values: dict[str, Any], lines: dict[str, int]) -> None:
    if values.get("layout", LAYOUTS[0]) not in LAYOUTS:
        known = " | ".join(LAYOUTS)
        raise _invalid(path, lines["layout"], f"layout 须为 {known}", f"layout must be {known}")
    if not isinstance(values.get("order", 0), int):
        raise _invalid(path, lines["order"], "order 须为整数", "order must be a whole number")


def _check_chart(path: Path, values: dict[str, Any], lines: dict[str, int]) -> None:
    chart = values.get("chart", {"kind": CHARTS[0], "x": "", "y": ""})
    columns = [chart.get("x"), chart.get("y"), *chart.get("by", [])] if isinstance(chart, dict) else [None]
    if not all(isinstance(column, str) for column in columns) or chart.get("kind") not in CHARTS:
        form = '{"kind": "bar", "x": …, "y": …, "by": [COLUMN, …]}'
        zh, en = form.replace("COLUMN", "列"), form
        raise _invalid(
            path, lines["chart"], f"chart 须为 {zh}，by 可省略", f"chart must be {en}, where by may be left out"
        )


def read_text(path: Path) -> str:
    """Read the text of a query, with or without a byte order mark.

    Raises FileUnreadable where it is not there or no UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileUnreadable(path=path, reason=error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise FileUnreadable(path=path, reason="it is not UTF-8 text", reason_zh="不是 UTF-8 文本") from None


def _read_line(path: Path, number: int, line: str) -> tuple[str, Any]:
    found = LINE.fullmatch(line.strip())
    if found is None or found[1] not in KEYS:
        keys = ", ".join(KEYS)
        raise _invalid(path, number, f"每行须为 #+ 键: JSON，键为 {keys}", f"write #+ key: JSON, with a key of {keys}")
    try:
        return found[1], json.loads(found[2])
    except json.JSONDecodeError as error:
        raise _invalid(
            path, number, f"{found[1]} 的值不是 JSON：{error.msg}", f"the value of {found[1]} is not JSON: {error.msg}"
        ) from None


def _parameter(path: Path, number: int, name: str, facts: dict[str, Any], text: str) -> Parameter:
    if not re.search(values_line(name), text):
        row = f"VALUES ?{name} {{ UNDEF }}"
        raise _invalid(path, number, f"参数 {name} 需要一行 {row}", f"the parameter {name} needs a line {row}")
    from policygraph.questions.values import TYPES

    if not isinstance(facts, dict) or facts.get("type", "text") not in {*TYPES, "text"}:
        known = " ".join(TYPES)
        raise _invalid(
            path,
            number,
            f'参数 {name} 须为 {{"type": …}}，类型为 {known}',
            f'the parameter {name} must be {{"type": …}}, with a type of {known}',
        )
    default = facts.get("default", [])
    many = default if isinstance(default, list) else [default]
    return Parameter(
        name,
        facts.get("type", "text"),
        bool(facts.get("many")),
        tuple(str(value) for value in many),
        bool(facts.get("required")),
        str(facts.get("example", "")),
    )


def values_line(name: str) -> str:
    """Give the pattern of the line in which the values of a parameter are put."""
    return rf"VALUES \?{re.escape(name)} \{{ UNDEF \}}"


def _invalid(path: Path, line: int, zh: str, en: str) -> QueryHeaderInvalid:
    return QueryHeaderInvalid(path=path, line=line, detail_zh=zh, detail_en=en)
