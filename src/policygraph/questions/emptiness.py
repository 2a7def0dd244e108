"""Why a query answers nothing: the pattern that empties it, what is near, and what was looked for.

An empty answer looks like the answer "there is none". It mostly means that a pattern is written wrong, or that
nobody has researched the matter.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from policygraph.loading.prefixes import known_prefixes
from policygraph.questions.nearness import nearest_terms
from policygraph.store.engine import Engine
from policygraph.terms import RDF

RDF_TYPE = RDF + "type"
COVERAGE = """
PREFIX pol: <https://w3id.org/policygraph/ontology#>
SELECT DISTINCT ?coverage WHERE {{
  ?coverage a pol:Coverage ; pol:place|pol:topic ?named .
  VALUES ?named {{ {named} }}
}} ORDER BY ?coverage
"""


class Emptiness(NamedTuple):
    """Why there is no row.

    patterns: the patterns that empty the answer, as SPARQL with known prefixes; none where only a FILTER, MINUS or
    HAVING does. alone: whether they match nothing even by themselves. nearest: what they may have meant. coverage:
    IRIs of what was looked for and not found about what the query names.
    """

    patterns: list[str]
    alone: bool
    nearest: list[str]
    coverage: list[str]


def explain_emptiness(engine: Engine, query: str) -> Emptiness:
    """Find out why a SELECT query has no row, by asking for its patterns one after the other.

    query: SPARQL that has passed ``prepare_query``, or a question with its parameters filled in.

    >>> from policygraph.store.open import open_engine
    >>> from policygraph.store.prepare import prepare_query
    >>> why = explain_emptiness(open_engine(), prepare_query("SELECT ?p { ?p a pol:Policy ; pol:place place:shenzen }"))
    >>> why.patterns, why.alone, why.nearest
    (['?p pol:place place:shenzen'], True, ['place:shenzhen'])
    """
    patterns, values = _required_patterns(query)
    named = sorted({*(term for each in patterns for term in _iris(each)), *(iri for _, iris in values for iri in iris)})
    covered = _coverage(engine, named)
    alone = [pattern for pattern in patterns if not engine.ask(f"ASK {{ {_sparql(pattern)} }}")]
    if alone:
        near = [term for pattern in alone for term in nearest_terms(engine, pattern)]
        return Emptiness([_shown(pattern) for pattern in alone], True, near, covered)
    tables = [table for table, _ in values]
    joined: list[Any] = []
    for pattern in _connected(patterns):
        joined.append(pattern)
        text = " . ".join(_sparql(each) for each in joined)
        if not engine.ask(f"ASK {{ {text} {' '.join(tables)} }}"):
            return Emptiness([_shown(pattern)], False, [], covered)
    return Emptiness([], False, [], covered)


def _required_patterns(query: str) -> tuple[list[Any], list[tuple[str, list[str]]]]:
    """Collect the triple patterns that every row must match, and the VALUES beside them."""
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    patterns: list[Any] = []
    values: list[tuple[str, list[str]]] = []

    def walk(node: Any) -> None:
        name = getattr(node, "name", None)
        if name == "BGP":
            patterns.extend(node.triples)
        elif name in ("LeftJoin", "Minus"):
            walk(node.p1)
        elif name == "Join":
            walk(node.p1)
            walk(node.p2)
        elif name == "values":
            values.append(_values(node.res))
        elif name not in (None, "Union"):
            walk(node.get("p"))

    walk(translateQuery(parseQuery(query)).algebra)
    return patterns, [(table, iris) for table, iris in values if table]


def _values(rows: list[dict[Any, Any]]) -> tuple[str, list[str]]:
    bound = [row for row in rows if all(value != "UNDEF" for value in row.values()) and row]
    if len(bound) < len(rows) or not bound:
        return "", []
    names = list(bound[0])
    told = " ".join("(" + " ".join(row[name].n3() for name in names) + ")" for row in bound)
    iris = [str(value) for row in bound for value in row.values() if type(value).__name__ == "URIRef"]
    return f"VALUES ({' '.join(name.n3() for name in names)}) {{ {told} }}", iris


def _connected(patterns: list[Any]) -> list[Any]:
    """Order patterns so that each, where it can, shares a variable with those before it."""
    waiting, ordered, known = list(patterns), [], set[str]()
    while waiting:
        chosen = next((each for each in waiting if not known or known & _variables(each)), waiting[0])
        waiting.remove(chosen)
        ordered.append(chosen)
        known |= _variables(chosen)
    return ordered


def _variables(pattern: Any) -> set[str]:
    return {str(term) for term in pattern if type(term).__name__ in ("Variable", "BNode")}


def _iris(pattern: Any) -> set[str]:
    return {str(term) for term in pattern if type(term).__name__ == "URIRef"}


def _sparql(pattern: Any) -> str:
    return " ".join(f"?{term}" if type(term).__name__ == "BNode" else term.n3() for term in pattern)


def _shown(pattern: Any) -> str:
    text = _sparql(pattern).replace(f"<{RDF_TYPE}>", "a")
    for prefix, space in sorted(known_prefixes().items(), key=lambda pair: -len(pair[1])):
        text = re.sub(rf"<{re.escape(space)}([\w-]+)>", rf"{prefix}:\1", text)
    return text


def _coverage(engine: Engine, named: list[str]) -> list[str]:
    if not named:
        return []
    rows = engine.select(COVERAGE.format(named=" ".join(f"<{name}>" for name in named)))
    return [coverage.value for (coverage,) in rows.rows if coverage]
