"""Reading when they said they would decide: a few plain phrases, counted from the interview, and nothing guessed.

What is not one of these phrases, or could mean two days, is left alone and said to be so: a date misread is worse than
none. Every pattern is bounded, so that reading is linear in the length of the note.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator

from followup_ai.language.dates import MONTHS, WEEKDAYS
from followup_ai.timing._steps import Timeline

_WEEKDAYS = [name.lower() for name in WEEKDAYS]
_MONTHS = ["", *(name.lower() for name in MONTHS)]
_NUMBERS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_N = rf"(?P<n>\d{{1,2}}|an?|{'|'.join(_NUMBERS[1:])})"
_RANGE = rf"(?:(?:\d{{1,2}}|an?|{'|'.join(_NUMBERS[1:])})(?: ?- ?| (?:to|or) ))?"
_DAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})"
_MONTH = rf"(?P<month>{'|'.join(f'{m}|{m[:3]}' if m != 'may' else 'may' for m in _MONTHS[1:])}|sept)\.?"
_LEAD = r"(?:within|in|over|inside) (?:about |around |roughly |approximately |at most |the next |the coming |another )?"


# --- the phrases --------------------------------------------------------------------------------------


def _days_on(held: dt.date, days: int) -> dt.date | None:
    """`held` and so many days; None past the calendar's end."""
    return held + dt.timedelta(days=days) if days <= 366 else None


def _working_days_on(held: dt.date, days: int) -> dt.date:
    while days:
        held += dt.timedelta(days=1)
        days -= held.weekday() < 5
    return held


def _count(match: re.Match[str]) -> int:
    said = match["n"]
    return int(said) if said.isdigit() else 1 if said in ("a", "an") else _NUMBERS.index(said)


