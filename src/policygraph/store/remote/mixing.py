"""What goes to a server, beside what is there: made-up and real data never meet there either."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from policygraph.errors import DataError
from policygraph.loading.mixture import KINDS, holds_made_up, holds_real
from policygraph.store.remote.engine import RemoteEngine
from policygraph.store.remote.errors import EndpointUnusable

if TYPE_CHECKING:
    import pyoxigraph

# As plain as can be: every server is to answer it, and most with the first thing that they find.
REAL = f"""
PREFIX pol: <https://w3id.org/policygraph/ontology#>
ASK {{ ?thing a ?kind . VALUES ?kind {{ {KINDS} }} FILTER(!CONTAINS(STR(?thing), "/generated-")) }}
"""
MADE_UP = "PREFIX pol: <https://w3id.org/policygraph/ontology#> ASK { ?thing pol:generated ?mark }"


class EndpointMixed(DataError):
    """Made-up data would stand beside real data, or in their place, at a server."""

    zh = (
        "{endpoint} 上已有{there_zh}的数据，而要送去的是{sent_zh}的数据，二者不得并列，因此什么也没有送出。"
        "请送往另一个服务器或数据库；若要替换，请先在该服务器上删除原来的图。"
    )
    en = (
        "{endpoint} holds {there_en} data, and what is to go there is {sent_en}. The two may not stand beside each "
        "other, so nothing was sent. Name another server or database, or delete that graph there first."
    )


class EndpointUnasked(EndpointUnusable):
    """Nobody can tell what a server holds, and what is to go there is made up."""

    zh = (
        "要送去的是生成的数据，而无从查明 {endpoint} 上是否已有现实的数据：{why_zh}"
        "请用 --sparql-endpoint 指明查询的地址。"
    )
    en = (
        "What is to go to {endpoint} is made up, and there is no telling whether real data are there: {why_en} "
        "Name the address for queries with --sparql-endpoint."
    )


def refuse_mixture_there(
    store: pyoxigraph.Store, sparql: str, *, graph: str = "", user: str = "", seconds: float | None = None
) -> None:
    """Raise EndpointMixed where a server holds made-up data and a store holds real ones, or the other way round.

    sparql: where the server is asked; what it answers without a graph counts, and what is in the graph that is to be
    written. graph, user, seconds: as for ``push_graph``. Raises what the engine raises.
    """
    made_up = holds_made_up(store)
    if not made_up and not holds_real(store):
        return
    chosen = f"{sparql}{'&' if '?' in sparql else '?'}{urlencode({'default-graph-uri': graph})}"
    for address in [sparql, chosen] if graph else [sparql]:
        engine = RemoteEngine(address, user, seconds)
        if engine.ask(REAL if made_up else MADE_UP):
            words = {"zh": ("生成", "现实"), "en": ("made-up", "real")}
            told = {f"sent_{lang}": pair[not made_up] for lang, pair in words.items()}
            told |= {f"there_{lang}": pair[made_up] for lang, pair in words.items()}
            raise EndpointMixed(endpoint=engine.address.told, **told)
