"""The names of months and weekdays, in English whatever the locale of the program around is."""

from __future__ import annotations

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH = "|".join(MONTHS)
"""Alternatives of an expression."""
WEEKDAY = "|".join(WEEKDAYS)
"""Alternatives of an expression."""
SHORT_MONTH = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
"""Alternatives of an expression: months cut short; May never is."""


def full_month(word: str) -> str:
    """The name of a month that is cut short, in any case ("sept" → "September").

    Args:
        word: a month's name or its first three letters or more.
    """
    return next(month for month in MONTHS if month[:3].lower() == word[:3].lower())
