"""Triples into a store that is being built."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from policygraph.loading.streams import Source, Stream

if TYPE_CHECKING:
    import pyoxigraph

# Each file that Oxigraph loads by itself becomes files of its own: smaller ones are loaded together.
SMALL = 4 << 20
# Oxigraph keeps their graphs apart, and here all is one graph.
OF_GRAPHS = ("TRIG", "N_QUADS")


def fill(
    store: pyoxigraph.Store, sources: Sequence[Source], read: Callable[[int], object] = lambda count: None
) -> list[str]:
    """Load files into the default graph of a store, and give their hashes in the same order.

    Blank nodes of one file never meet those of another. read: called with the number of bytes of every piece that is
    read. Raises RdfSyntaxError with file, line and column, TermTooLong, GzipBroken and FileUnreadable.
    """
    hashes: dict[Source, str] = {}
    together = [source for source in sources if source.bytes < SMALL or source.format in OF_GRAPHS]
    for source in sources:
        if source not in together:
            _load_alone(store, source, read, hashes)
    if together:
        store.bulk_extend(_quads(together, read, hashes))
    return [hashes[source] for source in sources]


def _load_alone(
    store: pyoxigraph.Store, source: Source, read: Callable[[int], object], hashes: dict[Source, str]
) -> None:
    import pyoxigraph

    stream = Stream(source, read)
    try:
        store.bulk_load(stream.content, format=getattr(pyoxigraph.RdfFormat, source.format))
        hashes[source] = stream.sha256
    except Exception as error:
        told = stream.told(error)
        if told is None:
            raise
        raise told from None
    finally:
        stream.close()


def _quads(
    sources: Sequence[Source], read: Callable[[int], object], hashes: dict[Source, str]
) -> Iterator[pyoxigraph.Quad]:
    import pyoxigraph

    for source in sources:
        stream = Stream(source, read)
        form = getattr(pyoxigraph.RdfFormat, source.format)
        try:
            for quad in pyoxigraph.parse(stream.content, format=form, rename_blank_nodes=True):
                yield quad if source.format not in OF_GRAPHS else pyoxigraph.Quad(*quad.triple)
            hashes[source] = stream.sha256
        except Exception as error:
            told = stream.told(error)
            if told is None:
                raise
            raise told from None
        finally:
            stream.close()
