"""The names and texts of a large store in a file, so that a search finds any of them.

They are written once, as they stream from the store, and looked through where they lie: neither takes memory that
grows with the store. What fits is ranked as in ``finding``.
"""

from __future__ import annotations

import difflib
import heapq
import itertools
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policygraph.loading.prefixes import known_prefixes
from policygraph.questions.header import Question
from policygraph.render.labels import PREFERENCE
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, ID, POL, slug
from policygraph.web.describing.finding import (
    KINDS,
    LABELS,
    NEAREST,
    PROPERTIES,
    Entry,
    Finder,
    Hit,
    Hits,
    hit_of,
    plain,
    question_entries,
    score,
    thing_entries,
)
from policygraph.web.describing.naming import kind_of

if TYPE_CHECKING:
    import pyoxigraph

# As many of a kind as are given beside others, and alone; as many as are looked at for what is written alike.
MOST, MOST_ALONE, ALIKE = 50, 500, 2000
SAID = "SELECT ?thing ?text WHERE {{ ?thing <{property}> ?text }}"
SETTINGS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT ?thing ?of WHERE {{ ?thing a <{kind}> ; {way} ?of }}
"""
TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE said (thing TEXT, label INTEGER, told TEXT, rank INTEGER, lang TEXT);
CREATE TABLE setting (thing TEXT PRIMARY KEY, setting TEXT) WITHOUT ROWID;
CREATE TABLE entry (name TEXT, kind TEXT, slug TEXT, words TEXT, told TEXT);
"""
# What tells things of the same name apart is found with them: under the label that is shown, in each language the first
# of ``PREFERENCE`` (SQLite gives the row of the least).
ADD_SETTINGS = """
CREATE TABLE shown AS SELECT thing, told, MIN(rank) FROM said WHERE rank >= 0 GROUP BY thing, lang;
CREATE INDEX by_shown ON shown (thing);
INSERT INTO said SELECT setting.thing, 0, shown.told, -1, '' FROM setting JOIN shown ON shown.thing = setting.setting;
"""
NO_NAMES = "('claim', 'record', 'source')"


def write_index(store: pyoxigraph.Store, path: Path) -> None:
    """Write what can be found in a store into a file, which is there when it is whole."""
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as database:
        database.executescript(TABLES)
        for name in PROPERTIES:
            rows = _said(store, name)
            database.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?)", rows)
        database.execute("CREATE INDEX by_thing ON said (thing)")
        # Its policy says more of a thing than its place.
        for way in ("pol:ofPolicy", "pol:place"):
            for kind in ("Instrument", "Target"):
                found = _rows(store, SETTINGS.format(kind=POL + kind, way=way))
                pairs = ((thing.value, of.value) for thing, of in found)
                database.executemany("INSERT OR IGNORE INTO setting VALUES (?, ?)", pairs)
        database.executescript(ADD_SETTINGS)
        rows = database.execute("SELECT thing, label, told FROM said ORDER BY thing")
        database.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", _entries(rows))
        database.executescript(
            "DROP TABLE said; DROP TABLE setting; DROP TABLE shown; CREATE INDEX by_slug ON entry (slug);"
        )
        database.execute("CREATE INDEX by_kind ON entry (kind, name)")
        database.commit()
    draft.replace(path)


def _rows(store: pyoxigraph.Store, query: str) -> Iterator[tuple[Any, Any]]:
    found: Any = store.query(query)
    yield from found


def _said(store: pyoxigraph.Store, name: str) -> Iterator[tuple[str, int, str, int, str]]:
    prefix, _, rest = name.partition(":")
    label, iri = int(rest in LABELS), known_prefixes()[prefix] + rest
    rank = PREFERENCE.index(iri) if iri in PREFERENCE else -1
    for thing, text in _rows(store, SAID.format(property=iri)):
        if hasattr(thing, "value") and thing.value.startswith((ID, CONCEPT, POL)) and hasattr(text, "value"):
            yield thing.value, label, plain(text.value), rank, getattr(text, "language", None) or ""


def _entries(rows: Iterable[tuple[str, int, str]]) -> Iterator[tuple[str, str, str, str, str]]:
    for thing, said in itertools.groupby(rows, key=lambda row: row[0]):
        words: list[str] = [plain(slug(thing))]
        told: list[str] = []
        for _, label, text in said:
            (words if label else told).append(text)
        yield thing, kind_of(thing), words[0], "\n".join(words), "\n".join(told)


