"""What must hold between files, and what shapes cannot see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policygraph.paths import ontology_dir
from policygraph.terms import CONCEPT, ID, LANGUAGES, POL, RDF, slug
from policygraph.validation.found import short_literal, short_name
from policygraph.validation.locate import BLANK
from policygraph.validation.reading import Files, subject_name
from policygraph.validation.report import ValidationResult

OURS = (POL, CONCEPT, ID)
DATASET = "http://www.w3.org/ns/dcat#Dataset"
TAGS = (*LANGUAGES, "ja")
# The files of a place that are not about one policy.
OF_PLACE = ("place", "funds", "coverage")


def check_files(files: Files) -> Iterator[ValidationResult]:
    """Find what no shape sees: where things are described, what they are called, and names of nothing."""
    yield from _described_twice(files)
    yield from _file_names(files)
    yield from _without_type(files)
    yield from _literals(files)
    yield from _references(files)


def _result(path: Path, line: int, focus: str, zh: str, en: str, value: str = "") -> ValidationResult:
    return ValidationResult(path, line, focus, {"zh": zh, "en": en}, value)


def _described_twice(files: Files) -> Iterator[ValidationResult]:
    for thing, places in files.places.items():
        if thing.startswith(CONCEPT):
            places = files.described(thing)
        if len(places) < 2 or not thing.startswith((ID, CONCEPT)):
            continue
        # The files that are asked about are read last, so that the fault is told there.
        (first, at), *others = places
        for path, line in others:
            zh = f"{short_name(thing)} 已在 {first}:{at} 描述：一个事物只在一个文件中描述，请合并或改名。"
            en = f"{short_name(thing)} is already described at {first}:{at}: one thing is described in one file; "
            en += "merge the two, or give this one another name."
            yield _result(path, line, thing, zh, en)


def _file_names(files: Files) -> Iterator[ValidationResult]:
    of_places = {
        path.parent.resolve()
        for thing, places in files.places.items()
        for path, _ in places
        if thing.startswith(ID + "place/") and path.name == "place.ttl"
    }
    described: dict[Path, set[str]] = {}
    for thing, places in files.places.items():
        for path, line in places:
            described.setdefault(path, set()).add(thing)
            if thing.startswith(ID + "policy/") and path.stem != slug(thing):
                zh = f"{short_name(thing)} 应写在名为 {slug(thing)}.ttl 的文件中：一份文件一个 .ttl，请改文件名或 IRI。"
                en = f"{short_name(thing)} belongs in a file named {slug(thing)}.ttl: rename the file or the policy."
                yield _result(path, line, thing, zh, en)
    for path, things in described.items():
        if path.parent.resolve() not in of_places or path.stem in OF_PLACE:
            continue
        if not any(thing.startswith(ID + "policy/") for thing in things):
            zh = f"文件 {path.name} 须描述 policy:{path.stem}：请补写，或把内容移到所属政策的文件。"
            en = (
                f"{path.name} must describe policy:{path.stem}: write its block, or move all to the file of the policy."
            )
            yield _result(path, 1, "", zh, en)


def _without_type(files: Files) -> Iterator[ValidationResult]:
    types = {
        (subject_name(triple), str(triple.object)[1:-1])
        for triple in files.triples
        if triple.predicate.value == RDF + "type"
    }
    ontology = ontology_dir().resolve()
    for thing, places in files.places.items():
        name = short_name(thing)
        kind = thing.removeprefix(ID).split("/")[0]
        expected = DATASET if kind == "dataset" else POL + kind.capitalize()
        for path, line in places:
            if path.resolve().is_relative_to(ontology):
                continue
            if thing == BLANK:
                zh = "空白节点不能被引用：请给它一个名称，例如 claim:…，并单独成段。"
                en = "Nothing can point at a blank node: give it a name such as claim:… and a block of its own."
            elif not thing.startswith(OURS):
                zh = f"{name} 不在本图的名称之内：请写 claim:…、policy:… 等。"
                en = f"{name} is not a name of this graph: write claim:…, policy:… or another."
            elif thing.startswith(ID) and (thing, expected) not in types:
                zh = f"{name} 的类型须与名称一致：段首请写 {name} a {short_name(expected)} ;，或改名。"
                en = f"The type of {name} is that of its name: begin its block with {name} a {short_name(expected)} ; "
                en += "or rename it."
            else:
                continue
            yield _result(path, line, thing, zh, en)


def _literals(files: Files) -> Iterator[ValidationResult]:
    for triple, path in files.statements:
        tag = getattr(triple.object, "language", None)
        if type(triple.object).__name__ != "Literal":
            continue
        text, subject = triple.object.value, subject_name(triple)  # type: ignore[union-attr]
        name, found = short_name(triple.predicate.value), short_literal(text, lang=tag or "")
        if tag and tag not in TAGS:
            zh = f"{name} 的语言标签为 @{tag}：请写 @zh、@en 或 @ja。"
            en = f"{name} has the language tag @{tag}: write @zh, @en or @ja."
        elif not text.strip():
            zh, en = f"{name} 的值为空：请写内容或删去。", f"{name} is empty: write what it says, or delete it."
        else:
            continue
        yield _result(path, files.line(subject, path), subject, zh, en, found)


def _references(files: Files) -> Iterator[ValidationResult]:
    described = {subject_name(triple) for triple in files.triples if triple.predicate.value == RDF + "type"}
    known = described | files.unread | set(OURS) | set(files.places)
    for triple, path in files.statements:
        subject = subject_name(triple)
        for number, term in enumerate((triple.predicate, triple.object)):
            address = getattr(term, "value", "")
            if type(term).__name__ != "NamedNode" or not address.startswith(OURS):
                continue
            name = short_name(address)
            if address not in known:
                zh = f"{short_name(subject)} 提到的 {name} 没有在任何文件中描述：请检查拼写，或描述它。"
                en = f"{short_name(subject)} names {name}, which no file describes: check the spelling, or describe it."
            elif number == 1 and address == subject:
                link = short_name(triple.predicate.value)
                zh = f"{name} 不能以 {link} 指向自身：请写另一事物或删去。"
                en = f"{name} points at itself by {link}: name another thing, or delete it."
            else:
                continue
            yield _result(path, files.line(subject, path), subject, zh, en, address)
