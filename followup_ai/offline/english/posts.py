"""Tells by its words that a note names a post somebody held, or what somebody is."""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import alternatives

HELD_POSTS = re.compile(rf"\b(?:{alternatives('posts')})\b")
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
