"""Finding things, questions and quotes by words, in both languages."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policygraph.questions.header import Question
from policygraph.store.engine import Engine
from policygraph.terms import CONCEPT, ID, LANGUAGES, POL, slug
from policygraph.web.describing.naming import kind_of, name_things, settings_of

# The kinds in the order in which they are shown: things first, then questions, then what is said and where.
KINDS = (
    *("place", "policy", "instrument", "target", "fund", "body", "concept", "term", "question"),
    *("claim", "source", "disagreement", "coverage", "record", "dataset"),
)
TEXTS = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?property ?text WHERE {{
  {chosen}
}} ORDER BY ?thing ?property ?text
"""
LABELS = {"label", "prefLabel", "shortLabel", "title", "number"}
PROPERTIES = (
    *("rdfs:label", "skos:prefLabel", "pol:shortLabel", "pol:title", "pol:number", "pol:quote", "pol:paraphrase"),
    *("pol:lookedFor", "pol:url", "pol:publisher", "skos:definition", "pol:text", "pol:note"),
)
# Of all things the texts are read property by property, of some things thing by thing.
ALL = "?thing ?property ?text . VALUES ?property {{ {properties} }}"
SOME = "VALUES ?thing {{ {things} }} ?thing ?property ?text . FILTER(?property IN ({properties}))"
# How well a word fits: the whole of a label, its beginning, the beginning of a word in it, a part of it, and the same
# for what else is said of the thing.
WHOLE, BEGINNING, WORD, PART, ELSEWHERE = range(5)
NEAREST = 6
# The name under which the policy or place of a thing is found.
SETTING = "of"


class Entry(NamedTuple):
    """Something that can be found.

    kind: one of ``KINDS``. name: IRI, or the name of a question. labels: by language; of: of the policy or place that
    tells it apart from others of the same name. words: its labels as they are compared. texts: what else is said of
    it, each with the local name of the property; told: the same as it is compared.
    """

    kind: str
    name: str
    labels: dict[str, str]
    of: dict[str, str]
    words: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    told: tuple[str, ...]


class Hit(NamedTuple):
    """An entry that was found; where, text: in which property and text its words stand, if not in a label."""

    entry: Entry
    where: str
    text: str


class Hits(list[Hit]):
    """What was found of one kind, the best first; total: how much there is, where not all of it is held."""

    def __init__(self, hits: Iterable[Hit] = (), total: int | None = None) -> None:
        super().__init__(hits)
        self.total = len(self) if total is None else total


class Finder:
    """Everything that can be found.

    partial: whether a search looks at some things only, because all their names are not read (yet).
    """

    partial = False

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.by_name = {entry.name: entry for entry in entries}

    def find(self, query: str, kind: str = "") -> dict[str, Hits]:
        """Find what holds every word of a query, by kind, the best first.

        kind: of which as much is wanted as there is, where anything of it is found.
        """
        pieces = plain(query).split()
        if not pieces:
            return {}
        found = []
        for entry in self.entries:
            order = score(plain(query), pieces, entry.words, entry.told)
            if order is not None:
                found.append(((*order, entry.name), hit_of(entry, pieces)))
        found.sort(key=lambda pair: pair[0])
        groups: dict[str, Hits] = {}
        for name in KINDS:
            if hits := Hits(hit for _, hit in found if hit.entry.kind == name):
                groups[name] = hits
        return groups

    def browse(self, kind: str) -> Hits:
        """Give everything of a kind."""
        return Hits(Hit(entry, "", "") for entry in self.entries if entry.kind == kind)

    def counts(self) -> dict[str, int]:
        """Tell how much there is of each kind."""
        counts = {name: sum(entry.kind == name for entry in self.entries) for name in KINDS}
        return {name: count for name, count in counts.items() if count}

    def near_path(self, space: str, path: str, most: int) -> list[Entry]:
        """Suggest what a path may have meant: the same name of another kind, then names that are written alike."""
        name = plain(path.rpartition("/")[2])
        entries = [entry for entry in self.entries if entry.name.startswith((ID, CONCEPT, POL))]
        same = [entry for entry in entries if plain(slug(entry.name)) == name or name in entry.words]
        alike = [entry for entry in entries if entry.name.startswith(space + path.partition("/")[0] + "/")] or [
            entry for entry in entries if entry.name.startswith(space)
        ]
        words = {word: entry for entry in alike for word in (plain(slug(entry.name)), *entry.words)}
        near = [words[word] for word in difflib.get_close_matches(name, words, n=most, cutoff=0.5)]
        return list({entry.name: entry for entry in [*same, *near]}.values())[:most]

    def nearest(self, query: str, most: int = NEAREST) -> list[Entry]:
        """Suggest what is written like a query that finds nothing.

        Claims and records are left out: nobody types their names.
        """
        wanted = plain(query)
        known: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.kind not in ("claim", "record", "source"):
                for word in (*entry.words, slug(entry.name).casefold()):
                    known.setdefault(word, entry)
        near = difflib.get_close_matches(wanted, known, n=most, cutoff=0.5)
        shared = [word for piece in wanted.split() for word in known if len(piece) > 1 and piece in word]
        return list({known[word].name: known[word] for word in [*near, *shared]}.values())[:most]


