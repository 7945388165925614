"""Reads the days that notes tell, however they are worded, so that no question asks for one of them again."""

from __future__ import annotations

import datetime as dt
import re

from followup_ai.language.dates import MONTH, MONTHS, SHORT_MONTH, WEEKDAYS, full_month

_ANY_MONTH = rf"(?:{MONTH}|{SHORT_MONTH})"
_SHORT_DAY = r"(?:mon(?:day)?|tues?(?:day)?|weds?(?:nesday)?|thur?s?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_ORDINAL_DAY = re.compile(rf"\b(?:the )?(?P<day>{'|'.join(_ORDINALS)}) (?:of )?(?P<month>{_ANY_MONTH})\b", re.IGNORECASE)
# "1st wk Dec", "first wk of dec"
_WEEK_IN = re.compile(
    rf"\b(?P<n>1st|2nd|3rd|first|second|third|last) (?:wk|week) (?:of |in )?(?P<month>{_ANY_MONTH})\b\.?", re.IGNORECASE
)
_WEEKS = {"1st": "first", "2nd": "second", "3rd": "third"}
_SPELT = re.compile(rf"\b(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)(?: of)? (?P<month>{_ANY_MONTH})\b\.?", re.IGNORECASE)
# "by the 13th", "Sat 28th", "Friday the 27th", "week of the 30th", each without its month
_BARE_ORDINAL = re.compile(
    rf"\b(?P<lead>(?:(?:on|by|before|after|until|till|til|from|of|is|for) )?the |{_SHORT_DAY},? (?:the )?"
    r"|(?:on|by|until|till|wk|week of|wk of|w/c) )"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)\b"
    rf"(?!,? (?:of )?{_ANY_MONTH}\b|[- ](?:floor|grade|year|street|round|time|century|place|edition|birthday|avenue|week|wk"
    rf"|{_SHORT_DAY}|candidate|interview|stage|person|choice|attempt|shift|half|quarter|of (?:\d|two|three|four)))",
    re.IGNORECASE,
)
# "Sat 28", "Thursday 26,": a weekday and the day of the month
_WEEKDAY_NUMBER = re.compile(
    rf"\b(?P<lead>{_SHORT_DAY},? )(?P<day>\d{{1,2}})(?=$|[,;.)]| (?:and|then|at|in|with)\b)(?!\.\d)", re.IGNORECASE
)
_FEAST = (
    r"(?:easter|christmas|xmas|thanksgiving|labou?r day|memorial day|ramadan|eid|diwali|advent|hanukkah|passover|new year"
    r"|bank holiday|half[- ]term|the holidays|golden week|lunar new year|chinese new year|carnival|midsummer)"
)
_TIME = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)|{_SHORT_DAY}|tomorrow|tmrw|tonight|weekend|week|wk|wks|weeks|fortnight|month|months"
    rf"|days|{_FEAST}|spring|summer|autumn|{MONTH}|(?<![a-z])(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)"
    r"|\b\d{1,2}[./]\d{1,2}\b|\b20\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:decid\w*|decision\w*|hear(?:ing)?|let (?:me|us) know|answer|hold|held|ask (?:me )?again|trials?|rounds?|interviews?"
    r"|starts?|call(?:s|ing)?|ring(?:s|ing)?|email(?:s|ing)?|text(?:s|ing)?|write(?:s)?|in touch|offer|postponed|moved|delayed"
    r"|board|panel|committee)\b",
    re.IGNORECASE,
)


def tells_time(note: str) -> bool:
    """Whether a note names a day, a week, a month, a season or a feast.

    Args:
        note: as typed.
    """
    return bool(_TIME.search(note))


def tells_how_it_goes_on(note: str) -> bool:
    """Whether a note that stands elsewhere than with the next steps tells when they come ("position on hold until September").

    Args:
        note: as typed.
    """
    return bool(_GOES_ON.search(note) and _TIME.search(note))


