"""Understands what came with a no: what it leaves open to the candidate, and what was praised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from followup_ai.language.dates import MONTH
from followup_ai.offline.cleaning import plain, sentences, tidy
from followup_ai.offline.doubts import odd_words
from followup_ai.offline.screening import is_hostile, is_private


@dataclass(frozen=True)
class Door:
    """What was left open.

    Args:
        when: when to apply again, to follow "apply again" ("in May"); "" where the notes do not say so.
        later: what the candidate may be considered for, with its article ("the maternity cover from April"); "".
        held: what the role has to wait for ("the new budget"); "".
    """

    when: str = ""
    later: str = ""
    held: str = ""


_SEASON = r"(?:the )?(?:spring|summer|autumn|fall|winter|new year)"
_TIME = (
    rf"(?:(?:in|from) (?:early |late |mid-?)?(?:{MONTH}|{_SEASON})|next (?:year|spring|summer|autumn|fall|season|term|round))"
)
_AGAIN = re.compile(r"\b(?:re-?apply|(?:apply|try) again)\b", re.IGNORECASE)
_WHEN = re.compile(rf"\b{_TIME}\b", re.IGNORECASE)
_DATED = re.compile(rf"\b(?:in|from) (?:early |late )?(?:{MONTH}|{_SEASON})\b", re.IGNORECASE)
_KEPT = re.compile(
    r"\b(?:keep|kept|hold|have|put)\b[^.;]{0,30}\b(?:resume|cv|details|application|name|file|me|in mind)\b"
    rf"[^.;]{{0,20}}? for (?P<what>(?:an? |the |their |her |his |your )?[\w' -]{{3,40}}? {_TIME})\b",
    re.IGNORECASE,
)
_MAY_BE = re.compile(
    r"\b(?:may|might|could|will|should) (?:well )?(?:be|come up|open)(?: up)? (?P<what>(?:an? |the |some )?[\w' -]{0,25}?"
    rf"(?:cover|opening|vacancy|place|post|position|role|shift|job) {_TIME})\b",
    re.IGNORECASE,
)

# "He'd have me back if I get a season with a crew", "come back once I got 100 full haircuts", "apply again with a licence"
_GAINED = (
    r"(?P<what>(?:an?|some|my|the|more|another|\d+|one|two|three|six|twelve) [\w' -]{3,50}?)"
    r"(?=$|[.,;!)]| and (?:she|he|they|we)\b)"
)
_CONDITION = (
    r"(?:(?:if|once|when|whenever|after|as soon as) (?:I|you|u)(?:'ve| have)? (?:got|get|have|do|done|gain|gained|had) |with )"
)
_BACK_IF = re.compile(
    r"\b(?:(?:have|take|see|consider|talk to|hear from) me (?:back |again )?"
    r"|(?:come|try|write|call|ring|get in touch) (?:back|again) "
    rf"|(?:re-?apply|apply|try) (?:again )?){_CONDITION}{_GAINED}",
    re.IGNORECASE,
)
_SPENT = re.compile(r"(?:one|two|three|six|twelve|more|another|some)\b|\d", re.IGNORECASE)
# "opening a Shipley branch in april, said to apply"
_OPENS = re.compile(
    r"\b(?:opening|opens|open|starting|starts|launching|launches|adding|adds|building)(?: up)? (?:an?|another|their|the) "
    rf"(?P<what>[\w' -]{{3,40}}? )(?P<time>{_TIME})\b",
    re.IGNORECASE,
)
_INVITED = re.compile(
    r"\b(?:said|says|told me|asked me|want(?:s|ed) me|should|can|could|invited me)\b[^.;]{0,25}\b(?:to )?apply\b", re.IGNORECASE
)
# "may need a second chemist after summer and I may ask her then"
_ASK_THEN = re.compile(
    r"\b(?P<time>(?:after|in|from) (?:the )?(?:spring|summer|autumn|fall|winter|new year|Easter|Christmas))\b.{0,60}?"
    r"\bI (?:may|can|could|should) (?:ask|write|call|try|ring|contact)\b[^.;]{0,20}\bthen\b",
    re.IGNORECASE,
)
# "can ask me again for the june peak"
_ASKS_AGAIN = re.compile(
    r"\b(?:ask|call|ring|need|want|use|have) me (?:again |back )?for "
    r"(?P<what>(?:the|their|her|his) [\w' -]{3,30}?)(?=$|[.,;!])",
    re.IGNORECASE,
)
# "the post is frozen until the new budget"
_HELD = re.compile(
    r"\b(?:frozen|on hold|paused|on ice) (?:until|till|til) (?P<what>(?:the |next )[a-z -]{3,30}?)(?=$|[.,;]| so\b| and\b)",
    re.IGNORECASE,
)


def _door_in(words: str) -> Door | None:
    """What one sentence says has to come first: something the candidate gains, a season, what the role waits for."""
    if (match := _BACK_IF.search(words)) and not odd_words(match["what"]):
        gained = re.sub(r"\bu\b", "you", match["what"].strip())
        return Door(when=f"once I have {gained}{' behind me' if _SPENT.match(gained) else ''}")
    if match := _ASK_THEN.search(words):
        time = re.sub(r"^(\w+) (?=spring|summer|autumn|fall|winter|new year)", r"\1 the ", match["time"].lower())
        return Door(when=re.sub(r"\b(easter|christmas)\b", lambda m: m[0].capitalize(), time))
    if (match := _HELD.search(words)) and not odd_words(match["what"]):
        return Door(held=match["what"].strip())
    return None


def door_left(texts: list[str], names: dict[str, str]) -> Door | None:
    """What the notes on a no say is still open; None where they say nothing of it, or nothing sure.

    Args:
        texts: what was noted of the news and the next steps.
        names: see `cleaning.recase`.
    """
    for text, sentence in _told(texts, names):
        words = re.sub(r"\bmay\b(?=[.,;]?$)", "May", sentence)
        if found := _door_in(words):
            return found
        if again := _AGAIN.search(words):
            rest = words[again.start() :]
            when = _DATED.search(rest) or _WHEN.search(rest)
            return Door(when=_cased(when[0])) if when else Door(when="when the next round opens")
        if (opens := _OPENS.search(words)) and _INVITED.search(text) and not odd_words(opens["what"]):
            return Door(when=_cased(f"when the {opens['what'].strip()} opens {opens['time']}"))
        match = _KEPT.search(words) or _MAY_BE.search(words) or _ASKS_AGAIN.search(words)
        if match and not odd_words(match["what"]):
            what = re.sub(r"^(?:an?|the|some|their|her|his|your) ", "", match["what"].strip())
            return Door(later=_cased(re.sub(r" in (?=spring|summer|autumn|fall|winter)", " in the ", f"the {what}")))
    return None


# "said my handling was the best she saw", "liked my test piece"
_GOOD = (
    r"(?:the |really |very |so |one of the |their |her |his )*(?:best|good|great|strong(?:est)?|excellent|lovely|impressive"
    r"|first[- ]rate|outstanding|superb)"
)
_PRAISED = (
    re.compile(
        r"\b(?:said|says) (?:that )?(?:the )?(?P<what>[a-z][a-z' -]{2,30}?) (?:was|is) (?:the )?(?:best|strongest|finest) "
        r"(?:of|among) (?:all )?(?:the )?(?:trial|pieces|candidates|group|lot|samples|portfolios|six|five|four|ten)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bmy (?P<what>[a-z][a-z' -]{{2,30}}?) (?:was|were|is|are) {_GOOD}\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:liked|loved|praised|was impressed (?:by|with)) my "
        r"(?P<what>[a-z][a-z' -]{2,30}?)(?=$|[.,;!]| and\b| but\b| a lot\b)",
        re.IGNORECASE,
    ),
)
_WITHDRAWN = re.compile(r"\b(?:not|n't|never|hardly|if|should have|could have|would have|compared)\b", re.IGNORECASE)


def praised(texts: list[str], names: dict[str, str]) -> str:
    """What of the candidate's the reader spoke well of with the no, without its "my" ("handling"); "" where nothing is told.

    Args:
        texts: what was noted of the news and the next steps.
        names: see `cleaning.recase`.
    """
    for _, words in _told(texts, names):
        match = next((m for p in _PRAISED if (m := p.search(words))), None)
        if match and not _WITHDRAWN.search(words[: match.end()]) and not odd_words(match["what"]):
            return match["what"].strip()
    return ""


def _cased(words: str) -> str:
    return re.sub(rf"\b{MONTH}\b", lambda m: m[0].capitalize(), words, flags=re.IGNORECASE)


def _told(texts: list[str], names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each note, and each of its sentences that may be repeated, clean."""
    for text in texts:
        for sentence in sentences(plain(text[:600])):
            if not is_private(sentence) and not is_hostile(sentence):
                yield text, tidy(sentence, names)
