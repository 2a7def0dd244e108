"""Rows as people read them: labels, numbers in words, tables, files."""

from policygraph.render.cells import Sheet, readable
from policygraph.render.labels import Labels, read_labels
from policygraph.render.markdown import write_markdown
from policygraph.render.table import write_table
from policygraph.render.xlsx import write_xlsx

__all__ = ["Labels", "Sheet", "read_labels", "readable", "write_markdown", "write_table", "write_xlsx"]
