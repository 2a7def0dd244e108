"""The scripts and styles of the pages, read once."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from policygraph.drawing.page import PARTS as VIEW
from policygraph.drawing.page import SCRIPTS

PARTS = Path(__file__).parent / "parts"
MEDIA = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@functools.cache
def parts() -> dict[str, bytes]:
    """Give every part by name, those of the graph view among them."""
    paths = [*sorted(PARTS.iterdir()), *(VIEW / name for name in SCRIPTS)]
    return {path.name: path.read_bytes() for path in paths if path.suffix in MEDIA}


@functools.cache
def fingerprint_of(name: str) -> str:
    """Tell the content of a part in twelve letters."""
    return hashlib.sha256(parts()[name]).hexdigest()[:12]
