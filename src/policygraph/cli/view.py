"""``policygraph view``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from policygraph.cli.opening import opening_of
from policygraph.cli.query import read_arguments
from policygraph.cli.words import say
from policygraph.errors import UsageInvalid
from policygraph.store.open import open_store
from policygraph.writing import write_file


def run(call: argparse.Namespace) -> int:
    """Write the graph as one page; without a file, open it in the browser."""
    from policygraph.drawing.wish import Wish, check_wish

    if call.rest and not call.asked:
        told = " ".join(call.rest)
        raise UsageInvalid(
            detail_zh=f"不认识的参数：{told}。policygraph view --help 列出可用参数。",
            detail_en=f"Unknown words: {told}. policygraph view --help lists what it takes.",
        )
    wish = Wish(
        story=call.story or "",
        focus=call.focus or "",
        hops=call.hops,
        query=call.asked or "",
        arguments=read_arguments(call.rest),
        everything=call.all,
        layout=call.layout or "",
    )
    check_wish(wish)
    from policygraph.drawing.store import draw_store

    page = draw_store(
        open_store(opening_of(call)),
        wish,
        lang=call.lang,
        compact=call.compact,
        data=call.data,
        when_empty=lambda: print(say("nothing-drawn", call.lang), file=sys.stderr),
    ).encode()
    if call.output is not None:
        write_file(call.output, page)
        print(say("written", call.lang, path=call.output), file=sys.stderr)
        return 0
    import webbrowser

    path = Path(tempfile.mkdtemp(prefix="policygraph-")) / "graph.html"
    write_file(path, page)
    webbrowser.open(path.as_uri())
    print(say("opened", call.lang, path=path), file=sys.stderr)
    return 0
