"""How soon a page shows a stable view in Chromium, and how often it redraws while it is moved by the mouse."""

from __future__ import annotations

import asyncio
import math
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.async_api import Browser, Page, TimeoutError, async_playwright

CHROMIUM = shutil.which("chromium")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
SECONDS = 3.0
RADIUS = 90.0
# The mouse tells of itself 120 times a second, as a common one does, and does not wait for the page: that takes up
# each event only with its next frame. What is not taken up yet is at most so many events.
BEAT, AHEAD = 1 / 120, 4
# A view counts once the frame that shows it is painted. Time runs from the start of navigation.
STAMP = """const stamp = () => requestAnimationFrame(() => setTimeout(() => {
  window.stableAfter ??= performance.now(); document.documentElement.dataset.measured = '1'; }));"""
OURS = f"""(() => {{ {STAMP}
  new MutationObserver(() => {{ if (document.documentElement?.dataset.ready === '1') stamp(); }})
    .observe(document, {{ attributes: true, subtree: true, attributeFilter: ['data-ready'] }}); }})()"""
# The page of pyvis keeps its network in a global variable: whoever sets it first hears what it is set to.
STOCK = f"""(() => {{ {STAMP} let held;
  const shown = () => {{ held.once('afterDrawing', stamp); held.redraw(); }};
  Object.defineProperty(window, 'network', {{ configurable: true, get: () => held, set: (made) => {{
    held = made;
    if (SETTLES) held.once('stabilizationIterationsDone', shown); else shown();
  }} }}); }})()"""
NETWORK = "(window.policygraph ?? window).network"
COUNT = f"""() => {{ if (!window.draws) {NETWORK}.on('afterDrawing', () => window.draws.push(performance.now()));
  window.draws = []; }}"""
# A point of the canvas at which the mouse takes hold of the view and not of a thing.
FREE = f"""() => {{ const network = {NETWORK}, canvas = document.querySelector('#canvas canvas, #mynetwork canvas');
  const box = canvas.getBoundingClientRect(), width = Math.min(box.width, innerWidth - box.left);
  const height = Math.min(box.height, innerHeight - box.top), free = [];
  for (let i = 1; i < 40; i += 1) for (let j = 1; j < 40; j += 1) {{
    const x = width * i / 40, y = height * j / 40;
    if (document.elementFromPoint(box.left + x, box.top + y) === canvas && network.getNodeAt({{ x, y }}) === undefined)
      free.push({{ x: box.left + x, y: box.top + y, off: Math.hypot(x - width / 2, y - height / 2) }});
  }}
  return free.sort((a, b) => a.off - b.off)[0]; }}"""
REDRAWN = "([from, to]) => window.draws.filter((at) => at >= from && at < to).length"
DRAWN = f"() => Object.keys({NETWORK}.getPositions()).length"
SHOW_ALL = """async () => { await window.policygraph?.showAll?.();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); }"""
INK = """() => { const canvas = document.querySelector('#canvas canvas, #mynetwork canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let ink = 0;
  for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 0) ink += 1;
  return ink / (pixels.length / 4); }"""


class Moved(NamedTuple):
    """Redraws per second of a picture of so many things, dragged and zoomed by the mouse."""

    things: int
    dragged: float
    zoomed: float


class Visit(NamedTuple):
    """What one visit of a page gave.

    stable: the seconds to the first stable view, nothing if it did not come in time. opening, whole: how the picture
    moved on which the page opens, and that of everything.
    """

    stable: float | None
    opening: Moved | None = None
    whole: Moved | None = None


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start Chromium without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


async def visit_ours(browser: Browser, path: Path, *, move: bool = True) -> Visit:
    """Open our page; move: and drag what it opens on, then the whole graph."""
    async with _opened(browser, path, OURS, 60.0) as (page, stable):
        if stable is None:
            raise SystemExit(f"{path.name} showed nothing within a minute: {await page.page_errors()}")
        opening = await _move(page) if move else None
        await page.evaluate(SHOW_ALL)
        await page.wait_for_timeout(300)
        whole = await _move(page) if move else None
        await _check_ink(page, path)
        return Visit(stable, opening, whole)


async def visit_fixed(browser: Browser, path: Path) -> Visit:
    """Open a page of stock pyvis with fixed positions, and drag it."""
    async with _opened(browser, path, STOCK.replace("SETTLES", "false"), 60.0) as (page, stable):
        if stable is None:
            raise SystemExit(f"{path.name} showed nothing within a minute: {await page.page_errors()}")
        moved = await _move(page)
        await _check_ink(page, path)
        return Visit(stable, moved, moved)


async def visit_physics(browser: Browser, path: Path, cap: float) -> Visit:
    """Open a page of stock pyvis as it is made by default, and wait until it has settled, but not longer than cap."""
    async with _opened(browser, path, STOCK.replace("SETTLES", "true"), cap) as (_, stable):
        return Visit(stable)


@asynccontextmanager
async def _opened(browser: Browser, path: Path, script: str, cap: float) -> AsyncIterator[tuple[Page, float | None]]:
    """Open a page in a context of its own, without a network: what it asks for fails at once."""
    context = await browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
    await context.route(lambda url: url.startswith("http"), lambda route: route.abort())
    await context.add_init_script(script)
    page = await context.new_page()
    try:
        await page.goto(path.resolve().as_uri(), wait_until="commit")
        yield page, await _stable_after(page, cap)
    finally:
        await context.close()


async def _stable_after(page: Page, cap: float) -> float | None:
    try:
        await page.wait_for_selector("html[data-measured='1']", state="attached", timeout=cap * 1000)
    except TimeoutError:
        return None
    return float(await page.evaluate("() => window.stableAfter")) / 1000


async def _move(page: Page) -> Moved:
    await page.evaluate(COUNT)
    at = await page.evaluate(FREE)
    if at is None:
        raise SystemExit("There is no free point at which the mouse could take hold of the view.")

    def drag(seconds: float) -> Awaitable[None]:
        angle = 2 * math.pi * seconds
        return page.mouse.move(at["x"] + RADIUS * math.sin(angle), at["y"] + RADIUS * (1 - math.cos(angle)) / 2)

    def zoom(seconds: float) -> Awaitable[None]:
        return page.mouse.wheel(0, 20 if int(seconds * 4) % 2 else -20)

    await page.mouse.move(at["x"], at["y"])
    await page.mouse.down()
    dragged = await _rate(page, drag)
    await page.mouse.up()
    await page.mouse.move(at["x"], at["y"])
    await page.wait_for_timeout(300)
    return Moved(int(await page.evaluate(DRAWN)), dragged, await _rate(page, zoom))


async def _rate(page: Page, gesture: Callable[[float], Awaitable[None]]) -> float:
    """Tell how often a second the page redraws while a gesture goes on."""
    start, began = time.perf_counter(), await page.evaluate("() => performance.now()")
    ahead: set[asyncio.Future[None]] = set()
    while (seconds := time.perf_counter() - start) < SECONDS:
        ahead = {told for told in ahead if not told.done()}
        if len(ahead) < AHEAD:
            ahead.add(asyncio.ensure_future(gesture(seconds)))
        await asyncio.sleep(BEAT)
    ended = await page.evaluate("() => performance.now()")
    await asyncio.gather(*ahead)
    redrawn = await page.evaluate(REDRAWN, [began, ended])
    return float(1000 * redrawn / (ended - began))


async def _check_ink(page: Page, path: Path) -> None:
    if await page.evaluate(INK) < 0.002:
        raise SystemExit(f"{path} shows an empty canvas.")
