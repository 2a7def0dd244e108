"""A process that holds the graph and answers one call after the other, until it is told to stop or is ended."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import sys
import traceback

from policygraph.errors import PolicygraphError, QueryTimeout
from policygraph.store.disk_errors import StoreDamaged
from policygraph.store.embedded import EmbeddedEngine
from policygraph.web.answering.bounds import Bounds
from policygraph.web.calls import Answer, Call
from policygraph.web.errors import Unexpected
from policygraph.web.failures import failed
from policygraph.web.html import templates
from policygraph.web.pages import PAGES
from policygraph.web.serving.frames import pack_frame, receive_frame
from policygraph.web.site import Site

# What a worker may take beyond what the graph takes: a query that sorts a product of everything ends its worker alone.
MEMORY = 1 << 30
# What a worker says first: until then, its time is not that of any call.
READY = ()


def work(connection: socket.socket, site: Site) -> None:
    """Say that there is somebody to answer calls, then answer them until the server is gone."""
    # Ctrl-C goes to the whole group of processes: the server ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A database takes memory and threads of its own while it opens; what cannot be opened, each page says.
    with contextlib.suppress(PolicygraphError):
        site.open_here()
    limit_memory()
    gc.freeze()
    connection.sendall(pack_frame(READY))
    while (told := receive_frame(connection)) is not None:
        answer, last = try_call(site, Call(*told))
        with contextlib.suppress(OSError):
            connection.sendall(pack_frame((*answer, last)))
        if last:
            # A database that has found itself damaged may never end by itself.
            os._exit(1)


# One of each kind of page: what the first of them reads is there for all that follow.
REHEARSED = (
    Call("home", {}, (), "zh", path="/"),
    Call("question", {"name": "four-cities"}, (), "zh", path="/q/four-cities"),
    Call("question", {"name": "funds"}, (("place", "-"),), "en", path="/q/funds"),
    Call("compare", {}, (), "en", path="/compare"),
    Call("thing", {"kind": "place", "slug": "shenzhen"}, (), "en", path="/id/place/shenzhen"),
    Call("search", {}, (("q", "AI"),), "zh", path="/search"),
    Call("graph", {}, (), "zh", path="/graph"),
    Call("editor", {}, (("query", "SELECT ?s { ?s a pol:Nothing }"),), "zh", path="/editor"),
    Call("editor-terms", {}, (), "zh", "json", "/editor/terms"),
    Call("editor-check", {}, (), "zh", "json", "/editor/check", b"SELECT ?s { ?s a pol:City }"),
    Call("dataset", {}, (), "zh", path="/dataset"),
)


def rehearse(site: Site) -> None:
    """Make pages that nobody reads, so that workers forked from here begin with all that is read or compiled once.

    Of a graph that only workers may open, those of an empty one.
    """
    templates()
    if not site.whole:
        import pyoxigraph

        site = Site(EmbeddedEngine(pyoxigraph.Store()), list(site.questions.values()), site.settings)
    for call in REHEARSED:
        answer_call(site, call)


def answer_call(site: Site, call: Call) -> Answer:
    """Make the page that is asked for, or the one that says why not."""
    return try_call(site, call)[0]


def try_call(site: Site, call: Call) -> tuple[Answer, bool]:
    """Make the page that is asked for, or the one that says why not; and tell whether this worker can make no other."""
    try:
        return PAGES[call.page](site, call), False
    except StoreDamaged as error:
        return failed(call, error), True
    except PolicygraphError as error:
        return failed(call, error, Bounds.of(site) if isinstance(error, QueryTimeout) else None), False
    except Exception:
        traceback.print_exc(file=sys.stderr)
        return failed(call, Unexpected()), False


def limit_memory() -> None:
    """Let this process take so much memory more, where the system can limit it."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123 - no file of ours
            taken = int(told.read().split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = taken + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))
