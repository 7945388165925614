"""What a number of a draft counts, and whether the notes count that otherwise: "sixteen floors" for fourteen."""

from __future__ import annotations

from functools import lru_cache

from followup_ai.compiled import compiled
from followup_ai.patterns import expression
from followup_ai.rules._evidence import Evidence
from followup_ai.rules._quantities import Quantity, bare_value, quantities
from followup_ai.rules._words import WORD, is_stop, plain, stem, stems_of, words_in


def is_of_another(quantity: Quantity, before: str, after: str, evidence: Evidence) -> bool:
    """Whether a figure of the notes tells of something else there.

    Args:
        quantity: of a draft.
        before, after: the words around it, in lower case.
        evidence: the interview.
    """
    if _is_at_another_pace(quantity, after, evidence) or _is_in_another_unit(quantity, after, evidence):
        return True
    if _ALL.search(before) and _of_which(bare_value(quantity), evidence):
        return True
    return quantity.kind == "number" and _is_anothers(quantity, before, after, evidence)


def is_counted_otherwise(quantity: Quantity, before: str, after: str, evidence: Evidence) -> bool:
    """Whether the notes count just this thing, and otherwise: "sixteen floors" for fourteen, "crews of six" for four."""
    return bool(counted_otherwise(quantity, before, after, evidence))


def counted_otherwise(quantity: Quantity, before: str, after: str, evidence: Evidence) -> str:
    """The note that counts what a number of a draft counts, and otherwise; empty where none does.

    Args:
        quantity: of a draft.
        before, after: the words around it, in lower case.
        evidence: the interview.
    """
    value = bare_value(quantity)
    if value is None or value <= _FEW or quantity.kind != "number":
        return ""
    counted = _counts(evidence)
    nouns = [*counted_noun(after), *([stem(m.group(1))] if (m := _GROUP_OF.search(before)) else [])]
    other = next((noun for noun in nouns if noun in counted and value not in counted[noun]), "")
    return next((note for _, note in evidence.notes if other in stems_of(note)), "") if other else ""


_PACE = expression(
    r"^(?: [\w'-]+){0,3}? ?(?:a|an|per|each|every|/|in a) ?"
    r"(second|minute|hour|day|shift|night|week|month|quarter|season|year)s?\b"
)


def _is_at_another_pace(quantity: Quantity, after: str, evidence: Evidence) -> bool:
    """Whether the notes have the same number for another stretch of time: "fifteen roofs a week" for fifteen a month."""
    if quantity.kind not in ("number", "amount") or not (told := _PACE.match(after)):
        return False
    noted = [
        pace[1]
        for _, note in evidence.notes
        for other in quantities(note)
        if not quantity.keys.isdisjoint(other.keys) and (pace := _PACE.match(note[other.end : other.end + 60]))
    ]
    return bool(noted) and told[1] not in noted


_UNITS = {
    form: number
    for number, forms in enumerate(
        (
            "m metre metres meter meters", "ft feet foot", "km kilometre kilometres kilometer kilometers", "mi mile miles",
            "kg kilo kilos kilograms", "t ton tons tonne tonnes", "lb lbs", "l litre litres liter liters", "gal gallon gallons",
            "acre acres", "ha hectare hectares", "inch inches", "cm centimetres", "mm millimetres", "yard yards yd",
        )
    )
    for form in forms.split()
}  # fmt: skip
_UNIT = compiled(r"[ -]?([a-z]+)\b")


def _is_in_another_unit(quantity: Quantity, after: str, evidence: Evidence) -> bool:
    """Whether the notes have the same number in another measure: "blades of nine feet" for 9 m."""
    said = _UNITS.get(unit[1]) if quantity.kind == "number" and (unit := _UNIT.match(after)) else None
    if said is None:
        return False
    noted = [
        _UNITS[unit[1]]
        for _, note in evidence.notes
        for other in quantities(note)
        if not quantity.keys.isdisjoint(other.keys) and (unit := _UNIT.match(note, other.end)) and unit[1] in _UNITS
    ]
    return bool(noted) and said not in noted


_ALL = expression(r"\b(?:all|every one|each) (?:of )?(?:the |those |my |your |our )?$")
_OF_MANY = compiled(r"\b(\d[\d,]*) (?:[a-z]+ )?(?:out )?of (?:the |them |my |our )?(\d[\d,]*)\b")


def _of_which(value: float | None, evidence: Evidence) -> bool:
    """Whether the notes tell of a part of that many: "all thirteen papers" for "11 of 13 papers"."""
    for _, note in evidence.notes:
        if any(float(m[2].replace(",", "")) == value > float(m[1].replace(",", "")) for m in _OF_MANY.finditer(note) if value):
            return True
    return False


def _is_anothers(quantity: Quantity, before: str, after: str, evidence: Evidence) -> bool:
    """Whether a number of the notes counts another thing, and the notes count this one otherwise.

    "Three acres" for two acres and "RHS level 3"; not "three drivers" for "12 drivers, 3 of them agency".
    """
    if not is_counted_otherwise(quantity, before, after, evidence):
        return False
    nouns = set(counted_noun(after))
    value = bare_value(quantity)
    for _, note in evidence.notes:
        if nouns & stems_of(note) and any(
            bare_value(other) == value or not quantity.keys.isdisjoint(other.keys) for other in quantities(note)
        ):
            return False
    return True


_FEW = 2
_GROUP_OF = compiled(r"\b([a-z]{3,20}) of $")


@lru_cache(maxsize=64)
def _counts(evidence: Evidence) -> dict[str, frozenset[float]]:
    """By the stem of what the notes count, the numbers they count it by."""
    found: dict[str, set[float]] = {}
    for _, note in evidence.notes:
        for quantity in quantities(note):
            value = bare_value(quantity)
            if quantity.kind != "number" or value is None:
                continue
            nouns = counted_noun(note[quantity.end : quantity.end + 60])
            if m := _GROUP_OF.search(note[max(0, quantity.start - 30) : quantity.start]):
                nouns.append(stem(m.group(1)))
            for noun in nouns:
                found.setdefault(noun, set()).add(value)
    return {noun: frozenset(values) for noun, values in found.items()}


def counted_noun(after: str) -> list[str]:
    """The stem of the word after a number, which is what it counts, unless it is a small one: not "two of the night staff"."""
    m = WORD.match(after.lstrip(" -"))
    word = plain(m.group()) if m else ""
    return [] if not word or is_stop(word) or word[0].isdigit() or word in _OF_ANY_COUNT else [stem(word)]


_OF_ANY_COUNT = frozenset(
    words_in("little new old big small good more other different full whole short long extra further open")
)
"""What stands between a number and what it counts."""
