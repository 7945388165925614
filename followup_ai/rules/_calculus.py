"""What one reckons from the figures of a note: differences, sums, products, shares, spans of time, counts of what is listed.

A result is a measure with its value: "n" (a bare number), "times" (how many times as much), "product", "percent", "minutes" or
"months". Nothing is rounded here; whoever compares rounds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, pairwise

from followup_ai.compiled import compiled
from followup_ai.rules._quantities import Quantity, bare_value, quantities

Result = tuple[str, float]
_Results = Iterator[Result]
_Figures = tuple[Quantity, ...]
_MOST = 12
"""Numbers of one note that are combined; more than that would support anything."""
_LONGEST = 2_000
"""Characters of a note in which figures are sought."""


@lru_cache(maxsize=512)
def results(note: str, since: dt.date) -> frozenset[Result]:
    """Whatever follows from the figures of a note.

    Args:
        note: folded and in lower case.
        since: the day of the interview, from which months ahead are counted.
    """
    text = note[:_LONGEST]
    figures = measured(text)
    return frozenset(
        (
            *_of_numbers(text, figures),
            *_of_durations(text, figures),
            *_of_hours(text),
            *_of_shares(figures),
            *_of_days(text, figures),
        )
    ) | frozenset(_months_ahead(text, figures, since))


# --- units that are told once ----------------------------------------------------------------------------

_COUNTS_NOTHING = compiled(
    r"(?= ?(?:[,.;:)(!?]|$|-> ?|(?:now|there|then|so far|before|after|last|already|till|until|with|as|for|in|at|under|target"
    r"|wanted|today|is|of|to \d+|and \d+|and the (?:last|first|rest))\b))"
)
_AS_LONG = 3
"""How many times as much as the unit's own figure a number may be that takes its unit from it."""


@lru_cache(maxsize=1_024)
def measured(text: str) -> _Figures:
    """The quantities of a text, where a number that counts nothing takes the unit told before it, or told only once.

    "From 70 to 45 min" tells of 70 minutes, "nine years there, lead for the last five" of five years, "4 to 5 pm" of four.
    """
    figures = tuple(_of_eve(text, q) if q.kind in ("month", "year") else q for q in quantities(text))
    if not any(q.kind == "number" for q in figures):
        return figures
    with_unit = [q for q in figures if q.kind == "duration" and bare_value(q)]
    only = with_unit[0] if len({_unit_of(q) for q in with_unit}) == 1 else None
    found = []
    for quantity, after in zip(figures, (*figures[1:], None), strict=True):
        before = next((q for q in reversed(with_unit) if q.end <= quantity.start), only)
        found.append(_measured(text, quantity, after, before))
    return tuple(found)


def _measured(text: str, quantity: Quantity, after: Quantity | None, unit: Quantity | None) -> Quantity:
    """A number with the unit that the text tells elsewhere; any other quantity as it is."""
    value = bare_value(quantity) if quantity.kind == "number" else None
    if not value:
        return quantity
    at = value <= _NOON and _AT.search(text, 0, quantity.start) and _O_CLOCK.match(text, quantity.end)
    if at or (value <= _NOON and _HALF_OF_DAY.match(text, quantity.end)):
        return quantity._replace(keys=quantity.keys | {("time", value * 60 % 720)})
    if after and after.kind == "time" and value <= _NOON and _BETWEEN.fullmatch(text[quantity.end : after.start]):
        return quantity._replace(kind="time", keys=quantity.keys | {("time", value * 60 % 720)})
    if value <= _NOON and _SEASONS_LONG.match(text, quantity.end):
        return quantity._replace(keys=quantity.keys | {("seasons", value)})
    if unit and value <= _AS_LONG * (bare_value(unit) or 0.0) and _COUNTS_NOTHING.match(text, quantity.end):
        kind, each = _unit_of(unit)
        return quantity._replace(keys=quantity.keys | {(kind, value * each)})
    return quantity


