"""Lengths as a person would count them: words, and seconds of speech."""

from __future__ import annotations

from followup_ai.compiled import compiled
from followup_ai.patterns import expression

_GAPS = compiled(r"[\s\u2014\u2015\u2e3a\u2e3b]+|--+")
_CHARACTER_WORDS = expression(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Scripts written without spaces between words: each character counts, as word processors count it."""


def count_words(text: str) -> int:
    """How many words a person would count in `text`.

    A hyphenated word, a number, an address and "and/or" are one word each; a dash, bullet or other lone mark is none;
    words joined by an em dash are two.
    """
    if text.isascii():
        chunks = _GAPS.split(text) if "--" in text else text.split()
        return sum(map(str.isalnum, chunks)) + sum([any(map(str.isalnum, c)) for c in chunks if not c.isalnum()])
    count = 0
    for chunk in _GAPS.split(text):
        if single := 0 if chunk.isascii() else len(_CHARACTER_WORDS.findall(chunk)):
            rest = _CHARACTER_WORDS.sub("", chunk)
            count += single + any(c.isalnum() for c in rest)
        else:
            count += any(c.isalnum() for c in chunk)
    return count


def spoken_seconds(text: str, words_per_minute: int) -> int:
    """Seconds it takes to say `text` aloud, rounded up."""
    return -(-count_words(text) * 60 // words_per_minute)
