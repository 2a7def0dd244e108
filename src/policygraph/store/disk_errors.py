"""The sentences of a store on disk.

::

    DataError
    └── StoreDamaged
    QueryError
    └── StoreTooLarge
    CannotRun
    ├── StoreMissing
    ├── StoreForeign
    ├── StoreOfOtherVersion
    ├── StoreBusy
    └── StoreUnwritable
"""

from __future__ import annotations

from policygraph.errors import CannotRun, DataError, QueryError


class StoreDamaged(DataError):
    """A store is not whole.

    >>> print(StoreDamaged(path="city", detail_zh="缺少 graph-1/CURRENT", detail_en="graph-1/CURRENT is missing"))
    city is a store of policygraph, but damaged: graph-1/CURRENT is missing. Load it again: policygraph load --store \
city FILES
    """

    zh = "{path} 是 policygraph 的数据库，但已损坏：{detail_zh}。请重新载入：policygraph load --store {path} 文件"
    en = (
        "{path} is a store of policygraph, but damaged: {detail_en}. "
        "Load it again: policygraph load --store {path} FILES"
    )


class StoreTooLarge(QueryError):
    """A store holds too much for what wants to read all of it."""

    zh = "此数据库有 {count} 条三元组，超过可以画成图的 {most} 条。请把要看的地域单独载入一个数据库，或用查询代替。"
    en = (
        "This store holds {count} triples, more than the {most} of which a picture can be made. "
        "Load the places that you want to see into a store of their own, or ask a question instead."
    )


class StoreMissing(CannotRun):
    """There is no store."""

    zh = "{path} 中没有数据库。请先载入：policygraph load --store {path} [文件 …]"
    en = "There is no store in {path}. Make one with policygraph load --store {path} [FILES …]"


class StoreForeign(CannotRun):
    """A folder holds something else than a store."""

    zh = "{path} 不是 policygraph 的数据库，其中的内容未作任何改动。请指定另一个文件夹，或一个新的、空的文件夹。"
    en = "{path} is no store of policygraph, and nothing in it was touched. Name another folder, or a new or empty one."


class StoreOfOtherVersion(CannotRun):
    """A store was written by a version of the program that writes them otherwise."""

    zh = "{path} 由 policygraph {program} 写成，格式为 {found}；本版本使用格式 {known}。请用本版本重新载入。"
    en = (
        "{path} was written by policygraph {program} in format {found}, and this version reads format {known}. "
        "Load it again with this version."
    )


class StoreBusy(CannotRun):
    """Another process writes a store."""

    zh = "{path} 正由另一个进程（{pid}）写入。请等它结束后再试；原有数据仍可查询。"
    en = (
        "{path} is being written by another process ({pid}). Try again when it is done; "
        "what the store held before can be asked meanwhile."
    )


class StoreUnwritable(CannotRun):
    """A store cannot be written."""

    zh = "无法写入 {path}：{reason_zh}。未留下任何半成品，原有数据不变。"
    en = "{path} cannot be written: {reason}. Nothing was left half-written, and what it held before is as it was."