def _of_eve(text: str, quantity: Quantity) -> Quantity:
    """A month or a year before which something is: "before July" is told of what is due by the end of June."""
    if not _BEFORE.search(text, 0, quantity.start):
        return quantity
    eves = {(str(k[0]), int(k[1]) - 1 or 12) for k in quantity.keys if k[0] in ("month", "year")}
    return quantity._replace(keys=quantity.keys | eves)


_BEFORE = compiled(r"(?i)\b(?:before|ahead of|comes) (?:the (?:start|beginning|first) of )?$")
_SEASONS_LONG = compiled(r" (?:summer|winter|season|harvest|semester)s?\b")
_NOON = 12
_AT = compiled(r"(?i)\b(?:at|till|until) $")
_HALF_OF_DAY = compiled(r" (?:at night|in the (?:morning|afternoon|evening)|(?:till|until) \w+ in the \w+)\b")
_O_CLOCK = compiled(
    r"[,.;:!?)]|$| (?:is|was|are|and|or|on|in the|every|each|sharp|suits?|sounds|works|would|will|for|when|to)\b"
)
_BETWEEN = compiled(r" ?(?:-|\u2013|to|till|until|and) ?")


def _unit_of(duration: Quantity) -> Result:
    """The measure of a duration, and how much of it one of its unit is."""
    kind, value = next((str(k[0]), float(k[1])) for k in duration.keys if isinstance(k[1], int | float))
    return kind, value / (bare_value(duration) or 1.0)


# --- numbers -----------------------------------------------------------------------------------------------

_RAW = compiled(r"\d[\d,]*(?:\.\d+)?")
_VERSION = compiled(r"\b\d{1,3}\.(\d{1,3})\b")
_ONE = compiled(r"\bone\b")
_PARTS = {"a": 1, "one": 1, "two": 2, "three": 3}
_OF = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FRACTION = compiled(r"\b(a|one|two|three) (half|third|quarter|fifth|tenth)s?\b")
_A_YEAR = compiled(r"\b(?:an?|per|each|every|/) ?(?:yr|year|annum)\b|\bp\.a\.|/ ?yr\b|\byearly\b|\bannual")


