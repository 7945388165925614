"""Whether a message takes something of the notes up in other words, or only has a word of theirs in another sense."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from followup_ai.models import Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._content import prose
from followup_ai.rules._leaning import leaning, nearness, note_stems
from followup_ai.rules._text import Sentence, Words, fold

LEANS, STANDS, CLEAR = 2.0, 0.1, 0.0
"""How far a message must lean towards taking something up: without a word of the notes; where one word of theirs stands for
it; and up to where a careful reader denies it without hesitating. Set where hands that nothing was learnt from are wronged
and missed alike."""
_FAR, _PULL = 0.6, 2.0
"""A sentence less near to the notes than this leans that much less for each step: it may be of another talk."""
_LIKELY = 12
"""Sentences that are compared with the notes, those that lean most."""
_ELSEWHERE = expression(
    r"\b(?:another|other|previous|last|current|present|old|former) (?:firm|company|employer|interview|place|boss|manager|"
    r"workplace|school|hospital|job)\b|"
    r"\b(?:on|in|from|at|through|reading|read) (?:your|the) (?:web ?)?(?:site|pages?|website|blog|news|papers?)\b|"
    r"\b(?:never|not|n't) (?:come|came|get|got) up\b|\bwish i(?:'d| had) (?:told|said|mentioned|asked|shown|brought)\b|"
    r"\bforgot to (?:mention|say|ask|tell|bring|add)\b|\b(?:not|n't|no|never) (?:had |have |got |get )?(?:a |the |any )?"
    r"(?:chance|time|opportunity|moment|occasion) to (?:mention|say|tell|ask|bring|add|show|talk|speak)\b|"
    r"\bshould (?:also )?(?:mention|add|say)\b|"
    r"\bat a (?:conference|fair|meetup|party|wedding|seminar)\b|\bran out of time before\b|\bmy (?:cousin|neighbour|neighbor|"
    r"brother|sister|uncle|aunt|friend) (?:told|says?|said)\b"
)


@lru_cache(maxsize=64)
def _stems(interview: Interview) -> tuple[str, ...]:
    details = (*interview.discussed, *interview.their_words, *interview.personal)
    return note_stems(fold(note)[0].lower() for note in details)


def _lean(sentence: Sentence, notes: tuple[str, ...]) -> float:
    lean = leaning(sentence.low)
    if lean <= 0:
        return lean
    if _ELSEWHERE.search(sentence.low):
        return 0.0
    return lean - _PULL * max(0.0, _FAR - nearness(sentence.low, notes)[0])


@dataclass(frozen=True, slots=True)
class Rewording:
    """The sentence of a message that reads most like one that takes the conversation up.

    Args:
        words: the sentence.
        lean: log-odds that it does (`_leaning.leaning`), less where it is far from the notes.
        near: the stem of its word that is nearest to the notes.
    """

    words: Words
    lean: float
    near: str


def rewording(draft: Draft, interview: Interview, alone: frozenset[int] = frozenset()) -> Rewording | None:
    """The sentence that most likely takes something up in other words; None where the message has none.

    Args:
        draft: the message; its subject line is not read.
        interview: whose details may be taken up.
        alone: numbers of sentences that share a word with the notes, and so are near to them.
    """
    notes = _stems(interview)
    read = [(leaning(s.low), -n, s) for n, s in enumerate(prose(draft)) if s.part != "subject"]
    likely = sorted(read, key=lambda r: r[:2], reverse=True)[:_LIKELY]
    found = [(lean if -n in alone else _lean(s, notes), n, s) for lean, n, s in [*likely, *(r for r in read if -r[1] in alone)]]
    if not found:
        return None
    lean, _, best = max(found, key=lambda f: f[:2])
    return Rewording(best.words_at(0, len(best.text)), lean, nearness(best.low, notes)[1] if lean > STANDS else "")
