"""The sentences that policygraph says when an endpoint does not do as it is asked.

::

    QueryError                      exit code
    ├── QueryRejected               1   the endpoint takes the query for bad
    ├── AnswerCut                   1   the endpoint gives fewer rows than there are
    ├── AnswerTooLarge              1
    ├── GraphTooLarge               1   a whole graph is more than is fetched
    └── QueryTimeout
        └── EndpointTimedOut        1
    DataError
    └── CountDiffers                1   what was pushed is not what is there
    CannotRun
    └── EndpointUnusable            2
        ├── AddressInvalid
        ├── EndpointUnreachable
        ├── EndpointSilent
        ├── EndpointCutOff
        ├── EndpointLocked
        ├── EndpointMoved
        ├── EndpointBusy
        ├── EndpointFailed
        ├── NothingThere
        ├── NoSparqlAnswer
        ├── PasswordMissing
        └── PushBroken
"""

from __future__ import annotations

from policygraph.errors import CannotRun, DataError, PolicygraphError, QueryError, QueryTimeout


class QueryRejected(QueryError):
    """An endpoint takes a query for bad."""

    zh = "端点 {endpoint} 不接受此查询（{status}）：{words_zh}"
    en = "The endpoint {endpoint} does not take this query ({status}): {words_en}"


class AnswerCut(QueryError):
    """An endpoint gives no more than so many rows, whatever there are."""

    zh = "端点 {endpoint} 一次最多给出 {most} 行，不完整的答案不予采用。请加 LIMIT 或缩小范围，或请其管理员调高上限。"
    en = (
        "The endpoint {endpoint} gives at most {most} rows, and no part of an answer is taken for the whole. "
        "Add LIMIT, ask for less, or have its keeper raise that bound."
    )


class AnswerTooLarge(QueryError):
    """An answer is longer than is read into memory, or unpacks to more than it can honestly hold."""

    zh = "端点 {endpoint} 的答案过大（{why_zh}），已停止读取。请加 LIMIT 或缩小范围。"
    en = "The answer of {endpoint} is too large ({why_en}); reading it was stopped. Add LIMIT, or ask for less."


class GraphTooLarge(QueryError):
    """An endpoint holds more than is fetched as a whole."""

    zh = (
        "{endpoint} 中有 {count} 条三元组，超过可整体取回的 {most} 条。请用查询取所需部分"
        "（query、compare、show 在端点上运行），在地址后加 ?default-graph-uri=图的IRI，或用服务器自身的导出功能。"
    )
    en = (
        "{endpoint} holds {count} triples, more than the {most} that are fetched as a whole. Ask for a part (query, "
        "compare and show run at the endpoint), choose a graph with ?default-graph-uri=IRI behind the address, or use "
        "the server's own means of export."
    )


class EndpointTimedOut(QueryTimeout):
    """An endpoint ended a query at a time limit, its own or the one it was given."""

    zh = (
        "端点 {endpoint} 因超时而终止了查询，不完整的答案不予采用。"
        "请缩小范围，或放宽时限（--timeout，或端点自身的上限）。"
    )
    en = (
        "The endpoint {endpoint} ended the query at its time limit, and no part of an answer is taken for the whole. "
        "Ask for less, or allow more time (--timeout, or the endpoint's own limit)."
    )


class CountDiffers(DataError):
    """An endpoint holds another number of triples than it was given."""

    zh = "已送出 {sent} 条三元组，但 {endpoint} 在 {graph} 中数得 {found} 条。请检查该图，或重新运行。"
    en = "{sent} triples were sent, but {endpoint} counts {found} in {graph}. Look at that graph, or run this again."


class EndpointUnusable(CannotRun):
    """An endpoint cannot be used."""


class AddressInvalid(EndpointUnusable):
    """An address is not that of an endpoint.

    >>> print(AddressInvalid(endpoint="localhost:8890", reason="", reason_en="it does not begin with http:// or https://"))
    "localhost:8890" is no address of an endpoint: it does not begin with http:// or https://.
    """

    zh = "“{endpoint}”不是端点地址：{reason_zh}。"
    en = '"{endpoint}" is no address of an endpoint: {reason_en}.'


