"""What the pages with pictures say."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "graph-asked": ("查询的结果", "Answer of the query"),
}
