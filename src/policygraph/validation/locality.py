"""Which shapes look only at a thing and at what it points at, so that a file can be checked with little beside it.

A thing is judged by its own triples, whoever states them, and by some properties of the nodes that these triples point
at: SHACL evaluates each focus node by itself. So a shape is *local* where it starts from the things of a file (by their
class, or by a property that they have) and walks forward along single properties. What a shape looks at beyond the
thing itself is found by walking the shapes, not assumed, so that a new shape cannot be checked against too little.

A role is the one place where shapes walk backward: the focus node is the role, and the shapes within it are for the
claims that have it. Such a shape is local where it says nothing of the role itself, for then it is a conjunction over
claims. Everything else is not local, is named with the reason, and is checked over all files at once:
counts and values over a backward path, other paths than one property, ``sh:targetObjectsOf``, classes that are shapes,
closed shapes about another thing, shapes that contain themselves, ``sh:sparql`` and whatever is not listed here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from policygraph.terms import RDF, RDFS

if TYPE_CHECKING:
    import pyoxigraph

SHACL = "http://www.w3.org/ns/shacl#"
TYPE, SUBCLASS = RDF + "type", RDFS + "subClassOf"
# What a shape says about the nodes before it, without looking further.
VALUES = (
    *("datatype", "nodeKind", "minCount", "maxCount", "minLength", "maxLength", "pattern", "flags", "languageIn"),
    *("uniqueLang", "hasValue", "in", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive"),
    *("qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShapesDisjoint"),
)
# What does not judge.
WORDS = ("path", "message", "severity", "name", "description", "order", "group", "deactivated")
TARGETS = ("targetClass", "targetSubjectsOf")
OTHER_TARGETS = ("targetNode", "targetObjectsOf", "target")
COMPARED = ("equals", "disjoint", "lessThan", "lessThanOrEquals")
WITHIN = ("property", "node", "not", "qualifiedValueShape")
LISTS = ("and", "or", "xone")


class Locality(NamedTuple):
    """``looked_at``: the properties of other things that shapes look at, by the number of steps from the focus node.

    ``steps``: how many there are. ``local``: the shapes that look no further. ``not_local``: those that need all files,
    each with the reason.
    """

    looked_at: frozenset[str]
    steps: int
    local: list[str]
    not_local: dict[str, str]


class _NotLocal(Exception):
    pass


def read_locality(shapes: Iterable[pyoxigraph.Triple]) -> Locality:
    """Find how far the shapes look.

    shapes: the triples of the shapes.

    >>> from policygraph.validation.shapes import read_shapes
    >>> found = read_shapes().locality
    >>> sorted(name.rsplit("/")[-1] for name in found.looked_at), found.steps, found.not_local
    (['22-rdf-syntax-ns#type', 'core#inScheme', 'rdf-schema#subClassOf'], 1, {})
    """
    walk = _Walk(shapes)
    local: list[str] = []
    not_local: dict[str, str] = {}
    for shape in walk.targeted():
        try:
            walk.start(shape)
            local.append(shape.strip("<>"))
        except _NotLocal as reason:
            not_local[shape.strip("<>")] = str(reason)
    looked_at = frozenset({TYPE, SUBCLASS}.union(*walk.looks.values()))
    return Locality(looked_at, max(walk.looks, default=0), local, not_local)


class _Walk:
    """A walk through shapes that notes which properties are looked at how many steps away."""

    def __init__(self, shapes: Iterable[pyoxigraph.Triple]) -> None:
        self.nodes: dict[str, dict[str, list[str]]] = {}
        for triple in shapes:
            said = self.nodes.setdefault(str(triple.subject), {})
            said.setdefault(triple.predicate.value, []).append(str(triple.object))
        self.looks: dict[int, set[str]] = {}
        self.custom = any(f"<{SHACL}ConstraintComponent>" in said.get(TYPE, ()) for said in self.nodes.values())

    def targeted(self) -> list[str]:
        """Give the shapes that are applied by themselves."""
        targets = {SHACL + name for name in (*TARGETS, *OTHER_TARGETS)}
        kinds = {f"<{RDFS}Class>", "<http://www.w3.org/2002/07/owl#Class>"}
        return [node for node, said in self.nodes.items() if targets & said.keys() or kinds & {*said.get(TYPE, ())}]

    def start(self, shape: str) -> None:
        """Walk from a shape that is applied by itself."""
        said = self._said(shape)
        if self.custom:
            raise _NotLocal("there are constraints of our own, which may look anywhere")
        if not shape.startswith("<"):
            raise _NotLocal("a shape without a name")
        if set(self.nodes[shape].get(TYPE, ())) - {f"<{SHACL}NodeShape>", f"<{SHACL}PropertyShape>"}:
            raise _NotLocal("a class that is a shape")
        if {"targetObjectsOf", "target"} & said.keys():
            raise _NotLocal("its things are found by what points at them")
        if "targetNode" in said:
            self._backward(said)
        else:
            self._walk(shape, 0, (), {*TARGETS})

    def _backward(self, said: dict[str, list[str]]) -> None:
        if said.keys() - {"targetNode", "property", *WORDS}:
            raise _NotLocal("it names its things, and says more of them than what has them as a value")
        for shape in said.get("property", ()):
            within = self._said(shape)
            [path] = within["path"]
            if [*self._said(path)] != ["inversePath"] or not self._said(path)["inversePath"][0].startswith("<"):
                raise _NotLocal("it names its things, which may stand in any file")
            if within.keys() - {"property", *WORDS}:
                raise _NotLocal("it says of all things together that have a value what holds for none alone")
            for inner in within.get("property", ()):
                self._walk(inner, 0, (shape,), set())

    def _walk(self, shape: str, at: int, above: tuple[str, ...], targets: set[str]) -> None:
        """Walk through a shape that is applied to nodes so many steps from the focus node."""
        if shape in above:
            raise _NotLocal("a shape that contains itself")
        said = self._said(shape)
        paths = said.get("path", [])
        if any(not path.startswith("<") for path in paths):
            raise _NotLocal("a path of more than one property")
        self._look(at, paths)
        for name in COMPARED:
            self._look(at, said.get(name, ()))
        values = at + len(paths)
        if "closed" in said and values:
            raise _NotLocal("a closed shape about another thing")
        if "class" in said:
            self._look(values, [f"<{TYPE}>"])
        for name in (*WITHIN, *LISTS):
            for node in said.get(name, ()):
                for inner in self._members(node) if name in LISTS else [node]:
                    self._walk(inner, values, (*above, shape), set())
        known = {*VALUES, *WORDS, *COMPARED, *WITHIN, *LISTS, *targets, "class", "closed", "ignoredProperties"}
        if unknown := sorted(said.keys() - known):
            raise _NotLocal(f"sh:{unknown[0]}")

    def _look(self, at: int, properties: Iterable[str]) -> None:
        # Its own triples are all there.
        if at:
            self.looks.setdefault(at, set()).update(name[1:-1] for name in properties)

    def _said(self, node: str) -> dict[str, list[str]]:
        said = self.nodes.get(node, {})
        return {name.removeprefix(SHACL): objects for name, objects in said.items() if name.startswith(SHACL)}

    def _members(self, node: str) -> Iterable[str]:
        while node != f"<{RDF}nil>":
            said = self.nodes[node]
            yield said[RDF + "first"][0]
            node = said[RDF + "rest"][0]
