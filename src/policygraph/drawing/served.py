"""What a page of the view says and links to when a server gives it, beside what a file holds."""

from __future__ import annotations

from typing import NamedTuple


class Served(NamedTuple):
    """How a server gives the page.

    home: the address of its first page. scripts: the addresses of ``vis-network.js`` and ``view.js``, which the page
    names instead of holding them. opened: the things whose neighbours were opened, in their short form
    (``place:shenzhen``), where the page can have more of them opened. bare: whether the page stands in a frame of
    another, without its own header.
    """

    home: str
    scripts: tuple[str, ...]
    opened: tuple[str, ...] = ()
    bare: bool = False


# The scripts come from the server alone; everything else as in a file. For the header of the same name.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data: blob:; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'none'"
)
