"""What these pages say: search."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "search-title": ("查找", "Search"),
    "search-title-of": ("查找“{query}”", 'Search for "{query}"'),
    "search-words": ("词语", "Words"),
    "search-go": ("查找", "Search"),
    "search-lead": (
        "可查地域、政策、政策工具、目标、基金、机构、概念、模型用语、问题，以及主张的引文和述要；中英文都可以，"
        "几个词之间用空格隔开，须全部符合。",
        "Finds places, policies, instruments, targets, funds, bodies, concepts, terms of the model, questions, and the "
        "quotes and descriptions of claims, in Chinese and English. Several words, with spaces between, must all fit.",
    ),
    "search-holds": ("可查的有", "What can be found"),
    "search-try": ("例如", "For example"),
    "search-found": ("找到 {total} 项。", "{total} found."),
    "search-group": ("{kind}（{count}）", "{kind} ({count})"),
    "search-cut": ("只显示前 {shown} 项，共 {total} 项。", "Only the first {shown} of {total} are shown."),
    "search-more": ("只看{kind}", "Only of the kind: {kind}"),
    "search-all-kinds": ("看全部种类", "All kinds"),
    "search-none": (
        "没有找到“{query}”。没有找到不等于没有此事，可能只是尚未收录。",
        'Nothing fits "{query}". That is not the same as no such thing: it may not have been researched.',
    ),
    "search-near": ("相近的有", "Near to it"),
    "search-too-long": ("只用了前 {most} 个字符。", "Only the first {most} characters were used."),
    "search-kinds": ("种类", "Kinds"),
}
