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


def headline(facts: Mapping[str, Any], evidence: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Pick the claim whose figure stands beside the name of a thing; none where no claim gives one.

    facts: of the node. evidence: by claim. As in a comparison, what only restates a better claim and what no source
    bears out is left out. Where a role is stated twice the first by name stands; the rest is a click away.
    """
    if facts["kind"] not in KINDS:
        return None
    own = [claim for claim in facts["claims"] if claim in evidence and _stands(evidence[claim])]
    for role in ROLES:
        for claim in own:
            if evidence[claim]["role_slug"] == role and evidence[claim]["brief"]["zh"]:
                return str(claim)
    return None


def _stands(claim: Mapping[str, Any]) -> bool:
    return not claim["restates"] and claim["agreement_slug"] != "not-found"
