"""Takes up a short note as it stands, behind a colon, where none of the notes proves to be a phrase or a statement.

"One of the things we talked about has stayed with me: streaming instead of nightly batches." A colon asks no grammar of what
follows it, so that a topic, a question and a telegram read well there, as long as they are plain words and of nobody's doings.
"""

from __future__ import annotations

import re

from followup_ai.offline.doubts import odd_words
from followup_ai.offline.kinds import Point, kind_of
from followup_ai.offline.lexicon import AUXILIARIES, DETERMINERS, SUBJECTS, base_of, is_gerund
from followup_ai.offline.perspective import Cast, expand, to_reader
from followup_ai.offline.screening import discomfort
from followup_ai.offline.typos import slips_in

_FEWEST, _MOST = 3, 14
"""Words: fewer name no topic, more read as no topic."""
_ONE_PIECE = re.compile(r"(?!\d)[\w'’,%-]+(?: [\w'’,%&-]+)*\.?")
_OF_SOMEBODY = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours|he|she|him|his|her|hers|it|its|you|there)\b")
# What one gets for the work and where one leaves the car is no topic to have on one's mind
_OF_TERMS = re.compile(
    r"\b(?:pay|paid|salar\w+|wages?|rates?|bonus\w*|holidays?|leave|parking|canteen|lunch|toilets?|uniforms?|overtime)\b|[$£€]"
)

_ASKED = re.compile(
    r"(?:how|what|why|which|when|where|who)\b(?: \w+){0,2} (?:do|does|did|can|could|will|would|should|is|are|was|were|has"
    r"|have)\b",
    re.IGNORECASE,
)


def as_noted(words: str, number: int, cast: Cast) -> Point | None:
    """A note as a point to be set behind a colon; None where it may be more than a topic, or less.

    Args:
        words: the note, tidied and in sentence case.
        number: of the note within its field.
        cast: who is who in the notes.
    """
    words = words.strip()
    if not _ONE_PIECE.fullmatch(words) or not _FEWEST <= len(words.split()) <= _MOST:
        return None
    if (
        _ASKED.match(words)
        or _OF_SOMEBODY.search(words)
        or _is_of_doing(words)
        or odd_words(words)
        or slips_in(words)
        or discomfort(words)
    ):
        return None
    said = to_reader(expand(words.rstrip(".")), cast)
    if not said or _OF_TERMS.search(said):
        return None
    return Point(jotted=said, field="discussed", note=number, penalty=8 if kind_of(said, "discussed") == "logistics" else 4)


def _is_of_doing(words: str) -> bool:
    """Whether the note begins with what somebody did or is to do: "asked about pay", "send the slides", "went well"."""
    first, second = [w.strip(",").lower() for w in words.split()[:2]]
    does = base_of(first, "base") == first and second in (DETERMINERS | SUBJECTS) - {"that"}
    return bool(first in AUXILIARIES or does or (base_of(first, "past") and not is_gerund(first)))
