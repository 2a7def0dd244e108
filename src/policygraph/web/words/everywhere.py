"""What every page says."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "product": ("政策图谱", "policygraph"),
    "skip": ("跳到正文", "Skip to the content"),
    "nav": ("主要页面", "Main pages"),
    "nav-questions": ("问题", "Questions"),
    "nav-editor": ("编辑器", "Editor"),
    "nav-compare": ("比较", "Compare"),
    "nav-graph": ("图", "Graph"),
    "nav-ontology": ("模型", "Model"),
    "language": ("English", "中文"),
    "theme": ("深色／浅色", "Dark or light"),
    "search": ("查找", "Search"),
    "search-hint": ("地域、政策、工具、机构……", "places, policies, instruments, bodies …"),
    "data-of": ("数据截至 {date}", "data of {date}"),
    "policies": ("{count} 份政策", "{count} policies"),
    "claims-by-tier": ("{total} 条主张，按来源层级：{shares}", "{total} claims by source tier: {shares}"),
    "endpoint": ("SPARQL 端点", "SPARQL endpoint"),
    "dataset": ("数据集说明与下载", "The dataset, described and to download"),
    "failed": ("未能完成", "This did not work"),
    "back-home": ("回到全部问题", "Back to all questions"),
}
