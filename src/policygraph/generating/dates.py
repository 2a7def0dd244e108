"""Dates moved by whole days, each kept as precise as it was."""

from __future__ import annotations

from datetime import date

LATEST = 2100


def ordinal(text: str) -> int:
    """Give the day number of a date of any precision; of a month or year, that of its middle.

    >>> ordinal("2024-06") - ordinal("2024-06-01")
    14
    """
    if len(text) == 4:
        return date(int(text), 7, 1).toordinal()
    if len(text) == 7:
        return date(int(text[:4]), int(text[5:]), 15).toordinal()
    return date.fromisoformat(text).toordinal()


def moved(day: int, length: int) -> str:
    """Write a day number as a date of 4 (year), 7 (month) or 10 characters (day).

    >>> moved(ordinal("2024-06-30") + 1, 7)
    '2024-07'
    """
    written = date.fromordinal(day)
    if written.year > LATEST:
        written = date(LATEST, 12, 31)
    return written.isoformat()[:length]


def day_of(year: int, number: int) -> int:
    """Give the day number of the ``number``-th day of a year, counted from 0, at most 364."""
    return date(year, 1, 1).toordinal() + number
