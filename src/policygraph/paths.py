"""Where ``ontology/`` and ``graph/`` lie (inside an installed package, or beside ``src/``), and what is cached.

Every call of the command line comes through here: nothing is imported that is not needed, for pathlib alone takes as
long as the start of the interpreter.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = os.path.dirname(os.path.abspath(__file__))


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


def shipped_folder(name: str) -> str:
    """Give the path of ``ontology`` or ``graph``; of neither, an empty text.

    >>> shipped_folder("graph") == str(graph_dir())
    True
    """
    for folder in (PACKAGE, os.path.dirname(os.path.dirname(PACKAGE))):
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            return path
    return ""


def cache_dir() -> Path | None:
    """Name the folder for what is kept between two calls; nothing where there is no place for one.

    ``POLICYGRAPH_CACHE`` names another folder, or, set to nothing, does without a cache.
    """
    from pathlib import Path

    chosen = cache_folder()
    return Path(chosen) if chosen else None


def cache_folder() -> str:
    """Name the folder of ``cache_dir`` as a text; an empty one where there is no place for it."""
    chosen = os.environ.get("POLICYGRAPH_CACHE")
    if chosen is None:
        if os.name == "nt":
            chosen = os.environ.get("LOCALAPPDATA", "")
        elif sys.platform == "darwin":
            chosen = os.path.expanduser("~/Library/Caches")  # Path.expanduser raises without a home
        else:
            chosen = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(chosen, "policygraph") if chosen and not chosen.startswith("~") else ""


def _folder(name: str) -> Path:
    from pathlib import Path

    found = shipped_folder(name)
    if not found:
        from policygraph.errors import FileUnreadable

        raise FileUnreadable(
            path=os.path.join(PACKAGE, name),
            reason="this installation has lost it; install it again",
            reason_zh="安装不完整，请重新安装",
        )
    return Path(found)
