"""``policygraph view``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from policygraph.cli.words import say
from policygraph.loading.files import read_store
from policygraph.writing import write_file


def run(call: argparse.Namespace) -> int:
    """Write the graph as one page; without a file, open it in the browser."""
    from policygraph.drawing.store import draw_store

    page = draw_store(read_store(call.data, only=call.only), lang=call.lang).encode()
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
