"""Answers of different engines in one form: who answers the same has the same digest."""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from typing import Any

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
# Engines keep different numbers of decimal places of a quotient.
PLACES = 12


def digest(answer: str | bytes) -> tuple[int, str]:
    """Count the rows of an answer in SPARQL 1.1 JSON, and digest them, in whatever order rows and columns come.

    >>> digest('{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", "value": "1.0"}}]}}')
    (1, '9eb6cdcb')
    """
    found = json.loads(answer)
    columns = sorted(found["head"]["vars"])
    rows = sorted(repr([_cell(row.get(column)) for column in columns]) for row in found["results"]["bindings"])
    return len(rows), hashlib.sha256("\n".join([repr(columns), *rows]).encode()).hexdigest()[:8]


def _cell(value: dict[str, Any] | None) -> tuple[str, ...]:
    """Write a value without its datatype, for some engines have more of them than others.

    >>> _cell({"type": "typed-literal", "value": "20.50"})
    ('literal', '20.5', '')
    >>> _cell({"type": "literal", "value": "深圳", "xml:lang": "ZH"})
    ('literal', '深圳', 'zh')
    """
    if value is None:
        return ()
    kind, text = value["type"], value["value"]
    if kind in ("uri", "bnode"):
        # Names of blank nodes are those of an engine alone.
        return (kind, text if kind == "uri" else "")
    lang = value.get("xml:lang", "").lower()
    if value.get("datatype", "").endswith("#boolean"):
        text = {"1": "true", "0": "false"}.get(text, text)
    if not lang and NUMBER.fullmatch(text):
        text = f"{round(Decimal(text), PLACES).normalize():f}"
    return ("literal", text, lang)
