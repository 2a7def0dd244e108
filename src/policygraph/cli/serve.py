"""``policygraph serve``."""

from __future__ import annotations

import argparse
import sys

from policygraph.cli.opening import opening_of
from policygraph.cli.words import say
from policygraph.errors import UsageInvalid


def run(call: argparse.Namespace) -> int:
    """Serve the workbench and the SPARQL endpoint until Ctrl-C."""
    _check(call)
    from policygraph.store.open import refuse_data_beside_endpoint, refuse_data_beside_store
    from policygraph.web.serving.hosts import LOOPBACK
    from policygraph.web.serving.serve import serve
    from policygraph.web.site import Settings

    if call.host not in LOOPBACK and call.host != "::1":
        print(say("serve-open", call.lang, host=call.host), file=sys.stderr)
    print(say("serve-reading", call.lang), file=sys.stderr, flush=True)
    opening = opening_of(call)
    refuse_data_beside_store(opening)
    refuse_data_beside_endpoint(opening)
    settings = Settings(
        tuple(call.data),
        call.only,
        call.lang,
        call.limit,
        call.timeout,
        call.store,
        opening.endpoint,
        opening.user,
    )

    def ready(address: str) -> None:
        print(say("serving", call.lang, address=address), file=sys.stderr, flush=True)
        if call.open:
            import webbrowser

            webbrowser.open(f"{address}?lang={call.lang}")

    serve(settings, call.host, call.port, ready=ready)
    print(say("served", call.lang), file=sys.stderr)
    return 0


def _check(call: argparse.Namespace) -> None:
    if not 0 <= call.port <= 65535:
        raise UsageInvalid(detail_zh="--port 须为 0 到 65535。", detail_en="--port takes 0 to 65535.")
    if call.limit < 1:
        raise UsageInvalid(detail_zh="--limit 须为正整数。", detail_en="--limit takes a positive number.")
    if not 0 < call.timeout <= 3600:
        raise UsageInvalid(
            detail_zh="--timeout 须为正数秒，至多 3600。",
            detail_en="--timeout takes seconds, more than 0, at most 3600.",
        )
