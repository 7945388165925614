"""What notes imply about figures: days ahead, spans of years, hours between times, dates of holidays, counts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from followup_ai.compiled import compiled
from followup_ai.models import Interview
from followup_ai.patterns import expression
from followup_ai.rules._quantities import Key, date_keys, month_named, quantities

_Found = dict[Key, str]
"""What is known of quantities, each with its source; added to."""
_Notes = Sequence[tuple[str, str]]
"""(field, folded lower-case text)."""


def add_implied(interview: Interview, notes: _Notes, found: _Found) -> None:
    """Adds to the quantities that notes state those that follow from them.

    Args:
        interview: whose date and people count too.
        notes: (field, folded lower-case text) of each.
        found: the quantities stated, by their keys, with their sources; grows.
    """
    _add_holidays(notes, found)
    _add_days_ahead(interview.date, found)
    _add_counts(interview, found)
    _add_spans_of_years(notes, found)
    _add_hours_between(notes, found)
    _add_days_of_the_week(notes, found)
    _add_days_by_number(interview.date, notes, found)
    _add_parts_and_sums(interview, notes, found)
    _add_spans_of_time(interview, found)


_DAYS_BY_NAME = {
    (1, 1): r"new year'?s(?: day)?\b",
    (2, 14): r"valentine'?s?(?: day)?\b",
    (3, 17): r"(?:st\.? )?paddy'?s day|st\.? patrick'?s(?: day)?\b",
    (7, 4): r"independence day|(?:the )?4th of july|july 4th",
    (10, 31): r"hallowe'?en",
    (11, 5): r"bonfire night|guy fawkes",
    (12, 24): r"christmas eve|xmas eve",
    (12, 25): r"(?:christmas|xmas) day",
    (12, 26): r"boxing day|st\.? stephen'?s day",
    (12, 31): r"new year'?s eve|hogmanay",
}
_HOLIDAYS = [(day, expression(rf"\b(?:{name})")) for day, name in _DAYS_BY_NAME.items()]
_WEEKEND = expression(r"\bweek-?ends?\b|\bwkends?\b|\bw/e\b")


def _add_holidays(notes: _Notes, found: _Found) -> None:
    for field, note in notes:
        source = f"{field}: {note[:120]}"
        for (month, day), name in _HOLIDAYS:
            if name.search(note):
                for key in (("date", month, day), ("dom", day), ("month", month)):
                    found.setdefault(key, source)
        if _WEEKEND.search(note):
            for weekday in (5, 6):
                found.setdefault(("weekday", weekday), source)


def _add_days_ahead(since: dt.date, found: _Found) -> None:
    """The days that the next steps imply: "by the 4th" is the next 4th, "in two weeks" a fortnight on."""
    dated = {source for key, source in found.items() if key[0] == "date"}  # a Friday that is the 17th is not the next one
    for key, source in [(k, s) for k, s in found.items() if s.startswith("next_steps:")]:
        if key[0] in ("weekday", "dom") and source in dated:
            continue
        match key:
            case ("dom", int(number)):
                ahead = next((n for n in range(1, 63) if (since + dt.timedelta(n)).day == number), 0)
            case ("weekday", int(number)):
                ahead = (number - since.weekday() - 1) % 7 + 1
            case ("date", int(month), int(day)):
                _add_wait(since, month, day, source, found)
                continue
            case ("minutes", int(minutes) | float(minutes)):
                ahead = round(minutes / 1440) if minutes % 1440 == 0 else 0
            case _:
                continue
        for known in date_keys(since + dt.timedelta(ahead)) if 0 < ahead <= _FARTHEST_AHEAD else ():
            found.setdefault(known, source)


def _add_wait(since: dt.date, month: int, day: int, source: str, found: _Found) -> None:
    """How long it is from the interview to a day that is named: 1 October is two weeks after 17 September."""
    try:
        days = (dt.date(since.year + (month < since.month), month, day) - since).days
    except ValueError:
        return
    if 0 < days <= _FARTHEST_AHEAD:
        found.setdefault(("minutes", days * 1440), source)
        found.setdefault(("minutes", round(days / 7) * 10_080), source)


_FARTHEST_AHEAD = 100
"""Days after an interview up to which what was said of the next steps names a day."""


def _add_counts(interview: Interview, found: _Found) -> None:
    """Numbers one gets by counting the notes: people in the room, points, years since a year that is named."""
    people = len(interview.people)
    if people == 1:
        people = 0  # "two" would be supported by any talk
    for count, what in ((people, "people in the room"), (people + 1, "people in the room with the candidate")):
        if count > 1:
            found.setdefault(("n", count), f"panel: {what}")
    for key in [k for k in found if k[0] == "year"]:
        years = interview.date.year - int(key[1])
        if 0 < years < _OLDEST:
            found.setdefault(("months", years * 12), found[key])
            found.setdefault(("n", years), found[key])
        found.setdefault(("n", int(key[1]) % 100), found[key])  # "thirty-eight" for 1938


_OLDEST = 150
"""Years since a year that notes name; what is older is told by its year."""
_YEAR = compiled(r"\b(?:19|20)\d\d\b")
_YEARS = compiled(r"\b((?:19|20)\d\d) ?(?:-|\u2013|/|to|till|until) ?((?:19|20)?\d\d)\b(?![-/])")


def _add_spans_of_years(notes: _Notes, found: _Found) -> None:
    """ "2017-23" is six years."""
    for field, note in notes:
        for m in _YEAR.finditer(note):
            found.setdefault(("year", int(m.group())), f"{field}: {note[:120]}")
        for m in _YEARS.finditer(note):
            first, last = int(m[1]), int(m[2] if len(m[2]) == 4 else m[1][:2] + m[2])
            if 0 < last - first < 60:
                found.setdefault(("months", 12 * (last - first)), f"{field}: {note[:120]}")


def _add_hours_between(notes: _Notes, found: _Found) -> None:
    """ "9 to 9.30" is half an hour."""
    for field, note in notes:
        times = [next(int(k[1]) for k in q.keys if k[0] == "time") for q in quantities(note) if q.kind == "time"]
        times += [0] if "noon" in note or "midnight" in note else []
        if "." in note or ":" in note:
            times += [int(m[1]) % 12 * 60 for m in _BARE_HOUR.finditer(note)]
        for one, other in combinations(times[:_MOST_TIMES], 2):
            for minutes in {(other - one) % 720, (one - other) % 720}:
                found.setdefault(("minutes", minutes), f"{field}: {note[:120]}")


_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK_NUMBER = compiled(r"\b(?:week|wk|kw) ?([1-5]?\d)\b")
_NTH_DAY = compiled(rf"\b(first|1st|second|2nd|third|3rd|fourth|4th|last) ({'|'.join(_WEEK)})[a-z]* (?:of|in) ([a-z]{{3,9}})\b")
_NTH = {"f": 0, "1": 0, "s": 1, "2": 1, "t": 2, "3": 2, "4": 3}
_FROM_DAY_TO_DAY = compiled(rf"\b({'|'.join(_WEEK)})[a-z]* ?(?:-|\u2013|to|till|through) ?({'|'.join(_WEEK)})[a-z]*\b")


_EVERY_DAY = compiled(r"\b(?:every|each) (?:\w+ )?day\b|\bdaily\b")


def _add_days_by_number(since: dt.date, notes: _Notes, found: _Found) -> None:
    """ "Week 11" lies in March, "the first Saturday of December" is the 5th, and the morning after a Monday is Tuesday's."""
    for field, note in notes:
        source = f"{field}: {note[:120]}"
        for m in _WEEK_NUMBER.finditer(note):
            if 1 <= int(m[1]) <= 52:
                found.setdefault(("month", dt.date.fromisocalendar(since.year, int(m[1]), 3).month), source)
        for m in _NTH_DAY.finditer(note):
            if (month := month_named(m[3])) and m[1] != "last" and not m[1].startswith("fo"):
                first = dt.date(since.year + (month < since.month), month, 1)
                day = 1 + (_WEEK.index(m[2]) - first.weekday()) % 7 + 7 * _NTH[m[1][0]]
                found.setdefault(("date", month, day), source)
        if _DAY_AFTER.search(note):
            _add_days_after(since, note, source, found)


