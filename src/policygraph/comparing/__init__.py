"""Places side by side, and what may be compared."""
