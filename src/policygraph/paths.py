"""Where ``ontology/`` and ``graph/`` lie (inside an installed package, or beside ``src/``), and what is cached."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from policygraph.errors import FileUnreadable

PACKAGE = Path(__file__).parent


def ontology_dir() -> Path:
    """Give the folder of the ontology.

    Raises FileUnreadable where neither the package nor the checkout has it.

    >>> (ontology_dir() / "policygraph.ttl").is_file()
    True
    """
    return _folder("ontology")


def graph_dir() -> Path:
    """Give the folder of the shipped graph.

    Raises FileUnreadable where neither the package nor the checkout has it.

    >>> (graph_dir() / "dataset.ttl").is_file()
    True
    """
    return _folder("graph")


def cache_dir() -> Path | None:
    """Name the folder for what is kept between two calls; nothing where there is no place for one.

    ``POLICYGRAPH_CACHE`` names another folder, or, set to nothing, does without a cache.
    """
    chosen = os.environ.get("POLICYGRAPH_CACHE")
    if chosen is None:
        if os.name == "nt":
            chosen = os.environ.get("LOCALAPPDATA", "")
        elif sys.platform == "darwin":
            chosen = os.path.expanduser("~/Library/Caches")  # noqa: PTH111 - Path.expanduser raises without a home
        else:
            chosen = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return Path(chosen) / "policygraph" if chosen and not chosen.startswith("~") else None


def _folder(name: str) -> Path:
    for folder in (PACKAGE / name, PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise FileUnreadable(
        path=PACKAGE / name,
        reason="this installation has lost it; install it again",
        reason_zh="安装不完整，请重新安装",
    )
