"""Finding things by words in a store that is too large to be read whole."""

from __future__ import annotations

from collections.abc import Iterable

from policygraph.questions.header import Question
from policygraph.store.engine import Engine
from policygraph.terms import POL, RDFS, SKOS, Term
from policygraph.web.describing.finding import Entry, Finder, Hits, plain, question_entries, thing_entries

LABELS = (RDFS + "label", SKOS + "prefLabel", POL + "shortLabel", POL + "title", POL + "number")
TEXTS = (POL + "quote", POL + "paraphrase", POL + "lookedFor", POL + "publisher")
# How many things a search looks at more closely.
MOST = 200
HOLDING = """
SELECT DISTINCT ?thing WHERE {{
  VALUES ?property {{ {properties} }}
  ?thing ?property ?text .
  FILTER({conditions})
}} LIMIT {most}
"""


class StoreFinder(Finder):
    """Looks up what holds the words, labels before texts, and no more than ``MOST`` things.

    engine: which holds the store. questions: the library, which is found as ever.
    """

    partial = True

    def __init__(self, engine: Engine, questions: Iterable[Question]) -> None:
        super().__init__(question_entries(questions))
        self.engine = engine

    def find(self, query: str, kind: str = "") -> dict[str, Hits]:
        """Find what holds every word of a query, by kind, the best first."""
        pieces = plain(query).split()
        if not pieces:
            return {}
        things: dict[str, None] = {}
        # All words in one text; or the longest of them, where the others stand elsewhere, as in the name of the policy.
        for wanted in dict.fromkeys([tuple(pieces), (max(pieces, key=len),)]):
            for properties in (LABELS, TEXTS):
                if len(things) < MOST:
                    things.update(dict.fromkeys(self._holding(wanted, properties, MOST - len(things))))
        return Finder([*self.entries, *thing_entries(self.engine, things)]).find(query)

    def nearest(self, query: str, most: int = 6) -> list[Entry]:
        """Suggest questions that are written like a query that finds nothing."""
        return super().nearest(query, most)

    def near_path(self, space: str, path: str, most: int) -> list[Entry]:
        """Suggest nothing: that would need the names of all."""
        return []

    def _holding(self, pieces: Iterable[str], properties: Iterable[str], most: int) -> list[str]:
        conditions = " && ".join(f"CONTAINS(LCASE(STR(?text)), {Term('literal', piece).n3()})" for piece in pieces)
        query = HOLDING.format(
            properties=" ".join(f"<{name}>" for name in properties), conditions=conditions, most=most
        )
        return [thing.value for (thing,) in self.engine.select(query).rows if thing and thing.kind == "iri"]
