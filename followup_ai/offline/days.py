"""Works out which days "by Friday" or "next week" meant when they were said, so that a later message can speak of them."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from followup_ai.language.dates import MONTH, WEEKDAY, WEEKDAYS

_MONTHS = MONTH.lower().split("|")
_MONTH = rf"(?P<month>{MONTH.lower()})"
_DATED = re.compile(rf"(?P<week>week of (?:the )?)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH})")
_DATED_US = re.compile(rf"(?P<week>week of (?:the )?)?{_MONTH} (?P<day>\d{{1,2}})\b")
_PART = re.compile(rf"(?P<part>first week of|second week of|third week of|last week of|early|mid|late|end of|in)[ -]{_MONTH}")
_PARTS = {
    "first week of": (1, 7), "second week of": (8, 14), "third week of": (15, 21), "last week of": (25, 31), "early": (1, 10),
    "mid": (11, 20), "late": (21, 31), "end of": (25, 31), "in": (1, 31),
}  # fmt: skip
_WEEKDAY = re.compile(rf"(?P<next>next )?(?P<day>{WEEKDAY.lower()})(?P<later> next week)?")
_WITHIN = re.compile(
    r"\b(?:with)?in (?P<n>a|an|one|two|three|four|five|six|seven|ten|\d{1,2}) (?:working )?(?P<unit>day|week|month)s?\b"
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


@dataclass(frozen=True)
class Span:
    """The days that words mean.

    Args:
        first, last: the earliest and the latest of them.
        form: "on" one day, "by" the last of them, "after" the first, "week" the week of the first, or "told" for what is sure
            to need no other words.
        said: the day they were said.
        when: the words.
    """

    first: dt.date
    last: dt.date
    form: str
    said: dt.date
    when: str

    def told_on(self, today: dt.date | None) -> str:
        """The words with which a message of another day means the same days, without a date that nobody gave; "" for none."""
        low = self.when.lower()
        if any(month in low for month in _MONTHS) or _WITHIN.search(low):
            return self.when
        weeks = ((today or self.said) - _monday(self.said)).days // 7  # since the week in which they were said
        ahead = (self.first - _monday(self.said)).days // 7 - weeks
        if self.form == "week":
            return {0: "this week", 1: "next week"}.get(ahead) or ("in the week after we spoke" if ahead + weeks == 1 else "")
        weekday = _WEEKDAY.search(low)
        if not weekday or self.form == "told" or (self.form == "after" and today and self.last < today):
            return ""
        day = weekday["day"].capitalize()
        if today and self.last >= today:
            return f"{self.form} {day}" if ahead == 0 else f"{self.form} {day} next week" if ahead == 1 else ""
        return f"{self.form} the {day} after we spoke" if (self.last - self.said).days < 8 else ""


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def span_of(when: str, said: dt.date) -> Span | None:
    """The days that words like "by Friday" mean.

    Args:
        when: as told, in full words ("in the week of 7 December", "within two weeks", "after the weekend").
        said: the day they were said.

    Returns:
        None where nobody can tell.
    """
    low = when.lower()
    by = bool(re.match(r"(?:by|before|within|until|in (?:a|one|two|three|four|\d+) )", low))
    found = _dated(low, said, by) or _relative(low, said, by)
    if found is None:
        return None
    first, last, form = found
    if form == "on" and low.startswith("after "):
        last, form = last + dt.timedelta(days=3), "after"
    return Span(first, last, form, said, when)


def _dated(low: str, said: dt.date, by: bool) -> tuple[dt.date, dt.date, str] | None:
    match = _DATED.search(low) or _DATED_US.search(low)
    if match:
        try:
            day = dt.date(said.year, _MONTHS.index(match["month"]) + 1, int(match["day"]))
            day = day if day >= said - dt.timedelta(days=60) else day.replace(year=day.year + 1)
        except ValueError:
            return None  # 31 November
        return (day, day + dt.timedelta(days=6), "week") if match["week"] else (day, day, "by" if by else "on")
    match = _PART.search(low)
    if match is None:
        return None
    month = _MONTHS.index(match["month"]) + 1
    year = said.year + (month < said.month - 2)
    start, end = _PARTS[match["part"]]
    return (dt.date(year, month, start), dt.date(year, month, min(end, monthrange(year, month)[1])), "told")


def _relative(low: str, said: dt.date, by: bool) -> tuple[dt.date, dt.date, str] | None:
    monday = _monday(said)
    match = _WITHIN.search(low)
    if match:
        count = _NUMBERS.get(match["n"]) or int(match["n"])
        last = said + dt.timedelta(days=count * {"day": 1, "week": 7, "month": 30}[match["unit"]])
        return (last, last, "by")
    match = _WEEKDAY.search(low)
    if match:
        weekday = WEEKDAYS.index(match["day"].capitalize())
        coming = said + dt.timedelta(days=(weekday - said.weekday() - 1) % 7 + 1)
        following = monday + dt.timedelta(days=7 + weekday)
        if match["next"] and following != coming:
            return coming, following, "told"  # this coming one, or the one after
        day = following if match["later"] else coming
        return (day, day, "by" if by else "on")
    for words, start, end in (("next week", 7, 13), ("weekend", 7, 11), ("week", 0, 6), ("tomorrow", 0, 0)):
        if words in low:
            if low == "this week" and said.weekday() > 4:
                start, end = 7, 13  # on a weekend it is the week to come
            first = said + dt.timedelta(days=1) if words == "tomorrow" else monday + dt.timedelta(days=start)
            last = first if words == "tomorrow" else monday + dt.timedelta(days=end)
            return (first, last, "on" if words == "tomorrow" else "week")
    return None
