"""Turns what the candidate has into a plain statement of it: "my MSc in marine biology" → "I have an MSc in marine biology".

A statement needs no frame that says what a thing would be good for; the reader sees that.
"""

from __future__ import annotations

import re

from followup_ai.offline.claims.fuller import as_worked
from followup_ai.offline.claims.spells import years_of
from followup_ai.offline.english.lexicon import base_of

_LONG = r"(?:(?:over|about|around|nearly|almost) )?[\w+-]+ (?:years?|months?|weeks|days|seasons|summers|winters|terms)"
_SPENT = re.compile(rf"^my (?P<long>{_LONG}) (?P<what>(?:as|in|on|with|at|under) .+|[a-z]+ing .+)$")
_YEARS_OF = re.compile(rf"^my (?P<long>{_LONG}) of (?P<what>.+)$")
_PAPER = re.compile(
    r"^my (?P<what>(?!.*\b(?:time|work|experience|years|knowledge)\b)(?:[\w'’.&/+-]+ ){0,5}"
    r"(?:licen[cs]e|certificate|ticket|card|badge|certification|qualification|level \d|grade \d)"
    r"(?: (?:in|for|from|as|with) .+)?)$",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(r"^my (?P<what>experience (?:of|with|in) .+)$")


def statement_of(np: str) -> str:
    """What the candidate has as a statement, as far as it is of a kind that one can have; "" where it is of none.

    Args:
        np: a noun phrase in the first person ("my HIAB ticket", "my 7 years as a nurse").
    """
    if spent := _SPENT.match(np):
        return as_worked(f"I have spent {spent['long']} {spent['what']}")
    if years := _YEARS_OF.match(np):
        return years_of(years["long"], years["what"])
    if held := _PAPER.match(np) or _EXPERIENCE.match(np):
        own = "" if held["what"].startswith("experience ") else "my "
        return f"I have {own}{held['what']}"
    return ""


_AUXILIARY = re.compile(r"^(?P<who>I (?:am|was|can|will|could))(?= )")
_FLAT = re.compile(r"\b(?:also|too|never|not|no|nor)\b|n't\b|^I (?:already|still|only|just|qualified|graduated) ")


def also_said(clause: str) -> str:
    """A statement of the candidate's as one says it beside another: "I also ran …"; as it is where it begins otherwise.

    Args:
        clause: with "I" at its beginning, mostly.
    """
    if not clause.startswith("I ") or _FLAT.search(clause):
        return clause
    if _AUXILIARY.match(clause):
        return _AUXILIARY.sub(r"\g<who> also", clause)
    verb, _, rest = clause[2:].partition(" ")
    perfect = verb == "have" and rest.split() and base_of(rest.split()[0], "participle")
    return f"I have also {rest}" if perfect else f"I also {verb} {rest}"
