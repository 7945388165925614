"""Changes to a message that keep its meaning, and so must keep every verdict: typography, spelling, contractions, order."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

from followup_ai import anatomy
from followup_ai.rules._text import fold, split_sentences

Keeper = Callable[[str, str, str], str]
"""Takes a message's text, its format and the candidate's name."""

_SPELLINGS = {
    "programme": "program", "organisation": "organization", "colour": "color", "favourite": "favorite", "centre": "center",
    "behaviour": "behavior", "apologise": "apologize", "realise": "realize", "labour": "labor", "neighbour": "neighbor",
    "humour": "humor", "honour": "honor", "theatre": "theater", "licence": "license", "travelled": "traveled",
    "recognise": "recognize", "enrol": "enroll", "catalogue": "catalog", "organised": "organized", "grey": "gray",
}  # fmt: skip
"""British → American."""
_CONTRACTIONS = {
    "I am": "I'm", "I would": "I'd", "I have": "I've", "I will": "I'll", "it is": "it's", "do not": "don't",
    "did not": "didn't", "cannot": "can't", "is not": "isn't", "was not": "wasn't", "you are": "you're", "that is": "that's",
    "We are": "We're", "would not": "wouldn't", "have not": "haven't",
}  # fmt: skip


def _in_paragraphs(text: str, format: str, candidate: str, change: Callable[[str], str]) -> str:
    """`text` with each paragraph changed."""
    for part in reversed(anatomy.parse(text, format, candidate=candidate).paragraphs):
        text = text[: part.start] + change(part.text) + text[part.end :]
    return text


def wrapped(text: str, format: str, candidate: str) -> str:
    """Lines of at most 72 characters, as mail programs break them."""
    return _in_paragraphs(text, format, candidate, lambda p: p if "\n" in p else textwrap.fill(p, 72, break_on_hyphens=False))


def crlf(text: str, _format: str, _candidate: str) -> str:
    """Line ends of Windows and of mail."""
    return re.sub(r"\r?\n", "\r\n", text)


def curly(text: str, _format: str, _candidate: str) -> str:
    """Curly quotes."""
    text = re.sub(r"(^|[\s(\[])\"", "\\1\u201c", text).replace('"', "\u201d")
    return re.sub(r"(^|[\s(\[])'", "\\1\u2018", text).replace("'", "\u2019")


def straight(text: str, _format: str, _candidate: str) -> str:
    """Straight quotes."""
    return text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})


def _every(number: int, gap: str) -> Callable[[str], str]:
    def change(paragraph: str) -> str:
        words = re.split(r"(?<=\S) (?=\S)", paragraph)
        return words[0] + "".join((gap if n % number == 0 else " ") + word for n, word in enumerate(words[1:], 1))

    return change


def non_breaking(text: str, format: str, candidate: str) -> str:
    """Every fifth space a non-breaking one."""
    return _in_paragraphs(text, format, candidate, _every(5, "\u00a0"))


def zero_width(text: str, format: str, candidate: str) -> str:
    """A zero-width space after every seventh space."""
    return _in_paragraphs(text, format, candidate, _every(7, " \u200b"))


def _respelt(words: dict[str, str]) -> Keeper:
    pattern = re.compile(r"\b(" + "|".join(words) + r")\b", re.IGNORECASE)
    lower = {old.lower(): new for old, new in words.items()}

    def new(match: re.Match[str]) -> str:
        word = lower[match[1].lower()]
        return word[:1].upper() + word[1:] if match[1][0].isupper() else word[:1].lower() + word[1:]

    return lambda text, channel, candidate: _in_paragraphs(text, channel, candidate, lambda p: pattern.sub(new, p))


def reordered(text: str, format: str, candidate: str) -> str:
    """The first two of a paragraph's last three sentences change places, where no word in them points to the other."""
    return _in_paragraphs(text, format, candidate, _swapped)


_POINTS = re.compile(
    r"\b(?:it|its|that|this|those|these|they|them|there|then|so|also|but|and|too|one|he|she|another|more|both|such)\b",
    re.IGNORECASE,
)


def _swapped(paragraph: str) -> str:
    folded, origin = fold(paragraph)
    places = [(origin[a], origin[b - 1] + 1) for a, b in split_sentences(folded)]
    if len(places) < 3:
        return paragraph
    (a, b), (c, d) = places[-3], places[-2]
    first, second = paragraph[a:b], paragraph[c:d]
    if _POINTS.search(second) or _POINTS.match(first) or "\n" in paragraph or paragraph.count('"') % 2:
        return paragraph
    return paragraph[:a] + second + paragraph[b:c] + first + paragraph[d:]


def spaced_lines(text: str, _format: str, _candidate: str) -> str:
    """Spaces at the ends of lines and an empty line more at the end."""
    return re.sub(r"(?m)(?<=\S)$", "  ", text) + "\n\n"


KEEPERS: dict[str, Keeper] = {
    "wrapped lines": wrapped,
    "CRLF": crlf,
    "curly quotes": curly,
    "straight quotes": straight,
    "non-breaking spaces": non_breaking,
    "zero-width spaces": zero_width,
    "American spelling": _respelt(_SPELLINGS),
    "British spelling": _respelt({new: old for old, new in _SPELLINGS.items()}),
    "contractions": _respelt(_CONTRACTIONS),
    "no contractions": _respelt({new: old for old, new in _CONTRACTIONS.items()}),
    "sentence order": reordered,
    "spaces at line ends": spaced_lines,
}
"""Every meaning-preserving change."""
