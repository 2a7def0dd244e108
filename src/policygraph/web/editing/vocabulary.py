"""The words of the graph that an editor completes: terms of the ontology, concepts, and things that people name."""

from __future__ import annotations

import functools
from typing import Any

from policygraph.errors import ParameterInvalid
from policygraph.loading.prefixes import known_prefixes
from policygraph.questions.ask import fill_parameters
from policygraph.questions.direct import find_directly
from policygraph.questions.groups import name_group, order_questions
from policygraph.questions.header import Question
from policygraph.questions.values import PATHS, TYPES, read_values
from policygraph.render.labels import PREFERENCE, compact
from policygraph.store.engine import Engine
from policygraph.terms import LANGUAGES, POL, SKOS, slug
from policygraph.web.site import Site
from policygraph.web.words import say

# What has one of these types is offered, as this kind; the first that fits counts.
KINDS = {
    "http://www.w3.org/2002/07/owl#Class": "class",
    "http://www.w3.org/2002/07/owl#ObjectProperty": "property",
    "http://www.w3.org/2002/07/owl#DatatypeProperty": "property",
    SKOS + "ConceptScheme": "scheme",
    SKOS + "Concept": "concept",
    POL + "Place": "place",
    POL + "Body": "body",
    POL + "Fund": "fund",
    POL + "Policy": "policy",
    POL + "Instrument": "instrument",
    POL + "Target": "target",
}
# Of a large graph these are offered, and its cities.
MODEL = ("class", "property", "scheme", "concept")
THINGS = """
SELECT ?thing ?type ?property ?text WHERE {{
  ?thing a ?type ; ?property ?text .
  VALUES ?type {{ {types} }}
  VALUES ?property {{ {properties} }}
}} ORDER BY ?thing ?text
"""
# Terms of other vocabularies: the ontology labels their properties and says nothing more of them.
FOREIGN = """
SELECT ?term ?kind ?text WHERE {
  { SELECT DISTINCT ?term ("property" AS ?kind) WHERE { ?thing ?term ?value } }
  UNION { SELECT DISTINCT ?term ("class" AS ?kind) WHERE { ?thing a ?term } }
  OPTIONAL { ?term <http://www.w3.org/2000/01/rdf-schema#label> ?text }
} ORDER BY ?term ?text
"""
USES = """
SELECT ?property ?class (COUNT(*) AS ?count) WHERE { ?thing a ?class ; ?property ?value } GROUP BY ?property ?class
ORDER BY ?property DESC(?count) ?class
"""
ABOUT = {SKOS + "definition": 0, POL + "title": 1}
EXAMPLE = SKOS + "example"


@functools.lru_cache(maxsize=1)
def read_vocabulary(site: Site) -> dict[str, Any]:
    """Give what an editor starts from: ``terms``, ``prefixes``, ``questions``.

    A term has its name as it is written, its labels ``zh`` and ``en``, its ``kind``, what it is ``about`` in both
    languages; a property also the prefix of its values (``range``), where they are concepts or things, and how often
    things of each class have it (``uses``).
    """
    return {
        "terms": _terms(site.engine, whole=site.whole),
        "prefixes": dict(known_prefixes()),
        "questions": [
            {
                "name": question.name,
                "title": question.title,
                "group": {lang: name_group(question.group, lang) for lang in LANGUAGES},
                "text": {lang: starting_text(site.engine, question, lang) for lang in LANGUAGES},
            }
            for question in order_questions(site.questions.values())
        ],
    }


def starting_text(engine: Engine, question: Question, lang: str) -> str:
    """Give the SPARQL of a question to start from: its title as a comment, its defaults filled in, the rest open."""
    filled = {name: one for name, one in question.parameters.items() if _is_known(engine, one.type, tuple(one.default))}
    text = fill_parameters(engine, question._replace(parameters=filled), {})
    lines = [line for line in text.splitlines() if not line.startswith("#+")]
    head = [f"# {question.title[lang]}"]
    for name, one in question.parameters.items():
        if name not in filled:
            head.append(say("editor-open-parameter", lang, name=name, example=_example(one.type, one.example)))
    return "\n".join([*head, *lines]).strip() + "\n"