def _add_days_after(since: dt.date, note: str, source: str, found: _Found) -> None:
    """ "Committee 10 Sept, word the day after"."""
    for kind, *day in (key for quantity in quantities(note) for key in quantity.keys):
        if kind == "weekday":
            found.setdefault(("weekday", (int(day[0]) + 1) % 7), source)
        elif kind == "date":
            month, number = map(int, day)
            try:
                known = dt.date(since.year + (month < since.month), month, number) + dt.timedelta(days=1)
            except ValueError:
                continue
            for key in date_keys(known):
                found.setdefault(key, source)


_DAY_AFTER = compiled(r"\b(?:next|following) (?:day|morning|afternoon|evening)\b|\bday after\b")
_QUARTER = compiled(r"\bq([1-4])\b")
_NEXT_MONTH = compiled(r"\bnext month\b")
_RATIO = compiled(r"(?<![\d:])1:(\d{1,2})(?![\d:])")


def _add_days_of_the_week(notes: _Notes, found: _Found) -> None:
    """ "Mon-Sat" is six days a week, and "every day" seven, or the five of work."""
    for field, note in notes:
        for days in (5, 7) if _EVERY_DAY.search(note) else ():
            found.setdefault(("minutes", days * 1440), f"{field}: {note[:120]}")
        for m in _FROM_DAY_TO_DAY.finditer(note):
            days = (_WEEK.index(m[2]) - _WEEK.index(m[1])) % 7 + 1
            found.setdefault(("n", days), f"{field}: {note[:120]}")
            found.setdefault(("minutes", days * 1440), f"{field}: {note[:120]}")


