"""``policygraph view``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from policygraph.cli.query import read_arguments
from policygraph.cli.words import say
from policygraph.errors import UsageInvalid
from policygraph.loading.files import read_store
from policygraph.writing import write_file


def run(call: argparse.Namespace) -> int:
    """Write the graph as one page; without a file, open it in the browser."""
    from policygraph.drawing.store import Wish, draw_store

    _check(call)
    wish = Wish(
        story=call.story or "",
        focus=call.focus or "",
        hops=call.hops or 1,
        query=call.asked or "",
        arguments=read_arguments(call.rest) if call.asked else {},
        everything=call.all,
        layout=call.layout or "",
    )
    store = read_store(call.data, only=call.only)
    page = draw_store(store, wish, lang=call.lang, compact=call.compact, data=call.data).encode()
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


def _check(call: argparse.Namespace) -> None:
    """Refuse words that do not go together, before anything is read."""
    wishes = [
        name
        for name, given in (
            ("--story", call.story),
            ("--focus", call.focus),
            ("--query", call.asked),
            ("--all", call.all),
        )
        if given
    ]
    if len(wishes) > 1:
        told = " ".join(wishes)
        raise UsageInvalid(
            detail_zh=f"{told} 只能写一个。", detail_en=f"{told} exclude each other; a page opens on one picture."
        )
    if call.hops is not None and (call.hops < 1 or not call.focus):
        raise UsageInvalid(
            detail_zh="--hops 须为 1 或更大，并与 --focus 同用。",
            detail_en="--hops takes 1 or more, and goes with --focus.",
        )
    if call.rest and not call.asked:
        told = " ".join(call.rest)
        raise UsageInvalid(
            detail_zh=f"不认识的参数：{told}。policygraph view --help 列出可用参数。",
            detail_en=f"Unknown words: {told}. policygraph view --help lists what it takes.",
        )
