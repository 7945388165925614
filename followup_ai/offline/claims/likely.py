"""Tells of a claim put together from bare words whether anybody can have, be or speak what it says."""

from __future__ import annotations

import re

from followup_ai.offline.claims.spells import is_agent
from followup_ai.offline.english.finite import ADJECTIVAL, adjective
from followup_ai.offline.english.lexicon import base_of, capitals, takes_no_article, word_set
from followup_ai.offline.english.tongues import LANGUAGES
from followup_ai.offline.typed.cleaning import everyday

_EXPERIENCE = re.compile(r"(?:I have|my) (?:[\w-]+ (?:years|months) of )?experience (?:with|of|in) (?P<what>[a-z][\w'-]*)$")
_WORKED_IN = re.compile(r"(?:I have worked|my .{1,20} years|I have spent .{1,20}) in (?P<a>an? )?(?P<what>[a-z][\w'-]*)\b")
_SPEAK = re.compile(r"^(?:I speak|my) (?:basic|native|fluent|working|conversational) (?P<what>[A-Z][\w'-]*)$")
_ONE = re.compile(r"I have (?:an? )?(?P<what>(?!been\b|worked\b|taught\b)[\w'-]+(?: [\w'-]+){0,2})$")
# "I lean six sigma green belt": a paper whose first word could be a verb; "a levels"; "Rhino+Grasshopper"; "a* maths"
_MISREAD = re.compile(
    r"I [a-z]+ (?!(?:the|an?|my|our|for|to|with|in|at|on|of|and|that|whether|if)\b)(?:[\w'-]+ ){0,3}(?:belt|card|ticket|badge)$"
    r"|(?:.* )?an? (?:levels?\b|half an? )"
    r"|I have passed my (?:class|pupils?)\b"
    r"|.*[a-z]\+[A-Z]|.*\b[aA]\*|I see my\b|.*\b(?:an? [aeiou](?<=a [aeiou])(?!ni|se|ti|s\b|k\b|ro|ne|ur|we)\w*)"
)
_WITH_VERB = re.compile(r"my [a-z]+ (?:of \d+ )?(?:won|got|was|is|were|all)\b")
_TWO_DEEDS = re.compile(r"I [a-z]+ and (?P<second>[a-z]+)$")
_PAPERS = re.compile(r"(?:my|I have published) [A-Z][a-z]+ papers$|my .*\b(?:candidate|student)$")


def is_unlikely(said: str, *, bare: bool = False) -> bool:
    """Whether a claim says what nobody can mean: "experience with impatient", "I speak basic Excel", "I have a PhD candidate".

    Args:
        said: a clause with "I", or a noun phrase in the first person.
        bare: it is a noun phrase, in which no verb may stand ("my allotment won first prize").
    """
    if bare and _WITH_VERB.match(said):
        return True
    if _MISREAD.match(said) or _PAPERS.match(said):
        return True
    if two := _TWO_DEEDS.match(said):
        return not base_of(two["second"], "base") and not base_of(two["second"], "past")  # "I drive and commitment"
    if tongue := _SPEAK.search(said):
        return tongue["what"].lower() not in LANGUAGES
    if had := _EXPERIENCE.match(said):
        return not _is_field(had["what"])
    if held := _ONE.match(said):
        return is_agent(held["what"]) or held["what"].split()[-1] in ("candidate", "student", "graduate", "member", "citizen")
    where = _WORKED_IN.match(said)
    return bool(where and (where["what"] in _NO_FIELD or is_agent(where["what"]) or where["what"].endswith("ress")))


_NO_FIELD = frozenset(["old", "notice", "experience", "exp", "none", "nothing"])
_FIELDS = word_set("mass-nouns") | word_set("fields")
# "embroidery", "radiography", "drainage", "pharmacy"
_ENDS_AS_FIELD = re.compile(r"\w{2,}(?:ry|phy|omy|age|ture|cy)$")


def _is_field(word: str) -> bool:
    """Whether a bare word names what one can have experience with, and not what one is or does."""
    joined = "-" in word and not word.endswith("ing")  # "self-taught"
    if joined or word in _NO_FIELD | _OF_ONE or (len(word) < 4 and word not in _FIELDS and word not in capitals()):
        return False
    if word in _FIELDS or word in capitals() or not everyday(word):
        return True
    ends = _ENDS_AS_FIELD.match(word) or takes_no_article(word)
    return bool(ends) and not (ADJECTIVAL.match(word) or adjective(word))


_OF_ONE = frozenset(["freelance", "temp", "outgoing"])
