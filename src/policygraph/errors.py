"""The sentences that policygraph says when something is wrong.

::

    PolicygraphError                exit code
    ├── DataError                   1   the data is bad
    │   └── TurtleSyntaxError
    ├── QueryError                  1   the query, or what was asked for, is bad
    │   ├── QueryNotFound
    │   ├── QueryHeaderInvalid
    │   ├── QuerySyntaxError
    │   ├── QueryRefused
    │   ├── QueryFormUnexpected
    │   ├── QueryTimeout
    │   ├── ParameterUnknown
    │   ├── ParameterInvalid
    │   ├── ParameterMissing
    │   ├── ThingNotFound
    │   ├── TopicUnknown
    │   ├── StoryNotFound
    │   ├── GraphTooLarge
    │   └── PathNotFound
    └── CannotRun                   2   it could not be tried
        ├── UsageInvalid
        ├── FileUnreadable
        └── FileUnwritable

An error holds the facts as attributes of ``facts``; ``sentence(lang)`` makes the sentence from them:
what is wrong, where it is, what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar


class PolicygraphError(Exception):
    """Everything that policygraph raises on purpose.

    >>> print(QueryNotFound(name="fund", nearest=["fund-by-place"]).sentence("en"))
    There is no question "fund". Did you mean fund-by-place? "policygraph query" lists all questions.
    """

    zh: ClassVar[str]
    en: ClassVar[str]
    exit_code: ClassVar[int] = 1

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    def sentence(self, lang: str = "en") -> str:
        """Say what is wrong, in Chinese (``zh``) or English (any other ``lang``)."""
        template = self.zh if lang == "zh" else self.en
        facts = dict(self.facts)
        # What the operating system says stands in one language; our own reasons come in both.
        facts.setdefault("reason_zh", facts.get("reason"))
        facts["did_you_mean"] = did_you_mean(facts.get("nearest", ()), lang)
        return template.format_map(facts)

    def __str__(self) -> str:
        return self.sentence("en")


def did_you_mean(nearest: object, lang: str) -> str:
    """Suggest the nearest known words, or say nothing where there are none."""
    words = [str(word) for word in nearest] if isinstance(nearest, Iterable) else []
    if not words:
        return ""
    if lang == "zh":
        return f"是不是 {'、'.join(words)}？"
    return f" Did you mean {' or '.join(words)}?"


class DataError(PolicygraphError):
    """The data is bad."""


class TurtleSyntaxError(DataError):
    """A Turtle file cannot be read."""

    zh = "{path}:{line}:{column}：Turtle 语法错误：{detail}。请检查这一行的标点（; , .）、引号和前缀。"
    en = (
        "{path}:{line}:{column}: this is not Turtle: {detail}. "
        "Check the punctuation (; , .), the quotation marks and the prefixes of this line."
    )


class QueryError(PolicygraphError):
    """The query, or what was asked for, is bad."""


class QueryNotFound(QueryError):
    """No question has this name."""

    zh = "没有名为“{name}”的问题。{did_you_mean}运行 policygraph query 可列出全部问题。"
    en = 'There is no question "{name}".{did_you_mean} "policygraph query" lists all questions.'


class QueryHeaderInvalid(QueryError):
    """The header of a question cannot be read."""

    zh = "{path}:{line}：问题的抬头无效：{detail_zh}"
    en = "{path}:{line}: the header of this question is not valid: {detail_en}"


class QuerySyntaxError(QueryError):
    """A query is not SPARQL 1.1."""

    zh = "查询第 {line} 行第 {column} 列有语法错误：{detail_zh}\n{excerpt}"
    en = "The query has a syntax error at line {line}, column {column}: {detail_en}\n{excerpt}"


class QueryRefused(QueryError):
    """A query wants to write, or to reach a file or the network."""

    zh = "查询第 {line} 行第 {column} 列的 {word} 被拒绝：{reason_zh}\n{excerpt}"
    en = "{word} at line {line}, column {column} of the query is refused: {reason_en}\n{excerpt}"


class QueryFormUnexpected(QueryError):
    """A query has another form than the one that was asked for."""

    zh = "此处需要 {expected} 查询，但这是 {found} 查询。"
    en = "A {expected} query is needed here, but this is a {found} query."


class QueryTimeout(QueryError):
    """A query ran longer than it may."""

    zh = "查询在 {seconds} 秒后被终止。请缩小范围，或用 --timeout 给出更长的时间。"
    en = "The query was ended after {seconds} s. Ask for less, or allow more time with --timeout."


class ParameterUnknown(QueryError):
    """A question has no such parameter."""

    zh = "问题“{question}”没有参数“{name}”。{did_you_mean}可用参数：{known}。"
    en = 'The question "{question}" has no parameter "{name}".{did_you_mean} It takes: {known}.'


class ParameterInvalid(QueryError):
    """The value of a parameter is not of its type."""

    zh = "参数“{name}”的值“{value}”无效：需要{expected_zh}。{did_you_mean}"
    en = 'The value "{value}" of the parameter "{name}" will not do: it takes {expected_en}.{did_you_mean}'


class ParameterMissing(QueryError):
    """A question cannot be asked without this parameter."""

    zh = "问题“{question}”需要参数“{name}”：请写 --{name} {example}。"
    en = 'The question "{question}" needs the parameter "{name}": write --{name} {example}.'


class ThingNotFound(QueryError):
    """Nothing in the graph has this name, label or IRI."""

    zh = "图中没有“{name}”。{did_you_mean}"
    en = 'There is nothing called "{name}" in the graph.{did_you_mean}'


class TopicUnknown(QueryError):
    """A comparison has no such topic."""

    zh = "没有名为“{name}”的比较主题。{did_you_mean}可用主题：{known}。"
    en = 'There is no topic "{name}".{did_you_mean} A comparison takes one of: {known}.'


class StoryNotFound(QueryError):
    """The view has no such story."""

    zh = "没有名为“{name}”的图景。{did_you_mean}可用：{known}。"
    en = 'There is no story "{name}".{did_you_mean} The view takes one of: {known}.'


class GraphTooLarge(QueryError):
    """A picture would hold more than a browser can draw."""

    zh = (
        "图中有 {count} 个事物，超过一页能画的 {most} 个。请缩小范围："
        "--story 图景、--focus 事物 [--hops 步数]，或 --query 查询（CONSTRUCT）。"
    )
    en = (
        "There are {count} things to draw, more than the {most} that a page can hold. Ask for less: "
        "--story NAME, --focus THING [--hops N], or --query with a CONSTRUCT query."
    )


class PathNotFound(QueryError):
    """Nothing in the graph connects two things."""

    zh = "图中没有把“{one}”与“{other}”连起来的路径。"
    en = 'Nothing in the graph connects "{one}" with "{other}".'


class CannotRun(PolicygraphError):
    """What was asked for could not be tried."""

    exit_code = 2


class UsageInvalid(CannotRun):
    """The words of a call do not go together."""

    zh = "{detail_zh}"
    en = "{detail_en}"


class FileUnreadable(CannotRun):
    """A file or folder cannot be read."""

    zh = "无法读取 {path}：{reason_zh}"
    en = "{path} cannot be read: {reason}"


class FileUnwritable(CannotRun):
    """A file cannot be written."""

    zh = "无法写入 {path}：{reason}。未留下任何半成品。"
    en = "{path} cannot be written: {reason}. Nothing was left half-written."
