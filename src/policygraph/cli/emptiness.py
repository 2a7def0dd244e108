"""What the command line says of an empty answer."""

from __future__ import annotations

import sys

from policygraph.cli.words import say
from policygraph.questions.emptiness import explain_emptiness
from policygraph.store.engine import Engine
from policygraph.terms import slug

# As many entries of coverage as are read; the question "coverage" lists all.
MOST = 5
LOOKED_FOR = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?coverage ?text WHERE {{ ?coverage pol:lookedFor ?text . VALUES ?coverage {{ {coverage} }} }}
ORDER BY ?coverage ?text
"""


def tell_emptiness(engine: Engine, query: str, lang: str) -> None:
    """Say on standard error why there is no row, what is near, and what was looked for."""
    why = explain_emptiness(engine, query)
    key = "empty-filtered" if not why.patterns else "empty-alone" if why.alone else "empty-joined"
    told = [say("no-rows", lang), say(key, lang, pattern="   ".join(why.patterns))]
    if why.nearest:
        told.append(say("empty-nearest", lang, nearest=", ".join(why.nearest)))
    lines = [" ".join(told)]
    if why.coverage:
        lines.append(say("empty-coverage", lang))
        texts = _looked_for(engine, why.coverage[:MOST], lang)
        lines += [f"  {texts[name]} (coverage:{slug(name)})" for name in why.coverage[:MOST]]
    lines.append(say("no-rows-coverage", lang))
    print("\n".join(lines), file=sys.stderr)


def _looked_for(engine: Engine, coverage: list[str], lang: str) -> dict[str, str]:
    names = " ".join(f"<{name}>" for name in coverage)
    told: dict[str, str] = {}
    for name, text in engine.select(LOOKED_FOR.format(coverage=names)).rows:
        assert name is not None and text is not None
        if name.value not in told or text.lang == lang:
            told[name.value] = text.value
    return told
