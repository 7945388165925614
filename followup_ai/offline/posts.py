"""Tells by its words that a note names a post somebody held, or what somebody is."""

from __future__ import annotations

import re

from followup_ai.offline.spells import AGENT, is_agent

HELD_POSTS = re.compile(
    r"\b(?:CEO|CFO|CTO|COO|CIO|VP|head|manager|lead|leader|director|supervisor|keeper"
    r"|owner|chair|president|partner|foreman|matron|chief|PI|PM|RA|TA|captain|secretary"
    r"|officer|guard|goalkeeper|striker|umpire|referee|cox|intern|apprentice|cadet|prefect|buyer|editor|chef|sous)\b"
)
"""Names of posts, of which one has years "as"."""

BEING = re.compile(
    r"^(?:\w+ ){0,3}(?:fellow|member|trustee|governor|treasurer|magistrate|patron|churchwarden|chorister|user"
    r"|speaker|volunteer|trainer|instructor|assessor"
    r"|graduate|first aider|driver|diver|nurse|teacher|welder|electrician|accountant"
    r"|lifeguard|photographer|native speaker|marshal|tutor|mentor|champion|examiner|interpreter"
    r"|translator|paralegal|technician|plumber|carpenter|joiner|midwife|pharmacist)\b(?! "
    r"(?:licen[cs]e|certificate|training|qualification|card|ticket|experience|registration))"
    r"|^(?:\w+ ){0,3}(?:expert|specialist|practitioner)(?=$|,| in | since )",
    re.IGNORECASE,
)
"""What one is: a trade, a membership, a licence to practise."""
# "a nurse for six years", "a clean licence since 2012", "an electrician at Hale"
_HELD_SO_LONG = re.compile(
    r"^an? (?=(?P<what>[\w'’ -]+?) "
    r"(?:(?P<since>since)\b|for (?:over |about |nearly )?\w+ (?:years|months|seasons)\b|at (?-i:[A-Z])))",
    re.IGNORECASE,
)


def unarticled(words: str) -> str:
    """A post or paper without the article before it, where what stands behind says how long or with whom it was held.

    Args:
        words: a clean note.
    """
    match = _HELD_SO_LONG.match(words)
    return words[match.end() :] if match and (match["since"] or is_agent(match["what"])) else words


_PAPERED = (
    r"(?P<who>(?:[A-Z]{2,6}[ -])?(?:fully )?(?:certified|registered|licensed|accredited|chartered|qualified) (?:[a-z-]+ ){0,2}"
    rf"{AGENT.pattern.rstrip('$')})"
)
_PAPERED_POST = re.compile(rf"^{_PAPERED}(?=$|,(?! (?:since|for|on|at|in|with) ))", re.IGNORECASE)
_IN_FIELDS = re.compile(rf"^{_PAPERED}, [a-z]+(?: [a-z]+)? and [a-z]+(?: [a-z]+)?$", re.IGNORECASE)


def papered_post(words: str) -> str:
    """What one is by some paper, at the start of words: "registered childminder, graded Good twice"; "" where nothing is told.

    Args:
        words: a clean note.
    """
    match = _PAPERED_POST.match(words)
    return match["who"] if match else ""


def without_fields(text: str) -> str:
    """A papered post without the fields listed behind it, which no word joins: "certified arborist, climbing and rescue".

    Args:
        text: the note as typed.
    """
    match = _IN_FIELDS.match(text.strip(" ."))
    return match["who"] if match else text
