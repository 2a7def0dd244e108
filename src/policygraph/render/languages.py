"""What one claim says in two languages is told once."""

from __future__ import annotations

from policygraph.terms import Rows, Term

# Rows are compared only where one of these says what a text belongs to: else two texts are two answers.
OWNERS = {"claim", "coverage", "disagreement", "property"}
Row = tuple[Term | None, ...]


def tell_once(rows: Rows, lang: str) -> list[Row]:
    """Of rows that differ in nothing but the language of their texts, keep the one in the reader's language.

    Every other row stays: where nothing says that texts belong together, or two are in one language, or none
    is in the reader's.

    >>> zh, en = Term("literal", "高地", lang="zh"), Term("literal", "highland", lang="en")
    >>> claim = Term("iri", "x:claim")
    >>> len(tell_once(Rows(["value", "claim"], [(zh, claim), (en, claim)]), "en"))
    1
    >>> len(tell_once(Rows(["value"], [(zh,), (en,)]), "en"))
    2
    >>> rows = Rows(["value", "quote", "claim"], [(en, zh, claim), (zh, zh, claim)])
    >>> tell_once(rows, "zh") == [(zh, zh, claim)]
    True
    """
    if not OWNERS & set(rows.columns):
        return rows.rows
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows.rows:
        groups.setdefault(tuple("" if _is_text(term) else term for term in row), []).append(row)
    kept = []
    for alike in groups.values():
        languages = [tuple(term.lang for term in row if term is not None and _is_text(term)) for row in alike]
        spoken = [told.count(lang) for told in languages]
        # A quote stays in its own language: the row to keep is the one that speaks the reader's language most.
        kept.extend([alike[spoken.index(max(spoken))]] if len(set(languages)) == len(alike) and any(spoken) else alike)
    return kept


def _is_text(term: Term | None) -> bool:
    return term is not None and bool(term.lang)
