"""What the page of a comparison says."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "compare-title": ("各地并列比较", "Places side by side"),
    "compare-lead": (
        "一行一个维度，一列一地；点开数字即见原话和来源，每个数字都注明能否与同行其他地方相比。",
        "A row a dimension, a column a place. A figure leads to the phrase and the source that prove it, and says "
        "whether it may be compared with the others of its row.",
    ),
    "compare-places": ("地域", "Places"),
    "compare-more-places": ("其他地域", "Other places"),
    "compare-topic": ("主题", "Topic"),
    "compare-on": ("截至某日已知且有效（留空为全部）", "As known and in force on a day (empty: everything)"),
    "compare-do": ("比较", "Compare"),
    "compare-proof": ("依据", "Proof"),
    "compare-claim": ("见主张", "see the claim"),
    "compare-reset": ("恢复默认", "Start over"),
    "compare-more": ("另 {count} 项", "+{count} more"),
    "compare-downloads": ("下载", "Download"),
    "compare-verdict-same": ("可比", "may be compared"),
    "compare-verdict-with-care": ("须谨慎", "with care"),
    "compare-verdict-no": ("不可比", "must not be compared"),
    "topic-overview": ("总览", "overview"),
    "topic-inventory": ("政策清单", "inventory"),
    "topic-positioning": ("定位", "positioning"),
    "topic-targets": ("目标", "targets"),
    "topic-instruments": ("政策工具", "instruments"),
    "topic-funds": ("基金", "funds"),
    "topic-emphasis": ("侧重", "emphasis"),
}
