"""The sentences of the server when a request cannot be met.

::

    QueryError
    └── RequestError
        ├── AddressUnknown
        ├── AnswerTooLarge
        ├── DumpTooLarge
        ├── FormUnavailable
        ├── HostRefused
        ├── MethodUnavailable
        ├── NobodyWaits
        ├── RequestInvalid
        ├── RequestTooLarge
        ├── ServerBusy
        ├── Unexpected
        └── WorkerLost
    QueryNotFound
    └── QuestionUnknown
    QueryTimeout
    ├── AnswerTimeout
    └── QuestionTimeout
    ParameterInvalid
    └── FieldInvalid
    ParameterMissing
    └── ParameterNeeded
    GraphTooLarge
    └── PictureTooLarge
    CannotRun
    └── AddressTaken
"""

from __future__ import annotations

from policygraph.errors import (
    CannotRun,
    GraphTooLarge,
    ParameterInvalid,
    ParameterMissing,
    PolicygraphError,
    QueryError,
    QueryNotFound,
    QueryTimeout,
)


class RequestError(QueryError):
    """A request to the server cannot be met."""


class AddressUnknown(RequestError):
    """There is no page at an address.

    >>> print(AddressUnknown(path="/questions"))
    There is no page "/questions" here. The first page lists all questions; the search at the top finds things.
    """

    zh = "这里没有“{path}”这一页。首页列出全部问题，页首的“查找”可以找到图谱中的事物。"
    en = 'There is no page "{path}" here. The first page lists all questions; the search at the top finds things.'


class AnswerTooLarge(RequestError):
    """A query answers more than may be given at once."""

    zh = "答案超过 {most} {what_zh}，不完整的结果一律不给。请加 LIMIT（配合 ORDER BY 和 OFFSET 分批），或缩小范围。"
    en = (
        "The answer has more than {most} {what_en}, and no part of it is given in place of the whole. "
        "Add LIMIT (with ORDER BY, and OFFSET for the rest), or ask for less."
    )


class DumpTooLarge(RequestError):
    """The whole graph is more than a page gives."""

    zh = (
        "全图有 {count} 条三元组，超过网页能整体给出的 {most} 条。"
        "请在命令行导出：policygraph export {where} -o graph.nt"
    )
    en = (
        "The whole graph has {count} triples, more than the {most} that a page gives at once. "
        "Export it on the command line: policygraph export {where} -o graph.nt"
    )


class FormUnavailable(RequestError):
    """A page cannot be had in the form that was asked for."""

    zh = "此页没有“{form}”格式。可用：{known}。"
    en = 'This page cannot be had as "{form}". It can be had as {known}.'


class HostRefused(RequestError):
    """A request was addressed to another host: a page elsewhere may be making it."""

    zh = "请求的主机名“{host}”不是本服务器。请使用 {known}。"
    en = 'This server does not answer as "{host}". Use {known}.'


class MethodUnavailable(RequestError):
    """A page does not take this method."""

    zh = "此地址不接受 {method}，只接受 {known}。"
    en = "This address does not take {method}; it takes {known}."


class NobodyWaits(RequestError):
    """The client went away before its answer was there."""

    zh = "请求已被取消。"
    en = "The request was cancelled."


class RequestInvalid(RequestError):
    """A request is not as the protocol says."""

    zh = "{detail_zh}"
    en = "{detail_en}"


class RequestTooLarge(RequestError):
    """A request is longer than the server reads."""

    zh = "请求过大：{what_zh}至多 {most} 字节。"
    en = "The request is too large: {what_en} may have at most {most} bytes."


class ServerBusy(RequestError):
    """More is asked at once than the server does."""

    zh = "服务器正忙：{reason_zh}。请在 {seconds} 秒后再试。"
    en = "The server is busy: {reason_en}. Try again in {seconds} s."


class Unexpected(RequestError):
    """A fault of this program."""

    zh = "程序出错，没能完成这个请求；详情见启动服务器的终端窗口。请向本项目报告。"
    en = (
        "A fault of this program kept it from answering; the terminal in which the server runs tells more. "
        "Please report it to the project."
    )


