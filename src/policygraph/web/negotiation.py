"""Which form and which language a reader takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policygraph.terms import LANGUAGES

# The endings of addresses and their media types (IANA media types registry; SPARQL 1.1 Query Results).
MEDIA = {
    "html": "text/html",
    "json": "application/json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "md": "text/markdown",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "srj": "application/sparql-results+json",
    "srx": "application/sparql-results+xml",
}


def choose_form(accept: str, forms: Sequence[str]) -> str | None:
    """Choose the form that a reader likes best among those in which there is an answer; None where none will do.

    accept: the header as it came (RFC 9110, section 12.5.1); empty takes anything. forms: keys of ``MEDIA``, the one
    to give where all are liked alike first.

    >>> choose_form("text/turtle;q=0.5, application/ld+json", ["html", "ttl", "jsonld"])
    'jsonld'
    >>> choose_form("*/*", ["html", "ttl"]), choose_form("image/png", ["html"])
    ('html', None)
    """
    wanted = dict(_weights(accept))
    if not wanted:
        return forms[0]
    best, found = 0.0, None
    for form in forms:
        media = MEDIA[form]
        for likeness in (media, media.partition("/")[0] + "/*", "*/*"):
            if likeness in wanted:
                if wanted[likeness] > best:
                    best, found = wanted[likeness], form
                break
    return found


def choose_language(accept: str, default: str) -> str:
    """Choose the language that a reader likes best among ours.

    accept: the header Accept-Language as it came (RFC 9110, section 12.5.4). default: where it names none of ours.

    >>> choose_language("en-GB,en;q=0.9,zh;q=0.1", "zh"), choose_language("fr", "zh")
    ('en', 'zh')
    """
    spoken = sorted(_weights(accept), key=lambda one: -one[1])
    for tag, weight in spoken:
        if weight and tag.partition("-")[0] in LANGUAGES:
            return tag.partition("-")[0]
    return default


def split_ending(path: str, forms: Iterable[str]) -> tuple[str, str]:
    """Take the ending off a path that names a form.

    >>> split_ending("/id/place/shenzhen.ttl", ["html", "ttl"]), split_ending("/q/a.b", ["html"])
    (('/id/place/shenzhen', 'ttl'), ('/q/a.b', ''))
    """
    start, dot, ending = path.rpartition(".")
    return (start, ending) if dot and ending in forms and not start.endswith("/") else (path, "")


def _weights(header: str) -> list[tuple[str, float]]:
    found = []
    for part in header.lower().split(","):
        name, *facts = (piece.strip() for piece in part.split(";"))
        told = next((fact[2:] for fact in facts if fact.startswith("q=")), "1")
        try:
            weight = min(1.0, max(0.0, float(told)))
        except ValueError:
            weight = 0.0
        if name:
            found.append((name, weight))
    return found
