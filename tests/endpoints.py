"""Real SPARQL servers of others, each in a process and a folder of its own on this machine."""

from __future__ import annotations

import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from serving import free_port, until

# The user and the password of a fresh database.
USER = PASSWORD = "dba"
# The graph that the shipped one is pushed to.
PUSHED = "http://example.org/policies"
# Threads of the size that Virtuoso takes by itself overflow on queries of twenty lines.
SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
TransactionFile = virtuoso.trx
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
DirsAllowed = {allowed}
ServerThreads = 40
ServerThreadSize = 4000000
MainThreadSize = 4000000
FutureThreadSize = 4000000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 20
ServerThreadSize = 8000000
[SPARQL]
ResultSetMaxRows = {rows}
"""


class Endpoint(NamedTuple):
    """Where a server answers queries, and where it takes graphs; sql: the port on which it takes commands, if any."""

    sparql: str
    store: str
    sql: int = 0


@contextmanager
def virtuoso(folder: Path, rows: int = 1_000_000, buffers: int = 10_000) -> Iterator[Endpoint]:
    """Start a Virtuoso with an empty database, or with that of the folder.

    rows: the most that it gives for a query. buffers: how many pages of 8 KB it keeps in memory. Its bulk loader reads
    from the folder above this one.
    """
    program = shutil.which("virtuoso-t")
    assert program, "install it: apt-get install virtuoso-opensource-7-bin virtuoso-opensource-7-common"
    http, sql = free_port(), free_port()
    told = {"sql": sql, "http": http, "rows": rows, "buffers": buffers, "dirty": buffers // 2, "allowed": folder.parent}
    (folder / "virtuoso.ini").write_text(SETTINGS.format(**told), encoding="utf-8")
    address = f"http://127.0.0.1:{http}"
    with _running([program, "+configfile", "virtuoso.ini", "+foreground"], folder, f"{address}/sparql?query=ASK%7B%7D"):
        yield Endpoint(f"{address}/sparql", f"{address}/sparql-graph-crud-auth", sql)


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[Endpoint]:
    """Start an Oxigraph server with an empty store in memory.

    options: of ``oxigraph serve``. Who goes away from a query that never ends leaves it running there: it is ended.
    """
    program = Path(sys.executable).parent / ("oxigraph.exe" if sys.platform == "win32" else "oxigraph")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [str(program), "serve", "--bind", f"127.0.0.1:{port}", "--timeout-s", "20", *options]
    with _running(command, folder, f"{address}/query?query=ASK%7B%7D"):
        yield Endpoint(f"{address}/query", f"{address}/store")


@contextmanager
def _running(command: list[str], folder: Path, question: str) -> Iterator[None]:
    with (folder / "said.log").open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
    try:
        assert until(lambda: process.poll() is not None or _answers(question), 60) and process.poll() is None, (
            folder / "said.log"
        ).read_text(encoding="utf-8", errors="replace")
        yield
    finally:
        process.kill()
        process.wait(20)


def _answers(question: str) -> bool:
    try:
        with urllib.request.urlopen(question, timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False
