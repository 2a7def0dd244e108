"""What is said of a query that will be slow, in Chinese and English."""

from __future__ import annotations

# By the kind of ``policygraph.store.slow.Slowness``; with ``-instead``, where it is known what to write instead.
KINDS: dict[str, tuple[str, str]] = {
    "not-exists": (
        "FILTER NOT EXISTS 对外层每一行都要把括号内的模式重新连接一遍，耗时随行数的平方增长。"
        "请改写为 MINUS {{ … }}；括号内用到的外层变量须由其中的模式自己绑定。",
        "for each row outside, FILTER NOT EXISTS joins the patterns within anew, so the time grows with the square of "
        "the rows. Write MINUS {{ … }}; what it compares must be bound by patterns of its own.",
    ),
    "not-exists-instead": (
        "FILTER NOT EXISTS 对外层每一行都要把括号内的模式重新连接一遍，耗时随行数的平方增长。"
        "结果相同而快得多的写法：{instead}",
        "for each row outside, FILTER NOT EXISTS joins the patterns within anew, so the time grows with the square of "
        "the rows. The same answer, much sooner: {instead}",
    ),
    "exists": (
        "FILTER EXISTS 对外层每一行都要把括号内的模式重新连接一遍，耗时随行数的平方增长。"
        "请改写为子查询：{{ SELECT DISTINCT 共同变量 {{ … }} }}。",
        "for each row outside, FILTER EXISTS joins the patterns within anew, so the time grows with the square of the "
        "rows. Write a sub-select: {{ SELECT DISTINCT what is shared {{ … }} }}.",
    ),
    "exists-instead": (
        "FILTER EXISTS 对外层每一行都要把括号内的模式重新连接一遍，耗时随行数的平方增长。"
        "结果相同而快得多的写法：{instead}",
        "for each row outside, FILTER EXISTS joins the patterns within anew, so the time grows with the square of the "
        "rows. The same answer, much sooner: {instead}",
    ),
    "product": (
        "此处的模式与前面的没有一定绑定的共同变量，两边的行会两两组合，行数相乘；"
        "FILTER 的比较和 BIND 的计算都不能代替共同变量。如非有意，请用一个变量把它们连起来。",
        "nothing from here on is shared with the patterns before, so every row of one side is combined with every row "
        "of the other; what FILTER compares or BIND computes does not connect them. Unless that is meant, let both "
        "bind one variable.",
    ),
    "optional": (
        "这个 OPTIONAL 与它前面的部分没有两边都一定绑定的变量（别的 OPTIONAL、BIND 或 UNDEF 给出的不算），"
        "因此每一行都要与括号内的每一行相配。请在括号内重复绑定该变量的模式；"
        "若它依赖另一个 OPTIONAL，请写进那个 OPTIONAL 的括号内。",
        "this OPTIONAL shares no variable with what stands before it that both bind in every row (what another "
        "OPTIONAL, BIND or UNDEF may leave open does not count), so each row is compared with each row within. Repeat "
        "within the pattern that binds it; where it goes on from another OPTIONAL, write it into the braces of that.",
    ),
    "minus": (
        "这个 MINUS 与它前面的部分没有两边都一定绑定的变量，因此每一行都要与括号内的每一行相比；"
        "若完全没有共同变量，它不去掉任何行。请在括号内绑定该变量。",
        "this MINUS shares no variable with what stands before it that both bind in every row, so each row is compared "
        "with each row within; where nothing at all is shared, it takes nothing away. Bind within what it compares.",
    ),
    "optional-anew": (
        "这个 OPTIONAL 在另一个之内，又含有 MINUS 或子查询，外层每一行都要把它重新算一遍，耗时随行数的平方增长。"
        "请把它移到外面，或只用模式来写。",
        "this OPTIONAL stands within another part and holds MINUS or a sub-select, so it is made anew for each row "
        "outside and the time grows with the square of the rows. Move it out, or write it with patterns alone.",
    ),
}
OTHERS: dict[str, tuple[str, str]] = {
    "place": (
        "查询第 {line} 行第 {column} 列：行数一多就会很慢：",
        "Line {line}, column {column} of the query will be slow with many rows: ",
    ),
    "nothing": (
        "没有发现行数一多就会很慢的写法。",
        "Nothing was found in this query that is sure to be slow with many rows.",
    ),
    "more": (
        "（--explain 说明是哪些模式，并给出改写后的查询。）",
        "(--explain names the patterns and writes the query anew.)",
    ),
    "patterns": ("有关的模式：", "The patterns that it is about:"),
    "instead": ("可改写为：", "What to write instead:"),
}
