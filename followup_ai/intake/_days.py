"""Days as people note them: in figures, in words, or counted from today."""

from __future__ import annotations

import datetime as dt
import re

from followup_ai.fields import _likely_days as numeric_days
from followup_ai.language.dates import MONTHS, WEEKDAY, WEEKDAYS

CALENDAR = (*WEEKDAYS, *MONTHS, *(day[:3] for day in WEEKDAYS), *(month[:3] for month in MONTHS))
"""Names of days and months, whole and short."""
_MONTHS = {form: n for n, name in enumerate(MONTHS, 1) for form in (name.lower(), name[:3].lower())} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
_DAY_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?{_YEAR}", re.IGNORECASE)
_MONTH_DAY = re.compile(
    rf"\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR}(?!\s*(?:%|am|pm|:))", re.IGNORECASE
)
_FIGURES = re.compile(r"(?<![\d/.-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?![\d/-])")
_WEEKDAY = re.compile(
    r"\b(?:(?P<which>last|this|on|next) )?(?P<weekday>" + WEEKDAY + r"|mon|tues?|weds?|thurs?|fri)\b",
    re.IGNORECASE,
)
_DAYS_AGO = {
    "today": 0, "this morning": 0, "this afternoon": 0, "just now": 0, "earlier": 0, "yesterday": 1, "last night": 1,
    "the day before yesterday": 2, "just (?:got|came) (?:out|off|back|home)": 0, "just (?:had|finished|back)": 0,
}  # fmt: skip


def day_in(text: str, today: dt.date, *, ahead: bool = False) -> dt.date | None:
    """The day a text names; None where it names none, or one that could mean two.

    Args:
        text: words of the notes.
        today: what "yesterday" and "Tuesday" are counted from.
        ahead: whether a day without a year lies ahead rather than behind.
    """
    if match := _FIGURES.search(text):
        days = numeric_days(match.group()) or _iso(match.group())
        return days[0] if len(days) == 1 else next((d for d in days if _near(d, today, ahead)), None)
    if match := _DAY_MONTH.search(text) or _MONTH_DAY.search(text):
        return _of_month(match, today, ahead)
    low = text.casefold()
    for words, back in sorted(_DAYS_AGO.items(), key=lambda item: -len(item[0])):
        if re.search(rf"\b{words}\b", low):
            return today - dt.timedelta(days=back)
    match = _WEEKDAY.search(text)
    return _of_week(match, today, ahead) if match else None


def _iso(text: str) -> list[dt.date]:
    try:
        return [dt.date(*map(int, re.split(r"\D", text)))]
    except (ValueError, TypeError):
        return []


def _near(day: dt.date, today: dt.date, ahead: bool) -> bool:
    span = dt.timedelta(days=120)
    return today <= day <= today + span if ahead else today - span <= day <= today


def _of_month(match: re.Match[str], today: dt.date, ahead: bool) -> dt.date | None:
    told, near = match["year"], [today.year, today.year + (1 if ahead else -1)]
    for year in [int(told)] if told else near:
        try:
            day = dt.date(year, _MONTHS[match["month"].casefold()], int(match["day"]))
        except ValueError:
            continue
        if told or (day >= today if ahead else day <= today + dt.timedelta(days=1)):
            return day
    return None


def _of_week(match: re.Match[str], today: dt.date, ahead: bool) -> dt.date | None:
    said = match["weekday"].casefold()[:3]
    wanted = next(n for n, name in enumerate(WEEKDAYS) if name.casefold().startswith(said))
    if ahead:
        return today + dt.timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    if (match["which"] or "").casefold() == "next":
        return None
    return today - dt.timedelta(days=(today.weekday() - wanted) % 7)
