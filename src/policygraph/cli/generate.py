"""``policygraph generate``."""

from __future__ import annotations

import argparse
import sys

from policygraph.cli.words import say
from policygraph.errors import UsageInvalid

MOST_CITIES, MOST_YEARS = 9_999, 36


def run(call: argparse.Namespace) -> int:
    """Make up a nation and write it to a file."""
    from policygraph.generating.nation import Order
    from policygraph.generating.output import notation_of, write_generated

    for name, most in (("cities", MOST_CITIES), ("years", MOST_YEARS)):
        if not 1 <= getattr(call, name) <= most:
            raise UsageInvalid(
                detail_zh=f"--{name} 须为 1 至 {most} 的整数。",
                detail_en=f"--{name} takes a whole number from 1 to {most}.",
            )
    if call.data or call.only:
        raise UsageInvalid(
            detail_zh="生成的数据只取随附图谱的形状，也不与任何数据并列：请去掉 --data 和 --only。",
            detail_en="Made-up data take their shape from the shipped graph and stand beside no other: "
            "leave out --data and --only.",
        )
    if notation_of(call.output) is None:
        raise UsageInvalid(
            detail_zh=f"不认识的文件后缀“{call.output.name}”，可用：.ttl .nt .ttl.gz .nt.gz",
            detail_en=f'The ending of "{call.output.name}" names no format; write one of .ttl .nt .ttl.gz .nt.gz',
        )
    statements = write_generated(Order(call.cities, call.years, call.seed), call.output)
    told = say("generated", call.lang, path=call.output, cities=call.cities, statements=f"{statements:,}")
    print(told, file=sys.stderr)
    return 0
