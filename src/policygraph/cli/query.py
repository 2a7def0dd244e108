"""``policygraph query``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.cli.opening import opening_of
from policygraph.cli.output import format_of, refuse_workbook_on_screen, write_answer
from policygraph.errors import FileUnreadable, QuerySyntaxError, UsageInvalid
from policygraph.questions.ask import fill_parameters
from policygraph.questions.catalogue import find_question
from policygraph.questions.header import Question
from policygraph.store.open import open_engine

if TYPE_CHECKING:
    from policygraph.store.engine import Engine


def run(call: argparse.Namespace) -> int:
    """List the questions, ask one, or run SPARQL."""
    if call.question is None and call.sparql is None:
        if call.explain:
            raise UsageInvalid(
                detail_zh="--explain 需要一个查询：问题名称、.rq 文件、- 或 -e。",
                detail_en="--explain takes a query: the name of a question, an .rq file, - or -e.",
            )
        return _list(call)
    if call.question is not None and call.sparql is not None:
        raise UsageInvalid(
            detail_zh="问题名称和 -e 只能给出一个。", detail_en="Give either the name of a question or -e, not both."
        )
    refuse_workbook_on_screen(format_of(call), call.output)
    if call.limit is not None and call.limit < 0:
        raise UsageInvalid(detail_zh="--limit 须为 0 或正整数。", detail_en="--limit takes 0 or a positive number.")
    if call.timeout is not None and not call.timeout > 0:
        raise UsageInvalid(
            detail_zh="--timeout 须为正数秒。", detail_en="--timeout takes a positive number of seconds."
        )
    text, question = _text(call)
    arguments = read_arguments(call.rest)
    if question is None and arguments:
        raise UsageInvalid(
            detail_zh="只有问题库中的问题才有参数；请把值写入查询。",
            detail_en="Only questions of the library take parameters; write the value into the query.",
        )
    if call.explain:
        return _explain(call, text)
    if question:
        return _ask(call, question, arguments)
    # A guard and a parser of queries are loaded only for queries from outside: the library's own are tested.
    from policygraph.cli.slowness import warn_of_slowness
    from policygraph.store.guard import query_form
    from policygraph.store.prepare import prepare_query

    prepared = prepare_query(text)
    warn_of_slowness(text, call.lang)
    return _answer(call, open_engine(opening_of(call)), prepared, query_form(text), None)


def _explain(call: argparse.Namespace, text: str) -> int:
    from policygraph.cli.slowness import explain_slowness
    from policygraph.store.prepare import prepare_query

    prepare_query(text)
    write_answer(explain_slowness(text, call.lang), call.output, call.lang)
    return 0


def _ask(call: argparse.Namespace, question: Question, arguments: dict[str, list[str]]) -> int:
    named = call.data or call.only or call.store or call.endpoint or call.output
    kept = _is_plain(call) and not named and call.engine == "embedded"
    if kept:
        from policygraph.cli.repeated import describe_call, keep_answer

        described = describe_call(call.words)
    engine = open_engine(opening_of(call))
    query = fill_parameters(engine, question, arguments)
    if not _is_plain(call):
        return _answer(call, engine, query, "SELECT", question)
    answer = _write_plain(call, engine, query)
    if kept and not _has_no_rows(answer, format_of(call)):
        keep_answer(call.words, described, answer)
    return 0


def _answer(call: argparse.Namespace, engine: Engine, query: str, kind: str | None, question: Question | None) -> int:
    from policygraph.cli.timeout import time_limit

    if kind == "SELECT" and _is_plain(call):
        _write_plain(call, engine, query)
        return 0
    with time_limit(call.timeout, call.lang):
        if kind == "ASK":
            truth = engine.ask(query)
        elif kind in ("CONSTRUCT", "DESCRIBE"):
            from policygraph.store.turtle import write_turtle

            turtle = write_turtle(engine.construct(query))
        else:
            # What lies beyond the limit need not travel; one row more tells that there is more.
            bounded = call.endpoint and call.limit is not None
            rows = engine.select(query, call.limit + 1 if bounded else None)
    if kind == "ASK":
        from policygraph.cli.answer import write_truth

        write_truth(truth, call, format_of(call))
    elif kind in ("CONSTRUCT", "DESCRIBE"):
        write_answer(turtle, call.output, call.lang)
    else:
        from policygraph.cli.answer import write_rows

        write_rows(engine, rows, call, format_of(call), question, query)
    return 0


def _is_plain(call: argparse.Namespace) -> bool:
    """Tell whether nothing is added to what the engine writes: its own writer is then the shortest way out."""
    return format_of(call) in ("csv", "tsv", "json") and call.limit is None and not call.labels


def _write_plain(call: argparse.Namespace, engine: Engine, query: str) -> bytes:
    from policygraph.cli.timeout import time_limit

    form = format_of(call)
    with time_limit(call.timeout, call.lang):
        answer = engine.select_as(query, form)
    write_answer(answer, call.output, call.lang)
    if _has_no_rows(answer, form):
        from policygraph.cli.emptiness import tell_emptiness

        tell_emptiness(engine, query, call.lang)
    return answer


def _has_no_rows(answer: bytes, form: str) -> bool:
    return b'"bindings":[]' in answer if form == "json" else answer.count(b"\n") < 2


def _text(call: argparse.Namespace) -> tuple[str, Question | None]:
    if call.sparql is not None:
        return _not_empty(call.sparql), None
    if call.question == "-":
        return _not_empty(sys.stdin.buffer.read().decode("utf-8", errors="replace")), None
    path = Path(call.question)
    if path.suffix == ".rq" or path.is_file():
        try:
            return _not_empty(path.read_text(encoding="utf-8-sig")), None
        except (OSError, UnicodeDecodeError) as error:
            raise FileUnreadable(path=path, reason=getattr(error, "strerror", None) or str(error)) from None
    question = find_question(call.question, call.data)
    return question.text, question


def _not_empty(text: str) -> str:
    if not text.strip():
        raise QuerySyntaxError(
            line=1,
            column=1,
            detail_zh="查询是空的；应以 SELECT、ASK、CONSTRUCT 或 DESCRIBE 开头",
            detail_en="the query is empty; it begins with SELECT, ASK, CONSTRUCT or DESCRIBE",
            excerpt="",
        )
    return text


def read_arguments(words: Sequence[str]) -> dict[str, list[str]]:
    """Read ``--name value …`` and ``--name=value`` into values by name.

    >>> read_arguments(["--place", "beijing", "shenzhen", "--on=2024-06-30"])
    {'place': ['beijing', 'shenzhen'], 'on': ['2024-06-30']}
    """
    found: dict[str, list[str]] = {}
    name = ""
    for word in words:
        if word.startswith("--"):
            name, given, value = word[2:].partition("=")
            found.setdefault(name, []).extend([value] if given else [])
        elif not name:
            raise UsageInvalid(
                detail_zh=f"多余的词：{word}。参数写作 --名称 值。",
                detail_en=f'One word too many: "{word}". A parameter is written --NAME VALUE.',
            )
        else:
            found[name].append(word)
    for name, values in found.items():
        if not values:
            raise UsageInvalid(detail_zh=f"参数 --{name} 后面缺少值。", detail_en=f"A value is missing after --{name}.")
    return found


def _list(call: argparse.Namespace) -> int:
    from policygraph.cli.listing import write_questions

    if call.rest:
        raise UsageInvalid(
            detail_zh=f"请先写问题名称：{' '.join(call.rest)}",
            detail_en=f"Name a question first: {' '.join(call.rest)}",
        )
    return write_questions(call)
