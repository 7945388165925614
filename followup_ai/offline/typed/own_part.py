"""Keeps of a note on the candidate what speaks for them: their own, held still, and nobody's trouble.

Whoever noted "MBA (unfinished)" has no MBA, and no frame around the words could know that once the brackets are gone. So the
piece that takes itself back goes before anything is read, and what hung on it with it.
"""

from __future__ import annotations

import re

from followup_ai.language.dates import MONTH, SHORT_MONTH
from followup_ai.offline.english.lexicon import alternatives, word_set
from followup_ai.offline.typed.screening import AILING
from followup_ai.offline.typed.unsaid import unsaid

_GONE, _HARDLY, _UNDONE = (alternatives(name) for name in ("not-held", "hardly-held", "not-finished"))
# What takes a thing back: in brackets, behind a dash or a colon, at the end, or alone behind a comma
_TAKEN_BACK = re.compile(
    rf"\([^()]*\b(?:{_GONE}|{_UNDONE}|pending|failed|missing)\b[^()]*\)|\((?:{_HARDLY})\)"
    rf"|(?::|\s[-\u2013\u2014])\s*(?:\w+ ){{0,2}}(?:{_GONE}|{_HARDLY})\b(?=\W*$|,)"
    rf"|(?::|\s[-\u2013\u2014])\s*(?:(?:{_GONE}|failed)\b|(?:nearly|almost)\W*$)"
    rf"|(?<=\w )(?:{_GONE})\b(?!-)(?=\W*$| (?:in|since|until|on|by|at|for|last|this)\b| ?\(?(?:19|20)\d\d)|^(?:{_HARDLY})\W*$"
    rf"|\b(?:{_UNDONE})|\bexp(?:\.|ir\w+)? ?(?:on |in )?(?:{MONTH}|{SHORT_MONTH}|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# "expired forklift licence", "slow typist", "made redundant twice", "I can't drive", and not "missing persons unit"
_AGAINST = re.compile(
    rf"^(?:(?:well|but|though|also|and|I|was|were|am|I['’]m|got|been|very|quite|rather|an?|my|the)[, ]+)*"
    rf"(?:(?:{_GONE}|poor|failed) (?:[\w&-]+ ){{0,3}}?(?-i:[A-Z]|licen|cert|card|ticket|aid\b|degree|diploma|registration"
    rf"|permit)"
    rf"|(?:{alternatives('against-oneself')})(?=\W*$| (?:at|with|of|about|on|in|to|when|\w+(?:er|or|ist|ian))\b)"
    rf"|(?:{_GONE})\W*$|{alternatives('no-credit')}"
    r"|(?:nearly|almost)\b(?! (?:\d|all\b|an?\b|every|always|two|three|four|five|six|seven|eight|nine|ten|\w+ years)))"
    rf"|^(?:I )?(?:have|had|got) (?:no|never had)\b(?! (?:[\w-]+ ){{0,2}}(?:{alternatives('no-harm')}))"
    r"|^(?:I )?(?:(?:ca|do|wo|would|could|have)n['’]?t|(?:can|do|have|am|['’]m) ?not)\b(?! (?:mind|need|have (?:to|any) ))"
    r"|\b(?:he|she|they) failed\b|\bnot (?:an? )?expert\b",
    re.IGNORECASE,
)
_KIN = "|".join(sorted(word_set("kin")))
_SAY = r"(?:is|was|are|were|has|had|says?|said|thinks?|owns?|runs?|ran|won|got|taught|drove|plays?|works?|built|grew|made"
# "My sister is a nurse", "boss got an award": somebody else's life, and not "my boss's diary, which I kept"
_OF_OTHERS = re.compile(
    rf"^(?:(?:my|our|the|ex)[- ])*(?:{_KIN}|{alternatives('others')}) {_SAY}|teaches|drives)\b"
    rf"|^(?:my|our|their|the|that) (?:\w+[- ])?(?:{_KIN}|{alternatives('others')}|{alternatives('others-at-work')}) {_SAY}"
    rf"|[a-z]{{3,}}ed)\b"
    r"|^(?:the |that )?(?:firm|company|place|shop|school) I was (?:at|in)\b|^their (?!own\b)\w+ \w+ed\b",
    re.IGNORECASE,
)
_OWN_TROUBLE = re.compile(
    rf"\b(?:I(?:['’]m| am| was| have| had|['’]ve| got)(?: been| got)?|my)(?: an?| some| the| in| two| three| \d)?"
    rf"(?: (?:mild|bad|slight|chronic|severe))? (?:{AILING}|{alternatives('ones-trouble')})"
    r"(?=\W*$|[,.;]| (?:in|on|since|for|and|but|so|that|which|from|at|with|my|the|as|until|till|by)\b)"
    rf"|^(?:on )?medical leave\b|^(?:that )?I (?:{alternatives('ones-wish')})"
    rf"|\bI know \w+[\w' ’]*['’]s (?:{_KIN}|friend|boss|partner)\b|\bI (?:lied|exaggerated)\b",
    re.IGNORECASE,
)
# "given a medal", "elected steward twice", "offered a job at": done to one, and by nobody who says "I"
_DONE_TO_ONE = re.compile(
    r"^(?=given (?:an?|the)\b|(?:elected|appointed|voted|named|chosen|nominated|awarded) (?!(?:an? )?new\b|for\b)[a-z]"
    r"|offered (?:an?|the|my) (?:job|place|post|role|position|contract|promotion)\b)"
)
_GONE_ALONE = re.compile(rf"(?:now |but |since )?(?:{_GONE})\b", re.IGNORECASE)
_DEGREE_CLASS = re.compile(r"(?<=[\w)])[, ]+2[:.][12]\b(?! (?:in|at|from)\b)")
_SENTENCE = re.compile(r"((?<=[a-z\d)][.!?])(?!\s+(?:no|not)\b)(?<!\bexp\.)\s+|\n+)")
_PIECE = re.compile(r"[,;]\s+(?![^()]*\))")


def of_oneself(note: str, *, left_out: bool) -> str:
    """A note on the candidate without the pieces that take themselves back, speak against them or tell of somebody else.

    Args:
        note: as typed.
        left_out: it is what was left unsaid, each sentence of which stands or falls as one.
    """
    pieces = _SENTENCE.split(_DEGREE_CLASS.sub("", note))
    return "".join(p if at % 2 else _kept_of(p, left_out=left_out) for at, p in enumerate(pieces)).strip()


def _kept_of(sentence: str, *, left_out: bool) -> str:
    own = unsaid(sentence) if left_out else sentence
    if _OF_OTHERS.match(own) or _OWN_TROUBLE.search(own):
        return ""
    if left_out:
        gone = any(_GONE_ALONE.match(piece) for piece in _PIECE.split(own))
        return "" if gone or _AGAINST.search(own) or _TAKEN_BACK.search(own) else _with_subject(sentence)
    kept: list[str] = []
    pieces = _PIECE.split(sentence)
    for piece in pieces:
        bare = piece.strip(" .")
        found = _TAKEN_BACK.search(bare)
        of_all = found and (not re.search(r"\w", bare[: found.start()]) or re.search(_UNDONE, bare, re.IGNORECASE))
        against = _AGAINST.search(bare)
        if against and piece == pieces[0]:
            return ""  # what follows only makes up for it
        if of_all or _GONE_ALONE.match(bare) or (against and against[0].endswith("failed")):
            kept = []  # "…, never finished", "…, he failed though": said of what stands before it
        elif not (found or against):
            kept.append(piece)
    return _with_subject(sentence if len(kept) == len(pieces) else ", ".join(kept))


def _with_subject(told: str) -> str:
    return f"I was {told}" if _DONE_TO_ONE.match(told) else told
