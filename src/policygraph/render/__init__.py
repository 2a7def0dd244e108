"""Rows as people read them: labels, numbers in words, tables, files."""
