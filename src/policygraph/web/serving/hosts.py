"""As which hosts the server answers.

A page elsewhere whose name was made to point at this machine (DNS rebinding) sends requests with its own name as Host;
so only the names that a person would use are taken.
"""

from __future__ import annotations

import ipaddress
import re

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::\d{1,5})?", re.IGNORECASE)


def known_hosts(bound: str) -> tuple[str, ...]:
    """Name the hosts as which a server bound to an address answers: itself, and loopback.

    bound: as given to ``--host``; an address that stands for all (``0.0.0.0``, ``::``) is no name.

    >>> known_hosts("127.0.0.1"), known_hosts("192.0.2.7")[-1]
    (('127.0.0.1', 'localhost', '[::1]'), '192.0.2.7')
    """
    name = f"[{bound}]" if ":" in bound else bound.lower()
    return LOOPBACK if name in LOOPBACK or is_unspecified(bound) else (*LOOPBACK, name)


def is_unspecified(bound: str) -> bool:
    """Tell whether an address stands for every address of the machine."""
    try:
        return ipaddress.ip_address(bound).is_unspecified
    except ValueError:
        return False


def answers_as(host: str, known: tuple[str, ...], *, any_address: bool = False) -> bool:
    """Tell whether the server answers a request with this Host header.

    known: as ``known_hosts`` gives them. any_address: whether addresses in numbers will do too, as where a server
    listens on all of its own: a rebound name is never one.

    >>> answers_as("localhost:8000", LOOPBACK), answers_as("evil.example:8000", LOOPBACK)
    (True, False)
    """
    found = HOST.fullmatch(host)
    if found is None:
        return False
    name = found[1].lower()
    if name in known:
        return True
    if any_address:
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return False
        return True
    return False
