"""Finds what the candidate said they would do, however it is told: "told him id bring my ticket n send a photo of the van"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from followup_ai.offline.typed.cleaning import plain, sentences
from followup_ai.offline.typed.phrasing import content
from followup_ai.offline.typed.screening import is_hostile, is_private, is_unfit

_GIVE = (
    r"(?:send|e-?mail|mail|share|forward|post|text|whatsapp|bring|drop (?:in|off|over|round|by)|show|lend|give|pass on|print"
    r"|scan)"
)
_WOULD = r"(?:I|i)(?:['’]?d|['’]?ll| would| will| could| can| am going to| gonna|['’]m going to)"
_TOLD = r"(?:told|tell|promised?|said|say|offered|agreed|assured)"
_NAMED = r"(?-i:(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Sister|Chef|Engr)\.? )?[A-Z][\w'’-]+)"
_WHO = rf"(?P<who>him|her|them|you|the (?:boss|manager|owner|lady|man|chef|sir|madam)|{_NAMED})"
# "told her id …", "I promise to …", "I told to him I bring …"
_LEAD = re.compile(
    rf"^(?:(?:I|i|we|and|also|have|had|did|['’]ve) )*"
    rf"(?:{_TOLD}(?: to)?(?: {_WHO})?(?: that)? (?:{_WOULD}|to(?= [a-z])|(?:I|i)(?= {_GIVE}\b)))"
    r" (?:also )?(?P<act>[a-z].+)$",
    re.IGNORECASE | re.DOTALL,
)
# "bring my ticket n send a photo", "the certificate, also send the list"
_AND_GIVE = re.compile(
    rf",? (?:and|n|&|\+|also|then)(?: also| then)* (?={_GIVE} (?!to\b|it\b|them\b|him\b|her\b(?!\s+\w)|one\b|you\b(?!\s+\w)))",
    re.IGNORECASE,
)
# "post her up the plan, and the names of the two books": what is given twice is given by one verb
_AND_THING = re.compile(
    r",? (?:and|n|&|\+|also)(?: also)? (?=(?:the (?:names?|number|address|details|link|list)\b|photos? of\b|a copy of\b))"
)
_DIALECT_GIVE = re.compile(
    rf"^(?P<give>{_GIVE} (?:(?:him|her|them|you) )?)(?:up|over|on|across) (?=(?:the|my|a|an|some|two|three)\b)", re.I
)
_OF = re.compile(r"\bo['’]?(?= (?:the|my|our)\b)")
_PHOTOS = re.compile(r"\b(?:photies|piccies|fotoes)\b")
_TO_ALL = re.compile(r" to (?:all(?: of them| \w+)?|every(?:one|body)|both(?: of them)?)$")
_IF_FOUND = re.compile(r"\bif I (?:can|could) find$")
# "ref thermal drift of rotation stages": what is referred to, and nobody's letter
_REF = re.compile(r"^(?:the )?ref\.? (?!for\b|from\b|on\b|to\b|of\b|by\b|number\b|letter\b|no\b)(?=[a-z]+ [a-z])")
_SPOKEN_OF = re.compile(r"\b(I|i) was (?:on about|telling (?:him|her|them|you) (?:about|of)|talking (?:about|of))\b")


def as_pledged(note: str) -> list[str]:
    """The acts that a note of promises holds, each as a note of its own: "told Ngozi I'd share X" → "Ngozi: share X".

    Args:
        note: as typed.
    """
    note = _OF.sub("of", _PHOTOS.sub("photos", _SPOKEN_OF.sub(r"\1 mentioned", note)))
    note = _REF.sub("the reference on ", note)
    note = _TO_ALL.sub("", _IF_FOUND.sub("if I can find it", note))
    lead = _LEAD.match(note.strip())
    who = (lead["who"] or "") if lead else ""
    act = _DIALECT_GIVE.sub(r"\g<give>", lead["act"] if lead else note)
    owner = f"{who}: " if who[:1].isupper() else ""
    acts = [part for piece in _AND_GIVE.split(act) for part in _things_of(piece)]
    return [f"{owner}{a.strip()}" for a in acts if a.strip()] if lead or len(acts) > 1 else [act]


def _things_of(act: str) -> list[str]:
    return _AND_THING.split(act) if re.match(rf"(?:{_GIVE})\b", act, re.IGNORECASE) else [act]


_ENDS = (
    r"(?=$|[.;!?\n()]|, (?!and (?:the|my|a)\b)"
    r"| (?:bc|because|cos|coz|cause|as|since|so|but|if|unless|when|once|after|which|then|lol)\b"
    r"| (?:and|n) (?:he|she|they|we|i|then|it|that)\b| (?:he|she|they) )"
)
# Somewhere in a ramble: who was told, and what will be given.
_IN_PASSING = re.compile(
    rf"\b(?:{_TOLD}(?: to)?(?: {_WHO})?(?: that)? {_WOULD}"
    rf"|(?:promised|offered|agreed)(?: {_WHO.replace('who', 'whom')})? to)"
    rf" (?:also )?(?P<act>{_GIVE} .+?){_ENDS}",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"(?:n['’]t|\b(?:not|never|nearly|almost|should|could|would|wish|maybe|might|he|she|they|who|you|him|her|have to"
    r"|forgot(?:ten)?))(?: (?:has|had|have|also|then|to))*\s*$",
    re.IGNORECASE,
)
_IF = re.compile(r"\s*(?:if|unless|provided)\b", re.IGNORECASE)
_AWAITS = re.compile(r" (?:when|once|after|as soon as) [\w '’-]{4,60}(?=$|[.,;])", re.IGNORECASE)
_LONGEST = 16
_STORY = 4_000
"""Characters of a story in which what was promised in passing is looked for."""


def in_passing(story: str) -> Iterator[str]:
    """What a note on the conversation tells that the candidate promised in it, as notes of promises.

    Args:
        story: as typed; what is private in it stays there, and what hangs on an "if" is no promise.
    """
    for sentence in sentences(plain(story[:_STORY])):
        if is_private(sentence) or is_hostile(sentence):
            continue
        for match in _IN_PASSING.finditer(sentence):
            before = sentence[: match.start()]
            if _UNSURE.search(before) or _names_another(before) or _IF.match(sentence[match.end() :]):
                continue
            act, who = match["act"].strip(" ,"), match["who"] or match["whom"] or ""
            awaits = _AWAITS.match(sentence[match.end() :])
            if len(act.split()) <= _LONGEST and not is_unfit(act):
                act = f"{act}{awaits[0]}" if awaits and not is_unfit(awaits[0]) else act
                yield f"{who}: {act}" if who[:1].isupper() else act


def _names_another(before: str) -> bool:
    """Whether the word before "promised" is a name: another's promise."""
    word = before.split()[-1] if before.split() else ""
    return (
        not before.rstrip().endswith((",", ":", ";"))
        and word[:1].isupper()
        and word.lower() not in ("i", "so", "and", "then", "also", "we", "but")
    )


