"""An IRI of the graph by the path at which it is asked for, or what comes near to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policygraph.drawing.described import describe_things
from policygraph.errors import ThingNotFound
from policygraph.render.labels import compact
from policygraph.web.describing.finding import Entry

if TYPE_CHECKING:
    from policygraph.web.site import Site

# What may not stand in an IRI (RFC 3987, as SPARQL 1.1 puts it in IRIREF).
FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|^`\\]')
MOST = 5


def iri_at(site: Site, space: str, path: str) -> str:
    """Give the IRI of a path in a namespace of the graph, if anything is said of it.

    Raises ThingNotFound, with what comes near.
    """
    thing = space + path
    if path and not FORBIDDEN.search(path) and describe_things(site.engine, [thing]):
        return thing
    shown = path if FORBIDDEN.search(path) else compact(thing)
    raise ThingNotFound(name=shown, nearest=[compact(entry.name) for entry in nearest_to(site, space, path)])


def nearest_to(site: Site, space: str, path: str) -> list[Entry]:
    """Suggest what a path may have meant: the same name of another kind, then names that are written alike."""
    return site.finder.near_path(space, path, MOST)
