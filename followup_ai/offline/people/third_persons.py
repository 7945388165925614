"""Takes out of the notes what they tell of others that is nobody's to pass on: an illness, a divorce, one child in a class.

Whoever reads the message knows these people. What else the note tells is kept: "acting supervisor for 5 months when Lena had
her hip done" is five months as acting supervisor.
"""

from __future__ import annotations

import re
from typing import Any

from followup_ai.offline.english.grammar import is_noun_phrase
from followup_ai.offline.typed.screening import AILING

_FIELDS = ("discussed", "their_words", "personal", "qualifications", "left_out", "promised", "news")

_BODY = (
    r"(?:knees?|hips?|back|shoulders?|hearts?|ankles?|wrists?|elbows?|foot|feet|legs?|arms?|hands?|neck|eyes?|gall ?bladder"
    r"|appendix|hernia|womb|prostate|cataracts?|tooth|teeth|op|operation|surgery|scan|bypass|stroke)"
)
_ENDS = r"(?=\s*(?:$|[,.;:!?)]|(?:op|operation|surgery|replac\w+|done|seen|fixed|again|and|so|then|but|last|this|that)\b))"
_NAMED = r"(?:(?-i:\b[A-Z][\w'’-]+)|\b(?:he|she)|\b(?:my|our) (?:[\w-]+ ){0,2}[\w-]+)"
_ILL = re.compile(
    # "had her knee", "broke his arm", and not "had his hands full"
    r"\b(?:ha[ds]|having|broke|hurt|injured|fractured|tore|did) (?:her|his|their) (?:new |bad |left |right |other )?"
    rf"{_BODY}{_ENDS}"
    rf"|{_NAMED}(?:['’]s| is| was| has| had| went| got| being| having)(?: \w+){{0,3}}? "
    rf"(?:{AILING}|off sick|off ill|on (?:the )?sick|signed off|off with (?:stress|nerves|her|his)|in debt|going through a"
    r"|suspended|arrested|under investigation)"
    r"(?=\s*(?:$|[,.;:!?)]|(?:and|so|but|then|last|this|for|in|at|now|again|since|with|leave|treatment|divorce)\b))",
    re.IGNORECASE,
)
# "cook went off sick in June"; "when the cook is off sick" is anybody's question
_AWAY = re.compile(
    r"^(?:the |their |our )?[a-z]+(?: [a-z]+)? (?:is|was|went|has been|got|had) (?:off sick|off ill|signed off|suspended|sacked"
    r"|fired|arrested)\b",
    re.IGNORECASE,
)
_WARD = (
    r"(?:boys?|girls?|lads?|lass(?:ie)?s?|child|kids?|pupil|student|toddler|baby|resident|patient|service user|inmate|prisoner"
    r"|tenant|client|(?:old |elderly )?(?:lady|gentleman|man|woman))"
)
_PLACED = r"(?:(?:P|Y|S|K|yr|year|grade|class|form|room|bed|bay|flat|cell|house) ?\d+[a-z]?|\d+[ -]?(?:yr|year)s?[ -]?olds?)"
_CONDUCT = r"(?:who|that|with|whose)"
# "the P2 boy who bolts", "the lady in room 9", "their little lad with the feeding tube"; "a child who bolts" is anybody's
_KNOWN_BY_ALL = re.compile(
    rf"\b{_PLACED} (?:[\w-]+ )?{_WARD}\b(?:[^,;.]*\b{_CONDUCT}\b)?"
    rf"|\b\d+[ -]?(?:yr|year)s?[ -]?old {_CONDUCT}\b"
    rf"|\b{_WARD} (?:in|from|aged?|on) (?:the )?(?:{_PLACED}|\d+\b)"
    # ... and whoever has gone
    r"|\b(?:the|their|last|previous|old) (?:[\w-]+ ){1,4}who (?:just |has |had |have )?(?:left|quit|resigned|walked out"
    r"|(?:was|were) (?:let go|sacked|fired|dismissed)|got (?:sacked|fired))\b"
    rf"|\b(?:the|their|this|one|that) (?:wee|little|small|young|one|poor|new) {_WARD}\b(?:[^,;.]*\b{_CONDUCT}\b)",
    re.IGNORECASE,
)
_ROOM = r"(?:room|bed|bay|flat|cell|apartment) ?\d+[a-z]?"
# "a tenant in flat 12", "bed 6, who shouts", "the Henderson twins": whoever reads it knows which, by any article
_WHO_IS_KNOWN = re.compile(
    rf"\b(?:{_WARD}|(?:Mr|Mrs|Ms|Miss)\.? [A-Z][\w'’-]+) (?:in|from) {_ROOM}|\b{_ROOM},? who\b"
    rf"|\b(?<!of ){_WARD} {_CONDUCT} [^,;.]{{1,40}} in (?:class|year|form|room) ?\d"
    rf"|\b{_WARD}[^,;.]{{0,20}}, (?-i:[A-Z][a-z]+), {_CONDUCT}\b"
    r"|\bthe (?-i:[A-Z][a-z]+) (?:twins|boys|girls|children|kids|sisters|brothers|family|baby)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(rf"{_ROOM}|{_PLACED}", re.IGNORECASE)
_ANY = re.compile(r"\b(?:an?|any|some|each|every|no|another|two|three|four|several) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z\d)][.!?])\s+(?=\S)")
_TAIL = re.compile(
    r",?\s+(?=(?:when|while|whilst|because|cos|as|after|since|until|during|where|whenever|with)\b)", re.IGNORECASE
)
_PIECE = re.compile(r"\s*[,;]\s+|\s+[-\u2013\u2014]\s+|\s*\((?=[^()]*\))|\)\s*")
_OF_ONE = re.compile(r"^(?:who|that|which)\b|\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)


def without_third_persons(notes: dict[str, Any]) -> dict[str, Any]:
    """The notes of an interview without what they tell of the private matters of others.

    Args:
        notes: the fields of an interview.
    """
    return {field: _kept_of(value) if field in _FIELDS else value for field, value in notes.items()}


def _kept_of(value: Any) -> Any:
    if isinstance(value, list):
        return [_kept_of(item) for item in value]
    return discreet(value) if isinstance(value, str) else value


def discreet(note: str) -> str:
    """A note without what it tells of the private matters of others; "" where nothing else stands in it.

    Args:
        note: as typed.
    """
    if not _is_private(note):
        return note
    return " ".join(filter(None, map(_of_sentence, _SENTENCE.split(note))))


def _is_private(text: str) -> bool:
    known = any(not _ANY.search(text[: found.start()]) for found in _KNOWN_BY_ALL.finditer(text))
    return known or any(pattern.search(text) for pattern in (_ILL, _AWAY, _WHO_IS_KNOWN))


def _of_sentence(sentence: str) -> str:
    """A sentence up to the clause that tells of somebody's trouble, or the plain topics in it beside one known by all."""
    if not _is_private(sentence):
        return sentence
    for joint in _TAIL.finditer(sentence):
        head, tail = sentence[: joint.start()], sentence[joint.end() :]
        if len(head.split()) > 1 and not _is_private(head) and _is_private(tail):
            return head
    if _ILL.search(sentence) or _AWAY.search(sentence):
        return ""
    pieces = [re.sub(r"^(?:and|also|plus) ", "", p.strip(" .")) for p in _PIECE.split(sentence)]
    pieces = [p for p in pieces if not (_is_private(p) or _OF_ONE.search(p) or _WHERE.fullmatch(p))]
    kept = [p for p in pieces if is_noun_phrase(p.replace("&", "and"))]
    return ", ".join(kept)
