"""Starts the server, and ends it."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

from policygraph.web.answering.bounds import Bounds
from policygraph.web.errors import AddressTaken
from policygraph.web.serving.app import create_app
from policygraph.web.serving.hosts import is_unspecified, known_hosts
from policygraph.web.serving.nursery import open_nursery
from policygraph.web.serving.pool import Pool
from policygraph.web.site import Settings, read_site

# How many connections may be open at once; the next ones are told to come again.
CONNECTIONS = 512


def serve(
    settings: Settings,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    ready: Callable[[str], object] = lambda address: None,
    method: str = "",
) -> None:
    """Serve the pages and the SPARQL endpoint until Ctrl-C.

    settings: what is served, and its limits. host, port: where to listen; port 0 takes a free one. ready: called with
    the address of the first page when the server answers. method: of making workers, ``fork`` or ``spawn``, if not the
    best there is. Raises AddressTaken, and what reading the graph raises.
    """
    listener = _listen(host, port)
    with contextlib.ExitStack() as ended:
        if settings.store is not None or settings.endpoint:
            # On Windows a file may still be in use when all is over.
            scratch = tempfile.TemporaryDirectory(prefix="policygraph-", ignore_cleanup_errors=True)
            settings = settings._replace(scratch=Path(ended.enter_context(scratch)))
        _serve(listener, settings, host, ready, method, ended)


def _serve(
    listener: socket.socket,
    settings: Settings,
    host: str,
    ready: Callable[[str], object],
    method: str,
    ended: contextlib.ExitStack,
) -> None:
    site = read_site(settings)
    modified = site.modified
    noting = site.note_apart()
    if noting is not None:
        ended.callback(noting.join)
        ended.callback(noting.kill)
    nursery = open_nursery(settings, site, method)
    # The graph lives in the workers; only now may this process have threads.
    import uvicorn

    from policygraph.web.serving.announcing import AnnouncingServer
    from policygraph.web.serving.listening import PatientProtocol

    processors = os.cpu_count() or 1
    pool = Pool(nursery, seconds=settings.seconds, quick=max(2, processors), slow=max(4, processors))
    app = create_app(
        pool,
        settings,
        modified,
        known_hosts(host),
        any_address=is_unspecified(host),
        bounds=Bounds.of(site),
    )
    bound = listener.getsockname()[1]
    name = "127.0.0.1" if is_unspecified(host) else host
    address = f"http://{f'[{name}]' if ':' in name else name}:{bound}/"
    server = AnnouncingServer(
        uvicorn.Config(
            app,
            http=PatientProtocol,
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=CONNECTIONS,
            timeout_graceful_shutdown=1,
        ),
        lambda: ready(address),
        pool.give_up,
    )
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    """Take the address before anything is read: a port that is taken is said at once."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1024)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise AddressTaken(host=host, port=port, reason=reason) from None
    return listener
