"""Tells a surname that is a common noun from that noun: "in oncology ward" is no Ms Ward."""

from __future__ import annotations

import re

from followup_ai.language.titles import TITLES
from followup_ai.offline.english.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
    base_of,
    counted_nouns,
)

_AT_PLACES = frozenset(["in", "on", "at", "per", "of"])


def is_the_noun(word: str, before: str) -> bool:
    """Whether a word typed in small letters is the common noun, whoever is called by it.

    Args:
        word: as typed.
        before: the text that stands before it.
    """
    if word not in counted_nouns():
        return False
    match = re.search(r"([^\W_]+)[.-]?\s+$", before)
    last = match[1].lower() if match else ""
    if not last or last in TITLES or (base_of(last, "past") and not base_of(last, "participle")):
        return False
    if last in DETERMINERS or last in _AT_PLACES or last.isdigit():
        return True
    small = last in PREPOSITIONS | CONJUNCTIONS | SUBJECTS | WH_WORDS
    return not small and not any(base_of(last, form) for form in ("base", "past", "third"))
