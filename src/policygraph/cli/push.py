"""``policygraph push``."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from policygraph.cli.opening import opening_of
from policygraph.cli.words import say
from policygraph.errors import PolicygraphError, UsageInvalid
from policygraph.store.open import open_store

if TYPE_CHECKING:
    import pyoxigraph


def run(call: argparse.Namespace) -> int:
    """Put the graph into a server, and say whether it is there."""
    if not call.endpoint:
        raise UsageInvalid(
            detail_zh="请指明图存储的地址：policygraph push --endpoint URL。",
            detail_en="Name the graph store: policygraph push --endpoint URL.",
        )
    from policygraph.store.remote.graph_store import push_graph, sparql_address, verify_count

    opening = opening_of(call)
    sparql = call.sparql_endpoint or sparql_address(call.endpoint)
    store = open_store(opening._replace(endpoint="", user=""))
    total = len(store)
    graph, where = call.graph or "", f"<{call.graph}>" if call.graph else say("default-graph", call.lang)

    def tell(sent: int) -> None:
        print(say("pushing", call.lang, done=sent, total=total), file=sys.stderr, flush=True)

    user, seconds = opening.user, opening.seconds
    _refuse_mixture(call, store, sparql)
    push_graph(store, call.endpoint, graph=graph, user=user, seconds=seconds, progress=tell)
    facts = {"total": total, "endpoint": call.endpoint.partition("?")[0], "graph": where, "sparql": sparql}
    reason = "" if sparql else say("push-nowhere", call.lang)
    try:
        if sparql:
            verify_count(total, sparql, graph=graph, user=user, seconds=seconds)
    except PolicygraphError as error:
        # What somebody named must answer; what was guessed from the address need not.
        if call.sparql_endpoint or error.exit_code == 1:
            raise
        reason = error.sentence(call.lang)
    key = "pushed-unverified" if reason else "pushed"
    print(say(key, call.lang, reason=reason, **facts), file=sys.stderr)
    return 0


def _refuse_mixture(call: argparse.Namespace, store: pyoxigraph.Store, sparql: str) -> None:
    from policygraph.loading.mixture import holds_made_up
    from policygraph.store.remote.mixing import EndpointMixed, EndpointUnasked, refuse_mixture_there

    why = {lang: say("push-nowhere", lang) for lang in ("zh", "en")}
    try:
        if sparql:
            refuse_mixture_there(store, sparql, graph=call.graph or "", user=call.user or "", seconds=call.timeout)
            return
    except EndpointMixed:
        raise
    except PolicygraphError as error:
        if call.sparql_endpoint:
            raise
        why = {lang: error.sentence(lang) for lang in ("zh", "en")}
    # Real data may go where nobody can ask; what is made up may not.
    if holds_made_up(store):
        raise EndpointUnasked(endpoint=call.endpoint.partition("?")[0], why_zh=why["zh"], why_en=why["en"])
