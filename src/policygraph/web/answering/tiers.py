"""How near to the original an answer stands: its sources, counted by their tier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policygraph.render.sources import Described
from policygraph.web.html import GAPS
from policygraph.web.words import say


def tell_tiers(sources: Sequence[Described], lang: str) -> str:
    """Count the sources of an answer by tier, and say what copies are; nothing where it names no source.

    >>> copy = Described("urn:a", "", "", "", "", "https://w3id.org/policygraph/concept/tier/mirror", "mirror")
    >>> tell_tiers([copy], "zh")
    '此答案依据 1 个来源：mirror 1。转载可能忠于原文，但没有在官方页面上见到。'
    """
    known = [source for source in sources if source.tier]
    if not known:
        return ""
    counts = Counter(source.tier_label for source in known)
    told = say("between", lang).join(f"{label} {count}" for label, count in counts.most_common())
    one = "one-source" if len(known) == 1 else "sources"
    parts = [say(f"q-trust-{one}", lang, count=len(known), tiers=told)]
    if any(source.mirror for source in known):
        parts.append(say("q-trust-copies", lang))
    return GAPS[lang].join(parts)
