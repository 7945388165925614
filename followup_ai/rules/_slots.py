"""A telling word that another has taken the place of: "coached varsity track" for "coached JV track"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from followup_ai.compiled import compiled
from followup_ai.rules._evidence import OWN_FIELDS, Evidence
from followup_ai.rules._ledger import Claim, claim_at
from followup_ai.rules._text import Sentence
from followup_ai.rules._words import WORD, is_stop, plain, stem, weight, words_in


def slot_claims(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """Words of one sentence that stand before a word of a note where the note has another one; no note has them.

    Args:
        sentence: of a draft; only what it tells of the candidate is compared.
        evidence: the interview.

    Returns:
        claims of kind "experience", unsupported and not sure.
    """
    slots = _slots(evidence)
    if not (slots and _MINE.search(sentence.low)):
        return
    words = [(plain(t.group()), t) for t in WORD.finditer(sentence.text)]
    said = {stem(word) for word, _ in words}
    if slots.keys().isdisjoint(said):
        return
    for (one, at), (noun, _) in pairwise(words):
        noted = slots.get(stem(noun), ())
        if not noted or not _tells(one) or evidence.kin(one) or sentence.text[at.end() : at.end() + 1] not in (" ", "-"):
            continue
        if any(other in said for other, _ in noted):
            continue
        if any(len(said & rest) >= _ALIKE for _, rest in noted):
            yield claim_at(sentence, "experience", *at.span(), "", sure=False)


_MINE = compiled(r"\b(?:i|my|i'm|i've|i'd)\b")
_ALIKE = 2
"""So many other words of content a note and a sentence share that tell of one thing."""


_OF_DEGREE = frozenset(
    words_in("decent good fine lovely busy proper solid real sound steady keen useful happy whole entire full")
)
"""Words by which one only says how good or how much a thing was."""


def _tells(word: str) -> bool:
    return not is_stop(word) and not word[0].isdigit() and word not in _OF_DEGREE and weight(stem(word)) >= 1


@lru_cache(maxsize=64)
def _slots(evidence: Evidence) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """By the stem of a word of the candidate's own notes, the telling words before it, and what else the note says."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for field, note in evidence.notes:
        words = [plain(t.group()) for t in WORD.finditer(note)] if field in OWN_FIELDS else []
        content = {stem(word) for word in words if not is_stop(word) and not word[0].isdigit()}
        for one, noun in pairwise(words):
            if _tells(one) and not is_stop(noun):
                found.setdefault(stem(noun), []).append((stem(one), frozenset(content - {stem(one), stem(noun)})))
    return found
