"""What the check has to know of one file; it can be kept, so that the file need not be parsed again."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING, Any, NamedTuple

from policygraph.terms import RDF
from policygraph.validation.alone import OURS, OwnFault, own_faults, subject_name
from policygraph.validation.locate import BLANK, blocks_in

if TYPE_CHECKING:
    import pyoxigraph


class Facts(NamedTuple):
    """A file as the other files and the shapes see it.

    ``size``: how many triples. ``lines``: where the block of each subject begins. ``kinds``: the types of each subject.
    ``names``: the names of this graph that it mentions, and which subjects mention them. ``objects``: the nodes that
    its triples point at. ``shown``: of each subject the triples at which shapes look when another thing points at it.
    Nodes in ``objects`` and ``shown`` are written as N-Triples does. ``blanks``: the nodes without a name of their own;
    what they are called here is another at each reading.
    """

    size: int
    lines: dict[str, int]
    kinds: dict[str, list[str]]
    names: dict[str, list[str]]
    objects: list[str]
    shown: dict[str, list[str]]
    faults: list[OwnFault]
    blanks: Set[str] = frozenset()

    @classmethod
    def kept(cls, values: Sequence[Any]) -> Facts:
        """Make facts from what JSON gave back."""
        size, lines, kinds, names, objects, shown, faults = values
        return cls(size, lines, kinds, names, objects, shown, [OwnFault(*fault) for fault in faults])

    def keep(self) -> list[Any]:
        """Give what JSON can keep; facts with blank nodes are not to be kept."""
        return list(self[:-1])


def find_facts(triples: Sequence[pyoxigraph.Triple], text: str, looked_at: Set[str]) -> Facts:
    """Find the facts of a file.

    triples: of the file. text: its Turtle. looked_at: the properties at which shapes look from one thing to another.
    """
    begins = blocks_in(text)
    facts = Facts(len(triples), {}, {}, {}, [], {}, list(own_faults(triples)))
    objects: dict[str, None] = {}
    names: dict[str, dict[str, None]] = {}
    blanks: set[str] = set()
    for triple in triples:
        subject, predicate, kind = subject_name(triple), triple.predicate.value, type(triple.object).__name__
        blanks.update(str(node) for node in (triple.subject, triple.object) if type(node).__name__ == "BlankNode")
        if subject not in facts.lines:
            facts.lines[subject] = begins.get(subject, begins.get(BLANK, 1))
        if predicate == RDF + "type":
            facts.kinds.setdefault(subject, []).append(str(triple.object)[1:-1])
        if predicate.startswith(OURS):
            names.setdefault(predicate, {})[subject] = None
        if kind == "NamedNode" and triple.object.value.startswith(OURS):  # type: ignore[union-attr]
            names.setdefault(triple.object.value, {})[subject] = None  # type: ignore[union-attr]
        if kind != "Literal":
            objects[str(triple.object)] = None
        if predicate in looked_at:
            facts.shown.setdefault(str(triple.subject), []).append(f"{triple.predicate} {triple.object}")
    facts.names.update((name, list(subjects)) for name, subjects in names.items())
    facts.objects.extend(objects)
    return facts._replace(blanks=blanks)
