"""The files under check, with the faults that can be seen without shapes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.terms import CONCEPT, ID, POL, RDF, slug
from policygraph.validation.locate import block_lines
from policygraph.validation.report import ValidationResult
from policygraph.validation.syntax import turtle_error

if TYPE_CHECKING:
    import pyoxigraph

OURS = (POL, CONCEPT, ID)


class Files:
    """The triples of some Turtle files, and which file describes what in which line."""

    def __init__(self) -> None:
        self.triples: list[pyoxigraph.Triple] = []
        self.places: dict[str, list[tuple[Path, int]]] = {}
        self.faults: list[ValidationResult] = []
        self.count = 0

    def read(self, paths: Sequence[Path]) -> None:
        """Read files; a syntax error becomes a fault and the other files are read all the same."""
        import pyoxigraph

        for path in paths:
            self.count += 1
            try:
                read = list(pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))
            except SyntaxError as error:
                told = turtle_error(path, error)
                line = error.lineno or 1
                # The sentence begins with file, line and column, which a report tells by itself.
                message = {lang: told.sentence(lang).split(":", 3)[-1].lstrip("：: ") for lang in ("zh", "en")}
                self.faults.append(ValidationResult(path, line, "", message))
                continue
            lines = block_lines(path)
            typed = {_name(quad.subject) for quad in read if quad.predicate.value == RDF + "type"}
            for subject in {_name(quad.subject) for quad in read if type(quad.subject).__name__ == "NamedNode"}:
                # The file that says what a thing is describes it; others, such as the alignment, only add to it.
                places = self.places.setdefault(subject, [])
                places.insert(0 if subject in typed else len(places), (path, lines.get(subject, 1)))
            self.triples.extend(quad.triple for quad in read)

    def place(self, thing: str) -> tuple[Path, int]:
        """Tell file and line of the block about a thing."""
        return self.places.get(thing, [(Path("?"), 1)])[0]

    def check(self) -> None:
        """Find things described twice, files with another name than their policy, and names of nothing."""
        for thing, places in self.places.items():
            if len(places) > 1 and thing.startswith(ID):
                first, second = sorted(places)[:2]
                zh = f"{slug(thing)} 已在 {first[0]}:{first[1]} 描述：一个事物只在一个文件中描述，请合并或改名。"
                en = (
                    f"{slug(thing)} is already described at {first[0]}:{first[1]}: one thing is described in one file; "
                    "merge the two, or give this one another name."
                )
                self.faults.append(ValidationResult(*second, thing, {"zh": zh, "en": en}))
            self._check_name(thing, places)
        self._check_references()

    def _check_name(self, thing: str, places: list[tuple[Path, int]]) -> None:
        if not thing.startswith(ID + "policy/"):
            return
        for path, line in places:
            if path.stem != slug(thing):
                zh = f"政策 {slug(thing)} 应在名为 {slug(thing)}.ttl 的文件中：一份文件一个 .ttl。"
                en = f"The policy {slug(thing)} belongs in a file named {slug(thing)}.ttl: one document, one file."
                self.faults.append(ValidationResult(path, line, thing, {"zh": zh, "en": en}))

    def _check_references(self) -> None:
        described = {_name(t.subject) for t in self.triples if t.predicate.value == RDF + "type"}
        told: set[tuple[str, str]] = set()
        for triple in self.triples:
            for term in (triple.predicate, triple.object):
                name = _name(term)
                subject = _name(triple.subject)
                if type(term).__name__ != "NamedNode" or not name.startswith(OURS) or name in described:
                    continue
                if name in (POL, CONCEPT) or (subject, name) in told or subject not in self.places:
                    continue
                told.add((subject, name))
                zh = f"{slug(subject)} 提到的 {name} 没有在任何文件中描述：请检查拼写，或描述它。"
                en = f"{slug(subject)} names {name}, which no file describes: check the spelling, or describe it."
                self.faults.append(ValidationResult(*self.place(subject), subject, {"zh": zh, "en": en}))


def _name(term: object) -> str:
    return str(getattr(term, "value", ""))
