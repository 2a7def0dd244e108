"""Turtle files into one store, with what the rules derive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policygraph.errors import FileUnreadable
from policygraph.loading.cache import cache_file, fingerprint, keep_cache, read_cache
from policygraph.paths import graph_dir, ontology_dir

if TYPE_CHECKING:
    import pyoxigraph


# What the ontology says to machines and not about policy: it is no part of what is asked and exported.
NOT_ASKED = ("prefixes.ttl", "shapes.ttl")


def turtle_files(data: Sequence[Path] = (), *, only: bool = False) -> Iterator[Path]:
    """List the Turtle files that make the graph, the ontology first.

    data: folders (or single files) beside the shipped graph. only: leave the shipped graph out.
    Raises FileUnreadable for a folder that is not there.
    """
    folders = [ontology_dir(), *([] if only else [graph_dir()]), *data]
    for folder in folders:
        if folder.is_file():
            yield folder
        elif folder.is_dir():
            yield from (path for path in sorted(folder.rglob("*.ttl")) if path.name not in NOT_ASKED)
        else:
            raise FileUnreadable(path=folder, reason="no such file or folder", reason_zh="没有这个文件或文件夹")


def derivation_rules() -> list[Path]:
    """List the CONSTRUCT rules by which triples are derived."""
    return sorted((ontology_dir() / "rules").glob("*.rq"))


def derive(store: pyoxigraph.Store) -> Iterator[pyoxigraph.Quad]:
    """Give what the rules derive from what a store holds now; none of them reads what another one derives."""
    import pyoxigraph

    # All are asked before the first answers: each sees the store as it is at this moment.
    answers: list[Any] = [store.query(rule.read_text(encoding="utf-8")) for rule in derivation_rules()]
    return (pyoxigraph.Quad(*triple) for answer in answers for triple in answer)


def read_store(data: Sequence[Path] = (), *, only: bool = False) -> pyoxigraph.Store:
    """Read the graph into memory and add what the rules derive.

    data, only: as for ``turtle_files``. Raises TurtleSyntaxError with file, line and column: nothing is
    ever answered from half a graph. Raises GeneratedMixed where made-up data would stand beside real data.
    """
    files = list(turtle_files(data, only=only))
    cached = None if data or only else cache_file(ontology_dir())
    if cached is None:
        read = _read(files)
        if data:
            from policygraph.loading.mixture import refuse_mixture

            refuse_mixture(read)
        return read
    made_from = fingerprint([*files, *derivation_rules()])
    store = read_cache(cached, made_from)
    if store is None:
        store = _read(files)
        keep_cache(cached, made_from, store)
    return store


def _read(files: Sequence[Path]) -> pyoxigraph.Store:
    import pyoxigraph

    store = pyoxigraph.Store()
    for path in files:
        try:
            store.load(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
        except SyntaxError as error:
            from policygraph.validation.syntax import turtle_error

            raise turtle_error(path, error) from None
        except OSError as error:
            raise FileUnreadable(path=path, reason=error.strerror or str(error)) from None
    store.extend(list(derive(store)))
    return store
