"""Facts changed to another of their kind: "fluent German" for intermediate, "every week" for monthly, "silver" for gold.

Numbers, names and days are compared elsewhere. Here words are, of which one excludes the others (`_contrasts.txt`): a draft
changed a fact where it says one of them, no note does, and a note says another of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from pathlib import Path

from followup_ai.compiled import compiled
from followup_ai.patterns import Together, expression
from followup_ai.rules._evidence import OWN_FIELDS, Evidence
from followup_ai.rules._ledger import Claim, claim_at
from followup_ai.rules._text import Sentence
from followup_ai.rules._words import WORD, Met, is_stop, plain, root, stem, weight


@dataclass(frozen=True, eq=False)
class _Contrast:
    """A set of words of which one excludes the others.

    Args:
        of: what they tell ("season").
        own: whether it is only asked of what candidates say of themselves.
        words: finds any of them in lower case.
        same: of each, the number of the line it stands in.
    """

    of: str
    own: bool
    words: re.Pattern[str]
    same: dict[str, int]


@cache
def _contrasts() -> Together[_Contrast]:
    text = (Path(__file__).parent / "_contrasts.txt").read_text(encoding="utf-8")
    found = []
    for block in text.split("\n= ")[1:]:
        title, *lines = block.strip().splitlines()
        of, own = title.removesuffix(", own"), title.endswith(", own")
        same = {word.strip(): number for number, line in enumerate(lines) for word in line.split("|")}
        longest = sorted(same, key=len, reverse=True)
        words = expression(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")
        found.append(_Contrast(of, own, words, same))
    return Together(found, key=attrgetter("words"))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_WORDS.findall(word)[0] for contrast in _contrasts() for word in contrast.same)


_WORDS = compiled(r"[^\W_]+")
_may_contrast = Met(lambda stretch: not _first_words().isdisjoint(_WORDS.findall(stretch)))
"""Whether one of the words stands in a stretch between spaces with which a contrast begins."""
_MINE = compiled(r"\b(?:i|my|i'm|i've|i'd|me)\b")
_AROUND = 8
"""Words either side that tell what a word is said of; a clause has seldom more."""
_NO_CLAIM = expression(
    r"\b(?:if|would|could|should|might|may|whether|hope|wish|perhaps|or|not|never|no|than|needs?)(?: \w+)? $"
)
"""Before these nothing is stated: "I would work full time"."""
_KNOWN_BEST = compiled(r"\b(?:my|our)(?: \w+)? $")
"""Whose family the candidate knows best: "my son"."""


_OFFERED = expression(
    r"\b(?:i'(?:d|ll)|(?:happy|glad|able|free|available|willing|ready|keen|hope|like|love|want) to|i (?:will|can|could|would)"
    r"|plan|plans|idea|needs?|should|ought)\b"
    r"[^.;:]*$"
)
"""What is offered, planned or wanted is not told as it is."""


def contrast_claims(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """The words of one sentence that say otherwise than the notes do.

    Args:
        sentence: of a draft.
        evidence: the interview.

    Returns:
        only what is not supported; kind "detail".
    """
    if sentence.text.endswith("?") or not any(map(_may_contrast.__getitem__, sentence.low.split())):
        return
    for contrast in _contrasts().likely(sentence.low):
        found = contrast.words.search(sentence.low)
        if found is None or (contrast.own and not _MINE.search(sentence.low)):
            continue
        if _IN_A_NAME.search(sentence.text[max(0, found.start() - 40) : found.start() + 1]):
            continue
        noted = _noted(evidence, contrast)
        if not noted or any(number == contrast.same[found.group()] for number, _ in noted):
            continue
        before = sentence.low[: found.start()]
        if (contrast.of == "family" and _KNOWN_BEST.search(before[-20:])) or not is_claimed(before):
            continue
        about = frozenset() if contrast.of == _OF_THE_TALK else _about(sentence.low, *found.span())
        if contrast.of == _OF_THE_TALK or any(_of_one_thing(about, words) for _, words in noted):
            yield claim_at(sentence, "detail", *found.span(), "")


_IN_A_NAME = compiled(r"[A-Z][\w'-]* [A-Z]$")
"""Up to the first letter of a word that goes on a name: "Harbourview Elementary", "Silver Street"."""


def is_claimed(before: str) -> bool:
    """Whether what stands behind these words, in lower case, is told as it is, and not supposed, offered or wanted."""
    return not (_NO_CLAIM.search(before[-30:]) or _OFFERED.search(before[-80:]))


_OF_THE_TALK, _ON_THE_TALK = "how one met", ("discussed", "their_words", "personal", "left_out")
"""What is said of nothing but the talk itself, and the fields that tell of it."""
_Noted = tuple[int, frozenset[str]]
"""The line of a word, and what is said around it."""


@lru_cache(maxsize=512)
def _noted(evidence: Evidence, contrast: _Contrast) -> tuple[_Noted, ...]:
    notes = [note for field, note in evidence.notes if field in OWN_FIELDS or not contrast.own]
    if contrast.of == _OF_THE_TALK:
        notes = [note for field, note in evidence.notes if field in _ON_THE_TALK]
    return tuple((contrast.same[m.group()], _about(note, *m.span())) for note in notes for m in contrast.words.finditer(note))


def _about(low: str, start: int, end: int) -> frozenset[str]:
    """Stems and families of the words of content near a stretch of a text in lower case."""
    before = [plain(m.group()) for m in WORD.finditer(low[:start])][-_AROUND:]
    after = [plain(m.group()) for m in WORD.finditer(low[end:])][:_AROUND]
    return frozenset(root(stem(word)) for word in (*before, *after) if not is_stop(word))


def _of_one_thing(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two surroundings share a telling word, or two of any."""
    shared = one & other
    return len(shared) >= 2 or any(weight(word) >= 1 or word.isdigit() for word in shared)
