"""Reads ``ontology/`` and ``graph/`` and derives what the rules say."""

from policygraph.load.files import read_store, turtle_files
from policygraph.load.network import build_network
from policygraph.load.prefixes import known_prefixes

__all__ = ["build_network", "known_prefixes", "read_store", "turtle_files"]