class WorkerLost(RequestError):
    """The process that made an answer ended before it was done."""

    zh = "处理此请求的进程意外结束（多半是内存不足）。其他请求不受影响；请缩小范围。"
    en = (
        "The process that worked on this ended before it was done, most likely because it ran out of memory. "
        "Nothing else is affected; ask for less."
    )


class AnswerTimeout(QueryTimeout):
    """An answer took longer than the server works on one.

    >>> print(AnswerTimeout(seconds="5"))
    This took longer than 5 s and was stopped. Ask for less: fewer places, narrower conditions, a LIMIT. Who runs this \
server can allow more time with "policygraph serve --timeout SECONDS".
    """

    zh = (
        "运算超过 {seconds} 秒，已经停止。请缩小范围：少选几个地域、把条件写得更具体，或在查询中加 LIMIT。"
        "服务器的启动者可以用“policygraph serve --timeout 秒数”延长时限。"
    )
    en = (
        "This took longer than {seconds} s and was stopped. Ask for less: fewer places, narrower conditions, a LIMIT. "
        'Who runs this server can allow more time with "policygraph serve --timeout SECONDS".'
    )


class QuestionTimeout(QueryTimeout):
    """A question over all there is took longer than the server works on one.

    >>> print(QuestionTimeout(seconds="5", name="place", label="place", example="x"))
    This question took longer than 5 s and was stopped: it looks at everything there is. Bound it with “place” \
(place=…), such as place=x.
    """

    zh = "这个问题要看全部数据，超过 {seconds} 秒，已经停止。请用“{label}”（{name}=…）限定范围，例如 {name}={example}。"
    en = (
        "This question took longer than {seconds} s and was stopped: it looks at everything there is. "
        "Bound it with “{label}” ({name}=…), such as {name}={example}."
    )


class QuestionUnknown(QueryNotFound):
    """No question of the library has this name."""

    zh = "没有名为“{name}”的问题。{did_you_mean}首页列出全部问题。"
    en = 'There is no question "{name}".{did_you_mean} The first page lists all questions.'


class FieldInvalid(ParameterInvalid):
    """What stands in a field of a form will not do there.

    >>> print(FieldInvalid(label="place", value="nowhere", expected_en="a place"))
    “place” cannot be “nowhere”: it takes a place. Choose again below.
    """

    zh = "“{label}”不能是“{value}”：这里要填{expected_zh}。{did_you_mean}请在下面重新选择。"
    en = "“{label}” cannot be “{value}”: it takes {expected_en}.{did_you_mean} Choose again below."


class ParameterNeeded(ParameterMissing):
    """A question cannot be asked without this parameter of its address."""

    zh = "问题“{question}”需要参数“{name}”：请在地址中写 {name}={example}。"
    en = 'The question "{question}" needs the parameter "{name}": write {name}={example} into the address.'


class PictureTooLarge(GraphTooLarge):
    """A picture would hold more than a browser can draw."""

    zh = "结果有 {count} 个事物，超过一张关系图能画的 {most} 个。请缩小范围：加条件、加 LIMIT，或从一个事物看起。"
    en = (
        "There are {count} things to draw, more than the {most} that a picture can hold. "
        "Ask for less: add conditions or a LIMIT, or begin at one thing."
    )


# What is said on the terminal in terms of its options is said here in terms of pages.
WORDED: dict[type[PolicygraphError], type[PolicygraphError]] = {
    QueryNotFound: QuestionUnknown,
    QueryTimeout: AnswerTimeout,
    ParameterMissing: ParameterNeeded,
    GraphTooLarge: PictureTooLarge,
}


def worded(error: PolicygraphError) -> PolicygraphError:
    """Give an error with the sentence that helps the reader of a page.

    >>> worded(QueryNotFound(name="fund", nearest=[])).sentence("zh")
    '没有名为“fund”的问题。首页列出全部问题。'
    """
    return WORDED.get(type(error), type(error))(**error.facts)


class AddressTaken(CannotRun):
    """The server cannot listen where it was told to."""

    zh = "无法在 {host}:{port} 上监听：{reason}。请用 --port 换一个端口。"
    en = "The server cannot listen at {host}:{port}: {reason}. Choose another port with --port."
