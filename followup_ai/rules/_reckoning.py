"""Figures that a reader reckons from the notes: differences, sums, shares; and those a word calls nearly right.

"Over a hundred" is true of 112, "just short of fifty" of 48; "over six years" is not of six. Rounding without a word for it
is no faithful telling (the project's guidance, "Cases settled").
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from followup_ai.patterns import expression
from followup_ai.rules._calculus import Result, results
from followup_ai.rules._evidence import Evidence
from followup_ai.rules._quantities import Quantity, bare_value, spelt_number

_OVER = expression(
    r"\b(?:over|more than|above|past|upwards? of|in excess of|at least|beyond|north of|exceeding)(?: (?:a|an|the|some))? ?$"
)
_UNDER = expression(
    r"\b(?:nearly|almost|just (?:short of|under|shy of|below)"
    r"|(?:a (?:little|bit|shade) )?(?:short of|under|below|(?:less|fewer) than|shy of)"
    r"|not quite|close to|getting on for|approaching|close on)(?: (?:a|an|the|some))? ?$"
)
_WITHIN = expression(r"\b(?:under|below|within|inside|(?:less|fewer) than) ?$")
_ABOUT = expression(
    r"(?<!talk )(?<!talked )(?<!talking )(?<!tell )(?<!told )(?<!telling )(?<!hear )(?<!heard )(?<!hearing )(?<!said )"
    r"(?<!spoke )"
    r"(?<!thought )(?<!conversation )(?<!discussion )(?<!exchange )(?<!question )(?<!me )(?<!more )"
    r"\b(?:about|around|some|roughly|approximately|approx\.?|circa|not much (?:more|less) than|something like|in the region of)"
    r"(?: (?:a|an|the))? ?$"
)
_ISH = expression(r"^(?:ish\b| or so\b| or thereabouts\b| or more\b)")
_FAR = 1.34
"""How much more "over" may leave out, and "under": "over a hundred" for 112, and hardly for 150."""
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
    low, high = bounds(before, after)
    if low != high and (source := _near(quantity, low, high, evidence, today)):
        return source
    if (
        (times := bare_value(quantity))
        and _TIMES.match(after)
        and (source := _nearest("times", times, low, high, _reckoned(evidence)))
    ):
        return source
    return _of_two(quantity, low, high, evidence) or _in_so_many(quantity, before, after, high, evidence)


def bounds(before: str, after: str) -> tuple[float, float]:
    """Between which multiples of the figure told the true one may lie; an exact one is (1, 1)."""
    if _OVER.search(before):
        return 1.0, _FAR
    if _WITHIN.search(before):
        return 1 / _FAR, 1.0
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


@lru_cache(maxsize=64)
def _reckoned(evidence: Evidence) -> dict[Result, str]:
    """What one gets from the figures of one note (`_calculus.results`), with its source."""
    found: dict[Result, str] = {}
    for name, note in evidence.notes:
        for result in results(note, evidence.interview.date) if name != "sent" else ():
            found.setdefault(result, f"{name}: {note[:120]}")
    return found


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
