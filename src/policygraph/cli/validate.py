"""``policygraph validate``."""

from __future__ import annotations

import argparse

from policygraph.cli.output import write_answer
from policygraph.cli.words import say


def run(call: argparse.Namespace) -> int:
    """Check the data and say of each fault where it is and what to write."""
    from policygraph.validation import validate

    report = validate(call.paths, data=call.data, only=call.only)
    lines = [f"{result.path}:{result.line}: {result.message[call.lang]}" for result in report.results]
    if report.conforms:
        lines.append(say("valid", call.lang, files=report.files, triples=report.triples))
    else:
        files = len({result.path for result in report.results})
        lines.append(say("invalid", call.lang, count=len(report.results), files=files))
    write_answer("\n".join(lines) + "\n", None, call.lang)
    return 0 if report.conforms else 1
