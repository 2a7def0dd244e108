"""The shapes, each listed for the very things that it has something to say about.

A run of pyshacl finds by itself which things a shape is for, and evaluates the shapes of properties thing by thing,
with or without a value. Listed, it looks only at the things that are asked about, and takes each shape of a property
once for all of them. The results are the same, since SHACL takes every focus node by itself and ``sh:property`` says
no more than that the inner shape holds too: its results are those of the inner shape.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from policygraph.validation.locality import SHACL

# Marks the things that a shape is applied to. As sh:targetNode, they would be written out with every result.
MARK = "urn:policygraph:checked:"
# What can fail without a value.
DEMANDS = ("minCount", "qualifiedMinCount", "hasValue", "equals")


def list_targets(shapes: Any, data: Any, things: Collection[Any]) -> None:
    """Replace the targets of local shapes by lists.

    shapes, data: rdflib graphs, both changed. things: the nodes to look at.
    """
    from rdflib import RDF, RDFS, Namespace

    sh = Namespace(SHACL)
    found: dict[Any, set[Any]] = {}
    for shape, target in shapes.subject_objects(sh.targetClass):
        kinds = {*data.transitive_subjects(RDFS.subClassOf, target)}
        found.setdefault(shape, set()).update(node for kind in kinds for node in data.subjects(RDF.type, kind))
    for shape, target in shapes.subject_objects(sh.targetSubjectsOf):
        found.setdefault(shape, set()).update(data.subjects(target))
    asked = {*things}
    listing = _Listing(shapes, data, asked)
    for shape in [*shapes.subjects(sh.targetNode, unique=True)]:
        listing.add_backward(shape, {*shapes.objects(shape, sh.targetNode)})
    for shape, nodes in found.items():
        listing.add(shape, nodes & asked)


class _Listing:
    """Shapes that are being listed."""

    def __init__(self, shapes: Any, data: Any, asked: set[Any]) -> None:
        from rdflib import Namespace

        self.shapes, self.data, self.asked, self.marks = shapes, data, asked, 0
        self.sh = Namespace(SHACL)

    def add(self, shape: Any, nodes: set[Any]) -> None:
        """List a shape for some nodes, and those of its properties for themselves where nothing else needs them."""
        for target in (self.sh.targetClass, self.sh.targetSubjectsOf):
            self.shapes.remove((shape, target, None))
        inner = [*self.shapes.objects(shape, self.sh.property)]
        # A shape that others refer to, that is out of use, or whose properties look at each other, stays as it is.
        if (
            (None, None, shape) not in self.shapes
            and (shape, self.sh.deactivated, None) not in self.shapes
            and not any((one, self.sh.qualifiedValueShapesDisjoint, None) in self.shapes for one in inner)
        ):
            for one in inner:
                self._take_out(shape, one)
                self._add_property(one, nodes)
        if {*self.shapes.predicates(shape)} - {self.sh.message, self.sh.severity} != {_type()}:
            self._mark(shape, nodes)

    def add_backward(self, shape: Any, values: set[Any]) -> None:
        """List what a shape says of the things that have certain values, such as the claims of a role."""
        for backward in [*self.shapes.objects(shape, self.sh.property)]:
            link = self.shapes.value(self.shapes.value(backward, self.sh.path), self.sh.inversePath)
            nodes = {node for value in values for node in self.data.subjects(link, value)} & self.asked
            alone = len([*self.shapes.subjects(None, backward)]) == 1
            off = any((one, self.sh.deactivated, None) in self.shapes for one in (shape, backward))
            if alone and not off:
                for one in [*self.shapes.objects(backward, self.sh.property)]:
                    self.shapes.remove((backward, self.sh.property, one))
                    self._add_property(one, nodes)

    def _take_out(self, shape: Any, inner: Any) -> None:
        from rdflib import BNode
        from rdflib.collection import Collection as List

        self.shapes.remove((shape, self.sh.property, inner))
        if (shape, self.sh.closed, None) in self.shapes:
            before = self.shapes.value(shape, self.sh.ignoredProperties)
            known = [*self.shapes.items(before)] if before else []
            self.shapes.remove((shape, self.sh.ignoredProperties, None))
            now = List(self.shapes, BNode(), [*known, self.shapes.value(inner, self.sh.path)])
            self.shapes.add((shape, self.sh.ignoredProperties, now.uri))

    def _add_property(self, shape: Any, nodes: set[Any]) -> None:
        path = self.shapes.value(shape, self.sh.path)
        if not any((shape, self.sh[name], None) in self.shapes for name in DEMANDS):
            nodes = {node for node in nodes if (node, path, None) in self.data}
        self.shapes.add((shape, _type(), self.sh.PropertyShape))
        self._mark(shape, nodes)

    def _mark(self, shape: Any, nodes: set[Any]) -> None:
        from rdflib import URIRef

        self.marks += 1
        mark = URIRef(f"{MARK}{self.marks}")
        self.shapes.add((shape, self.sh.targetObjectsOf, mark))
        for node in nodes:
            self.data.add((mark, mark, node))


def _type() -> Any:
    from rdflib import RDF

    return RDF.type
