"""What the editor says: its page, what it marks in a query, and (``SCRIPT``) what its script says."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "editor-title": ("SPARQL 编辑器", "SPARQL editor"),
    "editor-about": (
        "用 SPARQL 1.1 直接查询全部数据。已知前缀（pol:、place: 等）不必声明。",
        "Query all of the data in SPARQL 1.1. Known prefixes (pol:, place: and others) need no declaration.",
    ),
    "editor-about-model": (
        "可用的类、属性和概念，见“模型”",
        "The model lists the classes, properties and concepts",
    ),
    "editor-library": ("从一个问题开始", "Start from a question"),
    "editor-library-none": ("选择一个问题……", "Choose a question …"),
    "editor-library-open": ("打开", "Open"),
    "editor-query": ("查询（SPARQL）", "Query (SPARQL)"),
    "editor-run": ("运行", "Run"),
    "editor-answer": ("结果", "Answer"),
    "editor-rows": ("{count} 行", "{count} rows"),
    "editor-row": ("1 行", "1 row"),
    "editor-triples": ("{count} 条三元组", "{count} triples"),
    "editor-triple": ("1 条三元组", "1 triple"),
    "editor-took": ("引擎用时 {milliseconds} 毫秒", "{milliseconds} ms in the engine"),
    "editor-cut": (
        "只取了前 {most} 行，后面还有。请加 LIMIT 与 OFFSET（配合 ORDER BY）分批取，或缩小范围。",
        "Cut at {most}: there are more. Add LIMIT and OFFSET with ORDER BY to have the rest in turn, or ask for less.",
    ),
    "editor-downloads": ("下载", "Download"),
    "editor-table": ("查询结果", "Answer of the query"),
    "editor-scroll": ("查询结果，可左右滚动", "Answer of the query; scrolls sideways"),
    "editor-true": ("是（true）", "Yes (true)"),
    "editor-false": ("否（false）", "No (false)"),
    "editor-subject": ("主语", "subject"),
    "editor-predicate": ("谓语", "predicate"),
    "editor-object": ("宾语", "object"),
    "editor-turtle": ("Turtle 文本", "As Turtle"),
    "editor-address": (
        "本页地址含有查询全文，能访问本服务器的人都能打开。",
        "The address of this page holds the whole query; it opens wherever this server can be reached.",
    ),
    "editor-not-researched": (
        "没有数据，不等于没有这件事：只有“查过而没有找到”的事项才说明查过，其余都是尚未查找。",
        "No data does not mean that there is no such thing: only what is listed as looked for and not found was looked "
        "for; all else was not researched.",
    ),
    "editor-coverage": ("查看全部“查过而没有找到”的事项", "See all that was looked for and not found"),
    "editor-open-parameter": (
        "# ?{name} 未限定：可把 UNDEF 换成具体的值，如 {example}",
        "# ?{name} is open: a value such as {example} may take the place of UNDEF",
    ),
    "editor-refused": ("{word} 被拒绝：{reason}", "{word} is refused: {reason}"),
    "editor-near-prefix": ("；是不是 {near}？", "; did you mean {near}?"),
    "editor-unknown": ("图谱中没有 {name}。", "Nothing in the graph is called {name}."),
    "editor-near": ("是不是 {near}？", " Did you mean {near}?"),
    "editor-or": ("、", " or "),
    "editor-slow-not-exists": (
        "行数一多就会很慢：FILTER NOT EXISTS 对外层每一行都要把括号内的各模式重新连接一遍。"
        "请改写为 MINUS { … }；括号内用到的外层变量须由其中的模式自己绑定。",
        "Slow with many rows: FILTER NOT EXISTS joins the patterns within its braces anew for each row outside. "
        "Write MINUS { … }; what it compares must be bound by patterns of its own.",
    ),
    "editor-slow-not-exists-instead": (
        "行数一多就会很慢：FILTER NOT EXISTS 对外层每一行都要把括号内的各模式重新连接一遍。"
        "结果相同而快得多的写法：{instead}",
        "Slow with many rows: FILTER NOT EXISTS joins the patterns within its braces anew for each row outside. "
        "The same answer, much sooner: {instead}",
    ),
    "editor-slow-exists": (
        "行数一多就会很慢：FILTER EXISTS 对外层每一行都要把括号内的各模式重新连接一遍。"
        "请改写为子查询：{ SELECT DISTINCT 共同变量 { … } }。",
        "Slow with many rows: FILTER EXISTS joins the patterns within its braces anew for each row outside. "
        "Write a sub-select: { SELECT DISTINCT what is shared { … } }.",
    ),
    "editor-slow-exists-instead": (
        "行数一多就会很慢：FILTER EXISTS 对外层每一行都要把括号内的各模式重新连接一遍。结果相同而快得多的写法：{instead}",
        "Slow with many rows: FILTER EXISTS joins the patterns within its braces anew for each row outside. "
        "The same answer, much sooner: {instead}",
    ),
    "editor-slow-optional": (
        "行数一多就会很慢：这个 OPTIONAL 与前面没有两边都一定绑定的变量，每一行都要与括号内的每一行相配。"
        "请在括号内重复绑定该变量的模式；若它依赖另一个 OPTIONAL，请写进那个 OPTIONAL 的括号内。",
        "Slow with many rows: this OPTIONAL shares no variable with what stands before that both bind in every row. "
        "Repeat within the pattern that binds it; where it goes on from another OPTIONAL, write it into that one.",
    ),
    "editor-slow-minus": (
        "行数一多就会很慢：这个 MINUS 与前面没有两边都一定绑定的变量，每一行都要与括号内的每一行相比。"
        "请在括号内绑定该变量。",
        "Slow with many rows: this MINUS shares no variable with what stands before that both bind in every row. "
        "Bind within what it compares.",
    ),
    "editor-slow-optional-anew": (
        "行数一多就会很慢：这个 OPTIONAL 在另一个之内，又含有 MINUS 或子查询，外层每一行都要重新算一遍。"
        "请把它移到外面，或只用模式来写。",
        "Slow with many rows: this OPTIONAL stands within another part and holds MINUS or a sub-select, so it is made "
        "anew for each row outside. Move it out, or write it with patterns alone.",
    ),
    "editor-slow-product": (
        "此处的模式与前面的没有共同变量：两边的行会两两组合，行数相乘。如非有意，请用一个变量把它们连起来。",
        "What begins here shares no variable with the patterns before it: every row of one side is combined with every "
        "row of the other. Unless you mean that, connect them by a variable.",
    ),
}

# Told by the script, which fills in {name} itself.
SCRIPT: dict[str, tuple[str, str]] = {
    "tabs": ("查询标签页", "Queries"),
    "tab": ("查询 {number}", "Query {number}"),
    "new": ("新建", "New"),
    "rename": ("改名", "Rename"),
    "name": ("标签名", "Name of this query"),
    "close": ("关闭", "Close"),
    "closed": ("已关闭“{name}”。", "“{name}” is closed."),
    "restore": ("恢复", "Bring it back"),
    "editor": (
        "SPARQL 查询。Tab 离开；Ctrl+Enter 运行；Ctrl+空格 补全。",
        "SPARQL query. Tab leaves it; Ctrl+Enter runs it; Ctrl+Space completes.",
    ),
    "hint": (
        "{run} 运行 · Ctrl+空格 补全（可用中文，如“政策”“上限”）· F8 下一处问题 · Esc 收起补全 · Tab 离开编辑框",
        "{run} runs · Ctrl+Space completes, in Chinese too · F8 next problem · Esc closes the list · Tab leaves",
    ),
    "run": ("运行", "Run"),
    "cancel": ("取消", "Cancel"),
    "prefixes": ("写出前缀", "Write the prefixes"),
    "prefixesDone": (
        "已写出 {count} 行 PREFIX，可用于别处。",
        "{count} PREFIX lines are written: it now runs elsewhere too.",
    ),
    "prefixesNone": ("用到的已知前缀都已声明。", "Every known prefix that is used is declared already."),
    "copy": ("复制链接", "Copy link"),
    "copied": (
        "链接已复制，含有查询全文；能访问本服务器的人都能打开。",
        "The link is copied. It holds the whole query and opens wherever this server can be reached.",
    ),
    "uncopied": ("无法复制；链接在地址栏中。", "It could not be copied; the link is in the address bar."),
    "history": ("最近运行（只存于本浏览器）", "Recent runs (kept in this browser only)"),
    "historyNone": ("还没有运行过查询。", "Nothing has been run yet."),
    "historyOpen": ("打开：{query}", "Open: {query}"),
    "clear": ("清空记录", "Clear the list"),
    "running": ("正在运行……", "Running …"),
    "elapsed": ("已用 {seconds} 秒（上限 {limit} 秒）", "{seconds} s so far (at most {limit} s)"),
    "cancelled": ("已取消，服务器已停止这次计算。", "Cancelled; the server has stopped working on it."),
    "offline": ("无法连接服务器。它还在运行吗？", "The server cannot be reached. Is it still running?"),
    "unread": ("服务器的回答无法读取（{status}）。", "The answer of the server cannot be read ({status})."),
    "rows": ("{count} 行", "{count} rows"),
    "row": ("1 行", "1 row"),
    "triple": ("1 条三元组", "1 triple"),
    "triples": ("{count} 条三元组", "{count} triples"),
    "took": ("引擎用时 {milliseconds} 毫秒", "{milliseconds} ms in the engine"),
    "cut": (
        "只取了前 {most} 行，后面还有。请加 LIMIT 与 OFFSET（配合 ORDER BY）分批取，或缩小范围。",
        "Cut at {most}: there are more. Add LIMIT and OFFSET with ORDER BY to have the rest in turn, or ask for less.",
    ),
    "views": ("结果的显示方式", "How the answer is shown"),
    "table": ("表格", "Table"),
    "chart": ("图表", "Chart"),
    "graph": ("关系图", "Graph"),
    "raw": ("原始数据", "Raw"),
    "caption": ("查询结果", "Answer of the query"),
    "scroll": ("查询结果，可左右滚动", "Answer of the query; scrolls sideways"),
    "more": ("再显示 {count} 行（已显示 {shown} / {total}）", "Show {count} more ({shown} of {total} are shown)"),
    "true": ("是（true）", "Yes (true)"),
    "false": ("否（false）", "No (false)"),
    "x": ("名称列", "Names"),
    "y": ("数值列", "Values"),
    "chartTitle": ("按“{x}”列出“{y}”", "“{y}” by “{x}”"),
    "chartBare": (
        "查询没有选出单位（pol:unit）：请先确认这些数的单位和口径相同，再比较长短。",
        "The query selects no unit (pol:unit): before comparing lengths, make sure that these numbers share a unit and a "
        "definition.",
    ),
    "chartScroll": ("图表，可左右滚动", "Chart; scrolls sideways"),
    "chartNone": ("没有数值列，画不成图表。", "There is no column of numbers to draw."),
    "chartCut": ("图表只画前 {count} 行。", "The chart shows the first {count} rows."),
    "chartUnits": (
        "注意：这些数的“{column}”不同（{values}），长短不能直接相比。",
        "Note that the values differ in “{column}” ({values}): do not compare the lengths of the bars.",
    ),
    "graphTitle": ("查询结果中的事物及其关系", "The things of the answer and how they are related"),
    "graphOpen": ("单独打开这张关系图", "Open this graph by itself"),
    "graphNone": ("ASK 查询没有关系图。", "An ASK query has no graph."),
    "graphLong": (
        "查询过长，放不进关系图的地址。请缩短，例如去掉注释。",
        "The query is too long for the address of the graph page. Shorten it, for instance by its comments.",
    ),
    "rawTitle": ("原始结果（SPARQL JSON 或 Turtle）", "The raw answer (SPARQL JSON or Turtle)"),
    "rawCut": (
        "只显示前 {count} 个字符；下载可得全部。",
        "Only the first {count} characters; the download has them all.",
    ),
    "downloads": ("下载", "Download"),
    "problems": ("查询中的问题", "Problems in the query"),
    "at": ("第 {line} 行第 {column} 列", "Line {line}, column {column}"),
    "write": ("改为 {text}", "Write {text}"),
    "mend": ("照此修改", "Change it so"),
    "error": ("错误", "Error"),
    "warning": ("提醒", "Warning"),
    "coverage": ("查看全部“查过而没有找到”的事项", "See all that was looked for and not found"),
    "kind-class": ("类", "class"),
    "kind-property": ("属性", "property"),
    "kind-concept": ("概念", "concept"),
    "kind-scheme": ("概念表", "scheme"),
    "kind-place": ("地域", "place"),
    "kind-body": ("机构", "body"),
    "kind-fund": ("基金", "fund"),
    "kind-policy": ("政策", "policy"),
    "kind-instrument": ("工具", "instrument"),
    "kind-target": ("目标", "target"),
    "kind-variable": ("变量", "variable"),
    "kind-keyword": ("关键字", "keyword"),
    "kind-function": ("函数", "function"),
    "kind-prefix": ("前缀", "prefix"),
    "completions": ("补全", "Completions"),
    "diagnostics": ("问题", "Problems"),
}
