"""The servers that ours is measured beside: they are started on the same triples, and asked."""

from __future__ import annotations

import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from benchmarks.environment import program
from serving import free_port

JSON = "application/sparql-results+json"


class Peer(NamedTuple):
    """A server that runs: its name and the address of its endpoint."""

    name: str
    endpoint: str


@contextmanager
def oxigraph(folder: Path) -> Iterator[Peer]:
    """Run the oxigraph server on a store on disk, as it is meant to run."""
    port, binary = free_port(), str(program("oxigraph"))
    subprocess.run(
        [binary, "load", "--location", str(folder / "ox"), "--file", str(folder / "all.nt")],
        check=True,
        capture_output=True,
    )
    subprocess.run([binary, "optimize", "--location", str(folder / "ox")], check=True, capture_output=True)
    words = [binary, "serve-read-only", "--location", str(folder / "ox"), "--bind", f"127.0.0.1:{port}"]
    with started(words, f"http://127.0.0.1:{port}/query") as endpoint:
        yield Peer("oxigraph", endpoint)


@contextmanager
def rdflib(folder: Path) -> Iterator[Peer]:
    """Run rdflib-endpoint with its graph in memory."""
    port = free_port()
    script = (
        "import rdflib, uvicorn; from rdflib_endpoint import SparqlEndpoint; g = rdflib.Dataset(default_union=True); "
        f"g.parse({str(folder / 'all.nt')!r}, format='nt'); "
        f"uvicorn.run(SparqlEndpoint(graph=g), port={port}, log_level='error')"
    )
    with started([str(program("python")), "-c", script], f"http://127.0.0.1:{port}/") as endpoint:
        yield Peer("rdflib-endpoint", endpoint)


@contextmanager
def started(words: list[str], endpoint: str) -> Iterator[str]:
    """Start a server and wait until it answers."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                fetch(endpoint, "ASK {}")
                break
            except (OSError, urllib.error.URLError):
                time.sleep(0.2)
        yield endpoint
    finally:
        process.kill()
        process.wait()


def fetch(endpoint: str, query: str) -> tuple[int, bytes]:
    """Ask a query and give status and body."""
    request = urllib.request.Request(f"{endpoint}?{urlencode({'query': query})}", headers={"Accept": JSON})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
