"""Engines behind one interface, and what every query passes before one of them sees it."""
