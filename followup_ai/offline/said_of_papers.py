"""Tells what a note says of a paper or a thing behind its comma ("…, held nine years", "…, passed first time") from a deed."""

from __future__ import annotations

import re

from followup_ai.language.dates import MONTH, SHORT_MONTH
from followup_ai.offline.articles import LIKE_ADJECTIVES
from followup_ai.offline.lexicon import PREPOSITIONS, base_of, is_definite_past, word_set
from followup_ai.offline.spells import AMOUNT

# "Built the booking site, finished in May": of a deed, too, it is said when it was done
_OF_ANYTHING = re.compile(
    r"^(?:passed|finished|completed|obtained|gained|done|got|retired|started|renewed|updated|earned|taken)"
    r" (?:this|last|in|with|on|by|\d"
    rf"|(?:{SHORT_MONTH}|may)[a-z]*\b)",
    re.IGNORECASE,
)
_DID = re.compile(r"^(?:and |all |also )?(?P<did>[a-z]+)(?: [a-z]+ly)?(?: (?P<rest>\S.*))?$", re.IGNORECASE)
# What one does without an object ("NVQ level 3, worked in three nurseries"), and whose object is the thing itself ("parts
# tracker, built with the night shift"): deeds both.
_ONES_OWN = word_set("ones-own-doing")
_WHEN = re.compile(
    r"(?:last|this|every|each|first|once|twice|both|again|since|until|till|while|whilst|when|part[- ]time|full[- ]time"
    rf"|continuously|(?:19|20)\d\d|{MONTH}|(?:{SHORT_MONTH})\b)\b",
    re.IGNORECASE,
)
# "set up a blog", "over 200 pupils": an object after all
_OBJECT_BEHIND = re.compile(
    r"(?:up|out|off|down|over|back|away) (?:an?|the|my|our|its|\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten) (?!years)"
    r"|(?:about|over|under|around|up to|nearly) \d[\d,]*\+? (?!years|months)",
    re.IGNORECASE,
)


def said_of_it(piece: str, thing: str) -> bool:
    """Whether a piece of a note only tells when or how its thing was come by, so that nobody says it as a deed of theirs.

    Args:
        piece: the words behind a comma ("held nine years", "renewed last year").
        thing: the first piece of the note ("Full category D licence").
    """
    return bool(_OF_ANYTHING.match(piece)) or (_is_thing(thing) and _is_without_object(piece))


def _is_thing(words: str) -> bool:
    """Whether words name a thing: neither a spell of time nor what somebody did."""
    first = words.split()[0].lower()
    deed = first == "i" or (base_of(first, "past") and first not in LIKE_ADJECTIVES)
    return not deed and not AMOUNT.match(words)


def _is_without_object(piece: str) -> bool:
    match = _DID.match(piece.strip(" ."))
    verb = match["did"].lower() if match else ""
    if match is None or not base_of(verb, "participle") or is_definite_past(verb) or verb in _ONES_OWN:
        return False
    rest = match["rest"] or ""
    if base_of(verb, "base") or _OBJECT_BEHIND.match(rest):
        return False
    return not rest or rest.split()[0].lower() in PREPOSITIONS or bool(_WHEN.match(rest) or AMOUNT.match(rest))
