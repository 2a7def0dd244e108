"""What the command line says, in both languages."""

from __future__ import annotations

from policygraph.terms import LANGUAGES

WORDS = {
    "program": (
        "城市产业政策的开放知识图谱与查询。",
        "An open knowledge graph of city industrial policy, and its queries.",
    ),
    "query": ("提问：问题库、查询文件或 SPARQL。", "Ask: a question of the library, a query file or SPARQL."),
    "show": ("显示关于一个事物的全部内容及其证据。", "Show all that is known about a thing, with its evidence."),
    "compare": (
        "并列比较各地，逐格注明可比与否及依据。",
        "Lay places side by side; each cell says whether it compares, and by what it is proved.",
    ),
    "network": (
        "以网络分析：工具组合相似度、落实链、联合发文、两事物之间的路径。",
        "Ask the network: likeness of portfolios, chains of documents, joint issuers, the path between two things.",
    ),
    "validate": (
        "检查数据，逐处说明文件、行号和改法。",
        "Check the data: each message says file, line and what to write.",
    ),
    "export": (
        "导出整个图谱，格式由文件名后缀决定。",
        "Write the whole graph; the ending of the file names the format.",
    ),
    "view": ("生成可离线浏览的交互图。", "Draw the graph as one page that works offline."),
    "serve": (
        "在浏览器中打开工作台，并提供 SPARQL 端点。",
        "Open the workbench in the browser, with a SPARQL endpoint.",
    ),
    "load": (
        "把图谱或文件载入磁盘上的数据库，供 --store 使用；写成之前，原有数据不受影响。",
        "Load the graph, or files, into a store on disk that --store names; until it is done, the old one stands.",
    ),
    "files": (
        "Turtle、TriG、N-Triples 或 N-Quads 文件（.ttl .trig .nt .nq，可再加 .gz），或含有它们的文件夹；"
        "本体会一并载入，除非加 --only。省略则载入自带的图谱及 --data",
        "Turtle, TriG, N-Triples or N-Quads (.ttl .trig .nt .nq, each also with .gz), or folders of them; the ontology "
        "comes with them, except with --only. Without any: the shipped graph, with --data",
    ),
    "--progress": (
        "报告进度，即使标准错误不是终端",
        "tell how far it is, even where standard error is no terminal",
    ),
    "--store": (
        "改用 policygraph load 写成的磁盘数据库",
        "ask the store on disk that policygraph load has built in this folder",
    ),
    "load-store": ("数据库的文件夹；原有数据库会被替换", "the folder of the store; a store in it is replaced"),
    "loading": ("已读 {done} / {total} MB（{share}%）", "Read {done} of {total} MB ({share}%)"),
    "deriving": ("正在推导 …", "Deriving …"),
    "loaded": (
        "已载入 {path}：{triples} 条三元组，{files} 个文件。",
        "Loaded into {path}: {triples} triples; files: {files}.",
    ),
    "load-unchanged": (
        "{path} 已由同样的文件（{files} 个）写成，未作改动：{triples} 条三元组。",
        "{path} was built from these very files ({files}), and is left as it is: {triples} triples.",
    ),
    "push": (
        "把图谱送到支持图存储协议（Graph Store Protocol）的服务器，并核对条数。",
        "Put the graph into a server by the Graph Store Protocol, and verify the count.",
    ),
    "--endpoint": (
        "改为查询这个 SPARQL 端点；?default-graph-uri=IRI 选定其中的图",
        "ask this SPARQL endpoint instead; ?default-graph-uri=IRI chooses a graph of it",
    ),
    "push-endpoint": (
        "图存储的地址，如 http://127.0.0.1:8890/sparql-graph-crud-auth 或 http://127.0.0.1:7878/store",
        "the address of the graph store, such as http://127.0.0.1:8890/sparql-graph-crud-auth or …:7878/store",
    ),
    "--user": (
        "端点的用户名；密码取自环境变量 POLICYGRAPH_PASSWORD",
        "the user at the endpoint; the password is that in the environment variable POLICYGRAPH_PASSWORD",
    ),
    "--graph": (
        "要写入（并替换）的图的 IRI；省略则为默认图",
        "the IRI of the graph to write; what it holds is replaced; without it, the default graph",
    ),
    "--sparql-endpoint": (
        "用于核对条数的 SPARQL 端点；省略则由图存储的地址推出",
        "where to count the triples afterwards; without it, derived from the address of the graph store",
    ),
    "push-timeout": ("每个请求的秒数上限", "the longest that one request may take, in seconds"),
    "pushing": ("已送出 {done} / {total} 条三元组", "Sent {done} of {total} triples"),
    "pushed": (
        "已将 {total} 条三元组写入 {endpoint} 的 {graph}，并在 {sparql} 核对无误。",
        "{total} triples are in {graph} at {endpoint}, and were counted at {sparql}.",
    ),
    "pushed-unverified": (
        "已将 {total} 条三元组送到 {endpoint} 的 {graph}，服务器均已接受；但未能核对条数：{reason}",
        "{total} triples were sent to {graph} at {endpoint}, and the server took them; they could not be counted: {reason}",
    ),
    "push-nowhere": (
        "由此地址推不出 SPARQL 端点，请用 --sparql-endpoint 指明。",
        "no SPARQL endpoint can be derived from this address; name it with --sparql-endpoint.",
    ),
    "default-graph": ("默认图", "the default graph"),
    "cut-open": ("只显示前 {limit} 行，端点上还有更多。", "Cut at {limit} rows; the endpoint has more."),
    "generate": (
        "生成任意规模的虚构国家，用于测试规模；每个事物都标明是生成的。",
        "Make up a nation of any size, to try what a large graph does; its every thing is marked as made up.",
    ),
    "--cities": ("城市个数，1 至 9999", "how many cities, 1 to 9999"),
    "--years": (
        "文件的年数，1 至 36，止于 2026 年（默认 10）",
        "how many years of documents, 1 to 36, the last being 2026 (default: 10)",
    ),
    "--seed": (
        "随机种子：参数相同则内容相同（默认 1）",
        "the seed of chance: the same words give the same text (default: 1)",
    ),
    "generate-o": (
        "输出文件：.ttl .nt，或再加 .gz",
        "the file to write: .ttl or .nt, each also with .gz",
    ),
    "generated": (
        "已写入 {path}：{cities} 个城市，{statements} 条三元组，全部是生成的，不是事实。",
        "Written to {path}: {cities} cities, {statements} triples, all of them made up, none a fact.",
    ),
    "question": (
        "问题名称、.rq 文件，或 - 表示标准输入；省略则列出全部问题",
        "a question, an .rq file, or - for standard input; without it, the list of questions",
    ),
    "thing": ("事物的名称、简写或 IRI", "the name, short form or IRI of a thing"),
    "places": (
        "地域的代号或名称；省略则为图谱中的各城市",
        "slugs or labels of places; without any, the cities of the graph",
    ),
    "--topic": (
        "主题：overview inventory positioning targets instruments funds emphasis（默认 overview）",
        "overview, inventory, positioning, targets, instruments, funds or emphasis (default: overview)",
    ),
    "--on": ("只列某日已知且有效的内容，如 2024-06-30", "only what was known and in force on a day such as 2024-06-30"),
    "what": ("similarity、chains、issuers 或 path", "similarity, chains, issuers or path"),
    "things": (
        "similarity：地域；chains：文件；path：两个事物",
        "similarity: places; chains: a document; path: two things",
    ),
    "paths": ("要检查的文件或文件夹；省略则检查全部", "files or folders to check; without any, everything"),
    "--full": (
        "由 pyshacl 一次检查全部文件，不用以前的结果：结果相同，但慢得多",
        "let pyshacl check all files at once, whatever was checked before: the same results, much later",
    ),
    "-e": ("直接给出的 SPARQL，已知前缀自动补上", "SPARQL given here; known prefixes are added"),
    "--lang": ("界面与名称的语言（默认取自系统）", "language of messages and labels (default: from the locale)"),
    "--format": (
        "输出格式：table csv tsv json md xlsx（默认由 -o 的后缀决定，否则为 table）",
        "table, csv, tsv, json, md or xlsx (default: by the ending of -o, else table)",
    ),
    "-o": ("写入文件而不是屏幕", "write to this file instead of the screen"),
    "export-o": (
        "输出文件：.ttl .nt .jsonld .rdf .graphml .gexf",
        "the file to write: .ttl, .nt, .jsonld, .rdf, .graphml or .gexf",
    ),
    "view-o": ("输出的 HTML 文件；省略则打开浏览器", "the HTML file to write; without it, the browser opens"),
    "--story": (
        "打开哪个图景，如 four-cities、funds、policy-family-shenzhen（默认第一个）",
        "the story it opens on, such as four-cities, funds or policy-family-shenzhen (default: the first)",
    ),
    "--focus": ("打开一个事物及其相邻事物", "open on a thing and what is near it"),
    "--hops": ("与 --focus 的事物相距至多几步（默认 1）", "how many relations away from the thing (default: 1)"),
    "view-query": (
        "打开一个查询的结果（CONSTRUCT，或问题库中的问题；其参数写在后面）",
        "open on what a query answers: a CONSTRUCT, or a question of the library, with its parameters behind it",
    ),
    "--all": ("打开全部事物", "open on everything"),
    "--layout": ("anchored 按地域排列，timeline 按年份排列", "anchored: by place; timeline: by year"),
    "--host": (
        "监听的地址（默认 127.0.0.1，只限本机）",
        "the address to listen at (default: 127.0.0.1, this machine alone)",
    ),
    "--port": ("端口（默认 8000；0 取一个空闲端口）", "the port (default: 8000; 0 takes a free one)"),
    "--open": ("同时打开浏览器", "open the browser, too"),
    "serve-timeout": (
        "每个请求的秒数上限（默认 5），到时即终止",
        "the seconds that a request may take (default: 5); then it is ended",
    ),
    "serve-limit": (
        "页面最多显示、端点最多给出的行数（默认 10000）",
        "the most rows a page shows or the endpoint gives (default: 10000)",
    ),
    "serve-reading": ("正在读取图谱……", "Reading the graph …"),
    "serving": ("工作台：{address}  （Ctrl-C 停止）", "The workbench is at {address}  (Ctrl-C stops it)"),
    "served": ("已停止。", "Stopped."),
    "serve-open": (
        "注意：{host} 不限于本机，同一网络中的人都能看到这些数据。",
        "Note: {host} is not this machine alone; whoever shares its network can read the data.",
    ),
    "--compact": ("自解压的小文件，内容相同", "a smaller file that unpacks itself, with the same content"),
    "--engine": ("查询引擎：embedded 或 rdflib", "the engine: embedded or rdflib"),
    "--data": ("附加的数据文件夹，可重复", "a further data folder; may be given more than once"),
    "--only": ("只用 --data 的数据，不用自带的图谱", "leave the shipped graph out, use only --data"),
    "--timeout": ("查询的秒数上限", "the longest time that the query may take, in seconds"),
    "--limit": ("最多输出的行数", "the most rows to give"),
    "--labels": (
        "在 csv、tsv、json 中为每个 IRI 加一列名称",
        "add a column with the label of each IRI to csv, tsv and json",
    ),
    "ask-one": ("提问：policygraph query 名称 [--参数 值 …]", "Ask one: policygraph query NAME [--PARAMETER VALUE …]"),
    "no-rows-coverage": (
        "没有数据不等于没有此事：“查过而没有”的事项见 policygraph query coverage，其余是尚未查找。",
        "No data is not the same as no such thing: policygraph query coverage lists what was looked for and not found; "
        "the rest was not researched.",
    ),
    "--explain": (
        "不运行，只说明查询中行数一多就会很慢的写法，以及结果相同而快的写法",
        "do not run it: tell what in the query will be slow with many rows, and what answers the same much sooner",
    ),
    "cut": ("只显示前 {limit} 行，共 {total} 行。", "Cut at {limit} of {total} rows."),
    "sources": ("来源", "Sources"),
    "proof": ("依据", "Proof"),
    "valid": (
        "数据有效：{files} 个文件，{triples} 条三元组，没有问题。",
        "The data is valid: {files} files, {triples} triples, nothing to mend.",
    ),
    "invalid": ("发现 {count} 处问题（{files} 个文件）。", "{count} things to mend in {files} files."),
    "nothing-drawn": (
        "所要的图中没有任何事物，页面只能说明这一点。没有数据不等于没有此事。",
        "There is nothing in the picture that was asked for, and the page can only say so. "
        "No data is not the same as no such thing.",
    ),
    "written": ("已写入 {path}", "Written to {path}"),
    "opened": ("已在浏览器中打开 {path}", "Opened in the browser: {path}"),
    "code-page": (
        "终端的编码 {encoding} 无法显示全部文字，缺字以 ? 代替；可用 -o 文件 输出，或设 PYTHONUTF8=1。",
        "This terminal's encoding, {encoding}, cannot show every character (? stands in); "
        "write to a file with -o, or set PYTHONUTF8=1.",
    ),
    "claims": ("主张", "Claims"),
    "records": ("著录", "Records"),
    "properties": ("属性", "Properties"),
    "mentioned": ("被引用", "Referred to by"),
}


def say(key: str, lang: str, **facts: object) -> str:
    """Give one of the sentences of the command line.

    >>> say("cut", "en", limit=5, total=9)
    'Cut at 5 of 9 rows.'
    """
    return WORDS[key][LANGUAGES.index(lang)].format(**facts)
