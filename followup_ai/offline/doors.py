"""Understands what a no leaves open: another round to apply in, a place that may come up later."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_ai.offline.cleaning import plain, sentences, tidy
from followup_ai.offline.doubts import odd_words
from followup_ai.offline.screening import is_hostile, is_private


@dataclass(frozen=True)
class Door:
    """What was left open.

    Args:
        when: when to apply again, to follow "apply again" ("in May"); "" where the notes do not say so.
        later: what the candidate may be considered for, with its article ("the maternity cover from April"); "".
    """

    when: str = ""
    later: str = ""


_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SEASON = r"(?:the )?(?:spring|summer|autumn|fall|winter|new year)"
_TIME = (
    rf"(?:(?:in|from) (?:early |late |mid-?)?(?:{_MONTH}|{_SEASON})|next (?:year|spring|summer|autumn|fall|season|term|round))"
)
_AGAIN = re.compile(r"\b(?:re-?apply|(?:apply|try) again)\b", re.IGNORECASE)
_WHEN = re.compile(rf"\b{_TIME}\b", re.IGNORECASE)
_DATED = re.compile(rf"\b(?:in|from) (?:early |late )?(?:{_MONTH}|{_SEASON})\b", re.IGNORECASE)
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


def door_left(texts: list[str], names: dict[str, str]) -> Door | None:
    """What the notes on a no say is still open; None where they say nothing of it, or nothing sure.

    Args:
        texts: what was noted of the news and the next steps.
        names: see `cleaning.recase`.
    """
    for text in texts:
        pieces = [s for s in sentences(plain(text[:600])) if not is_private(s) and not is_hostile(s)]
        for sentence in pieces:
            words = re.sub(r"\bmay\b(?=[.,;]?$)", "May", tidy(sentence, names))
            if _AGAIN.search(words):
                rest = words[_AGAIN.search(words).start() :]  # type: ignore[union-attr]
                when = _DATED.search(rest) or _WHEN.search(rest)
                return Door(when=_cased(when[0])) if when else Door(when="when the next round opens")
            match = _KEPT.search(words) or _MAY_BE.search(words)
            if match and not odd_words(match["what"]):
                what = re.sub(r"^(?:an?|the|some|their|her|his|your) ", "", match["what"].strip())
                return Door(later=_cased(re.sub(r" in (?=spring|summer|autumn|fall|winter)", " in the ", f"the {what}")))
    return None


def _cased(words: str) -> str:
    return re.sub(rf"\b{_MONTH}\b", lambda m: m[0].capitalize(), words, flags=re.IGNORECASE)
