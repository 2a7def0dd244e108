"""Where ``ontology/`` and ``graph/`` lie: inside an installed package, or beside ``src/`` in a checkout."""

from __future__ import annotations

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


def _folder(name: str) -> Path:
    for folder in (PACKAGE / name, PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise FileUnreadable(
        path=PACKAGE / name,
        reason="this installation has lost it; install it again",
        reason_zh="安装不完整，请重新安装",
    )