def pledged(promised: list[str], stories: list[str], *, crowded: bool = False) -> tuple[list[str], list[str]]:
    """The notes of what is promised: those that were noted as such, and those that stories of the conversation tell besides.

    Args:
        promised: the notes of promises, as typed.
        stories: what was noted of the conversation.
        crowded: several people were there, so that only who is named can have been told.
    """
    noted = [act for note in promised for act in as_pledged(note)]
    passed = [act for story in stories for act in in_passing(story) if not crowded or re.match(r"[^\W\d_][\w'’. -]*: ", act)]
    return noted, [act for n, act in enumerate(passed) if not _is_among(act, [*noted, *passed[:n]])]


_ENCLOSES = re.compile(r"\b(?:attach\w*|enclos\w*|here (?:is|are)|find)\b", re.IGNORECASE)


def has_gone(thing: str, bodies: list[str]) -> bool:
    """Whether messages that have gone out say that a thing came with one of them.

    Args:
        thing: what was promised, as words.
        bodies: the texts of the messages.
    """
    said = [s for body in bodies for s in sentences(body)]
    given = _GIVEN_IN_WORDS.match(thing)
    if given and any(content(given["of"]) <= content(s) and not _STILL_TO_COME.search(s) and _TELLS_IT.search(s) for s in said):
        return True
    words = {w for w in content(thing) if len(w) > 3}
    return bool(words) and any(2 * len(words & content(s)) >= len(words) for s in said if _ENCLOSES.search(s))


# "the name of my second referee" has gone once a message has said who that is
_GIVEN_IN_WORDS = re.compile(
    r"^(?:the |my )?(?:(?:full|phone|e-?mail|contact) )?(?:names?|numbers?|addresse?s?|details|dates?|title|link|contacts?|PIN)"
    r" (?:of|for|to|and \w+ of) (?P<of>.+)$"
)
_STILL_TO_COME = re.compile(r"\b(?:will|shall|going to|soon|later|tomorrow|once|when|to follow)\b|['’]ll\b|\?")
_TELLS_IT = re.compile(r"[a-z,:] [\"(]?[A-Z][\w'’-]+ [A-Z]|\d|https?:|@")


def _is_among(act: str, notes: list[str]) -> bool:
    """Whether what was promised in passing stands among notes of promises: half of its words or of theirs."""
    mine = content(act)
    return not mine or any(2 * len(mine & content(n)) >= min(len(mine), max(1, len(content(n)))) for n in notes)
