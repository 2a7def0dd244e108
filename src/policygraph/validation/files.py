"""What must hold between files, and what shapes cannot see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policygraph.paths import ontology_dir
from policygraph.terms import CONCEPT, ID, POL, slug
from policygraph.validation.alone import OURS
from policygraph.validation.found import short_name
from policygraph.validation.locate import BLANK
from policygraph.validation.reading import Files
from policygraph.validation.report import ValidationResult

DATASET = "http://www.w3.org/ns/dcat#Dataset"
# How the names of made-up things begin.
MADE_UP = "generated-"
# The files of a place that are not about one policy.
OF_PLACE = ("place", "funds", "coverage")


def check_files(files: Files) -> Iterator[ValidationResult]:
    """Find what no shape sees: where things are described, what they are called, and names of nothing."""
    yield from _described_twice(files)
    yield from _file_names(files)
    yield from _without_type(files)
    yield from _own_faults(files)
    yield from _references(files)
    yield from _made_up_beside_real(files)


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
            # A made-up nation is one file: nobody edits it.
            if thing.startswith(ID + "policy/") and path.stem != slug(thing) and not slug(thing).startswith(MADE_UP):
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
    types = {(thing, kind) for facts in files.facts.values() for thing, kinds in facts.kinds.items() for kind in kinds}
    ontology = ontology_dir().resolve()
    terms = {path for path in files.facts if path.resolve().is_relative_to(ontology)}
    for thing, places in files.places.items():
        name = short_name(thing)
        kind = thing.removeprefix(ID).split("/")[0]
        expected = DATASET if kind == "dataset" else POL + kind.capitalize()
        for path, line in places:
            if path in terms:
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


def _own_faults(files: Files) -> Iterator[ValidationResult]:
    for path, facts in files.facts.items():
        for fault in facts.faults:
            line = facts.lines.get(fault.thing, 1)
            yield _result(path, line, fault.thing, fault.zh, fault.en, fault.found)


def _references(files: Files) -> Iterator[ValidationResult]:
    known = {*files.places, *files.unread, *OURS}
    for path, facts in files.facts.items():
        for address in facts.names.keys() - known:
            name = short_name(address)
            for subject in facts.names[address]:
                told = short_name(subject)
                zh = f"{told} 提到的 {name} 没有在任何文件中描述：请检查拼写，或描述它。"
                en = f"{told} names {name}, which no file describes: check the spelling, or describe it."
                yield _result(path, facts.lines.get(subject, 1), subject, zh, en, address)


def _made_up_beside_real(files: Files) -> Iterator[ValidationResult]:
    made_up: dict[Path, int] = {}
    real = False
    for thing, places in files.places.items():
        if thing.startswith(ID):
            if slug(thing).startswith(MADE_UP):
                for path, line in places:
                    made_up[path] = min(line, made_up.get(path, line))
            else:
                real = True
    for path, line in made_up.items() if real else ():
        zh = "生成的数据不得与现实的数据并列：请加 --only 单独检查，并不要放进 graph/。"
        en = "Made-up data may not stand beside real data: check them alone with --only, and keep them out of graph/."
        yield _result(path, line, "", zh, en)
