"""What a figure, a post or a deed is told of: one of the notes that is told of another thing, person or employer is misplaced.

A note is read as passages, each with its telling words, figures and names. What a clause of a draft says of a figure should be
what a passage with that figure says; where none does and another passage tells of the clause's matter with a figure of its own,
the draft has joined two facts that do not belong together.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from followup_ai.compiled import compiled
from followup_ai.rules._evidence import OWN_FIELDS, Evidence, notes_of
from followup_ai.rules._quantities import Quantity, quantities
from followup_ai.rules._text import Sentence, fold
from followup_ai.rules._words import OF_ONESELF, WORD, is_ordinary, plain, root, stem, synonyms, telling_in


class Passage(NamedTuple):
    """A stretch of a note that tells one thing.

    Args:
        field: of the interview.
        text: in lower case.
        told: stems and families of its telling words.
        figures: what it counts and dates.
        names: its capitalised words that are no ordinary ones, plain.
    """

    field: str
    text: str
    told: frozenset[str | int]
    figures: tuple[Quantity, ...]
    names: frozenset[str]


_ENDS = compiled(r"(?<=[a-z\d)])[.;](?: |$)")


@lru_cache(maxsize=64)
def passages(evidence: Evidence) -> tuple[Passage, ...]:
    """The passages of every note of an interview but the names and the messages sent."""
    found = []
    for field, note in notes_of(evidence.interview):
        if field in ("candidate", "interviewer", "panel", "timezone", "preferred_channel", "sent"):
            continue
        for piece in _ENDS.split(fold(note)[0]):
            if piece.strip():
                names = frozenset(_names_in(piece))
                found.append(Passage(field, piece.lower(), telling(piece), quantities(piece), names))
    return tuple(found)


def telling(text: str) -> frozenset[str | int]:
    """Stems, families and synonyms of the telling words of a text."""
    found: set[str | int] = set()
    for form in map(stem, telling_in(text)):
        found |= {form, root(form), *synonyms(form)}
    return frozenset(found)


def _names_in(text: str) -> Iterator[str]:
    for m in WORD.finditer(text):
        word = plain(m.group())
        if m.group()[0].isupper() and len(word) > 2 and not is_ordinary(word):
            yield word


_CLAUSE = compiled(r"[,;:()]| - |\b(?:but|while|whereas|before that|after that|and then|and before)\b")


def clause_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause begins and ends that holds a stretch of a sentence."""
    cuts = [(m.start(), m.end()) for m in _CLAUSE.finditer(text)]
    return max((b for _, b in cuts if b <= start), default=0), min((a for a, _ in cuts if a >= end), default=len(text))


_PLACE = compiled(
    r"\b(?:[Aa]t|[Ww]ith|[Ff]or|[Ff]rom|[Oo]f|[Ii]n|[Nn]ear|[Tt]he) (?:the )?([A-Z][\w'&-]+(?: [A-Z][\w'&-]+){0,4})"
)


def _places(text: str, most: int = 9) -> frozenset[str]:
    """The words of the last places and employers that a stretch of a draft names."""
    rows = [word for row in _PLACE.findall(text)[-most:] for word in row.split() if not word.isupper()]  # "WSET" employs nobody
    return frozenset(_names_in(" ".join(rows)))


_LEVEL = compiled(r"\b(?:level|grade|tier|stage|part|type|class|year) $")


def figure_misplaced(sentence: Sentence, evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Where in a sentence a figure that the candidate notes of one employer or place is told of another.

    Args:
        sentence: of a draft.
        evidence: the interview.
    """
    if not OF_ONESELF.search(sentence.low):
        return
    figures = quantities(sentence.text)
    for quantity in figures if figures and _PLACE.search(sentence.text) else ():
        if quantity.kind in _OWNED and not _LEVEL.search(sentence.low[: quantity.start]):
            start, end = clause_at(sentence.text, quantity.start, quantity.end)
            named = _places(sentence.text[start:end]) or _places(sentence.text[:start], 1)
            if named and _is_anothers(quantity, named, passages(evidence)):
                yield quantity.start, quantity.end


_OWNED = ("number", "percent", "amount")  # lengths of time: `_matters.rival`


def _is_anothers(quantity: Quantity, named: frozenset[str], told: tuple[Passage, ...]) -> bool:
    """Whether a figure stands only in passages on other employers, and those named have figures of their own."""
    here = any(named & p.names and p.figures and p.field in OWN_FIELDS for p in told)
    having = [p for p in told if any(quantity.keys & q.keys for q in p.figures)]
    return here and bool(having) and all(p.field in OWN_FIELDS and p.names and not named & p.names for p in having)
