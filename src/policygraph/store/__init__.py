"""Engines behind one interface, and what every query passes before one of them sees it."""

from policygraph.store.engine import RESULT_FORMS, Engine
from policygraph.store.open import ENGINES, open_engine
from policygraph.store.prepare import prepare_query

__all__ = ["ENGINES", "RESULT_FORMS", "Engine", "open_engine", "prepare_query"]
