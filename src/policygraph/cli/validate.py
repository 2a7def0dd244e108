"""``policygraph validate``."""

from __future__ import annotations

import argparse

from policygraph.cli.output import write_answer
from policygraph.cli.words import say
from policygraph.errors import UsageInvalid


def run(call: argparse.Namespace) -> int:
    """Check the data and say of each fault where it is and what to write."""
    from policygraph.validation import validate

    if call.store is not None:
        raise UsageInvalid(
            detail_zh="validate 检查文件，不检查数据库；请给出载入的文件：policygraph validate 文件。",
            detail_en="validate checks files, not a store; "
            "name the files that it was loaded from: policygraph validate FILE.",
        )
    report = validate(call.paths, data=call.data, only=call.only, full=call.full)
    lines = [f"{result.path}:{result.line}: {result.message[call.lang]}" for result in report.results]
    if report.conforms:
        lines.append(say("valid", call.lang, files=report.files, triples=report.triples))
    else:
        files = len({result.path for result in report.results})
        lines.append(say("invalid", call.lang, count=len(report.results), files=files))
    write_answer("\n".join(lines) + "\n", None, call.lang)
    return 0 if report.conforms else 1
