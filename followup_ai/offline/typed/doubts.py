"""Weighs how sure it is that borrowed words read well, so that of several things to say the surest is said."""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import DETERMINERS, WH_WORDS, capitals, is_gerund
from followup_ai.offline.typed.cleaning import everyday

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def odd_words(text: str) -> int:
    """How many words in small letters no dictionary holds: jargon, or a product or firm typed without its capital."""
    words = {w.lower().removesuffix("'s") for w in _WORD.findall(text) if w[:1].islower() and len(w) > 2}
    return sum(not everyday(w) and w not in capitals() for w in words)


def doubt_about(text: str, whole: str, *, clause: bool) -> int:
    """How doubtful it is that words cut from a note read well and tell what it told; 0 is none, 3 a great deal.

    Args:
        text: the words to be used.
        whole: the clause of the note they come from.
        clause: they are a clause, not a noun phrase.
    """
    words = text.split()
    doubt = min(2, odd_words(text))
    kept = len(text) / max(1, len(whole))
    doubt += (kept < 0.4) + (kept < 0.65)
    if clause:
        doubt += (len(words) > 14) + bool(re.search(r" (?:and|but|so) ", text))
        opened = words[0].lower() in DETERMINERS or words[0].lower() in (
            "you",
            "i",
            "we",
            "there",
            "nobody",
            "everybody",
            "everyone",
        )
        return min(3, doubt + (not opened and not words[0][:1].isupper()))
    vague = words[0].lower() == "the" and len(words) == 2  # "the weather"
    settled = words[0].lower() in DETERMINERS or words[0].lower() in WH_WORDS or is_gerund(words[0]) or words[0][:1].isupper()
    figures = len(re.findall(r"(?<!\S)[£$€]?\d[\d.,]*(?!\S)", " ".join(words[1:])))
    return min(3, doubt + (not settled and len(words) < 2) + (figures > 1) + (len(words) > 13) + 2 * vague)
