"""What the pages with pictures say."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "graph-asked": ("查询的结果", "Answer of the query"),
    "graph-cut": (
        "主张很多，未全部读入，也未全部与其他城市比较。",
        "There are many claims: not all were read, or held against those of other cities.",
    ),
    "graph-choose-title": ("关系图：从哪里看起", "Graph: where to begin"),
    "graph-choose": (
        "图谱有 {count} 条三元组，不能整体画成一张图。请从一个事物看起：它的相邻事物最多画 60 项，再逐步展开。",
        "The graph holds {count} triples, too many for one picture. Begin at one thing: up to 60 of its neighbours are "
        "drawn, and each of them can be opened in turn.",
    ),
    "graph-choose-thing": ("名称或标识", "Its name or slug"),
    "graph-choose-draw": ("画出来", "Draw"),
    "graph-choose-search": ("先查找", "Search first"),
    "graph-choose-city": ("从一个城市看起", "Begin at a city"),
}
