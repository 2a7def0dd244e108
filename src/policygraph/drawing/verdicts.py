"""Whether the figure of a claim may be compared with those of other places, told in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from policygraph.comparing.comparability import Verdict
from policygraph.comparing.compare import compare_places
from policygraph.comparing.material import default_places
from policygraph.render.labels import read_labels
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, LANGUAGES

Judged = tuple[tuple[str, ...], str, Verdict]
# The topics in which figures stand side by side.
TOPICS = ("targets", "instruments", "funds")


def read_verdicts(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Read for each claim in which row of the comparison it stands, with its verdict and the reasons.

    The rows and verdicts are those of ``compare_places`` over the cities of the graph.
    """
    places = default_places(engine)
    lines = [line for topic in TOPICS for line in compare_places(engine, places, topic).lines]
    judged = [
        (line.dimension, entry.claim.iri, entry.verdict)
        for line in lines
        for cell in line.cells.values()
        for entry in cell.entries
        if entry.claim and entry.verdict
    ]
    return tell_verdicts(engine, judged)


def tell_verdicts(engine: Engine, judged: Sequence[Judged]) -> dict[str, list[dict[str, Any]]]:
    """Tell verdicts in both languages, by claim.

    judged: the dimensions of a row, the IRI of a claim that stands in it, and its verdict.
    """
    concepts = {part for dimension, _, _ in judged for part in dimension}
    concepts |= {f"{CONCEPT}reason/{reason}" for _, _, verdict in judged for reason in verdict.reasons}
    concepts |= {f"{CONCEPT}verdict/{verdict.kind}" for _, _, verdict in judged}
    labels = read_labels(engine, concepts)
    found: dict[str, list[dict[str, Any]]] = {}
    for dimension, claim, verdict in judged:
        told = {
            "kind": verdict.kind,
            "label": {lang: labels.of(f"{CONCEPT}verdict/{verdict.kind}", lang) for lang in LANGUAGES},
            "row": {lang: " · ".join(labels.of(part, lang) for part in dimension) for lang in LANGUAGES},
            "reasons": {
                lang: ("、" if lang == "zh" else ", ").join(
                    labels.of(f"{CONCEPT}reason/{reason}", lang) for reason in verdict.reasons
                )
                for lang in LANGUAGES
            },
        }
        found.setdefault(claim, []).append(told)
    return found
