"""The page in the cell of a notebook."""

from __future__ import annotations

import html

HEIGHT = 640


class Page(str):
    """The text of a page; where a notebook shows it, the page itself in a frame.

    >>> Page("<p>")._repr_html_()
    '<iframe srcdoc="&lt;p&gt;" style="width:100%;height:640px;border:0" title="policygraph"></iframe>'
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        told = html.escape(self)
        return f'<iframe srcdoc="{told}" style="width:100%;height:{HEIGHT}px;border:0" title="policygraph"></iframe>'
