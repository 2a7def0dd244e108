"""What several tests share: engines over the shipped graph, its page in a browser, the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Browser

import policygraph
from browsing import Opened, Visit, check_quiet, start_browser
from endpoints import PASSWORD, PUSHED, USER, Endpoint, oxigraph, virtuoso
from policygraph.generating.nation import Order
from policygraph.generating.output import write_generated
from policygraph.store.building import load_store
from policygraph.store.engine import Engine
from policygraph.store.open import Opening, open_engine, open_store
from policygraph.store.remote.graph_store import push_graph
from serving import Server, running
from visiting import Open, Visited

# A slow machine is no fault of the code: nothing here is timed.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def embedded() -> Engine:
    """The shipped graph in the embedded engine."""
    return open_engine()


@pytest.fixture(scope="session")
def rdflib_engine() -> Engine:
    """The shipped graph in rdflib."""
    return open_engine(Opening("rdflib"))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Call policygraph in a process and a folder of its own."""

    def call(
        *words: str, stdin: str | None = None, columns: int = 100, encoding: str = "utf-8", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
        return subprocess.run(
            [sys.executable, "-m", "policygraph", *words],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            encoding=encoding,
            errors="replace",
            timeout=120,
            check=False,
            env={**kept, "LANG": "C.UTF-8", "COLUMNS": str(columns), "PYTHONIOENCODING": encoding, **environment},
        )

    return call


@pytest.fixture(scope="session")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up nation on disk, larger than what a server reads into memory."""
    folder = tmp_path_factory.mktemp("nation")
    write_generated(Order(60, 10, 1), folder / "nation.nt")
    load_store(folder / "store", [folder / "nation.nt"])
    return folder / "store"


@pytest.fixture(scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache folder of the tests, so that what they check leaves nothing in that of the user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLICYGRAPH_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
        yield


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the shipped graph."""
    path = tmp_path_factory.mktemp("view") / "graph.html"
    policygraph.view(path)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser of the module's own: Playwright's loop would be in the way of other modules."""
    with start_browser() as started:
        yield started


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open pages without a network; what they asked for or complained about fails the test at its end."""
    pages: list[Opened] = []

    def call(path: Path, link: str = "", **context: Any) -> Opened:
        pages.append(Opened(browser, path, link, **context))
        return pages[-1]

    yield call
    for one in pages:
        one.context.close()
    for one in pages:
        check_quiet(one)


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """An Oxigraph server that holds the shipped graph in a graph of its own."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        push_graph(open_store(), server.store, graph=PUSHED)
        yield server


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A Virtuoso that holds the shipped graph in a graph of its own."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("POLICYGRAPH_PASSWORD", PASSWORD)
            push_graph(open_store(), server.store, graph=PUSHED, user=USER)
        yield server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of the shipped graph."""
    with running() as found:
        yield found


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Open]:
    """Open pages of the server; what they asked for elsewhere or complained about fails the test at its end."""
    visited: list[Visited] = []

    def call(path: str, **context: Any) -> Visited:
        visited.append(Visited(browser, server, path, **context))
        return visited[-1]

    yield call
    for one in visited:
        one.context.close()
    for one in visited:
        assert not one.elsewhere, f"a page asked elsewhere: {one.elsewhere}"
        assert not one.errors, f"a page complained: {one.errors}"