def dated(note: str, held: dt.date, *, american: bool = False) -> str:
    """A note whose days have their months: "by the 13th" → "by 13 March", "Sat 28th" → "on 28 November".

    Args:
        note: as typed.
        held: the day it was said: a day without its month is the first of that number after it.
        american: months stand before days.
    """
    note = _EITHER_DAY.sub("some day", note)
    note = _NUMERIC.sub(lambda m: _in_words(m, american) or m[0], note)
    note = _WEEK_IN.sub(lambda m: f"{_WEEKS.get(m['n'].lower(), m['n'].lower())} week of {full_month(m['month'])}", note)
    note = _ORDINAL_DAY.sub(lambda m: _spelt(_ORDINALS.index(m["day"].lower()) + 1, full_month(m["month"]), american), note)
    note = _SPELT.sub(lambda m: _spelt(int(m["day"]), full_month(m["month"]), american), note)
    for pattern in (_BARE_ORDINAL, _WEEKDAY_NUMBER):
        note = pattern.sub(lambda m: _with_month(m, held, american), note)
    return note


# "abt 3 wks", "takes about a month", "within ten days": how long, with a word that says it is a time to wait
_LENGTH = re.compile(
    r"(?:\b(?:abt|about|around|approx\w*|roughly|up to|within|in|takes?|take) |~ ?|^|[,;:] )(?:another |the next )?"
    r"(?P<n>(?:a couple of|a few|an?|two|three|four|five|six|eight|ten|\d{1,2})"
    r"(?: ?(?:-|–|to|or) ?(?:two|three|four|five|six|\d{1,2}))?)"
    r" (?P<unit>days?|weeks?|wks?|months?|fortnight)\b",
    re.IGNORECASE,
)


def how_long(note: str) -> str:
    """How long it was said to take, to follow "within": "about 3 weeks" of "letter abt 3 wks"; "" where no length is told.

    Args:
        note: a note on the next steps, as typed.
    """
    told = _LENGTH.search(re.sub(r"(?<=\w) \([^()]*\)", "", note))  # "vetting (up to 12 wks)": how long that takes
    unit = told["unit"].lower().replace("wk", "week") if told else ""
    return re.sub(r" ?[-–] ?", " to ", f"about {told['n'].lower()} {unit}") if told else ""


# "the 17th or 18th, tbc": neither is sure
_EITHER_DAY = re.compile(
    rf"\b(?:(?:on |{_SHORT_DAY},? )?the )?\d{{1,2}}(?:st|nd|rd|th)? ?(?:or|/) ?(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
# "2026-12-04", "4/12/26"
_NUMERIC = re.compile(
    r"\b(?:(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)|(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?:20)?(?P<year>\d\d))\b"
)


def _in_words(match: re.Match[str], american: bool) -> str:
    """A date in figures, as words; "" where it is none."""
    first, second = (int(match[g] or 0) for g in ("first", "second"))
    day, month = (int(match["d"]), int(match["m"])) if match["d"] else (second, first) if american else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return _spelt(day, MONTHS[month - 1], american)


def _spelt(day: int, month: str, american: bool) -> str:
    return f"{month} {day}" if american else f"{day} {month}"


def _with_month(match: re.Match[str], held: dt.date, american: bool) -> str:
    day = _next_of(int(match["day"]), held)
    lead = match["lead"].strip(" ,")
    named = re.match(_SHORT_DAY, lead, re.IGNORECASE)
    if day is None or (named and WEEKDAYS[day.weekday()][:3].lower() != named[0][:3].lower()):
        return match[0]
    spelt = _spelt(day.day, f"{day:%B}", american)
    before = "on" if named else re.sub(r"\b(?:the|is)$", "", lead, flags=re.IGNORECASE).strip()
    before = {"til": "until", "till": "until", "wk": "week of", "wk of": "week of", "w/c": "week of"}.get(before, before)
    return f"{'is ' if lead.lower().startswith('is') else ''}{before or 'on'} {spelt}"


def _next_of(number: int, held: dt.date) -> dt.date | None:
    """The first day of that number after the day something was said; None where no near month has it."""
    days = (held + dt.timedelta(days=n) for n in range(1, 62))
    return next((day for day in days if day.day == number), None)
