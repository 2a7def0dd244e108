"""What these pages say: questions."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "q-between": ("、", ", "),
    "q-between-facts": (" · ", " · "),
    # The first page
    "q-questions-title": ("问题库", "Questions"),
    "q-questions-lead": (
        "北京、上海、广州、深圳的人工智能政策。每个数字都注明含义，点开就是证明它的原话；没有摘到原话的，标明“述要，非引文”。",
        "AI policy of Beijing, Shanghai, Guangzhou and Shenzhen. Each number says what it means and is one click away from "
        "the words that prove it; where no words were quoted, it says “described, not quoted”.",
    ),
    "q-start-title": ("从这里开始", "Start here"),
    "q-start-four-cities": ("四市各说了什么，依据哪句原话？", "What do the four cities say, and in what words?"),
    "q-start-support": (
        "1000万元的算力合同，各地的算力券补多少？",
        "What do compute vouchers pay on a contract of CNY 10 million?",
    ),
    "q-start-targets": (
        "哪些城市的目标可以相比，哪些不可比？",
        "Which targets of two cities may be compared, and which may not?",
    ),
    "q-start-checked": (
        "文章《北上广深人工智能产业政策对比分析》的数字对不对？",
        "Do the figures of the article of June 2024 stand up?",
    ),
    "q-start-gaps": (
        "没有某类支持：是政策空白，还是没有查过？",
        "No support of a kind: a gap in policy, or in the data?",
    ),
    "q-start-compare": ("四市逐项并列", "The cities side by side"),
    "q-start-graph": ("看关系图", "See the graph"),
    "q-start-editor": ("自己写 SPARQL", "Write SPARQL yourself"),
    "q-library-title": ("全部问题", "All questions"),
    "q-library-filter": ("在问题中查找", "Find a question"),
    "q-library-filter-hint": ("如：基金 最早，或 ceiling", "such as: fund first, or 上限"),
    "q-library-find": ("查找", "Find"),
    "q-library-all": ("显示全部", "Show all"),
    "q-library-found": ("找到 {count} 个问题，共 {total} 个。", "{count} of {total} questions found."),
    "q-library-none": (
        "{total} 个问题中没有同时含有这些词的。请减少词语，或用页首的“查找”直接查找地域、政策、工具等。",
        "None of the {total} questions has all of these words. Use fewer, or look for places, policies and the like with "
        "the search at the top.",
    ),
    "q-group-nav": ("问题分组", "Groups of questions"),
    # The form
    "q-ask-title": ("条件", "Conditions"),
    "q-ask": ("提问", "Ask"),
    "q-ask-reset": ("恢复默认", "Reset"),
    "q-ask-nothing": ("此问题没有可选的条件。", "This question takes nothing to choose."),
    "q-field-any": ("不限", "Any"),
    "q-field-chosen": ("已选：{chosen}", "Chosen: {chosen}"),
    "q-field-choose": ("选择……", "Choose …"),
    "q-field-default": ("默认：{default}", "Default: {default}"),
    "q-field-required": ("必填", "Required"),
    "q-field-another": ("再加一个", "Another"),
    "q-field-thing-hint": (
        "填名称或网址中的代号，如 {example}；不知道名称，可先用页首的“查找”。",
        "A name, or the last part of its address, such as {example}; the search at the top finds both.",
    ),
    "q-field-money-hint": ("以元为单位的整数，如 10000000", "Whole yuan, such as 10000000"),
    "q-missing": ("请先填写：{names}。", "Please fill in first: {names}."),
    "q-missing-example": ("例如 {example}", "For example, {example}"),
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
    "q-answer-downloads": ("下载这个答案：", "Download this answer:"),
    "q-download-csv": ("CSV（精确值，Excel 可直接打开）", "CSV (exact values, opens in Excel)"),
    "q-download-xlsx": ("Excel 工作簿", "Excel workbook"),
    "q-download-tsv": ("TSV", "TSV"),
    "q-download-json": ("JSON", "JSON"),
    "q-download-md": ("Markdown", "Markdown"),
    "q-download-file": ("单个网页文件（离线可看）", "One web page (works offline)"),
    "q-answer-further": ("换个方式看：", "Other views:"),
    "q-answer-graph": ("画成关系图", "As a graph"),
    "q-answer-query": ("查看查询语句（SPARQL）", "Show the query (SPARQL)"),
    "q-answer-editor": ("在编辑器中打开", "Open in the editor"),
    "q-answer-sources": ("来源", "Sources"),
    "q-source-copy": ("地址不设链接，域名可能已被劫持：", "address not linked, as its domain may be hijacked: "),
    "q-source-page": ("打开原页", "open the page"),
    "q-source-more": ("来源说明", "about this source"),
    "q-answer-proof": (
        "点开数字或引文，可以看到说出它的主张和证明它的原话。",
        "Each number or quote leads to the claim that states it, with its proof.",
    ),
    "q-answer-numbered": ("[1] 等是表下来源的编号。", "[1] and so on are the sources below the table."),
    "q-answer-verdicts": (
        "＝ 可比；≈ 须谨慎，有一处不同或未说明；≠ 不可比。",
        "＝ may be compared; ≈ with care: one thing differs or is not stated; ≠ must not be compared.",
    ),
    "q-answer-again": ("灰色的字与上一行相同。", "What repeats the row above is grey."),
    "q-trust-sources": ("此答案依据 {count} 个来源：{tiers}。", "This answer rests on {count} sources: {tiers}."),
    "q-trust-one-source": ("此答案依据 1 个来源：{tiers}。", "This answer rests on 1 source: {tiers}."),
    "q-trust-copies": (
        "转载可能忠于原文，但没有在官方页面上见到。",
        "A copy may be true to the original, which was not seen on an official page.",
    ),
    "q-more-title": ("同组问题", "More of this group"),
    # An empty answer
    "q-empty-title": ("没有结果，为什么？", "No rows: why?"),
    "q-empty-conditions": (
        "在所选条件下，图谱中没有符合的数据。",
        "Nothing in the graph meets these conditions together.",
    ),
    "q-empty-without": ("不限“{label}”（现为 {chosen}）：{rows}", "With any {label} (not {chosen} alone): {rows}"),
    "q-empty-many": ("很多行", "many rows"),
    "q-empty-step": ("查询在哪一步没有了结果", "At which step of the query nothing is left"),
    "q-empty-looked-for": (
        "与所选条件有关，以下各项查过而没有找到：",
        "Of what was asked about, this was looked for and not found:",
    ),
    "q-empty-coverage": (
        "没有数据，不等于没有这件事。只有{link}中列出的才是查过而没有找到，其余都是尚未查找。",
        "No data does not mean that there is no such thing. Only what {link} lists was looked for and not found; all else "
        "was not researched.",
    ),
    "q-empty-coverage-link": ("“查过而没有找到的事”", "“What was looked for and not found”"),
    "q-empty-wider": ("去掉全部条件再问", "Ask again without any conditions"),
    # Charts
    "q-charts-title": ("图表", "Chart"),
    "q-charts-lead": (
        "单位、口径和计法都相同的数才画在同一幅图里。各图的标尺不同，条形的长短只能在一幅图之内比较。数字与下表相同。",
        "Only numbers of the same unit, definition and way of counting share a chart. Each chart has its own scale, so "
        "compare lengths within one chart only. The numbers are those of the table below.",
    ),
    "q-charts-alone": (
        "另有 {count} 行的数没有画，只在表中：没有可以并列的数，或者只是转述更好的来源，或者是合计。",
        "{count} numbers are in the table only: there is none to set beside them, a better source states them, or they are "
        "sums.",
    ),
    "q-charts-more": ("另有 {count} 幅图", "{count} more charts"),
    "q-chart-base": ("基数为{base}", "base: {base}"),
    "q-chart-year": ("{year}年", "{year}"),
    "q-chart-size": ("规模 {size}", "size {size}"),
    "q-chart-rest": ("另有 {count} 行未画出，见表。", "{count} more rows are in the table only."),
    "q-chart-care": ("{what}也不尽相同，见表。", "Also different: {what}. See the table."),
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
    "q-file-asked": ("条件：", "Conditions:"),
}
