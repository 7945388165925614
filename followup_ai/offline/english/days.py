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
_WEEKDAY = re.compile(rf"(?P<next>next )?(?P<day>{WEEKDAY.lower()})(?P<later> next week)?(?! after )")
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "a couple of": 2, "two": 2, "a few": 3, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14,
}  # fmt: skip
_NUMBER = rf"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}|\d{{1,2}})"
# "in two weeks", "in the next ten days", "in about two to three weeks"
_WITHIN = re.compile(
    rf"\b(?:with)?in (?:the next |the coming |about |around |up to )*(?:{_NUMBER}(?: ?- ?| or | to ))?(?P<n>{_NUMBER})"
    r" (?:or so )?(?:working |business )?(?P<unit>day|week|fortnight|month)s?\b"
)
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
_END_OF = re.compile(r"\bend of (?:the |this )?(?P<next>next )?(?P<unit>week|month)\b|\bby the (?P<weekend>weekend)\b")


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
        if end := _END_OF.search(low):
            return self._ending(end["unit"] or "week", today or self.said)
        weeks = self._weeks_since(today or self.said)
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

    def _weeks_since(self, today: dt.date) -> int:
        """The weeks since the one in which the words were said."""
        return (today - _monday(self.said)).days // 7

    def _ending(self, unit: str, today: dt.date) -> str:
        """The end of a week or a month as a message of another day names it; "" where it is behind, or another's end."""
        alike = (_monday(self.said) == _monday(today)) if unit == "week" else (self.said.month == today.month)
        reached = (_monday(self.last) == _monday(today)) if unit == "week" else (self.last.month == today.month)
        if self.last < today and not reached and "next week" in self.when.lower() and self._weeks_since(today) == 2:
            return "in the week after we spoke"
        if unit == "month" and not alike:
            return re.sub(r"\bend of (?:the |this |next )?month", f"end of {self.last:%B}", self.when)
        if self.last < today and not reached and self._weeks_since(today) == 1:
            return re.sub(r"\bend of (?:the |this )?week\b|\bweekend\b", "end of last week", self.when)
        if self.last < today or not (alike or reached):
            return ""
        return self.when if alike else re.sub(r"\bnext (?=week|month)", "this " if unit == "week" else "the ", self.when)


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
    by = bool(re.match(rf"(?:by|before|within|until|in {_NUMBER} )", low))
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


def _end_of(unit: str, said: dt.date, *, later: bool) -> tuple[dt.date, dt.date, str]:
    """The last days of the week or the month in which something was said, or of the one after."""
    if unit == "week":
        friday = _monday(said) + dt.timedelta(days=4 + 7 * later)
        return (friday, friday, "by")
    first = (said.replace(day=1) + dt.timedelta(days=32)).replace(day=1) if later else said
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return (last, last, "by")


def _relative(low: str, said: dt.date, by: bool) -> tuple[dt.date, dt.date, str] | None:
    monday = _monday(said)
    match = _WITHIN.search(low)
    if match:
        count = _NUMBERS.get(match["n"]) or int(match["n"])
        last = said + dt.timedelta(days=count * _UNITS[match["unit"]])
        return (last, last, "by")
    if ends := _END_OF.search(low):
        return _end_of(ends["unit"] or "week", said, later=bool(ends["next"]))
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