_PART = compiled(r"(?<![\d/.])([1-9])/([2-9]|10)(?![\d/])")


def _add_parts_and_sums(interview: Interview, notes: _Notes, found: _Found) -> None:
    """ "1/3" is a third, "1:4" four to one; "next month" has a name; "18 months in Harare, 30 in Hull" are four years."""
    for field, note in notes:
        source = f"{field}: {note[:120]}"
        for m in _RATIO.finditer(note):
            found.setdefault(("n", int(m[1])), source)
        if _NEXT_MONTH.search(note):
            found.setdefault(("month", interview.date.month % 12 + 1), source)
        for m in _QUARTER.finditer(note):
            for month in range(3 * int(m[1]) - 2, 3 * int(m[1]) + 1):
                found.setdefault(("month", month), source)
        if "halfway" in note or "half way" in note:
            found.setdefault(("percent", 50), source)
        for over, under in ((int(m[1]), int(m[2])) for m in _PART.finditer(note)):
            if over < under:
                found.setdefault(("percent", round(100 * over / under)), source)
        months = [float(k[1]) for q in quantities(note) for k in q.keys if k[0] == "months"]
        for one, other in combinations(months[:_MOST_TIMES], 2):
            found.setdefault(("months", one + other), source)


_BARE_HOUR = compiled(r"\b(1[0-2]|[1-9])(?= ?(?:-|\u2013|to|till|until) ?(?:1[0-2]|[1-9])[.:][0-5]\d)")
_MOST_TIMES = 6


def _add_spans_of_time(interview: Interview, found: _Found) -> None:
    if interview.decision_date:
        days = (interview.decision_date - interview.date).days
        source = f"decision_date: {interview.decision_date}"
        found.setdefault(("minutes", days * 1440), source)
        found.setdefault(("minutes", round(days / 7) * 10_080), source)
    by_unit: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (kind, *rest), source in list(found.items()):
        if kind in ("months", "minutes") and isinstance(rest[0], int | float):
            by_unit[str(kind)].append((rest[0], source))
    for months, source in by_unit["months"]:  # a month is told as four weeks, and the other way round
        found.setdefault(("minutes", months * 4 * 10_080), source)
    for minutes, source in by_unit["minutes"]:
        if minutes % (4 * 10_080) == 0:
            found.setdefault(("months", minutes // (4 * 10_080)), source)