def _of_numbers(text: str, figures: _Figures) -> _Results:
    dates = {m for q in figures if q.kind in ("date", "time", "year") for m in range(q.start, q.end)}
    numbers = [float(m.group().replace(",", "")) for m in _RAW.finditer(text) if m.start() not in dates]
    numbers += [v for q in figures if q.text[0].isalpha() and q.start not in dates and (v := bare_value(q))]
    numbers += [float(k[1]) for q in figures for k in q.keys if k[0] == "n" and isinstance(k[1], int | float) and k[1] >= 1_000]
    # "from 1.27 to 1.31" is told as four versions
    numbers += [float(m.group(1)) for m in _VERSION.finditer(text) if m.start() not in dates]
    numbers += [1.0] * bool(_ONE.search(text))
    numbers = sorted(set(numbers))[:_MOST]
    for b, a in combinations(numbers, 2):
        if b > 0:
            yield from (("n", result) for result in (a - b, a + b, *([a / b] if a / b == a // b else [])))
            yield from (("times", a / b), ("product", a * b))
            yield from (("percent", share) for share in (100 * (a - b) / a, 100 * b / a, 100 * (a - b) / b))
    shares = [float(k[1]) for q in figures if q.kind == "percent" for k in q.keys if k[0] == "percent"]
    shares += [100 * _PARTS[m[1]] / _OF[m[2]] for m in _FRACTION.finditer(text)]
    yield from (("n", number * share / 100) for number in numbers for share in shares if number * share >= 100)
    if _A_YEAR.search(text):
        yield from (("n", number / 12) for number in numbers if number % 12 == 0)


def _of_shares(figures: _Figures) -> _Results:
    """What is left of a whole, and what two shares come to."""
    shares = [float(k[1]) for q in figures if q.kind == "percent" for k in q.keys if k[0] == "percent"][:_MOST]
    yield from (("percent", 100 - share) for share in shares)
    for one, other in combinations(shares, 2):
        yield from (("percent", result) for result in (one + other, abs(one - other)) if result <= 100)


# --- time ----------------------------------------------------------------------------------------------------


_UNITS = ("minutes", "months", "seconds")


_WITHIN = compiled(r"\b(?:last|first|latter|final|past|recent)\W*$")
_OF_THEM = compiled(r"(?: \w+)? of (?:them|those|these|which|that|it)\b")


def _of_durations(text: str, figures: _Figures) -> _Results:
    """The difference of two durations, the sum of two with own units, and what a number is that takes its unit from another.

    A stretch within a span ("nine years, the last four in theatre") is never added to it.
    """
    whole = {
        (str(k[0]), float(k[1]))
        for q in figures
        if q.kind == "duration" and not _WITHIN.search(text, 0, q.start) and not _OF_THEM.match(text, q.end)
        for k in q.keys
        if k[0] in _UNITS
    }
    told = {(str(k[0]), float(k[1])) for q in figures for k in q.keys if k[0] in _UNITS}
    yield from ((str(k[0]), float(k[1])) for q in figures if q.kind == "number" for k in q.keys if k[0] in _UNITS)
    for (one, first), (other, second) in combinations(sorted(told)[:_MOST], 2):
        if one == other:
            yield (one, abs(first - second))
            if {(one, first), (other, second)} <= whole:
                yield (one, first + second)
    if (unit := next((q for q in figures if q.kind == "duration" and bare_value(q)), None)) is not None:
        # "20 min follow-ups, 40 for new patients": the unit is told once
        kind, each = _unit_of(unit)
        yield from ((kind, each * v) for q in figures if q.kind == "number" and (v := bare_value(q)))


_HOUR = r"(\d{1,2})(?:[:.h]?([0-5]\d))?(?: ?[ap](?:\.?m\b)?\.?)?"
_HOURS = compiled(rf"(?<![\w.,:/\u00a3$\u20ac]){_HOUR} ?(?:-|\u2013|to|till|until|and) ?{_HOUR}(?![\d%]|[.,:/]\d)")
_DAY = 1_440


def _of_hours(text: str) -> _Results:
    """How long it is from one hour to another: "8 and 10", "3p-11:30p", "22:00-06:00"."""
    for m in _HOURS.finditer(text):
        first, last = (60 * int(hour) + int(minute or 0) for hour, minute in ((m[1], m[2]), (m[3], m[4])))
        if max(first, last) <= _DAY:
            yield from (("minutes", (last - first) % whole or whole) for whole in (_DAY, _DAY // 2))


_SEASONS = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 13}
_SEASON = compiled(r"\b(spring|summer|autumn|fall|winter) (?:of )?(20\d\d)\b")


def _months_ahead(text: str, figures: _Figures, since: dt.date) -> _Results:
    """The months from the interview to a month that a note names, and from one that it names to the next."""
    named = [int(k[1]) for q in figures if q.kind in ("date", "month") for k in q.keys if k[0] in ("date", "month")][:_MOST]
    yield from (("months", (month - since.month) % 12) for month in named if month != since.month)
    years = [int(k[1]) for q in figures if q.kind == "year" for k in q.keys if k[0] == "year"]
    yield from (("months", 12 * (year - since.year)) for year in years if year > since.year)
    if len(named) == len(years) == 1:  # "since Sept 2022"
        yield "months", abs(12 * (since.year - years[0]) + since.month - named[0])
    for first, last in pairwise(named):
        yield from (("months", months) for months in ((last - first) % 12, (last - first) % 12 + 1) if months)
    for m in _SEASON.finditer(text):
        yield "months", 12 * (int(m[2]) - since.year) + _SEASONS[m[1]] - since.month


_WORKING = compiled(r"\b(\d{1,2}) (?:working|business) days\b")


def _of_days(text: str, figures: _Figures) -> _Results:
    """How many days of the week a note names: "Tues + Thurs" are two days; and how many weeks working days are."""
    yield from (("minutes", int(m[1]) / 5 * 7 * _DAY) for m in _WORKING.finditer(text) if int(m[1]) % 5 == 0)
    days = {k for q in figures if q.kind == "weekday" for k in q.keys}
    if len(days) > 1:
        yield from (("n", len(days)), ("minutes", _DAY * len(days)))
