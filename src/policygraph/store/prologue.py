"""Known prefixes are added to a query by themselves."""

from __future__ import annotations

from collections.abc import Mapping

from policygraph.store.tokens import read_tokens


def with_known_prefixes(query: str, prefixes: Mapping[str, str]) -> tuple[str, int]:
    """Declare every known prefix that a query uses without declaring it.

    prefixes: namespaces by prefix. Gives the query and how many lines now stand before its first line.

    >>> with_known_prefixes("ASK { ?p a pol:Place }", {"pol": "http://x/"})
    ('PREFIX pol: <http://x/>\\nASK { ?p a pol:Place }', 1)
    """
    tokens = [token for token in read_tokens(query) if token.kind not in ("space", "comment")]
    used = {token.text.partition(":")[0] for token in tokens if token.kind == "name"}
    declared = {
        name.text.partition(":")[0]
        for word, name in zip(tokens, tokens[1:], strict=False)
        if word.text.upper() == "PREFIX" and name.kind == "name"
    }
    missing = sorted(name for name in used - declared if name in prefixes)
    return "".join(f"PREFIX {name}: <{prefixes[name]}>\n" for name in missing) + query, len(missing)
