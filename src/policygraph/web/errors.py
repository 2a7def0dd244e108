"""The sentences of the server when a request cannot be met.

::

    QueryError
    └── RequestError
        ├── AddressUnknown
        ├── AnswerTooLarge
        ├── FormUnavailable
        ├── HostRefused
        ├── MethodUnavailable
        ├── NobodyWaits
        ├── RequestInvalid
        ├── RequestTooLarge
        ├── ServerBusy
        ├── Unexpected
        └── WorkerLost
    CannotRun
    └── AddressTaken
"""

from __future__ import annotations

from policygraph.errors import CannotRun, QueryError


class RequestError(QueryError):
    """A request to the server cannot be met."""


class AddressUnknown(RequestError):
    """There is no page at an address.

    >>> print(AddressUnknown(path="/questions"))
    There is no page "/questions" here. The first page lists all questions; /search finds things.
    """

    zh = "这里没有“{path}”这一页。首页列出全部问题，/search 可查找事物。"
    en = 'There is no page "{path}" here. The first page lists all questions; /search finds things.'


class AnswerTooLarge(RequestError):
    """A query answers more than may be given at once."""

    zh = "答案超过 {most} {what_zh}，不完整的结果一律不给。请加 LIMIT（配合 ORDER BY 和 OFFSET 分批），或缩小范围。"
    en = (
        "The answer has more than {most} {what_en}, and no part of it is given in place of the whole. "
        "Add LIMIT (with ORDER BY, and OFFSET for the rest), or ask for less."
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

    zh = "程序出错，此请求未能完成；详情见服务器的终端。请把它报告给本项目。"
    en = "This request met a fault of the program; the server's terminal tells more. Please report it to the project."


class WorkerLost(RequestError):
    """The process that made an answer ended before it was done."""

    zh = "处理此请求的进程意外结束（多半是内存不足）。其他请求不受影响；请缩小范围。"
    en = (
        "The process that worked on this ended before it was done, most likely for want of memory. "
        "Nothing else is touched; ask for less."
    )


class AddressTaken(CannotRun):
    """The server cannot listen where it was told to."""

    zh = "无法在 {host}:{port} 上监听：{reason}。请用 --port 换一个端口。"
    en = "The server cannot listen at {host}:{port}: {reason}. Choose another port with --port."
