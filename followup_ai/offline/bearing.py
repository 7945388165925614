"""Tells whether something the candidate brings bears on something that was talked about."""

from __future__ import annotations

import re
from functools import lru_cache

from followup_ai.offline.lexicon import word_set
from followup_ai.offline.phrasing import content

SAID_OF_ANY = frozenset(
    (
        "experience",
        "lack",
        "years",
        "work",
        "worked",
        "working",
        "never",
        "little",
        "only",
        "time",
        "with",
        "have",
        "under",
        "people",
        "companies",
    )
)
"""Words that anybody's doubt or claim is made of."""
_ANYBODYS = word_set("anybodys")


def bears_on(text: str, other: str) -> bool:
    """Whether two texts share a telling word, in whatever form ("labelling" and "label")."""
    return bool(_stems(text) & _stems(other))


def shared_weight(text: str, other: str, but: str = "") -> float:
    """How much two texts share beside the words of a third: a letter name ("KQL") or a longer word says more."""
    shared = (_stems(text) & _stems(other)) - _stems(but.title())
    return sum(1.5 if stem.isupper() or len(stem) > 4 else 1.0 for stem in shared)


@lru_cache(maxsize=2048)
def _stems(text: str) -> frozenset[str]:
    words = {w.rstrip("s")[:5] for w in content(text) - SAID_OF_ANY - _ANYBODYS if len(w) > 3 and w[0].isalpha()}
    return frozenset(words | set(_LETTERS.findall(text)) - _COMMON_LETTERS)


_LETTERS = re.compile(r"\b[A-Z][A-Z\d]{1,5}\b")
_COMMON_LETTERS = frozenset(["UK", "US", "USA", "EU", "HR", "AM", "PM", "GP", "IT", "TV", "OK", "II", "III", "CEO", "PA", "NB"])
