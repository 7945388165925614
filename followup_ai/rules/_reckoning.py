"""Figures that a reader reckons from the notes: differences, sums, shares; and those a word calls nearly right.

"Over a hundred" is true of 112, "just short of fifty" of 48; "over six years" is not of six. Rounding without a word for it
is no faithful telling (the project's guidance, "Cases settled").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, pairwise

from followup_ai.compiled import compiled
from followup_ai.patterns import expression
from followup_ai.rules._evidence import Evidence
from followup_ai.rules._quantities import Quantity, bare_value, quantities, spelt_number

_OVER = expression(
    r"\b(?:over|more than|above|past|upwards? of|in excess of|at least|beyond|north of|exceeding)(?: (?:a|an|the|some))? ?$"
)
_UNDER = expression(
    r"\b(?:nearly|almost|just (?:short of|under|shy of|below)|(?:a (?:little|bit|shade) )?(?:short of|under|less than|shy of)"
    r"|not quite|close to|getting on for|approaching|close on)(?: (?:a|an|the|some))? ?$"
)
_ABOUT = expression(
    r"(?<!talk )(?<!talked )(?<!talking )(?<!tell )(?<!told )(?<!telling )(?<!hear )(?<!heard )(?<!hearing )(?<!said )"
    r"(?<!spoke )"
    r"(?<!thought )(?<!conversation )(?<!discussion )(?<!exchange )(?<!question )(?<!me )(?<!more )"
    r"\b(?:about|around|some|roughly|approximately|approx\.?|circa|not much (?:more|less) than|something like|in the region of)"
    r"(?: (?:a|an|the))? ?$"
)
_ISH = expression(r"^(?:ish\b| or so\b| or thereabouts\b| or more\b)")
_FAR = 1.34
"""How much more "over" may leave out: "over a hundred" for 112, and hardly for 150."""
_CLOSE = 1.15
"""The same for "nearly" and "about"."""


def derived(quantity: Quantity, before: str, after: str, evidence: Evidence, today: dt.date) -> str:
    """The source of a figure that follows from the notes though they do not state it; empty where none does.

    Args:
        quantity: of a draft.
        before, after: the words around it, in lower case.
        evidence: the interview.
        today: the day of writing.
    """
    low, high = _bounds(before, after)
    if low != high and (source := _near(quantity, low, high, evidence, today)):
        return source
    if (
        (times := bare_value(quantity))
        and _TIMES.match(after)
        and (source := _nearest("times", times, low, high, _reckoned(evidence)))
    ):
        return source
    return _of_two(quantity, low, high, evidence) or _in_so_many(quantity, before, after, high, evidence)


def _bounds(before: str, after: str) -> tuple[float, float]:
    """Between which multiples of the figure told the true one may lie; an exact one is (1, 1)."""
    if _OVER.search(before):
        return 1.0, _FAR
    if _UNDER.search(before):
        return 1 / _CLOSE, 1.0
    if _ABOUT.search(before) or _ISH.match(after):
        return 1 / _CLOSE, _CLOSE
    return 1.0, 1.0


_TIMES = expression(r"^ times (?:as|more|less|that|the)\b")
_MEASURES = ("n", "percent", "minutes", "months", "count", "seconds")


def _near(quantity: Quantity, low: float, high: float, evidence: Evidence, today: dt.date) -> str:
    told = {str(k[0]): float(k[1]) for k in quantity.keys if k[0] in _MEASURES and isinstance(k[1], int | float)}
    told.pop("n" if "percent" in told else "", None)
    if "months" in told:  # "more than three months" for fourteen weeks
        told["minutes"] = told["months"] * 43_800
    for (kind, *rest), source in evidence.quantities.items():
        value = rest[0] if rest else None
        said = told.get(str(kind))
        if said and isinstance(value, int | float) and value != said and low * said <= value <= high * said:
            return source
    days = (today - evidence.interview.date).days
    minutes = told.get("minutes", 0.0)
    return f"date: {evidence.interview.date}" if minutes >= 1440 and low * minutes <= days * 1440 <= high * minutes else ""


_RAW = compiled(r"\d[\d,]*(?:\.\d+)?")
_MOST = 12
"""Numbers of one note that are combined; more than that would support anything."""


@lru_cache(maxsize=64)
def _reckoned(evidence: Evidence) -> dict[tuple[str, float], str]:
    """What one gets from two figures of the same note, by its measure and rounded value, with its source.

    Of numbers the difference, sum, ratio and the same in percent, and a part of one that a percentage or a fraction names; of
    durations the difference and sum; of a day or month ahead the months until then.
    """
    found: dict[tuple[str, float], str] = {}
    for name, note in evidence.notes:
        text = note[:2_000]
        figures = quantities(text)
        source = f"{name}: {note[:120]}"
        results = () if name == "sent" else (*_of_numbers(text, figures), *_of_durations(figures))
        for measure, result in (*results, *_months_ahead(text, figures, evidence.interview.date)):
            found.setdefault((measure, result), source)
    return found


_Figures = tuple[Quantity, ...]
_Results = Iterator[tuple[str, float]]


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


_ONE = compiled(r"\bone\b")
_PARTS = {"a": 1, "one": 1, "two": 2, "three": 3}
_OF = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FRACTION = compiled(r"\b(a|one|two|three) (half|third|quarter|fifth|tenth)s?\b")
_A_YEAR = compiled(r"\b(?:an?|per|each|every|/) ?(?:yr|year|annum)\b|\bp\.a\.|/ ?yr\b|\byearly\b|\bannual")


def _of_durations(figures: _Figures) -> _Results:
    told = [k for q in figures if q.kind == "duration" for k in q.keys if isinstance(k[1], int | float)][:_MOST]
    if (unit := next((q for q in figures if q.kind == "duration"), None)) and (count := bare_value(unit)):
        # "20 min follow-ups, 40 for new patients": the unit is told once
        each = next((float(k[1]) / count for k in unit.keys if isinstance(k[1], int | float)), 0.0)
        kind = str(next(iter(unit.keys))[0])
        yield from ((kind, each * v) for q in figures if q.kind == "number" and (v := bare_value(q)))
    for (one, first, *_), (other, second, *_) in combinations(told, 2):
        if one == other:
            yield from ((str(one), result) for result in (abs(float(first) - float(second)), float(first) + float(second)))


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


_VERSION = compiled(r"\b\d{1,3}\.(\d{1,3})\b")


def _of_two(quantity: Quantity, low: float, high: float, evidence: Evidence) -> str:
    """The source of a figure that can be reckoned from two of one note."""
    kind, value = "n", bare_value(quantity)
    if quantity.kind in ("percent", "duration"):
        measured = [k for k in quantity.keys if k[0] in ("percent", "months", "minutes")]
        kind, value = (str(measured[0][0]), float(measured[0][1])) if measured else ("", None)
    elif quantity.kind not in ("number", "amount"):
        return ""
    if value is None or (low == high and value != int(value)):
        return ""
    known = _reckoned(evidence)
    # a product is told exactly or not at all: two hundred is hardly twice 96
    return _nearest(kind, value, low, high, known) or (known.get(("product", value), "") if kind == "n" else "")


def _nearest(kind: str, value: float, low: float, high: float, known: dict[tuple[str, float], str]) -> str:
    """The source of a figure that, rounded or within bounds, is the one told."""
    for (of, result), source in known.items():
        if of == kind and (round(result) == value or (low != high and low * value <= result <= high * value)):
            return source
    return ""


_COUNT = r"(\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)"
_SO_MANY = expression(rf"\b{_COUNT}(?: [\w'-]+){{1,4}}? (?:in|out of)(?: every)? $")
_IN_SO_MANY = expression(rf"^(?: [\w'-]+){{1,4}}? (?:in|out of)(?: every)? {_COUNT}\b")


def _in_so_many(quantity: Quantity, before: str, after: str, high: float, evidence: Evidence) -> str:
    """The source of either number of a share that names what it is of: "one test in seven" for 212 of 1,480."""
    value = bare_value(quantity)
    beside = _SO_MANY.search(before) or _IN_SO_MANY.match(after)
    number = (float(beside[1]) if beside[1].isdigit() else spelt_number(beside[1])) if beside else 0
    if quantity.kind != "number" or not (value and number):
        return ""
    part, whole = sorted((value, number))
    for known in (evidence.quantities, _reckoned(evidence)):
        for (of, *rest), source in known.items():
            if of == "percent" and rest and part in (round(told := float(rest[0]) * whole / 100), told // 1 if high > 1 else 0):
                return source
    return ""
