"""``python -m policygraph``."""

from policygraph.cli import start

start()
