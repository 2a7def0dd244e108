"""Labels of IRIs in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from policygraph.loading.prefixes import known_prefixes
from policygraph.store.engine import Engine
from policygraph.terms import POL, RDFS, SKOS

# A policy's short label is the one that fits in a table; a source has only its title.
PREFERENCE = [POL + "shortLabel", RDFS + "label", SKOS + "prefLabel", POL + "title"]
# Each thing is looked up by itself; a second VALUES would let Oxigraph read every label that there is for each of them.
LABELS = """
SELECT ?thing ?property ?label WHERE {{
  VALUES ?thing {{ {things} }}
  ?thing ?property ?label .
  FILTER(?property IN ({properties}))
}}
"""


class Labels:
    """Every label of some IRIs, by IRI and language."""

    def __init__(self, found: dict[str, dict[str, str]]) -> None:
        self.found = found

    def of(self, thing: str, lang: str) -> str:
        """Give the label of an IRI in a language, else in the other one, else the IRI in its short form.

        >>> Labels({"x:1": {"zh": "甲"}}).of("x:1", "en")
        '甲'
        """
        known = self.found.get(thing, {})
        return known.get(lang) or known.get("en") or known.get("zh") or next(iter(known.values()), compact(thing))


def read_labels(engine: Engine, things: Iterable[str]) -> Labels:
    """Read the labels of IRIs, in every language, with one query."""
    wanted = sorted(set(things))
    found: dict[str, dict[str, str]] = {}
    if wanted:
        query = LABELS.format(
            properties=", ".join(f"<{name}>" for name in PREFERENCE), things=" ".join(f"<{thing}>" for thing in wanted)
        )
        rank: dict[tuple[str, str], int] = {}
        for thing, name, label in engine.select(query).rows:
            assert thing is not None and name is not None and label is not None
            key, order = (thing.value, label.lang), PREFERENCE.index(name.value)
            if order <= rank.get(key, len(PREFERENCE)):
                rank[key] = order
                found.setdefault(thing.value, {})[label.lang] = label.value
    return Labels(found)


def compact(thing: str) -> str:
    """Shorten an IRI to prefix and name, as Turtle would.

    >>> compact("https://w3id.org/policygraph/id/place/shenzhen")
    'place:shenzhen'
    """
    fitting = [(space, prefix) for prefix, space in known_prefixes().items() if thing.startswith(space)]
    if not fitting:
        return thing
    space, prefix = max(fitting, key=lambda pair: len(pair[0]))
    return f"{prefix}:{thing[len(space) :]}"
