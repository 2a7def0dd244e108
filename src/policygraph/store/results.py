"""Rows in the SPARQL 1.1 result formats."""

from __future__ import annotations

import json

from policygraph.store.embedded import write_solutions
from policygraph.terms import Rows, Term


def results_json(rows: Rows) -> bytes:
    """Write rows as SPARQL 1.1 Query Results JSON.

    >>> results_json(Rows(["n"], [(Term("literal", "1"),)]))
    b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"1"}}]}}'
    """
    bindings = [
        {column: json_term(value) for column, value in zip(rows.columns, row, strict=True) if value is not None}
        for row in rows.rows
    ]
    answer = {"head": {"vars": rows.columns}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def json_term(value: Term) -> dict[str, str]:
    """Write one term as SPARQL 1.1 Query Results JSON has it."""
    if value.kind == "iri":
        return {"type": "uri", "value": value.value}
    if value.kind == "blank":
        return {"type": "bnode", "value": value.value}
    told = {"type": "literal", "value": value.value}
    if value.lang:
        told["xml:lang"] = value.lang
    elif value.datatype:
        told["datatype"] = value.datatype
    return told


def convert_results(answer: bytes, form: str) -> bytes:
    """Turn results in JSON into another W3C result format (json, csv or tsv)."""
    if form == "json":
        return answer
    import pyoxigraph

    solutions = pyoxigraph.parse_query_results(answer, format=pyoxigraph.QueryResultsFormat.JSON)
    return write_solutions(solutions, form)
