"""Tells a slip of the hand ("damge") from a trade's own word ("varifocal"), and mends it where only one word fits.

A trade's word that no dictionary holds has no common word one letter away; a slip has.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from followup_ai.offline.english.lexicon import abbreviations, capitals, common_words, is_gerund
from followup_ai.offline.typed.cleaning import everyday

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"(?<![\w'’.@/-])[a-z]{4,}(?![\w'’@/-])")


@lru_cache(maxsize=4096)
def _near(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """The common words that a letter left out or two exchanged would make of a word; and those one other slip away."""
    pairs = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    # A first letter is hardly ever left out: "renas number" is no arena's.
    likely = {a + c + b for a, b in pairs if a for c in _LETTERS} | {a + b[1] + b[0] + b[2:] for a, b in pairs if len(b) > 1}
    other = {a + b[1:] for a, b in pairs if b} | {a + c + b[1:] for a, b in pairs if b for c in _LETTERS}
    return frozenset(likely) & common_words(), frozenset(other) & common_words()


@lru_cache(maxsize=4096)
def is_slip_of_hand(word: str) -> bool:
    """Whether no dictionary holds a word in small letters, and a common one is a letter away.

    Args:
        word: four letters or more.
    """
    if len(word) < 4 or word in common_words() or word in capitals() or word in abbreviations() or everyday(word):
        return False
    return any(_near(word)) or is_gerund(f"{word}g")


@cache
def mended(word: str) -> str:
    """The word that a slip stands for, where only one does ("alredy" → "already"); else the word as it is.

    Args:
        word: in small letters.
    """
    if not is_slip_of_hand(word):
        return word
    likely, _ = _near(word)
    return next(iter(likely)) if len(likely) == 1 and len(word) > 4 else word


def slips_mended(text: str) -> str:
    """A note with its slips of the hand mended where only one word fits; names and a trade's words stay."""
    return _WORD.sub(lambda m: mended(m[0]), text)


def slips_in(text: str) -> list[str]:
    """The slips of the hand in a text, in its order."""
    return [w for w in _WORD.findall(text) if is_slip_of_hand(w)]
