"""The command line: one verb a module."""

from __future__ import annotations

import os
import sys

from policygraph.cli.repeated import repeat_answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 ok, 1 bad data or query, 2 could not run."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    answer = repeat_answer(words)
    if answer is None:
        return _run(words)
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(answer)
        sys.stdout.flush()
    except BrokenPipeError:
        return _leave_pipe()
    return 0


def _run(words: list[str]) -> int:
    from policygraph.cli.language import speaks
    from policygraph.cli.output import prepare_streams
    from policygraph.errors import PolicygraphError

    lang = speaks(words)
    prepare_streams()
    try:
        from policygraph.cli.parser import parse

        call = parse(words, lang)
        return int(call.run(call))
    except PolicygraphError as error:
        print(error.sentence(lang), file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        return _leave_pipe()
    except KeyboardInterrupt:
        print("已中断。" if lang == "zh" else "Interrupted.", file=sys.stderr)
        return 2


def _leave_pipe() -> int:
    """The reader of a pipe went away: nothing is wrong, and nothing more is to be said."""
    sys.stderr.close()
    return 0


def start() -> NoReturn:
    """Run the command of this process, and leave.

    A command lives for a moment: collecting its garbage, and taking its memory apart at the end, would cost a
    sixth of its time. What it has to say is flushed first.
    """
    import gc

    gc.disable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            # The reader of a pipe went away, or the stream is closed: there is nobody left to tell.
            continue
    os._exit(code)
