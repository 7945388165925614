"""Tells whether a note under promises is something to be done for somebody, or how its writer means to behave."""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import DETERMINERS, alternatives, base_of, word_set

_LEAD = re.compile(
    r"^(?:(?:I|we)(?:['’](?:ll|d)| will| would| shall| said| promised| agreed)? )?(?:(?:promised|agreed|said) )?(?:to )?",
    re.IGNORECASE,
)
# "not be late again", "no need to send certificates", "be on time", "call my mum"
_NO_DEED = re.compile(
    rf"^(?:(?:{alternatives('refusals')})\b(?!-)|{alternatives('ways-to-behave')}"
    rf"|(?:call|ring|phone|tell|ask|text|visit|see) my (?:{'|'.join(sorted(word_set('kin')))})\b(?!['’-]))",
    re.IGNORECASE,
)
_BY_SOMEBODY = re.compile(r"^[A-Z][a-z]+ (?P<does>[a-z]+s) (?:(?:on|over|in|out|up|me|us) )?(?P<what>[a-z]+) ")


def is_undertaking(note: str) -> bool:
    """Whether a note may be a promise of the candidate's: no refusal, no way to behave and nothing that somebody else does.

    Args:
        note: as typed.
    """
    said = _LEAD.sub("", note.strip())
    other = _BY_SOMEBODY.match(said)
    others = other and base_of(other["does"], "third") and other["what"] in DETERMINERS
    return not (_NO_DEED.match(said) or others)
