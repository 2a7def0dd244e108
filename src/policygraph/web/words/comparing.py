"""What the page of a comparison says."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "compare-title": ("各地并列比较", "Places side by side"),
    "compare-lead": (
        "每行一个方面，每列一个地域。点开数字，就是说出它的原话和来源；数字后的符号说明它能否与同一行的其他地域相比。",
        "Each row is one aspect, each column one place. A figure leads to the words and the source that prove it; the mark "
        "behind it tells whether it may be compared with the other places of its row.",
    ),
    "compare-places": ("地域", "Places"),
    "compare-more-places": ("其他地域", "Other places"),
    "compare-topic": ("主题", "Topic"),
    "compare-on": ("只看某日已知且有效的（留空为全部）", "As known and in force on (leave empty for all)"),
    "compare-day": ("日期", "Day"),
    "compare-do": ("比较", "Compare"),
    "compare-proof": ("依据", "Proof"),
    "compare-claim": ("看主张", "see the claim"),
    "compare-reset": ("恢复默认", "Reset"),
    "compare-place": ("地域 {number}", "Place {number}"),
    "compare-choose": (
        "图谱中有 {count} 个城市有主张，不能全部并列。请在上面写出要比较的地域（名称或标识，区县也可以），一般不超过 {most} 个；"
        "或者从这里试起：",
        "{count} cities of the graph have claims of their own, too many to stand side by side. Name above the places to "
        "compare (a name or a slug; districts too), {most} at most to be readable; or try:",
    ),
    "compare-more": ("另 {count} 项", "+{count} more"),
    "compare-downloads": ("下载这张表：", "Download this table:"),
    "compare-xlsx": ("Excel 工作簿", "Excel workbook"),
    "compare-csv": ("CSV（每条主张一行，Excel 可直接打开）", "CSV (a row for each claim, opens in Excel)"),
    "compare-md": ("Markdown", "Markdown"),
    "compare-json": ("JSON", "JSON"),
    "compare-scroll": ("比较表，可左右滚动", "The comparison; it scrolls sideways"),
    "compare-legend": ("符号说明", "What the marks mean"),
    "compare-empty": (
        "图谱中没有这些地域在此主题下的主张。没有数据，不等于没有这件事；查过而没有找到的另有清单：",
        "The graph holds no claim of these places on this topic. That does not mean that there is nothing; what was looked "
        "for and not found is listed here:",
    ),
    "compare-coverage": ("查过而没有找到的事", "What was looked for and not found"),
    "compare-verdict-same": ("可比", "may be compared"),
    "compare-verdict-with-care": ("谨慎比较", "with care"),
    "compare-verdict-no": ("不可比", "must not be compared"),
    "topic-overview": ("总览", "Overview"),
    "topic-inventory": ("政策清单", "Inventory"),
    "topic-positioning": ("定位", "Positioning"),
    "topic-targets": ("目标", "Targets"),
    "topic-instruments": ("政策工具", "Instruments"),
    "topic-funds": ("基金", "Funds"),
    "topic-emphasis": ("侧重", "Emphasis"),
}
