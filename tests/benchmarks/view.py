"""Measures our page against stock pyvis 0.3.2 on the same made-up graphs, and prints one table of ratios.

``python tests/benchmarks/view.py --sizes 150 1000 3000 --runs 3 --with-physics --cap 240``. Each run measures ours and
stock one right after the other, in turn first; a ratio is the median of those of the runs. Default physics is costly:
above 150 things it runs once, and only if asked for. Nothing of the package may change meanwhile: its scripts are read
anew for each page, its modules only once.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.metadata
import os
import platform
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import building
from benchmarks.building import Built
from benchmarks.comparison import Pair, Row, table
from benchmarks.synthetic import Synthetic, make_graph

if TYPE_CHECKING:
    from benchmarks.browsing import Moved, Visit

# Up to so many things stock physics settles by itself in seconds: it is always run, and not cut off.
SMALL, PATIENCE = 150, 300.0
COMPACT = {150: 0.35, 1000: 0.5, 3000: 0.7}
OPENS = {150: 4.0, 1000: 60.0, 3000: 20.0}
OPENS_WITHIN = {3000: 2.5}
BUILDS = {3000: 10.0}
DRAGS = {3000: 5.0}
VERSION = re.compile(r"(?:@version|vis-network) (\d+\.\d+\.\d+)")


class Pages(NamedTuple):
    """The pages of one graph as they were built in each run."""

    ours: list[Built]
    compact: list[Built]
    stock: list[Built]
    undirected: list[Built]
    fixed: list[Built]


def build_pages(graph: Synthetic, runs: int) -> Pages:
    """Build every page once a run, each in a process of its own."""
    network, placed = building.plain(graph), building.plain(graph, building.spots_of(graph))
    jobs: list[tuple[Callable[[Any], str], Any]] = [
        (building.build_ours, graph),
        (building.build_compact, graph),
        (building.build_stock, network),
        (building.build_undirected, network),
        (building.build_fixed, placed),
    ]
    pages = Pages([], [], [], [], [])
    for run in range(runs):
        for n in _in_turn(range(len(jobs)), run):
            pages[n].append(building.time_build(*jobs[n]))
    return pages


def _in_turn(things: Sequence[int], run: int) -> list[int]:
    return list(things)[:: -1 if run % 2 else 1]


def building_rows(pages: Pages, size: int) -> list[Row]:
    """Tell how long building took, and how large the files are."""

    def timed(ours: list[Built], stock: list[Built]) -> list[Pair]:
        return [Pair(one.seconds, other.seconds) for one, other in zip(ours, stock, strict=True)]

    plain, compact, stock = (found[0].size / 1e6 for found in (pages.ours, pages.compact, pages.stock))
    within = COMPACT.get(size)
    return [
        Row("build the page; stock: from_nx, directed", size, "s", timed(pages.ours, pages.stock), BUILDS.get(size)),
        Row("build the page; stock: from_nx, undirected (its default)", size, "s", timed(pages.ours, pages.undirected)),
        Row("build the compact page; stock: from_nx, directed", size, "s", timed(pages.compact, pages.stock)),
        Row("file, plain (stock: in_line, without claims)", size, "MB", [Pair(plain, stock)]),
        Row("file, compact (stock: in_line, without claims)", size, "MB", [Pair(compact, stock)], most=within),
    ]


class Visits(NamedTuple):
    """What the visits of one graph gave, in the order of the runs."""

    ours: list[Visit]
    compact: list[Visit]
    fixed: list[Visit]
    physics: list[Visit]


async def visit_pages(pages: Pages, size: int, call: argparse.Namespace) -> tuple[Visits, str]:
    """Visit every page once a run; tell the version of the browser too."""
    from benchmarks import browsing

    visits = Visits([], [], [], [])
    settles = size <= SMALL or call.with_physics
    cap = PATIENCE if size <= SMALL else call.cap
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{name}.html" for name in ("ours", "compact", "fixed", "stock")}
        for name, path in paths.items():
            path.write_text(getattr(pages, name)[0].text, encoding="utf-8")
        async with browsing.chromium() as browser:
            # What the first page of a browser waits for is not of the page.
            await browsing.visit_ours(browser, paths["compact"], move=False)
            for run in range(call.runs):
                jobs: list[Callable[[], Awaitable[Visit]]] = [
                    lambda: browsing.visit_ours(browser, paths["ours"]),
                    lambda: browsing.visit_ours(browser, paths["compact"], move=False),
                    lambda: browsing.visit_fixed(browser, paths["fixed"]),
                ]
                if settles and (size <= SMALL or run == 0):
                    jobs.append(lambda: browsing.visit_physics(browser, paths["stock"], cap))
                for n in _in_turn(range(len(jobs)), run):
                    visits[n].append(await jobs[n]())
            return visits, browser.version


def visiting_rows(visits: Visits, size: int, call: argparse.Namespace) -> list[Row]:
    """Tell how soon there was something to see, and how it moved."""
    cap = PATIENCE if size <= SMALL else call.cap

    def opened(ours: list[Visit], stock: list[Visit]) -> list[Pair]:
        return [
            Pair(one.stable, other.stable or cap, bound=other.stable is None)
            for one, other in zip(ours, stock, strict=False)
            if one.stable
        ]

    def moved(way: Callable[[Visit], Moved | None], rate: Callable[[Moved], float]) -> list[Pair]:
        both = [(way(one), way(other)) for one, other in zip(visits.ours, visits.fixed, strict=True)]
        return [Pair(rate(one), rate(other)) for one, other in both if one and other]

    def things(way: Callable[[Visit], Moved | None]) -> str:
        found = way(visits.ours[0])
        return f"{found.things:,} drawn" if found else ""

    first, whole = (lambda visit: visit.opening), (lambda visit: visit.whole)
    fixed = "stock: fixed positions, no physics"
    times = DRAGS.get(size)
    return [
        Row(
            "first stable view; stock: its default physics",
            *(size, "s", opened(visits.ours, visits.physics), OPENS.get(size), OPENS_WITHIN.get(size)),
            why="not run: --with-physics",
        ),
        Row(f"first stable view; {fixed}", size, "s", opened(visits.ours, visits.fixed), most=OPENS_WITHIN.get(size)),
        Row(f"first stable view of the compact page; {fixed}", size, "s", opened(visits.compact, visits.fixed)),
        Row(
            f"redraws while dragging what it opens on ({things(first)}); {fixed}",
            *(size, "/s", moved(first, lambda one: one.dragged), times),
        ),
        Row(
            f"redraws while dragging the whole graph ({things(whole)}); {fixed}",
            *(size, "/s", moved(whole, lambda one: one.dragged), times),
        ),
        Row(
            f"redraws while zooming the whole graph ({things(whole)}); {fixed}",
            *(size, "/s", moved(whole, lambda one: one.zoomed)),
        ),
    ]


def versions(pages: Pages, browser: str, load: float) -> str:
    """Tell what was measured, and on what."""
    ours, stock = (VERSION.search(found[0].text) for found in (pages.ours, pages.stock))
    return (
        f"pyvis {importlib.metadata.version('pyvis')}; vis-network {ours[1] if ours else '?'} in our page, "
        f"{stock[1] if stock else '?'} in that of stock; Chromium {browser}; Python {platform.python_version()}; "
        f"{os.cpu_count()} cores, load {load:.1f} at the start and {os.getloadavg()[0]:.1f} at the end."
    )


def read_call() -> argparse.Namespace:
    """Read what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[150, 1000, 3000], help="things of each graph")
    parser.add_argument("--runs", type=int, default=3, help="pairs of runs")
    parser.add_argument("--with-physics", action="store_true", help="run stock's default physics above 150 things too")
    parser.add_argument("--cap", type=float, default=60.0, help="seconds after which stock's physics is cut off")
    parser.add_argument("--seed", type=int, default=1, help="of the graphs")
    return parser.parse_args()


def main() -> None:
    """Measure, and print the table, the lines of each size as soon as they are known."""
    call = read_call()
    told, load = "", os.getloadavg()[0]
    for n, size in enumerate(call.sizes):
        graph = make_graph(size, call.seed)
        building.check_form(graph)
        print(f"{size} things: building", file=sys.stderr)
        pages = build_pages(graph, call.runs)
        print(f"{size} things: visiting", file=sys.stderr)
        visits, browser = asyncio.run(visit_pages(pages, size, call))
        lines = table([*building_rows(pages, size), *visiting_rows(visits, size, call)]).splitlines()
        print("\n".join(lines[2 if n else 0 :]), flush=True)
        told = versions(pages, browser, load)
    print(f"\n{told}")


if __name__ == "__main__":
    main()
