"""The modules of the editor's script that need no page, run in node, and what all of them hold to."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from editor_calls import page
from policygraph.questions.catalogue import load_questions
from policygraph.store.prologue import used_prefixes
from policygraph.web.site import Settings, read_site
from policygraph.web.words.editor import SCRIPT

SCRIPTS = Path(__file__).parent.parent / "src/frontend/editor"


def test_what_the_script_says_is_there_in_both_languages_with_the_same_facts() -> None:
    for key, (zh, en) in SCRIPT.items():
        assert set(re.findall(r"\{\w+\}", zh)) == set(re.findall(r"\{\w+\}", en)), key
    text = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS.glob("*.js"))
    for key in re.findall(r'say\("([\w-]+)"', text):
        assert key in SCRIPT, f'words/editor.py lacks "{key}"'
    assert "data-words" in page(read_site(Settings())).body.decode()


def test_the_script_writes_text_and_never_markup() -> None:
    for path in SCRIPTS.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text), path.name


def told_by(script: str, given: Any) -> Any:
    """What an expression of the editor's modules gives in node."""
    code = (
        f"import {{ standing }} from '{(SCRIPTS / 'standing.js').as_uri()}';"
        f"import {{ undeclared, variables }} from '{(SCRIPTS / 'tokens.js').as_uri()}';"
        f"const given = {json.dumps(given)}; console.log(JSON.stringify(given.map((one) => {script})));"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-"], input=code, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_script_reads_the_prefixes_of_a_query_as_the_server_does() -> None:
    texts = [question.text for question in load_questions()]
    texts += [
        "SELECT ?x { ?x a pol:A ; b:c 'd:e' . } # f:g",
        "PREFIX pol: <http://x#y> ASK { ?x pol:a <z:z> }",
        "SELECT ?p { FILTER NOT EXISTS { ?i pol:ofPolicy ?p } ?p a skos:Concept ; rdfs:label ?l }",
    ]
    expected = [sorted(set(used) - declared) for used, declared in map(used_prefixes, texts)]
    assert told_by("undeclared(one)", texts) == expected


def test_the_script_knows_where_in_a_query_the_cursor_stands() -> None:
    places = {
        "SEL": "outside",
        "PREFIX ": "declaration",
        "SELECT ?x { ": "subject",
        "SELECT ?x { ?x ": "predicate",
        "SELECT ?x { ?x a ": "object",
        "SELECT ?x { ?x a pol:Policy ": "after",
        "SELECT ?x { ?x a pol:Policy ; ": "predicate",
        "SELECT ?x { ?x a pol:Policy , ": "object",
        "SELECT ?x { ?x a pol:Policy . ": "subject",
        "SELECT ?x { ?x pol:place/": "predicate",
        "SELECT ?x { ?x (pol:a|pol:b) ": "object",
        'SELECT ?x { ?x rdfs:label "深圳"@zh ; ': "predicate",
        "SELECT ?x { ?x pol:year 2025 . FILTER(": "expression",
        "SELECT ?x { ?x pol:year ?y FILTER(?y > 2) ?x ": "predicate",
        "SELECT ?x { OPTIONAL { ?x a pol:A } ?y ": "predicate",
        "SELECT ?x { VALUES ?place { ": "value",
        "SELECT ?x { VALUES ?place { place:a } ?x ": "predicate",
        "SELECT ?x { ?x pol:issued '2024'^^xsd:date ; ": "predicate",
        "SELECT ?x { ?x pol:about [ ": "predicate",
        "SELECT ?x { } ORDER BY ": "outside",
        "SELECT ?x { # ?x ": None,
        'SELECT ?x { ?x rdfs:label "': None,
    }
    found = told_by("standing(one)?.role ?? null", list(places))
    assert dict(zip(places, found, strict=True)) == places
    assert told_by("standing(one).verb", ["ASK { ?x pol:role ", "ASK { VALUES ?place { "]) == ["pol:role", "?place"]
    assert told_by("variables(one)", ["SELECT ?b { ?a ?b $c 'ein ?d' . ?a <?e> ?b } # ?f"]) == [["?b", "?a", "?c"]]
