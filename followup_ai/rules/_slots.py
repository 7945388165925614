"""A telling word that another has taken the place of: "coached varsity track" for "coached JV track"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from followup_ai.rules._evidence import OWN_FIELDS, Evidence
from followup_ai.rules._ledger import Claim, claim_at
from followup_ai.rules._quantities import spelt_number
from followup_ai.rules._text import Sentence
from followup_ai.rules._words import OF_ONESELF, WORD, is_stop, plain, root, stem, weight, words_in


def slot_claims(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """Words of one sentence that stand before a word of a note where the note has another one; no note has them.

    Args:
        sentence: of a draft; only what it tells of the candidate is compared.
        evidence: the interview.

    Returns:
        claims of kind "experience", unsupported and not sure.
    """
    slots = _slots(evidence)
    if not (slots and OF_ONESELF.search(sentence.low)):
        return
    words = list(map(plain, sentence.wording.texts))
    said = set(map(stem, words))
    if slots.keys().isdisjoint(said):
        return
    families = said | {root(word) for word in said}
    for first, second in pairwise(zip(words, sentence.words, strict=True)):
        for (one, at), (beside, _), side in ((first, second, "before"), (second, first, "after")):
            noted = slots.get(stem(beside), ())
            if (
                not noted
                or not _tells(one)
                or evidence.is_own(one)
                or sentence.text[first[1].end() : second[1].start()] not in (" ", "-")
            ):
                continue
            others = [(other, rest) for of, other, rest in noted if of == side]
            if any(not families.isdisjoint((other, root(other))) or _is_short_for(other, stem(one)) for other, _ in others):
                continue
            alike = _ALIKE + bool(evidence.kin(one))  # what other notes speak of may have come in from there
            if any(len(said & rest) >= alike for _, rest in others):
                yield claim_at(sentence, "experience", *at.span(), "", sure=False)


_ALIKE = 2
"""So many other words of content a note and a sentence share that tell of one thing."""


def _is_short_for(one: str, other: str) -> bool:
    """Whether one of two words is the beginning of the other, as a short form is: "cert" of "certificate"."""
    return one[:3] == other[:3] and (one.startswith(other) or other.startswith(one))


_OF_DEGREE = frozenset(
    words_in("decent good fine lovely busy proper solid real sound steady keen useful happy whole entire full single")
)
"""Words by which one only says how good or how much a thing was."""


def _tells(word: str) -> bool:
    counts = word[0].isdigit() or bool(spelt_number(word))
    return not (is_stop(word) or counts or word in _OF_DEGREE or "&" in word) and weight(stem(word)) >= 1


_Slot = tuple[str, str, frozenset[str]]
"""On which side of a word another stands; that one; and what else the note says, as stems."""


@lru_cache(maxsize=64)
def _slots(evidence: Evidence) -> dict[str, list[_Slot]]:
    """By the stem of a word of the candidate's own notes, the telling words beside it."""
    found: dict[str, list[_Slot]] = {}
    for field, note in evidence.notes:
        words = [plain(t.group()) for t in WORD.finditer(note)] if field in OWN_FIELDS else []
        content = {stem(word) for word in words if not is_stop(word) and not word[0].isdigit()}
        for first, second in pairwise(words):
            for one, beside, side in ((first, second, "before"), (second, first, "after")):
                if (
                    _tells(one)
                    and not (is_stop(beside) or one.endswith("ing"))
                    and (side == "before" or beside.endswith("ing"))
                ):
                    rest = frozenset(content - {stem(one), stem(beside)})
                    found.setdefault(stem(beside), []).append((side, stem(one), rest))
    return found
