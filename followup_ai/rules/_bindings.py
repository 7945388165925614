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
from followup_ai.rules._evidence import Evidence, notes_of
from followup_ai.rules._quantities import Quantity, quantities
from followup_ai.rules._text import fold
from followup_ai.rules._words import WORD, is_ordinary, plain, root, stem, synonyms, telling_in


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
