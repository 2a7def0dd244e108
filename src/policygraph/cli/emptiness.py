"""What the command line says of an empty answer."""

from __future__ import annotations

import sys

from policygraph.cli.timeout import ended_after
from policygraph.cli.words import say
from policygraph.questions.silence import explain_silence, say_silence
from policygraph.store.engine import Engine
from policygraph.terms import slug

# Seconds to look for what emptied an answer: parts of a query can take much longer than the whole.
PATIENCE = 5.0


def tell_emptiness(engine: Engine, query: str, lang: str) -> None:
    """Say on standard error why there is no row, what is near, and what was looked for.

    Where that cannot be found out soon, the command ends with the plain word that there is no row: its answer, an empty
    one, is written already.
    """
    with ended_after(PATIENCE, lambda: ("\n".join((say_silence("no-rows", lang), say("no-rows-coverage", lang))), 0)):
        sentence, looked_for = explain_silence(engine, query, lang)
    lines = [sentence]
    if looked_for:
        lines.append(say_silence("coverage", lang))
        lines += [f"  {text} (coverage:{slug(name)})" for name, text in looked_for]
    lines.append(say("no-rows-coverage", lang))
    print("\n".join(lines), file=sys.stderr)
