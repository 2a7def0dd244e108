"""What these pages say: search."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "search-title": ("查找", "Search"),
    "search-title-of": ("查找“{query}”", "Search for “{query}”"),
    "search-words": ("词语", "Words"),
    "search-go": ("查找", "Search"),
    "search-lead": (
        "可以查找地域、政策、政策工具、目标、基金、机构、概念、模型用语和问题，也可以查找主张的引文和述要。中英文都可以；"
        "几个词用空格隔开，结果须同时含有这些词。",
        "Finds places, policies, instruments, targets, funds, bodies, concepts, terms of the model, questions, and the "
        "quotes and descriptions of claims, in Chinese and English. Several words, with spaces between, must all occur.",
    ),
    "search-holds": ("按种类浏览", "Browse by kind"),
    "search-try": ("例如", "For example"),
    "search-found": ("找到 {total} 项。", "{total} found."),
    "search-found-shown": ("找到 {total} 项，显示 {shown} 项。", "{total} found, {shown} of them shown."),
    "search-partial": (
        "图谱很大，名称尚未全部读入（或数据在另一台服务器上）：这次只看了至多 {most} 个含有这些词的事物，可能还有更多。",
        "The graph is large and its names are not all read (yet), or they stand at another server: this search looked at "
        "no more than {most} things that hold the words, and there may be more.",
    ),
    "search-group": ("{kind}（{count}）", "{kind} ({count})"),
    "search-cut": ("只显示前 {shown} 项，共 {total} 项。", "Only the first {shown} of {total} are shown."),
    "search-more": ("只看{kind}", "Show this kind alone: {kind}"),
    "search-all-kinds": ("看全部种类", "Show all kinds"),
    "search-none": (
        "图谱中没有找到“{query}”。这不等于没有这件事，可能只是尚未查找。",
        "Nothing in the graph matches “{query}”. That does not mean that there is no such thing: it may not have been "
        "researched.",
    ),
    "search-near": ("是不是要找", "Did you mean"),
    "search-too-long": ("只用了前 {most} 个字符。", "Only the first {most} characters were used."),
    "search-kinds": ("种类", "Kinds"),
    "search-kind-whole": ("全部{kind}", "{kind}"),
}