def _duration(match: re.Match[str], held: dt.date) -> dt.date | None:
    count, unit = _count(match), match["unit"]
    if not count:
        return None
    if unit.startswith("month"):
        month = held.month - 1 + count
        year, month = held.year + month // 12, month % 12 + 1
        return dt.date(year, month, min(held.day, calendar.monthrange(year, month)[1]))
    if match["kind"]:
        return _working_days_on(held, count) if unit.startswith("day") else None
    if unit.startswith("hour"):
        return _days_on(held, -(-count // 24))
    return _days_on(held, count * (7 if unit.startswith("week") else 1))


def _month_end(held: dt.date, ahead: int) -> dt.date:
    year, month = held.year + (held.month - 1 + ahead) // 12, (held.month - 1 + ahead) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _end_of_month(match: re.Match[str], held: dt.date) -> dt.date:
    return _month_end(held, 1 if match["next"] else 0)


def _end_of_named_month(match: re.Match[str], held: dt.date) -> dt.date:
    return _month_end(held, (_month(match) - held.month) % 12)


def _end_of_week(match: re.Match[str], held: dt.date) -> dt.date | None:
    if match["next"]:
        return _in_next_week(held, 4)
    return held + dt.timedelta(days=4 - held.weekday()) if held.weekday() < 4 else None


def _in_next_week(held: dt.date, weekday: int) -> dt.date:
    return held + dt.timedelta(days=7 - held.weekday() + weekday)


_PART_OF_WEEK = {"early": 2, "start of": 2, "beginning of": 2, "mid": 3, "middle of": 3}


def _next_week(match: re.Match[str], held: dt.date) -> dt.date:
    # The end of what the words leave open, so that nobody is asked too soon.
    return _in_next_week(held, _PART_OF_WEEK.get((match["part"] or "").strip(" -"), 4))


def _weekday(match: re.Match[str], held: dt.date) -> dt.date:
    ahead = (_WEEKDAYS.index(match["weekday"]) - held.weekday()) % 7
    return held + dt.timedelta(days=ahead or 7)


def _weekday_of_next_week(match: re.Match[str], held: dt.date) -> dt.date:
    return _in_next_week(held, _WEEKDAYS.index(match["weekday"]))


def _month(match: re.Match[str]) -> int:
    return next(n for n, name in enumerate(_MONTHS) if name and name.startswith(match["month"][:3]))


def _date(match: re.Match[str], held: dt.date) -> dt.date | None:
    said = match.groupdict()
    month = _month(match) if said.get("month") else int(said["digits"])
    try:
        day = dt.date(int(said["year"] or held.year), month, int(said["day"]))
        # Shortly before the interview is a slip or another matter; long before it is next year.
        if not said["year"] and held - day > dt.timedelta(days=60):
            day = day.replace(year=held.year + 1)
    except ValueError:
        return None
    weekday = said.get("weekday")
    return None if weekday and _WEEKDAYS[day.weekday()] != weekday else day


def _week_of_date(match: re.Match[str], held: dt.date) -> dt.date | None:
    day = _date(match, held)
    return day and day + dt.timedelta(days=(4 - day.weekday()) % 7)


def _tomorrow(match: re.Match[str], held: dt.date) -> dt.date:
    return held + dt.timedelta(days=2 if match["after"] else 1)


_KIND = r"(?P<kind>working |business |work |week)?"
_BY = r"(?:by|before|on|until|till?|no later than|not later than|at the latest by|come) "
_YEAR = r"(?:,? (?P<year>20\d\d))?(?!\d)"
_TH = r"(?:st|nd|rd|th)?"
_WEEK_OF = r"(?:in |during )?(?:the )?(?:week (?:of|commencing|beginning|starting)|w/c) (?:monday,? )?(?:the )?"
_ANY = rf"(?:{_DAY},? )?"

_PHRASES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], dt.date], dt.date | None]], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})"), reader)
    for pattern, reader in (
        (rf"{_LEAD}{_RANGE}{_N} ?-?{_KIND}(?P<unit>hours?|days?|weeks?|months?)(?:'s? time)?\b", _duration),
        (rf"{_RANGE}{_N} {_KIND}(?P<unit>days?|weeks?|months?)\b(?: from (?:now|the interview)| at (?:the )?most)", _duration),
        (r"(?:within|in) (?:a|the next) fortnight\b", lambda _, held: held + dt.timedelta(days=14)),
        (rf"(?:the )?end of {_MONTH}\b(?! ?\d)", _end_of_named_month),
        (rf"(?:{_BY})?{_DAY},? (?:of )?(?:the )?(?:next|following) week\b", _weekday_of_next_week),
        (r"(?:(?:the )?end of (?:(?:the|this) |(?P<next>next |the next |the following ))?month|month[- ]end)\b", _end_of_month),
        (r"(?:the )?end of (?:(?:the|this) |(?P<next>next |the next |the following ))?week\b(?!end)", _end_of_week),
        (
            r"(?:the )?(?P<part>early |start of |beginning of |mid[- ]|middle of |late |later |end )?(?:in |of )?(?:the )?"
            r"(?:next|following) week\b(?!end)",
            _next_week,
        ),
        (rf"{_WEEK_OF}(?P<day>\d{{1,2}}){_TH} (?:of )?{_MONTH}(?![a-z]){_YEAR}", _week_of_date),
        (rf"{_WEEK_OF}{_MONTH} (?:the )?(?P<day>\d{{1,2}}){_TH}\b{_YEAR}(?![-/.]?\d)", _week_of_date),
        (rf"(?:{_BY})?{_ANY}(?:the )?(?P<day>\d{{1,2}}){_TH} (?:of )?{_MONTH}(?![a-z]){_YEAR}", _date),
        (rf"(?:{_BY})?{_ANY}(?:the )?{_MONTH} (?:the )?(?P<day>\d{{1,2}}){_TH}\b{_YEAR}(?![-/.]?\d)", _date),
        (r"(?P<year>20\d\d)-(?P<digits>\d\d)-(?P<day>\d\d)\b", _date),
        (
            rf"(?:{_BY})(?:end of |close of |the end of |cob |eod )?(?:day |business )?(?:on )?(?:this )?{_DAY}\b(?! week)",
            _weekday,
        ),
        (
            rf"(?<!for )(?<!last )(?<!past )(?<!every ){_RANGE}{_N} {_KIND}(?P<unit>days?|weeks?)\b"
            r"(?!'| (?:ago|notice|late|early|more|longer))",
            _duration,
        ),
        (rf"(?:this )?{_DAY}(?: at (?:the )?latest)\b", _weekday),
        (r"(?:by |before )?(?P<after>the day after )?tomorrow\b", _tomorrow),
    )
)

