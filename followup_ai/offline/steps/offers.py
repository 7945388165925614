"""Reads what was offered or suggested with a no, in the words of its note: "she would keep my form until June".

Whoever says no and adds something means it kindly, so that it is taken up as it was said. An offer is told by a willing verb
before an act that has "me" or "my" in it; a suggestion by a verb of telling before an act by which one comes back.
"""

from __future__ import annotations

import re

from followup_ai.language.dates import WEEKDAY
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.screening import is_unfit

_LONGEST = 16
_ABLY = r"(?: \w+ly| also| always| even| still| both)*"
_WILLING = (
    rf"(?:(?:will|would|['’]ll|['’]d|can|could){_ABLY}(?: be(?: \w+)? (?:happy|glad|pleased|willing|ready) to"
    r"| (?:like|love) to)?|(?:is|are|was|were)(?: \w+)? (?:happy|glad|willing|ready|pleased) to"
    r"|(?:offer(?:s|ed)?|promise[sd]?)(?: me)? to)"
)
_TELL = (
    r"(?:let me know|call me|ring me|phone me|e-?mail me|write to me|contact me|message me) (?:if|when|as soon as) "
    r"(?:an?|another|some\w*|any\w*|the (?:next|other)|there|more|new|they (?:have|need)|he has|she has)"
)
_DONE_FOR_ME = (
    r"keep|hold|put|bear|think of|consider|pass|forward|recommend|mention|introduce|look at|remember|have me (?:back|for)"
    rf"|meet (?:\w+ )?for|talk|give (?:me )?(?:some |more |any )?feedback|{_TELL}"
)
# What was to come before the answer, and is behind it: the notes on the next steps are often older than the no.
_BEHIND = re.compile(
    rf"\b(?:{WEEKDAY}|tomorrow|today|(?:this|next) week|decision|decided|interviews?|rounds?|tests?|trials?|assessments?"
    r"|panel|board|posted|informed|updated|in the loop|up to date|waiting)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    rf"(?:(?P<who>[\w.'’-]+?)(?: |(?=['’])))?\b(?<!I )(?<!I)(?:{_WILLING}) (?P<act>(?:{_DONE_FOR_ME})\b[^.;:()]*)",
    re.IGNORECASE,
)
_WITHOUT_ME = re.compile(r"(?:meet|talk|give (?:some |more |any )?feedback)\b")
# "say keep my name in view", "keeping me in mind", "my name is kept for the next vacancy"
_KEEPS = re.compile(r"\b(?:(?P<keep>k(?:eep|ept|eps)\w*)|h(?:old|eld)\w*) (?P<act>(?:my|me) [^.;:()]*)", re.IGNORECASE)
_IS_KEPT = re.compile(
    r"\b(?P<thing>my [\w' -]{2,25}?) (?:is|are|will be|would be|has been|have been)(?: being)? (?:(?P<keep>kept)|held) "
    r"(?P<act>[^.;:()]*)",
    re.IGNORECASE,
)
_SPAN = r"(?:\d+|an?|half an|a quarter of an|five|ten|fifteen|twenty|thirty) (?:minutes?|hours?)"
# "offered me half an hour on the phone", "feedback on request"
_GIVEN = re.compile(rf"\boffer(?:s|ed)? (?:me )?(?P<what>(?:{_SPAN}|some feedback|feedback)\b[^.;:()]*)", re.IGNORECASE)
_FEEDBACK = re.compile(
    r"\bfeedback\b(?: is| was| can be)?(?: \w+)? (?:on request|available|if (?:I|wanted|asked)\b|by (?:phone|e-?mail))"
    r"|\b(?:offer\w*|give|giving|ask for|get)(?: me)?(?: some| more| detailed| any| further)? feedback\b(?! to\b)",
    re.IGNORECASE,
)
_TOLD_ME = (
    r"(?:\b(?:suggest|encourag|advis|recommend|invit|urg)\w*(?: that)?(?: me)? (?:I(?: should| could| might)? |to )"
    r"|\b(?:tells?|told|asks?|asked|wants?|wanted) me to |\b(?:said|says) to "
    r"|\bI(?: should| could| can| may| might| ought to) |\bwelcome to )"
)
_COME_BACK = (
    r"re-?apply|apply|try|ask|look|watch|keep an eye|keep in touch|come|drop|pop|call|ring|phone|write|e-?mail"
    r"|message|get (?:back )?in touch|be in touch|contact|visit|join|sit|put my name|sign up|register|stay in touch"
)
_SUGGESTED = re.compile(rf"{_TOLD_ME}(?P<act>(?:{_COME_BACK})\b[^.;:()]*)", re.IGNORECASE)
_INVITED = re.compile(r"\binvited me (?:along )?to (?P<act>(?:an?|the|their|her|his) [^.;:()]*)", re.IGNORECASE)
# "said to ask": nothing that one could say one will do
_BARE = re.compile(r"^(?:ask|try|apply|call|ring|write)$", re.IGNORECASE)
_ENDS = re.compile(
    r",? (?:but|though|so|as|because|since|unless)\b(?! (?:soon|well|a|an|the)\b)|, | \+ | [-–—] "
    r"| and (?=\w+ (?:\w+ )?(?:it|that|this)\b)"
    r"| and (?=(?:I|he|she|they|we|you|that|to|says?|said|will|would|gave|not)\b)"
)
_IF = re.compile(r" (?:if|should) (?:I|you|we)\b.*")
_NOT_ME = re.compile(
    r"\b(?:not|never|no|nobody|other (?:candidate|person|one|applicants?)|everyone|everybody|somebody else|someone else)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_SEASON = re.compile(r"\b(in|until|till|after|before|from|for) (?=(?:spring|summer|autumn|winter|new year)\b)")


def offered_in(words: str, cast: Cast) -> str:
    """What the reader offered, to follow "offering": "to keep my form for six months", "15 minutes on the phone"; "".

    Args:
        words: a sentence of a note on the no, clean.
        cast: see `perspective`.
    """
    if given := _GIVEN.search(words):
        return "" if _denied(words, given.end(), cast) else _said(given["what"], cast)
    kept = _IS_KEPT.search(words)
    if kept and not _denied(words, kept.start(), cast):
        return _as_act(f"{'keep' if kept['keep'] else 'hold'} {kept['thing']} {kept['act']}", cast)
    offer = _OFFER.search(words)
    if offer and not _denied(words, offer.start("act"), cast) and (offer["who"] or "").lower() not in ("i", "we"):
        act = offer["act"]
        mine = re.search(r"\b(?:me|my)\b", _ENDS.split(act)[0]) or _WITHOUT_ME.match(act)
        return _as_act(act if re.match(_TELL, act, re.IGNORECASE) else _IF.sub("", act), cast) if mine else ""
    keeps = _KEEPS.search(words)
    if keeps and not _denied(words, keeps.start(), cast):
        return _as_act(f"{'keep' if keeps['keep'] else 'hold'} {keeps['act']}", cast)
    return ""


def offers_feedback(words: str, cast: Cast) -> bool:
    """Whether a sentence of a note on the no tells that the candidate may have feedback, or some minutes for it.

    Args:
        words, cast: see `offered_in`.
    """
    found = _FEEDBACK.search(words) or _GIVEN.search(words)
    return found is not None and not _denied(words, found.end(), cast)


def as_told(line: str) -> str:
    """A line of the reader's as a note tells it: "Come back to us in May" → "said to come back to them in May".

    Args:
        line: what was said, as noted.
    """
    told = _OURS.sub(lambda m: _THEIRS[m[0].lower()], line)
    return _BIDS.sub(lambda m: f"said to {m['act'].lower()}", told)


_THEIRS = {"your": "my", "yours": "mine", "us": "them", "our": "their", "we": "they"}
_OURS = re.compile(r"\b(?:yours?|us|our|we)\b", re.IGNORECASE)
_BIDS = re.compile(rf"^\W*(?:please |do |and )?(?P<act>{_COME_BACK})\b", re.IGNORECASE)


def suggested_in(words: str, cast: Cast) -> str:
    """What the candidate was asked to do, to follow "I will": "look at the post you will advertise after Christmas"; "".

    Args:
        words: a sentence of a note on the no, clean.
        cast: see `perspective`.
    """
    invited = _INVITED.search(words)
    found = invited or _SUGGESTED.search(words)
    if found is None or _denied(words, found.start("act"), cast):
        return ""
    said = _said(_IF.sub("", found["act"]), cast)
    if not said or _BARE.search(said) or _BEHIND.search(said) or _NOT_ME.search(said):
        return ""
    return f"come to {said}" if invited else said


def _denied(words: str, end: int, cast: Cast) -> bool:
    """Whether the clause that ends there is denied, is about another, or is what somebody other than the reader said."""
    clause = re.split(r"[,;:]|\b(?:but|and|though)\b", words[:end])[-1]
    named = [w.removesuffix("'s") for w in re.findall(r"[^\W\d_][\w'’-]+", clause)]
    titled = [m["name"] for m in _TITLED.finditer(clause)]
    others = [w for w in named if w.lower() in cast.others] + [w for w in titled if w.lower() not in cast.reader]
    return bool(_NOT_ME.search(clause) or (others and not any(w.lower() in cast.reader for w in named)))


_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Mdm|Sister|Frau|Herr)\.? (?P<name>[A-Z][\w'’-]+)")


def _as_act(words: str, cast: Cast) -> str:
    said = "" if _NOT_ME.search(_ENDS.split(words)[0]) and not re.search(_TELL, words) else _said(words, cast)
    return f"to {said}" if said and not _BEHIND.search(said) else ""


def _said(words: str, cast: Cast) -> str:
    """An act or a thing as it is said to the reader, up to where the note goes on to something else; "" where unsure."""
    piece = _SEASON.sub(r"\1 the ", re.sub(r"\bon phone\b", "on the phone", _ENDS.split(words.strip())[0].strip()))
    said = to_reader(expand(piece), cast) or ""
    fit = 0 < len(said.split()) <= _LONGEST and not odd_words(said) and not is_unfit(f"I will {said}")
    return said.strip() if fit else ""
