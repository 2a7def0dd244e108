"""What a comparison says in both languages."""

from __future__ import annotations

from policygraph.terms import LANGUAGES

# A verdict as a mark beside a figure: it is against the other places of the row.
MARKS = {"same": "＝", "with-care": "≈", "no": "≠"}
WORDS = {
    "dimension": ("维度", "dimension"),
    "verdict": ("判定", "verdict"),
    "documents": ("本图谱所载正式文件", "final documents in this graph"),
    "documents-by-article": ("其中文章发表日（2024-06-19）及以前", "of these, dated up to the article (2024-06-19)"),
    "documents-after-article": ("其中文章发表之后", "of these, later than the article"),
    "documents-of-districts": ("另有：各区、功能区正式文件", "besides: final documents of districts and zones"),
    "drafts": ("征求意见稿", "drafts"),
    "instruments-of-class": ("政策工具数", "number of instruments"),
    "described": ("述要，非引文：", "described, not quoted: "),
    "more": ("另{count}项", "+{count} more"),
    "medium": ("可信度：中", "confidence: medium"),
    "high": ("可信度：高", "confidence: high"),
    "colon": ("：", ": "),
    "between": ("、", ", "),
    "empty-cell": ("（{finding}）", "({finding})"),
    "sources": ("依据", "Proof"),
    "empty": (
        "图谱中没有这些地域在此主题下的主张。没有数据不等于没有此事：policygraph query coverage 列出查过而没有的事项。",
        "The graph holds no claim of these places on this topic. No data is not the same as no such thing: "
        "policygraph query coverage lists what was looked for and not found.",
    ),
    "silent": (
        "关于{places}，本图谱在此没有任何主张：这不等于没有此事。",
        "Of {places} the graph holds no claim here, which is not the same as there being nothing.",
    ),
    "legend": (
        "＝ 可与本行至少一地相比；≈ 须谨慎，原因见“判定”；≠ 与本行各地均不可比。无标记：没有可比的数字。[ ] 内为依据编号与来源层级，"
        "? 表示可信度为中。未查找：没有人查过，不等于没有。草案、已由更好来源替代的说法和查无依据的数字不列入。",
        "＝ compares with at least one other place of its row; ≈ with care, for the reason in the last column; "
        "≠ with none. No mark: no figure beside it. In [ ] the number of the proof and the tier of its source; "
        "? is medium confidence. Not researched: nobody has looked, which is not the same as none. Drafts, "
        "statements for which there is a better source, and figures that no source bears out are left out.",
    ),
    "inventory-note": (
        "文章的计数自称“不完全统计”，清单是图片，未能读取，故不知它计了哪些文件；本图谱数的是找到的每一份正式文件，"
        "含规划、细则和相关领域的文件，也含文章之后的。“计入”各行是依文章的措辞辨认的。",
        "The article calls its count incomplete and shows the list as a picture that could not be read, so which "
        "documents it counts is not known. This graph counts every final document that was found: plans, detailed "
        "rules and documents of neighbouring fields too, and later ones. The rows “counted in” are read off the "
        "article's words.",
    ),
    "shares": (
        "本表主张 {total} 条，按来源层级：{shares}。",
        "{total} claims in this table, by source tier: {shares}.",
    ),
}


def say(key: str, lang: str, **facts: object) -> str:
    """Give one of the words of a comparison.

    >>> say("more", "en", count=3)
    '+3 more'
    """
    return WORDS[key][LANGUAGES.index(lang)].format(**facts)