# --- which phrases are theirs, and about the decision -------------------------------------------------

_DECIDING = re.compile(
    r"\b(?:decid\w*|decision\w*|hear\w*|heard|let (?:me|us|you|everyone|candidates) know|get(?:ting)? back|got back"
    r"|be(?:ing)? in touch|reply|repl(?:y|ies)\b|answer\w*|respon\w+|news|update\w*|outcome|results?|(?:an|the) offer|offers"
    r"|contact\w*|notif\w+|inform\w*|announce\w*|choos\w+|chosen|choice|pick\w*|verdict|feedback|word|timeline|timeframe"
    r"|next steps?|know|tell|wrap\w*|conclude\w*|finali[sz]e\w*|calls?|calling|ring|e-?mails?|writes?|writing|move forward"
    r"|select\w*|make up (?:their|her|his) minds?|expect\w*|final)\b"
)
_MINE = re.compile(
    r"\b(?:i'll|i'm|i'd|i've|i(?!')|me to)\b(?! (?:\w+ ){0,2}(?:hear|know|receive|learn|told|expect (?:an?|the|their|to hear)"
    r"|get (?:an?|the|their|some) (?:answer|call|decision|e-?mail|news|offer|outcome|reply|response|results?))\b)"
)
_ANOTHER_MATTER = re.compile(
    r"\b(?:start(?:s|ed|ing)?|onboard\w*|join\w*|holidays?|vacation|leave|away|back from|return\w*|notice|deadline for"
    r"|other offer|my offer|expires?|second (?:interview|round)|next (?:interview|round)|final (?:interview|round)|trial"
    r"|assignment|take-?home|task|test|case study|presentation|workshop|site visit|salary|bonus|project|launch\w*|release\w*"
    r"|interview(?:s|ing)?)\b"
)
_LOWER = re.compile(
    r"\b(?:not (?:\w+ ){0,2}(?:before|until|till)|(?:no|nothing|won't|will not)\b[^,;]{0,60}?\b(?:before|until|till)"
    r"|(?:not |no )?(?:earlier|sooner) than|after|at least|from|starting|more than|beyond)\b"
)
_DOUBT = re.compile(
    r"\b(?:not|never|no|cannot|\w+n't|unless|if|depends?|depending|maybe|perhaps|might|could|or so"
    r"|unsure|unclear|unknown|couple|few|several)\b"
)
_AT_MOST = re.compile(r"\b(?:no|not) later than\b|\bno more than\b|\bat most\b")
_BEFORE = re.compile(r"\b(?:until|till|before)\b")
_NEGATED = re.compile(r"\b(?:not|no|nothing|nobody|never|\w+n't)\b")
_HERE = r"(?:now|today|then|(?:the|our|my|this) (?:interview|conversation|talk|meeting|call))\b"
_COUNTED_FROM = re.compile(rf"\b(?:from|after|of) {_HERE}")
_FROM_ELSEWHERE = re.compile(rf" (?:of|from|after|once|when|following) (?!{_HERE})")
_OR_LONGER = re.compile(
    r"\b(?:maybe|perhaps|possibly|or|could be|might be)\b[^.;]{0,20}"
    rf"\b(?:\d{{1,2}}|{'|'.join(_NUMBERS[1:])}|longer|later|more)\b"
)
_LATER_MONTH = re.compile(rf"\b(?:next month|(?:in|during|early|late|mid|sometime)(?: in)?[ -]{_MONTH}(?![a-z]| ?\d))")
_CLAUSE = re.compile(r"[;\n()\[\]\u2014\u2013]|[.!?](?=\s|$)|(?<!day),(?! 20\d\d)|\s-\s|\b(?:but|then)\b")
_FILLER = re.compile(
    r"\b(?:the|a|an|by|at|latest|probably|likely|about|around|approx|max|they|said|say|says|of|on|in|it|is|to|be)\b"
)
_RANGED = re.compile(rf"\b(?:\d{{1,2}}|an?|{'|'.join(_NUMBERS[1:])}) or (?=\d|{'|'.join(_NUMBERS[1:])})")
_LONGEST = 2_000
"""Characters of the note that are read."""


