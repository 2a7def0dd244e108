"""Pages of a running server in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page

from serving import Server


class Visited:
    """A page of the server in a browser; what it asks elsewhere, and what it complains about, is noted."""

    def __init__(self, browser: Browser, server: Server, path: str, **context: Any) -> None:
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        self.context = browser.new_context(**context)
        self.page: Page = self.context.new_page()
        self.page.on("request", lambda request: self._see(server, request.url))
        self.page.on("console", lambda line: self._hear(line.text) if line.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(server.address + path)

    def _see(self, server: Server, url: str) -> None:
        if not url.startswith((server.address, "data:", "blob:")):
            self.elsewhere.append(url)

    def _hear(self, text: str) -> None:
        # The browser says by itself that a page answers with an error; that is what was asked for.
        if not re.search(r"the server responded with a status of (?:4|504)", text):
            self.errors.append(text)


Open = Callable[..., Visited]