class IndexFinder(Finder):
    """Looks up what holds the words among all names and texts.

    path: of the file. engine: in which what was found is described. questions: the library, which is found as ever.
    """

    def __init__(self, path: Path, engine: Engine, questions: Iterable[Question]) -> None:
        super().__init__(question_entries(questions))
        self.engine = engine
        self.database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)

    def find(self, query: str, kind: str = "") -> dict[str, Hits]:
        """Find what holds every word of a query, by kind, the best first."""
        wanted = plain(query)
        pieces = wanted.split()
        if not pieces:
            return {}
        totals, best = self._best(wanted, pieces)
        kinds = [kind] if kind in best else list(best)
        most = MOST_ALONE if len(kinds) == 1 else MOST
        named = {name: heapq.nsmallest(most, best[name]) for name in kinds}
        things = [thing for found in named.values() for _, thing in found]
        entries = {entry.name: entry for entry in thing_entries(self.engine, things)}
        groups = super().find(query)
        for name, found in named.items():
            hits = [hit_of(entries[thing], pieces) for _, thing in found if thing in entries]
            groups[name] = Hits(hits, totals[name])
        return {name: groups[name] for name in KINDS if name in groups}

    def browse(self, kind: str) -> Hits:
        """Give the first of a kind by name, and how many there are."""
        if kind == "question":
            return super().browse(kind)
        rows = self.database.execute("SELECT name FROM entry WHERE kind = ? ORDER BY name LIMIT ?", (kind, MOST_ALONE))
        entries = thing_entries(self.engine, [name for (name,) in rows])
        return Hits((Hit(entry, "", "") for entry in entries), self.counts().get(kind, 0))

    def counts(self) -> dict[str, int]:
        """Tell how much there is of each kind."""
        known = dict(self.database.execute("SELECT kind, COUNT(*) FROM entry GROUP BY kind")) | super().counts()
        return {kind: known[kind] for kind in KINDS if kind in known}

    def nearest(self, query: str, most: int = NEAREST) -> list[Entry]:
        """Suggest what is written like a query that finds nothing."""
        found = [*self._alike(plain(query), most), *super().nearest(query, most)]
        return list({entry.name: entry for entry in found}.values())[:most]

    def near_path(self, space: str, path: str, most: int) -> list[Entry]:
        """Suggest what a path may have meant."""
        name = plain(path.rpartition("/")[2])
        rows = self.database.execute("SELECT name FROM entry WHERE slug = ? LIMIT ?", (name, most))
        same = thing_entries(self.engine, [thing for (thing,) in rows])
        alike = [entry for entry in self._alike(name, ALIKE) if entry.name.startswith(space + path.partition("/")[0])]
        return list({entry.name: entry for entry in [*same, *alike]}.values())[:most]

    def _best(self, wanted: str, pieces: list[str]) -> tuple[dict[str, int], dict[str, list[tuple[int, str]]]]:
        """Give how many of each kind there are, and the best of each with their scores."""

        def rank(words: str, told: str) -> int:
            whole, ranks, length = score(wanted, pieces, words.split("\n"), [told]) or (9, 99, 0)
            return (whole * 1000 + min(ranks, 999)) * 100_000 + min(length, 99_999)

        self.database.create_function("score", 2, rank)
        holds = " AND ".join("(instr(words, ?) OR instr(told, ?))" for _ in pieces)
        rows = self.database.execute(
            f"SELECT kind, score(words, told), name FROM entry WHERE {holds}",
            [piece for piece in pieces for _ in range(2)],
        )
        totals: dict[str, int] = {}
        best: dict[str, list[tuple[int, str]]] = {}
        for kind, order, name in rows:
            totals[kind] = totals.get(kind, 0) + 1
            kept = best.setdefault(kind, [])
            kept.append((order, name))
            if len(kept) > 4 * MOST_ALONE:
                kept[:] = heapq.nsmallest(MOST_ALONE, kept)
        return totals, best

    def _alike(self, wanted: str, most: int) -> list[Entry]:
        begins = wanted.split(" ")[0][:3]
        rows = self.database.execute(
            f"SELECT name, words FROM entry WHERE kind NOT IN {NO_NAMES} AND instr(words, ?) LIMIT ?",
            (begins, ALIKE),
        )
        words = {word: name for name, told in rows for word in told.split("\n")}
        near = difflib.get_close_matches(wanted, words, n=min(most, NEAREST), cutoff=0.5)
        return thing_entries(self.engine, list(dict.fromkeys(words[word] for word in near)))
