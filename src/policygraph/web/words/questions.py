"""What these pages say: questions."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "q-between": ("、", ", "),
    "q-between-facts": (" · ", " · "),
    # The first page
    "q-questions-title": ("问题库", "Questions"),
    "q-questions-lead": (
        "北京、上海、广州、深圳的人工智能政策：每个数字都注明含义，一步可达证明它的原话；没有原话的标明“述要，非引文”。",
        "AI policy of Beijing, Shanghai, Guangzhou and Shenzhen: each number says what it means and is one step from the "
        "words that prove it; where there are none, it says “described, not quoted”.",
    ),
    "q-start-title": ("从这里开始", "Start here"),
    "q-start-four-cities": ("四市各说了什么，依据哪句原话？", "What do the four cities say, and in which words?"),
    "q-start-support": (
        "1000万元的算力合同，各地的算力券补多少？",
        "What do compute vouchers pay on a contract of CNY 10 million?",
    ),
    "q-start-targets": (
        "哪些城市的目标可以相比，哪些不可比？",
        "Which targets of two cities may be compared, which not?",
    ),
    "q-start-checked": (
        "那篇文章里的数字，核对下来对不对？",
        "Do the article's figures stand up against the originals?",
    ),
    "q-start-gaps": ("某类支持没有：是政策空白，还是没查到？", "No such support: a gap in policy, or in the data?"),
    "q-start-compare": ("四市逐项并列", "The cities side by side"),
    "q-start-graph": ("看关系图", "See the graph"),
    "q-start-editor": ("自己写 SPARQL", "Write SPARQL yourself"),
    "q-library-title": ("全部问题", "All questions"),
    "q-library-filter": ("在问题中查找", "Find a question"),
    "q-library-filter-hint": ("如：算力 上限，或 ceiling", "such as: fund first, or 上限"),
    "q-library-find": ("查找", "Find"),
    "q-library-all": ("显示全部", "Show all"),
    "q-library-found": ("找到 {count} 个问题，共 {total} 个。", "{count} of {total} questions found."),
    "q-library-none": (
        "{total} 个问题中没有同时含有这些词的。可减少词语，或用页首的“查找”在图谱中查找事物。",
        "None of the {total} questions has all of these words. Use fewer, or look for things of the graph with the search "
        "at the top.",
    ),
    "q-group-nav": ("问题分组", "Groups of questions"),
    # The form
    "q-ask-title": ("条件", "Ask with"),
    "q-ask": ("提问", "Ask"),
    "q-ask-reset": ("恢复默认", "Reset"),
    "q-ask-nothing": ("此问题没有可选的条件。", "This question takes nothing to choose."),
    "q-field-any": ("不限", "any"),
    "q-field-chosen": ("已选：{chosen}", "chosen: {chosen}"),
    "q-field-choose": ("选择……", "choose …"),
    "q-field-default": ("默认：{default}", "default: {default}"),
    "q-field-required": ("必填", "required"),
    "q-field-another": ("再加一个", "another"),
    "q-field-thing-hint": (
        "名称、代号或 IRI，如 {example}；不知道名称可先用页首的“查找”。",
        "a name, slug or IRI such as {example}; the search at the top finds it",
    ),
    "q-field-money-hint": ("整元，如 10000000", "whole yuan, such as 10000000"),
    "q-missing": ("请先给出：{names}。", "Say first: {names}."),
    "q-missing-example": ("例如：{example}", "For example: {example}"),
    "q-missing-in-address": (
        "缺少参数 {name}：请在地址中写 {name}={example}。",
        "The parameter {name} is missing: write {name}={example} into the address.",
    ),
    "q-parameter-on": ("日期", "day"),
    "q-parameter-from": ("自", "from"),
    "q-parameter-until": ("至", "until"),
    "q-parameter-lens": ("视角", "lens"),
    "q-parameter-size": ("规模（元）", "size (yuan)"),
    "q-parameter-thing": ("事物", "thing"),
    "q-parameter-value": ("数值", "value"),
    "q-parameter-source": ("来源", "source"),
    "q-parameter-category": ("工具类别", "instrument category"),
    # The answer
    "q-answer-title": ("答案", "Answer"),
    "q-answer-rows": ("{count} 行", "{count} rows"),
    "q-answer-row": ("1 行", "1 row"),
    "q-answer-cut": ("只显示前 {cut} 行，共 {total} 行。", "Cut at {cut} of {total} rows."),
    "q-answer-cut-more": (
        "只显示前 {cut} 行，其后还有。请缩小范围。",
        "Cut at {cut} rows; there are more. Ask for less to see all.",
    ),
    "q-answer-table": ("{title}：表", "{title}: table"),
    "q-answer-scroll": ("答案表格，可左右滚动", "The table of the answer; it scrolls sideways"),
    "q-answer-data": ("所据数据", "The data behind it"),
    "q-answer-downloads": ("下载此答案", "Download this answer"),
    "q-download-csv": ("CSV（Excel 可直接打开）", "CSV (opens in Excel)"),
    "q-download-xlsx": ("Excel 工作簿", "Excel workbook"),
    "q-download-tsv": ("TSV", "TSV"),
    "q-download-json": ("JSON", "JSON"),
    "q-download-md": ("Markdown", "Markdown"),
    "q-download-file": ("单个网页文件（离线可看）", "One web page (works offline)"),
    "q-answer-further": ("换一种方式", "Go on"),
    "q-answer-graph": ("看成图", "As a graph"),
    "q-answer-query": ("查看查询语句", "Show the query"),
    "q-answer-editor": ("在编辑器中打开", "Open in the editor"),
    "q-answer-sources": ("来源", "Sources"),
    "q-source-copy": ("转载页，地址仅作文字，可能已被劫持：", "a copy; address as text only, it may be hijacked: "),
    "q-source-page": ("打开原页", "open the page"),
    "q-source-more": ("来源说明", "about this source"),
    "q-answer-proof": (
        "点数字或引文可看其主张与依据；[ ] 内为来源编号。",
        "A number or quote leads to its claim and the proof; [ ] is the number of the source.",
    ),
    "q-more-title": ("同组问题", "More of this group"),
    # An empty answer
    "q-empty-title": ("没有结果，为什么？", "No rows: why?"),
    "q-empty-coverage": (
        "没有数据不等于没有此事。{link}列出查过而没有找到的事项；其余是尚未查找。",
        "No data is not the same as no such thing. {link} was looked for and not found; the rest was not researched.",
    ),
    "q-empty-coverage-link": ("“查过而没有”", "This"),
    "q-empty-wider": ("放宽条件再问", "Ask again without conditions"),
    # Charts
    "q-charts-title": ("图", "Chart"),
    "q-charts-lead": (
        "只有单位、口径和计法相同的数才画在一起；每幅图各有标尺，图与图之间不可比长短。数字与下表相同。",
        "Only numbers of the same unit, definition and counting share a picture; each has a scale of its own, so lengths do "
        "not compare between pictures. The numbers are those of the table below.",
    ),
    "q-charts-alone": (
        "另有 {count} 行的数只在表中：没有可并列者，或转述更好的来源，或为合计。",
        "{count} rows with a number are in the table only: none stands beside them, a better source says it, or they are "
        "sums.",
    ),
    "q-charts-more": ("另有 {count} 幅图", "{count} more pictures"),
    "q-chart-size": ("规模 {size}", "size {size}"),
    "q-chart-rest": ("另有 {count} 行未画出，见表。", "{count} more rows are in the table only."),
    "q-chart-care": ("{what}不尽相同，见表。", "Also different: {what}; see the table."),
    "q-rank-with-care": ("谨慎比较：{reasons}。", "Compare with care: {reasons}."),
    "q-rank-no": ("不可排名：{reasons}。", "Not to be ranked: {reasons}."),
    "q-care-beneficiary": ("受益者", "beneficiaries"),
    "q-care-condition": ("条件", "conditions"),
    "q-chart-described": ("条形图：{bars}", "Bars: {bars}"),
    # The file that opens offline
    "q-file-made": (
        "由政策图谱生成；打开此文件不需要网络。",
        "Made by policygraph. This file needs no network.",
    ),
    "q-file-asked": ("所问条件", "Asked with"),
}
