"""Figures that a reader reckons from the notes: differences, sums, shares; and those a word calls nearly right.

"Over a hundred" is true of 112, "just short of fifty" of 48; "over six years" is not of six. Rounding without a word for it
is no faithful telling (the project's guidance, "Cases settled").
"""

from __future__ import annotations

import datetime as dt
import math
from functools import lru_cache
from itertools import combinations

from followup_ai.compiled import compiled
from followup_ai.patterns import expression
from followup_ai.rules._evidence import Evidence
from followup_ai.rules._quantities import Quantity, bare_value, quantities

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
    return _of_two(quantity, low, high, evidence)


def _bounds(before: str, after: str) -> tuple[float, float]:
    """Between which multiples of the figure told the true one may lie; an exact one is (1, 1)."""
    if _OVER.search(before):
        return 1.0, _FAR
    if _UNDER.search(before):
        return 1 / _CLOSE, 1.0
    if _ABOUT.search(before) or _ISH.match(after):
        return 1 / _CLOSE, _CLOSE
    return 1.0, 1.0


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
    """What one gets from two numbers of the same note: difference, sum, ratio, and the same in percent."""
    found: dict[tuple[str, float], str] = {}
    for name, note in evidence.notes:
        text = note[:2_000]
        figures = quantities(text)
        dates = {m for q in figures if q.kind in ("date", "time", "year") for m in range(q.start, q.end)}
        numbers = [float(m.group().replace(",", "")) for m in _RAW.finditer(text) if m.start() not in dates]
        numbers += [v for q in figures if q.text[0].isalpha() and q.start not in dates and (v := bare_value(q))]
        large = [k[1] for q in figures for k in q.keys if k[0] == "n" and isinstance(k[1], int | float) and k[1] >= 1_000]
        numbers += map(float, large)
        # "from 1.27 to 1.31" is told as four versions
        numbers += [float(m.group(1)) for m in _VERSION.finditer(text) if m.start() not in dates]
        numbers = [] if name == "sent" else sorted(set(numbers))[:_MOST]
        for b, a in combinations(numbers, 2):
            if b <= 0:
                continue
            exact = [a - b, a + b, *([a / b] if a / b == a // b else [])]
            shares = [100 * (a - b) / a, 100 * b / a, 100 * (a - b) / b]
            for kind, results in (("n", exact), ("percent", shares)):
                for result in results:
                    found.setdefault((kind, result), f"{name}: {note[:120]}")
    return found


_VERSION = compiled(r"\b\d{1,3}\.(\d{1,3})\b")


def _of_two(quantity: Quantity, low: float, high: float, evidence: Evidence) -> str:
    """The source of a number that can be reckoned from two of one note."""
    value = bare_value(quantity)
    if quantity.kind == "percent":
        value = next((float(k[1]) for k in quantity.keys if k[0] == "percent"), None)
    elif quantity.kind not in ("number", "amount"):
        return ""
    kind = "percent" if quantity.kind == "percent" else "n"
    if value is None or (low == high and value != int(value)):
        return ""
    for (of, result), source in _reckoned(evidence).items():
        if of == kind and (math.isclose(round(result), value) or (low != high and low * value <= result <= high * value)):
            return source
    return ""
