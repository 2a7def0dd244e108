"""A page in a real browser, with everything it asks the network for and complains about."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
DESK = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}
READY = "html[data-ready='1']"
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
STATE = """() => { const now = window.policygraph.state();
  return { ...now, off: Object.fromEntries(Object.entries(now.off).map(([facet, values]) => [facet, [...values]])),
    added: [...now.added], away: [...now.away] }; }"""
DRAWN = """() => { const { nodes, edges } = window.policygraph.drawn();
  return { nodes: nodes.map((one) => one.id), edges: edges.map((one) => one.id) }; }"""
# What is drawn, in points of the screen from the corner of the canvas: spots, shapes and labels.
SCREEN = """async () => { await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const p = window.policygraph, box = document.querySelector('#canvas'), scale = p.network.getScale();
  const { kinds } = window.packed ??= JSON.parse(document.querySelector('#data').textContent), near = p.near();
  const shapes = p.drawn().nodes.map((one) => { const at = p.network.canvasToDOM(p.find(one.id));
    return { id: one.id, x: at.x, y: at.y, size: Math.max(kinds[one.kind].size * scale, 2.4),
      faint: near !== null && !near.has(one.id) }; });
  return { width: box.clientWidth, height: box.clientHeight, scale, shapes, labels: p.seen().labels.map((one) => one) };
}"""
# How much of a picture differs from its commonest colour, and how many colours there are.
INK = """async (told) => {
  const bytes = Uint8Array.from(atob(told), (one) => one.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes])), canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height).data, counts = new Map();
  for (let i = 0; i < pixels.length; i += 4) {
    const colour = (pixels[i] >> 4) * 256 + (pixels[i + 1] >> 4) * 16 + (pixels[i + 2] >> 4);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return { share: 1 - Math.max(...counts.values()) / (pixels.length / 4), colours: counts.size,
    width: image.width, height: image.height }; }"""
# A point of the screen at which a relation alone is hit; the view moves and comes nearer until there is one.
HIT = """(id) => { const p = window.policygraph, one = p.drawn().edges.find((edge) => edge.id === id);
  const a = p.find(one.from), b = p.find(one.to);
  for (const scale of [1, 2, 4, 8]) for (const t of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9]) {
    const at = { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
    p.network.moveTo({ position: at, scale });
    const point = p.network.canvasToDOM(at);
    if (p.network.getNodeAt(point) === undefined && p.network.getEdgeAt(point) === id) return point;
  }
  return null; }"""
COLOUR = """(id) => { const p = window.policygraph, canvas = document.querySelector('#canvas canvas');
  const at = p.network.canvasToDOM(p.find(id)), ratio = canvas.width / canvas.clientWidth;
  return [...canvas.getContext('2d').getImageData(at.x * ratio, at.y * ratio, 1, 1).data]; }"""


class Ink(NamedTuple):
    """What there is to see in a picture.

    share: of the pixels that are not of the commonest colour. colours: different ones, in steps of 16.
    """

    share: float
    colours: int
    width: int
    height: int


class Opened:
    """A page that was opened without a network."""

    def __init__(self, browser: Browser, path: Path, link: str = "", *, ready: bool = True, **context: Any) -> None:
        self.uri = path.as_uri()
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.context = browser.new_context(offline=True, **{"viewport": DESK, **context})
        self.page: Page = self.context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(self.uri + link, wait_until="load" if ready else "commit")
        if ready:
            self.page.wait_for_selector(READY, state="attached")

    def run(self, script: str, given: Any = None) -> Any:
        """Run a script in the page, and wait until what it changed is painted."""
        found = self.page.evaluate(script, given)
        self.page.evaluate(FRAMES)
        return found

    def state(self) -> dict[str, Any]:
        """Tell what the reader has chosen."""
        found: dict[str, Any] = self.page.evaluate(STATE)
        return found

    def chosen(self) -> str | None:
        """Tell which thing or relation is chosen."""
        found: str | None = self.page.evaluate("() => window.policygraph.state().chosen")
        return found

    def drawn(self) -> dict[str, list[str]]:
        """Tell the names of what is drawn."""
        found: dict[str, list[str]] = self.page.evaluate(DRAWN)
        return found

    def screen(self) -> dict[str, Any]:
        """Tell where shapes and labels are on the screen."""
        found: dict[str, Any] = self.page.evaluate(SCREEN)
        return found

    def choose(self, name: str | None) -> None:
        """Choose a thing or a relation by its name, as a click does."""
        self.page.evaluate("(chosen) => window.policygraph.change({ chosen })", name)

    def tell_story(self, name: str) -> None:
        """Choose a story from the menu."""
        self.page.select_option("#story", name)
        self.page.evaluate(FRAMES)

    def stories(self) -> list[str]:
        """Tell the names of the menu."""
        found: list[str] = self.page.locator("#story option").evaluate_all("all => all.map((one) => one.value)")
        return found

    def click(self, at: dict[str, float]) -> None:
        """Click at a point of the canvas."""
        box = self.page.locator("#canvas").bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
        self.page.evaluate(FRAMES)

    def point(self, name: str) -> dict[str, float]:
        """Tell where a thing is on the screen; the view moves to it."""
        found: dict[str, float] = self.run(
            "(id) => { const p = window.policygraph, position = p.find(id); p.network.moveTo({ position, scale: 1 });"
            " return p.network.canvasToDOM(position); }",
            name,
        )
        return found

    def click_edge(self, name: str) -> None:
        """Click on a relation."""
        at = self.run(HIT, name)
        assert at is not None, f"no pixel of the relation {name} can be hit: give its line room of its own"
        self.click(at)

    def edge(self, test: str) -> str:
        """Tell the name of the first relation of the picture that a JavaScript expression of ``one`` holds for."""
        found = self.run(f"() => window.policygraph.drawn().edges.find((one) => {test})?.id")
        assert found, f"the picture has no relation for which {test}"
        return str(found)

    def colour(self, name: str) -> list[int]:
        """Tell the colour in the middle of a thing."""
        self.page.evaluate(FRAMES)
        found: list[int] = self.page.evaluate(COLOUR, name)
        return found

    def ink(self, selector: str = "#canvas") -> Ink:
        """Look at a part of the page as the reader sees it."""
        self.page.evaluate(FRAMES)
        box = self.page.locator(selector).bounding_box()
        assert box is not None
        # What stands around it has borders.
        clip = {"x": box["x"] + 3, "y": box["y"] + 3, "width": box["width"] - 6, "height": box["height"] - 6}
        return self.ink_of(self.page.screenshot(clip=clip))  # type: ignore[arg-type]

    def ink_of(self, picture: bytes) -> Ink:
        """Look at a PNG file."""
        return Ink(**self.page.evaluate(INK, base64.b64encode(picture).decode()))

    def panel(self) -> str:
        """Read the panel."""
        return self.page.inner_text("#panel")


Visit = Callable[..., Opened]


@contextmanager
def start_browser() -> Iterator[Browser]:
    """Start Chromium without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


def check_quiet(opened: Opened) -> None:
    """Hold that a page asked the network for nothing but itself and had nothing to complain about."""
    assert opened.errors == [], f"the page complains: {opened.errors}"
    others = [url for url in opened.requests if url.split("#")[0] != opened.uri]
    assert others == [], f"the page asks the network for {others}: put it into the file"
