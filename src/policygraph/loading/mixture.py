"""Made-up and real data never stand in one store: an answer from both would look like a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.errors import DataError
from policygraph.terms import POL

if TYPE_CHECKING:
    import pyoxigraph

GENERATED = POL + "generated"
# The kinds of things of which data speak; whatever else there is belongs to the ontology.
KINDS = " ".join(
    f"pol:{kind}"
    for kind in (
        *("Place", "Body", "Policy", "Instrument", "Target", "Fund"),
        *("Source", "Claim", "Record", "Coverage", "Disagreement"),
    )
)
# Set apart as a whole: a name is looked at only where the mark is missing.
REAL = f"""
PREFIX pol: <https://w3id.org/policygraph/ontology#>
ASK {{
  {{
    SELECT ?thing {{
      VALUES ?kind {{ {KINDS} }}
      ?thing a ?kind .
      MINUS {{ ?thing pol:generated true }}
    }}
  }}
  FILTER(!CONTAINS(STR(?thing), "/generated-"))
}}
"""


class GeneratedMixed(DataError):
    """Made-up data would stand beside real data."""

    zh = "生成的数据不得与现实的数据并列：请加 --only 只用生成的数据，或去掉 --data 中生成的文件。"
    en = (
        "Made-up data may not stand beside real data: add --only to use the made-up data alone, "
        "or leave the made-up file out of --data."
    )


def refuse_mixture(store: pyoxigraph.Store) -> None:
    """Raise GeneratedMixed where a store holds made-up things beside real ones.

    Made-up things have ``pol:generated true``, and names that begin with ``generated-``.
    """
    if holds_made_up(store) and holds_real(store):
        raise GeneratedMixed


def holds_made_up(store: pyoxigraph.Store) -> bool:
    """Tell whether any made-up thing is in a store."""
    import pyoxigraph

    # The ontology describes the property; only data use it.
    marked = store.quads_for_pattern(None, pyoxigraph.NamedNode(GENERATED), None, None)
    return next(iter(marked), None) is not None


def holds_real(store: pyoxigraph.Store) -> bool:
    """Tell whether any thing that is not made up is in a store."""
    return bool(store.query(REAL))