def read_timeline(note: str, held: dt.date) -> Timeline:
    """When the notes say the decision falls.

    Args:
        note: `next_steps`, as typed.
        held: the day of the interview, from which the words count.

    Returns:
        the day, where exactly one can be read; a day they will not decide before; or neither.
    """
    text = note[:_LONGEST].replace("\u2019", "'").replace("\u00a0", " ").casefold()
    found = [t for clause in _CLAUSE.split(text) if clause for t in _read_clause(" ".join(clause.split()), held)]
    days = {t.day for t in found if t.day}
    lower = [t.not_before for t in found if t.not_before]
    open_ended = _OR_LONGER.search(_RANGED.sub(" ", text))
    if len(days) == 1 and not lower and not open_ended and all(t.day for t in found):
        return next(t for t in found if t.day)
    return Timeline(not_before=max(lower, default=None), words=" ".join(note.split()))


def _read_clause(clause: str, held: dt.date) -> Iterator[Timeline]:
    """What one clause says: a day, a day not before which, something unreadable (neither), or nothing at all."""
    exact = list(_phrases(clause, held))
    found = exact or list(_later_month(clause, held))
    if not found:
        return
    rest = _COUNTED_FROM.sub(" ", _without_phrases(clause, found))
    if _MINE.search(clause) or (_ANOTHER_MATTER.search(rest) and not re.search(r"\bdeci", rest)):
        return
    if not _DECIDING.search(rest) and len(_FILLER.sub(" ", rest).split()) > 1:
        return
    days = [day for _, day in found]
    if len(set(days)) > 1 or days[0] is None or not held <= days[0] <= held + dt.timedelta(days=366):
        yield Timeline()
        return
    bounded = _AT_MOST.sub(" ", rest)
    if not exact or _LOWER.search(bounded) or (_BEFORE.search(clause) and _NEGATED.search(bounded)):
        yield Timeline(not_before=days[0])
    elif _DOUBT.search(bounded):
        yield Timeline()
    else:
        yield Timeline(day=days[0], words=clause)


def _later_month(clause: str, held: dt.date) -> Iterator[tuple[str, dt.date | None]]:
    """The first day of a later month that a clause names no day of: nothing is to be asked before."""
    if match := _LATER_MONTH.search(clause):
        ahead = (_month(match) - held.month) % 12 if match["month"] else 1
        if ahead:
            yield match.group(), _month_end(held, ahead).replace(day=1)


def _without_phrases(clause: str, found: list[tuple[str, dt.date | None]]) -> str:
    for words, _ in found:
        clause = clause.replace(words, " ", 1)
    return clause


def _phrases(clause: str, held: dt.date) -> Iterator[tuple[str, dt.date | None]]:
    """Every phrase of a clause with its day, the more exact pattern first; no words are read twice."""
    taken: list[tuple[int, int]] = []
    for pattern, reader in _PHRASES:
        for match in pattern.finditer(clause):
            if all(match.end() <= a or match.start() >= b for a, b in taken):
                taken.append(match.span())
                from_elsewhere = _FROM_ELSEWHERE.match(clause, match.end())
                yield match.group(), None if from_elsewhere else reader(match, held)
