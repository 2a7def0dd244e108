"""``policygraph load``."""

from __future__ import annotations

import argparse
import sys
import time

from policygraph.cli.words import say
from policygraph.errors import UsageInvalid

# How often the terminal is told how far a load is, and after how long for the first time, in seconds.
OFTEN = 0.2
PATIENCE = 1.0
MEGABYTE = 1e6


def run(call: argparse.Namespace) -> int:
    """Build a store on disk, and say what it holds."""
    if call.store is None:
        raise UsageInvalid(
            detail_zh="请指定数据库的文件夹：policygraph load --store 文件夹 [文件 …]。",
            detail_en="Name the folder of the store: policygraph load --store DIR [FILES …].",
        )
    from policygraph.store.building import Progress, load_store

    meter = Meter(call.lang, shown=call.progress or sys.stderr.isatty(), lines=not sys.stderr.isatty())
    try:
        loaded = load_store(
            call.store,
            call.files,
            data=call.data,
            only=call.only,
            progress=Progress(meter.expect, meter.read, meter.derive),
        )
    finally:
        meter.end()
    key = "load-unchanged" if loaded.unchanged else "loaded"
    print(say(key, call.lang, path=call.store, triples=loaded.triples, files=loaded.files), file=sys.stderr)
    return 0


class Meter:
    """Tells on standard error how far a load is.

    shown: whether it tells anything. lines: in lines of their own, for what is no terminal.
    """

    def __init__(self, lang: str, *, shown: bool, lines: bool) -> None:
        self.lang = lang
        self.shown = shown
        self.lines = lines
        self.total = self.done = 0
        self.next = time.monotonic() + PATIENCE
        self.width = 0

    def expect(self, count: int) -> None:
        """Take note of how many bytes there are to read."""
        self.total = count

    def read(self, count: int) -> None:
        """Take note that so many bytes were read."""
        self.done += count
        if self.shown and time.monotonic() >= self.next:
            share = 100 * self.done // max(1, self.total)
            done, total = f"{self.done / MEGABYTE:.0f}", f"{self.total / MEGABYTE:.0f}"
            self._tell(say("loading", self.lang, done=done, total=total, share=share))
            self.next = time.monotonic() + (PATIENCE if self.lines else OFTEN)

    def derive(self) -> None:
        """Take note that all is read."""
        if self.shown and time.monotonic() >= self.next:
            self._tell(say("deriving", self.lang))

    def end(self) -> None:
        """Leave the line of the terminal as it was."""
        if self.width:
            sys.stderr.write(f"\r{' ' * self.width}\r")
            sys.stderr.flush()

    def _tell(self, sentence: str) -> None:
        if self.lines:
            sys.stderr.write(f"{sentence}\n")
        else:
            # A character of Chinese takes two columns.
            width = len(sentence) + sum(ord(letter) > 0x2E80 for letter in sentence)
            sys.stderr.write(f"\r{sentence}{' ' * (self.width - width)}")
            self.width = max(self.width, width)
        sys.stderr.flush()