class EndpointUnreachable(EndpointUnusable):
    """No connection comes about."""

    zh = "无法连接 {endpoint}：{reason_zh}。请检查地址、网络和服务器是否在运行。"
    en = "{endpoint} cannot be reached: {reason_en}. Check the address, the network, and that the server runs."


class EndpointSilent(EndpointUnusable):
    """An endpoint takes a request and says nothing for a long time."""

    zh = "{endpoint} 已 {seconds} 秒没有任何回应。请稍后再试，或用 --timeout 设定时限。"
    en = "{endpoint} has said nothing for {seconds} s. Try again later, or set a limit with --timeout."


class EndpointCutOff(EndpointUnusable):
    """A connection ends in the middle of an answer."""

    zh = "{endpoint} 的答案中途断开，只收到一部分，不予采用。请再试一次；若总在同处断开，多半是服务器的时限或内存所致。"
    en = (
        "The answer of {endpoint} broke off in the middle, and no part of it is taken for the whole. Try again; where "
        "it always breaks, a time limit or the memory of the server is the likely reason."
    )


class EndpointLocked(EndpointUnusable):
    """An endpoint wants to know who asks, or does not let this user."""

    zh = "{endpoint} 拒绝访问（{status}）：{reason_zh}"
    en = "{endpoint} does not let you in ({status}): {reason_en}"


class EndpointMoved(EndpointUnusable):
    """An endpoint sends on to another place."""

    zh = "{endpoint} 要求转到 {target}；查询和密码只发给您写明的服务器。如信任该地址，请写 --endpoint {target}"
    en = (
        "{endpoint} sends on to {target}; a query and a password go only to the server that you name. "
        "Where you trust that address, write --endpoint {target}"
    )


class EndpointBusy(EndpointUnusable):
    """An endpoint has no time."""

    zh = "{endpoint} 正忙（{status}），试了 {times} 次。请稍后再试。{words_zh}"
    en = "{endpoint} is busy ({status}); it was tried {times} times. Try again later. {words_en}"


class EndpointFailed(EndpointUnusable):
    """An endpoint fails at a request, or refuses what it would do."""

    zh = "{endpoint} 未能完成请求（{status}）：{words_zh}"
    en = "{endpoint} could not do it ({status}): {words_en}"


class NothingThere(EndpointUnusable):
    """There is no endpoint at an address."""

    zh = "{endpoint} 处没有端点（{status}）。地址常以 /sparql、/query 或 /repositories/名称 结尾。{words_zh}"
    en = (
        "There is no endpoint at {endpoint} ({status}). Such addresses often end in /sparql, /query or "
        "/repositories/NAME. {words_en}"
    )


class NoSparqlAnswer(EndpointUnusable):
    """What comes back is no result of SPARQL."""

    zh = "{endpoint} 的回答不是 SPARQL 结果（{media}）：{words_zh}。请检查地址是否为 SPARQL 端点，而不是网页。"
    en = (
        "What {endpoint} answers is no SPARQL result ({media}): {words_en}. "
        "Check that the address is that of the SPARQL endpoint and not of a page."
    )


class PasswordMissing(EndpointUnusable):
    """A user is named and no password is there."""

    zh = "--user {user} 需要密码：请设环境变量 {variable}。"
    en = "--user {user} needs a password: put it into the environment variable {variable}."


class PushBroken(EndpointUnusable):
    """Some of a graph has arrived, and the rest has not."""

    zh = "只有 {sent} / {total} 条三元组到达 {endpoint}，图 {graph} 尚不完整；重新运行即可。原因：{error_zh}"
    en = (
        "Only {sent} of {total} triples have arrived at {endpoint}, and {graph} is not whole there; run this again. "
        "The reason: {error}"
    )

    def sentence(self, lang: str = "en") -> str:
        """Say what is wrong, with what the server said in the same language."""
        error = self.facts.get("error")
        self.facts["error_zh"] = error.sentence("zh") if isinstance(error, PolicygraphError) else error
        return super().sentence(lang)
