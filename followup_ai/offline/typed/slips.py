"""Finds slips of hasty and second-language notes that a sentence must not repeat as they stand."""

from __future__ import annotations

import re

from followup_ai.offline.english.finite import PRONOUNS, nounlike, past, tokens_of
from followup_ai.offline.english.lexicon import DETERMINERS, PREPOSITIONS, base_of, counted_nouns, word_set

_SLIPS = re.compile(
    # states in the progressive, "is change", "since one year", "somebody that stay"
    r"\b(?:am|are|is|was|were) (?:having (?!a\b|an\b|trouble|problems|difficult|lunch|second|issues)"
    r"|knowing|wanting|needing|owning|belonging|possessing|containing"
    r"|preferring|believing|understanding\b(?! of))"
    r"|\bsince (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|many"
    r"|several|few|last few|\d+) (?:years?|months?|weeks?|days)\b(?! ago)"
    r"|\b(?:informations|advices|equipments|furnitures|feedbacks|staffs|softwares|knowledges|homeworks|trainings"
    r"|evidences)\b"
    r"|\b(?:accept|suggest|avoid|enjoy|recommend|consider)(?:s|ed)? to [a-z]+"
    r"|\b(?:discuss(?:ed|ing)?|explain(?:ed)? me|mentioned) about\b|\bmore (?:better|easier|faster|bigger|cheaper)\b"
    r"|\bmuch (?:people|clients|customers|patients|problems|things|students)\b|\bmany (?:work|experience"
    r"|information|time)\b"
    r"|\b(?:did|does|do|did)(?:n't| not)? \w+(?:ed|s)\b(?<!ss)(?<!need)(?<!feed)(?<!speed)(?<!process)(?<!focus)(?<!discuss)"
    r"|\b(?:to) (?:went|came|made|took|gave|saw|did|had|got|\w{3,}ied)\b"
    r"|\b(?:can|will|must|should|could|would|may|might) (?:\w+ly )?"
    r"(?:went|came|made|took|gave|saw|did|had|got|is|are|was"
    r"|has|makes|takes|does|goes|to)\b"
    r"|\b(?:every|another) (?!(?:few|couple of|other|\d+|two|three|four|five|six|eight|ten|twelve) )(?:\w+ )?"
    r"(?:years|months|weeks|days|people|children|persons|clients|patients|students)\b"
    r"|\b(?:each|a|an|one) (?!(?:few|half|dozen|hundred|thousand|million|good|great) )(?:\w+ )?"
    r"(?:years|months|weeks|days|people|children|persons|clients|patients|students)\b",
    re.IGNORECASE,
)
# "you want pass rate back over 90": a counted noun that nothing stands before
_BARE = word_set("bare-after-preposition")
_BARE_OBJECT = re.compile(
    r"\b(?:wants?|needs?|has|have|had|uses?|gets?|got|lacks?|wears?|brings?) ((?:[\w'’&-]+ ){0,3})([a-z]+)(?=$|,"
    r"| (?:in|at|for|on"
    r"|with|of|and|but|to|from|during"
    r"|after|back|up|down|by|that|who|which|because)\b)"
)


def _settled(words: str) -> bool:
    """Whether words before a noun hold an article, a number or a verb of their own, or end another phrase."""
    low = words.lower().split()
    return any(
        w in DETERMINERS | PREPOSITIONS | {"to", "own", "as", "not"}
        or w[:1].isdigit()
        or w.endswith(("'s", "s'", "’s"))
        or past(w)
        for w in low
    )


# "the display to be moved": nothing says that it is
_TO_BE = re.compile(r"\w to be \w+(?:ed|n)\b")
_HAS_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|needs?|wants?|ought|will|going|due|likely|able|hopes?|expects?)\b")
# "parents complain about Mandarin exposure not enough"
_LOOSE_END = re.compile(
    r"\w{3,} (?:not enough|not good|not ready|too (?:much|many|little|few|long|short|high|low|slow|heavy|late|old)"
    r"|quite \w+"
    r"|very \w+)$"
    r"|\bbecause (?:very |too |so )?[a-z]+$"
)
_FELT = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|gets?|got|seems?|feels?|looks?|takes?|costs?|runs?|goes|go|went|stays?|has"
    r"|have|had|do|does|did"
    r"|comes?|not)|n't) (?:\w+ )?(?:not|too|quite|very)\b"
)
_BE_BASE = re.compile(
    r"\b(?:is|are|was|were) (?!(?:set|cut|put|hit|split|spread|run|read|open|free|clear|live|key|home|work)\b)(\w+)"
    r" (?:each|every|the|a|an|his|her|your|our|their|my)\b",
    re.IGNORECASE,
)


_HASTE = re.compile(r"\b(?:ur|u|r|thru|coz|cuz|bcoz|wot|dunno|gonna|wanna|gotta|kinda|sorta|lol|lmao|tbh)\b", re.IGNORECASE)


def is_haste(text: str) -> bool:
    """Whether words hold the shorthand of messages between friends, which not even a quotation should repeat."""
    return bool(_HASTE.search(text))


def is_slip(text: str) -> bool:
    """Whether words hold a slip of grammar or of haste that a reader would stumble over."""
    if _SLIPS.search(text) or is_haste(text) or (_TO_BE.search(text) and not _HAS_VERB.search(text)):
        return True
    if _LOOSE_END.search(text) and not _FELT.search(text):
        return True
    if any(m[2] in counted_nouns() and m[2] not in _BARE and not _settled(m[1]) for m in _BARE_OBJECT.finditer(text)):
        return True
    match = _BE_BASE.search(text)
    return bool(match and base_of(match[1], "base") and not base_of(match[1], "past") and not base_of(match[1], "participle"))


# "you want under 40 minutes": of what stands elsewhere
_WANTS_A_FIGURE = re.compile(
    r"\b(?:want|wants|need|needs) (?:(?:under|over|about|at least|less than|more than|below|above) )?\d[\d.]*(?: ?%)?"
    r"(?: in \d+| (?:min|mins|minutes|hours|days|weeks|months|seconds|percent))?$"
)


def points_nowhere(text: str) -> bool:
    """Whether an "it" stands in the words with nothing in the singular before it that it could mean."""
    if _WANTS_A_FIGURE.search(text):
        return True
    tokens = tokens_of(text)
    for at, token in enumerate(tokens):
        if token.word not in ("it", "its", "itself"):
            continue
        before = [t.word for t in tokens[:at] if nounlike(t) and t.word not in PRONOUNS | _NO_THINGS and not past(t.word)]
        if not any(not w.endswith("s") or w.endswith(("ss", "us", "is")) for w in before):
            return True
    return False


_NO_THINGS = frozenset(["first", "last", "then", "least", "once", "much", "little", "lot", "bit", "one", "two", "three"])
