"""The prefixes of the project, read from their one list."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from policygraph.paths import ontology_dir

# Read as text: the list is needed on the way to every answer, and a parser for one file costs more than the file.
DECLARATION = re.compile(r'sh:prefix\s+"([^"]+)"\s*;\s*sh:namespace\s+"([^"]+)"')


@functools.cache
def known_prefixes() -> Mapping[str, str]:
    """Give every prefix of ``ontology/prefixes.ttl`` with its namespace.

    >>> known_prefixes()["pol"]
    'https://w3id.org/policygraph/ontology#'
    """
    text = (ontology_dir() / "prefixes.ttl").read_text(encoding="utf-8")
    return dict(DECLARATION.findall(text))