def _is_known(engine: Engine, kind: str, default: tuple[str, ...]) -> bool:
    """Tell whether a parameter has a default that is in this graph, which may be another than that of the library."""
    if kind in PATHS:
        # Defaults stand as slugs: nothing that is written otherwise need be looked for.
        return bool(default) and all(find_directly(engine, one, TYPES[kind].choices, PATHS[kind]) for one in default)
    try:
        read_values(engine, "", kind, default)
    except ParameterInvalid:
        return False
    return bool(default)


def _example(kind: str, example: str) -> str:
    prefixes = {"city": "place", "thing": "", "money": "", "year": "", "date": "", "lens": "scheme", "date-kind": "pol"}
    prefix = prefixes.get(kind, kind)
    if not example:
        return f"{prefix}:…" if prefix else "…"
    return f"{prefix}:{example}" if prefix and ":" not in example and example.isascii() else example


def _terms(engine: Engine, *, whole: bool) -> list[dict[str, Any]]:
    kinds = KINDS if whole else {kind: name for kind, name in KINDS.items() if name in MODEL} | {POL + "City": "place"}
    properties = [*PREFERENCE, *ABOUT, EXAMPLE]
    query = THINGS.format(
        types=" ".join(f"<{name}>" for name in kinds),
        properties=" ".join(f"<{name}>" for name in dict.fromkeys(properties)),
    )
    found: dict[str, dict[str, Any]] = {}
    order = list(dict.fromkeys(kinds.values()))
    for thing, kind, name, text in engine.select(query).rows:
        assert thing is not None and kind is not None and name is not None and text is not None
        told = found.setdefault(thing.value, {"kind": kinds[kind.value], "labels": {}, "about": {}, "range": ""})
        told["kind"] = min(told["kind"], kinds[kind.value], key=order.index)
        if name.value == EXAMPLE:
            told["range"] = text.value.partition(":")[0] if ":" in text.value and '"' not in text.value else ""
        if name.value in PREFERENCE:
            _prefer(told["labels"], text.lang, text.value, PREFERENCE.index(name.value))
        if name.value in ABOUT:
            _prefer(told["about"], text.lang, text.value, ABOUT[name.value])
    own = set(found)
    for term, kind, text in engine.select(FOREIGN).rows if whole else ():
        assert term is not None and kind is not None
        if term.value not in own:
            told = found.setdefault(term.value, {"kind": kind.value, "labels": {}, "about": {}, "range": ""})
            for lang in LANGUAGES:
                _prefer(told["labels"], lang, slug(term.value), 1)
            if text is not None:
                _prefer(told["labels"], text.lang, text.value, 0)
    for name, kind, count in engine.select(USES).rows if whole else ():
        assert name is not None and kind is not None and count is not None
        if name.value in found and kind.value in found:
            found[name.value].setdefault("uses", {})[compact(kind.value)] = int(count.value)
    named = [iri for iri in sorted(found) if ":" in compact(iri) and "/" not in compact(iri)]
    return [_told(iri, found[iri]) for iri in named]


def _prefer(kept: dict[str, tuple[int, str]], lang: str, text: str, rank: int) -> None:
    if lang in LANGUAGES and rank < kept.get(lang, (len(PREFERENCE), ""))[0]:
        kept[lang] = (rank, text)


def _told(iri: str, facts: dict[str, Any]) -> dict[str, Any]:
    labels = {lang: facts["labels"].get(lang, (0, ""))[1] for lang in LANGUAGES}
    known = {lang: facts["about"].get(lang, (0, ""))[1] for lang in LANGUAGES}
    about = {lang: text for lang, text in known.items() if text and text != labels[lang]}
    told = {"name": compact(iri), **labels, "kind": facts["kind"], "about": about}
    if facts["kind"] != "property":
        return told
    return told | {name: facts[name] for name in ("range", "uses") if facts.get(name)}
