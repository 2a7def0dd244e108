"""What every page says."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "product": ("政策图谱", "policygraph"),
    "skip": ("跳到正文", "Skip to the content"),
    "nav": ("主要页面", "Main pages"),
    "nav-questions": ("问题", "Questions"),
    "nav-editor": ("编辑器", "Editor"),
    "nav-compare": ("比较", "Compare"),
    "nav-graph": ("关系图", "Graph"),
    "nav-ontology": ("模型", "Model"),
    "language": ("English", "中文"),
    "theme": ("深色／浅色", "Dark or light"),
    "search": ("查找", "Search"),
    "search-hint": ("地域、政策、工具、机构……", "Places, policies, instruments …"),
    "busy": ("正在处理……", "Working …"),
    "colon": ("：", ": "),
    "between": ("、", ", "),
    # How old the data is, and how far it can be trusted.
    "data-of": ("数据截至 {date}", "Data of {date}"),
    "policies": ("{count} 份政策", "{count} policies"),
    "claims-by-tier": ("{total} 条主张，按来源层级：{shares}", "{total} claims by source tier: {shares}"),
    "share": ("{name} {count}（{share}）", "{name} {count} ({share})"),
    "share-under-one": ("不到1%", "under 1%"),
    "origin-fetched": (
        "全图于 {time} 取自 {endpoint}；此后那里的改动，重新启动服务器后可见",
        "fetched whole from {endpoint} at {time}; what changed there since shows when this server is started again",
    ),
    "origin-live": ("每次查询都由 {endpoint} 回答", "every page asks {endpoint}"),
    "endpoint": ("SPARQL 端点", "SPARQL endpoint"),
    "dataset": ("数据集说明与下载", "About the dataset, and downloads"),
    # What goes wrong.
    "failed": ("未能完成", "This did not work"),
    "failed-not-there": ("没有找到", "Not found"),
    "failed-too-slow": ("用时过长，已停止", "Stopped: it took too long"),
    "failed-endpoint": ("端点没有给出答案", "The endpoint gave no answer"),
    "failed-bound-place": ("地域", "place"),
    "failed-bound": ("限定后再问", "Ask again, bounded"),
    "failed-busy": ("服务器正忙", "The server is busy"),
    "failed-again": ("再试一次", "Try again"),
    "failed-search": ("查找“{name}”", "Search for “{name}”"),
    "back-home": ("回到全部问题", "Back to all questions"),
}