def plain(text: str) -> str:
    """Write a text as it is compared: one form for each letter, wide or narrow, capital or small.

    >>> plain(" Ｂｅｉｊｉｎｇ  2023 ")
    'beijing 2023'
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def read_finder(engine: Engine, questions: Iterable[Question] = ()) -> Finder:
    """Read everything that can be found.

    >>> from policygraph.store.open import open_engine
    >>> [hit.entry.labels["en"] for hit in read_finder(open_engine()).find("训力券")["instrument"]]
    ['Training-compute vouchers']
    """
    return Finder([*thing_entries(engine), *question_entries(questions)])


def thing_entries(engine: Engine, things: Iterable[str] | None = None) -> list[Entry]:
    """Read what can be found of things: of all, or of those that are named by IRI."""
    if things is None:
        chosen = ALL.format(properties=" ".join(PROPERTIES))
    else:
        named = " ".join(f"<{thing}>" for thing in things)
        chosen = SOME.format(things=named, properties=", ".join(PROPERTIES))
    labels: dict[str, set[str]] = {}
    texts: dict[str, list[tuple[str, str]]] = {}
    for thing, name, text in engine.select(TEXTS.format(chosen=chosen)).rows:
        if thing is None or name is None or text is None or not thing.value.startswith((ID, CONCEPT, POL)):
            continue
        labels.setdefault(thing.value, set())
        if slug(name.value) in LABELS:
            labels[thing.value].add(text.value)
        else:
            texts.setdefault(thing.value, []).append((slug(name.value), text.value))
    names = name_things(engine, labels)
    settings = settings_of(engine, labels)
    return [
        _entry(
            kind_of(thing),
            thing,
            {lang: names.of(thing, lang) for lang in LANGUAGES},
            settings.get(thing, {}),
            [*sorted(labels[thing]), slug(thing)],
            texts.get(thing, []),
        )
        for thing in sorted(labels)
    ]


def question_entries(questions: Iterable[Question]) -> list[Entry]:
    """Read what can be found of questions."""
    return [
        _entry(
            "question",
            question.name,
            dict(question.title),
            {},
            [*question.title.values(), question.name],
            [("note", note) for note in (question.note or {}).values()],
        )
        for question in questions
    ]


def _entry(
    kind: str,
    name: str,
    labels: dict[str, str],
    of: dict[str, str],
    words: Sequence[str],
    texts: Sequence[tuple[str, str]],
) -> Entry:
    known = (*texts, *((SETTING, label) for label in of.values()))
    return Entry(kind, name, labels, of, tuple(map(plain, words)), known, tuple(plain(text) for _, text in known))


def score(wanted: str, pieces: Sequence[str], words: Sequence[str], told: Sequence[str]) -> tuple[int, int, int] | None:
    """Tell how well something fits a query, the least best; None where a word of it stands nowhere.

    wanted, pieces: the query and its words. words: the labels; told: what else is said; all as they are compared.
    """
    ranks = [_rank(piece, words, told) for piece in pieces]
    if None in ranks:
        return None
    whole = WHOLE if wanted in words else ELSEWHERE
    return whole, sum(rank for rank in ranks if rank is not None), min(map(len, words))


def hit_of(entry: Entry, pieces: Sequence[str]) -> Hit:
    """Tell where the words of a query stand in what was found."""
    elsewhere = any(_rank(piece, entry.words, entry.told) == ELSEWHERE for piece in pieces)
    return Hit(entry, *(_text(pieces, entry) if elsewhere else ("", "")))


def _rank(piece: str, words: Sequence[str], told: Sequence[str]) -> int | None:
    best = ELSEWHERE + 1
    for word in words:
        at = word.find(piece)
        if at < 0:
            continue
        if at == 0:
            best = min(best, WHOLE if len(word) == len(piece) else BEGINNING)
        else:
            best = min(best, WORD if re.search(rf"(?<!\w){re.escape(piece)}", word) else PART)
    if best > ELSEWHERE:
        best = ELSEWHERE if any(piece in text for text in told) else best
    return best if best <= ELSEWHERE else None


def _text(pieces: Sequence[str], entry: Entry) -> tuple[str, str]:
    counts = [sum(piece in told for piece in pieces) for told in entry.told]
    return entry.texts[counts.index(max(counts))] if counts else ("", "")
