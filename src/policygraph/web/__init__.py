"""The workbench in the browser and the SPARQL endpoint.

The server reads requests, waits and answers; every page and every query is made in a worker process that holds the
graph, one call at a time, and is ended where it takes too long. ``serving`` listens and waits; ``worker`` and ``pages``
make the answers.
"""
