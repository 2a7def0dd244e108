"""``policygraph network``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from policygraph.cli.answer import write_rows
from policygraph.cli.opening import opening_of
from policygraph.cli.output import format_of, refuse_workbook_on_screen
from policygraph.errors import UsageInvalid
from policygraph.networks.documents import document_chains
from policygraph.networks.issuers import joint_issuers
from policygraph.networks.paths import shortest_explanation
from policygraph.networks.similarity import portfolio_similarity
from policygraph.questions.things import find_thing
from policygraph.store.open import ENGINES, open_store

if TYPE_CHECKING:
    import pyoxigraph

    from policygraph.store.engine import Engine
    from policygraph.terms import Rows

PLAN = "china-2017-new-gen-ai-plan"


def run(call: argparse.Namespace) -> int:
    """Answer one of the questions that only a network answers."""
    form = format_of(call)
    refuse_workbook_on_screen(form, call.output)
    if call.what not in ANSWERS:
        known = ", ".join(ANSWERS)
        raise UsageInvalid(
            detail_zh=f"policygraph network 不认识“{call.what}”，可用：{known}。",
            detail_en=f'policygraph network knows no "{call.what}"; write one of {known}.',
        )
    store = open_store(opening_of(call))
    engine = ENGINES[call.engine](store)
    things = [find_thing(engine, thing) for thing in call.things]
    write_rows(engine, ANSWERS[call.what](engine, store, things), call, form)
    return 0


def _similarity(engine: Engine, store: pyoxigraph.Store, things: list[str]) -> Rows:
    from policygraph.comparing.material import default_places

    return portfolio_similarity(engine, things or default_places(engine))


def _chains(engine: Engine, store: pyoxigraph.Store, things: list[str]) -> Rows:
    from policygraph.loading.network import build_network

    return document_chains(build_network(store), things[0] if things else find_thing(engine, PLAN))


def _issuers(engine: Engine, store: pyoxigraph.Store, things: list[str]) -> Rows:
    from policygraph.loading.network import build_network

    return joint_issuers(build_network(store))


def _path(engine: Engine, store: pyoxigraph.Store, things: list[str]) -> Rows:
    if len(things) != 2:
        raise UsageInvalid(
            detail_zh="path 需要两个事物：policygraph network path 甲 乙。",
            detail_en="A path is between two things: policygraph network path ONE OTHER.",
        )
    from policygraph.loading.network import build_network

    return shortest_explanation(build_network(store), *things)


ANSWERS: dict[str, Callable[[Engine, pyoxigraph.Store, list[str]], Rows]] = {
    "similarity": _similarity,
    "chains": _chains,
    "issuers": _issuers,
    "path": _path,
}
