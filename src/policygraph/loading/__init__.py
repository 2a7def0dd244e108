"""Reads ``ontology/`` and ``graph/`` and derives what the rules say."""
