"""The names of result columns in both languages.

A column is named by a word of the model; those that are not terms of the ontology are named here.
"""

from __future__ import annotations

HEADINGS = {
    "agreement": ("对照", "agreement"),
    "city": ("城市", "city"),
    "claim": ("主张", "claim"),
    "count": ("数量", "count"),
    "coverage": ("查找记录", "coverage"),
    "disagreement": ("分歧", "disagreement"),
    "documents": ("文件数", "documents"),
    "end": ("终止", "end"),
    "family": ("大类", "family"),
    "follower": ("接续文件", "followed by"),
    "inForce": ("是否有效", "in force"),
    "kind": ("种类", "kind"),
    "label": ("名称", "label"),
    "otherClaim": ("另一主张", "other claim"),
    "otherIndicator": ("另一指标", "other indicator"),
    "otherPlace": ("另一地域", "other place"),
    "otherValue": ("另一数值", "other value"),
    "otherYear": ("另一年份", "other year"),
    "policy": ("政策", "policy"),
    "mentionedBy": ("指向者", "referred to by"),
    "primary": ("原始主张", "primary claim"),
    "property": ("属性", "property"),
    "reason": ("原因", "reason"),
    "sourceBound": ("来源界限", "bound in the source"),
    "sourceParaphrase": ("来源述要", "described in the source"),
    "sourceQuote": ("来源原话", "words of the source"),
    "sourceValue": ("来源数值", "value in the source"),
    "start": ("开始", "start"),
    "record": ("著录", "record"),
    "thing": ("事物", "thing"),
}
