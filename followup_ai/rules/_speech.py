"""Is a thing really said, and by whom: clauses, denial and its scope, reported speech, the place where something is missing.

All functions work on plain wording (`Sentence.plain`) and offsets into it.
"""

from __future__ import annotations

from functools import lru_cache

from followup_ai.models import Draft
from followup_ai.patterns import expression
from followup_ai.rules._text import Sentence

_EDGE = expression(
    r"[,;:()\u2014\u2013]| - | (?:but|yet|because|although|though|while|whereas) | (?:and|or|so) (?=(?:i|we"
    r"|you|he|she|it|they|please|could|may)\b)"
)
_DENIAL = expression(
    r"\b(?:not(?! (?:only|just|least|merely|to mention))|never|no(?! (?:doubt|less))|nor|without|neither"
    r"|nobody|nothing|none|hardly|scarcely"
    r"|rarely|seldom|rather than|instead of|far from|refus(?:e|ed|ing)|avoid|anything but|above)\b"
)
# A denial that is itself undone: "I can't leave without thanking you", "I won't forget to thank you".
_UNDONE = expression(
    r"\b(?:not|never|no)\b[^,;]{0,40}\b(?:without|before|until|till|fail|failing|forget|neglect|omit|miss)\b"
    r"|\b(?:remiss|rude|wrong|ungrateful)\b[^,;]{0,20}\b(?:not|without|never)\b|\bnot (?:above|(?:too )?proud"
    r"|help (?:but|\w+ing)|deny|know)\b|^\W*(?:will|would|can|could) not you\b|\bno (?:denying|doubt)\b"
)
_SAYING = (
    r"(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|mention(?:ed|s|ing)?|ask(?:ed|s|ing)?|jok(?:ed?|es|ing)|explain(?:ed|s|ing)?"
    r"|describ(?:ed?|es|ing)|wr(?:ote|ites?)|remark(?:ed|s)?|recall(?:ed|s)?|noted|notes that|warn(?:ed|s)?"
    r"|admit(?:ted|s)?|put it|claim(?:ed|s)?"
    r"|insist(?:ed|s)?|observ(?:ed|es)|quip(?:ped)?|laugh(?:ed|s)? (?:about|that|when|at)|hear(?:d)?|reads?"
    r"|talk(?:ed)? (?:about|of)"
    r"|sp(?:oke|eak) (?:about|of)|discuss(?:ed|es|ing)?|call(?:ed|s)|replied|answered|whispered|shouted|wondered)"
)
_REPORT = expression(
    rf"\b(?P<who>\w+)(?: \w+ly| once| even| already| also| just| never| have| had| did)?,? {_SAYING}\b(?! sorry| you\b)"
)
_OWN_VOICE = expression(
    r"i|we|me|to|would|will|can|could|must|should|may|might|let|us|want|wanted|wish|like|love|not|and|please"
    r"|just|also|am|have|had|do|did"
)

# No reader keeps more than this in mind; it also keeps reading linear in the length of a text.
_LONGEST_CLAUSE = 300


@lru_cache(maxsize=512)
def clause_before(plain: str, at: int) -> str:
    """The words between the start of the clause that `plain[at]` stands in and `at`."""
    start = max(0, at - _LONGEST_CLAUSE)
    for edge in _EDGE.finditer(plain, start, at):
        start = edge.end()
    return plain[start:at]


def clause_after(plain: str, at: int) -> str:
    """The words from `at` to the end of its clause."""
    edge = _EDGE.search(plain, at, at + _LONGEST_CLAUSE)
    return plain[at : edge.start()] if edge else plain[at : at + _LONGEST_CLAUSE]


def is_denied(plain: str, at: int) -> bool:
    """Whether a denial in the same clause governs what stands at `at` ("I won't apologise", "no need to be sorry")."""
    before = clause_before(plain, at)
    return bool(_DENIAL.search(before)) and not _UNDONE.search(before)


def is_reported(plain: str, at: int) -> bool:
    """Whether what stands at `at` is told of as somebody else's words ("you said customers beg for this")."""
    return any(not _OWN_VOICE.fullmatch(m["who"]) for m in _REPORT.finditer(clause_before(plain, at)))


def is_meant(sentence: Sentence, at: int) -> bool:
    """Whether the candidate says it in earnest: neither quoted, nor reported, nor denied."""
    plain = sentence.plain
    return not (sentence.is_quoted(at) or is_reported(plain, at) or is_denied(plain, at))


def missing_at(draft: Draft) -> tuple[int, int]:
    """The empty place where something the draft lacks would stand: the end of its last paragraph."""
    end = max((p.end for p in draft.paragraphs), default=draft.body.end)
    return end, end
