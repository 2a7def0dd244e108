"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from policygraph.errors import FileUnwritable


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole: beside its place first, then renamed.

    Raises FileUnwritable; what stood there before then still stands.
    """
    # Only needed where a file is written; a start without one should not pay for them.
    import contextlib
    import tempfile

    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            temporary = out.name
            out.write(content)
        os.chmod(temporary, 0o644)  # noqa: PTH101 - a path as text is at hand
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise FileUnwritable(path=path, reason=error.strerror or str(error)) from None
