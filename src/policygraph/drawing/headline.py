"""The one figure of a thing that stands beside its name in the picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# What is told of a scheme, a target or a fund, in the order in which it is looked for.
ROLES = (
    *("ceiling", "unit-amount", "rate", "pool", "budget", "credit-line", "paid-out", "invested"),
    *("paid-in", "first-close", "first-close-target", "target-size", "vision-size", "size-not-specified"),
    *("target", "stretch-target", "established", "announced", "designation"),
)
KINDS = ("Instrument", "Target", "Fund")


def headline(facts: Mapping[str, Any], evidence: Mapping[str, Mapping[str, Any]]) -> dict[str, str] | None:
    """Pick the figure that stands beside the name of a thing, in each language; nothing where no claim gives one.

    facts: of the node. evidence: by claim. A claim that restates a better one is passed over, and so is one of a
    lower tier where the same role is stated twice: the first by name stands, the rest is a click away.
    """
    if facts["kind"] not in KINDS:
        return None
    told = [evidence[claim] for claim in facts["claims"] if claim in evidence]
    own = [claim for claim in told if not claim.get("restates")] or told
    for role in ROLES:
        for claim in own:
            if claim.get("role_slug") == role and claim["brief"]["zh"]:
                brief: dict[str, str] = claim["brief"]
                return brief
    return None
