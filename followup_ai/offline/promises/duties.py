"""Puts the words of a promise in order before it is read: one act where two are told, what it has to wait for."""

from __future__ import annotations

import re

from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.typed.doubts import odd_words

_GIVE = r"(?:send|e-?mail|mail|whatsapp|text|message|post|bring|share|forward|drop|give|show)"
# "where to buy it" behind the thing
_WHERE = re.compile(r"^(?P<what>.+?) (?:\+|&|and|n) (?P<where>(?:where|how) to [a-z]+ (?:it|them|one))[. ]*$", re.IGNORECASE)
# "healed photos 12 month": nobody knows what the length belongs to
_LENGTH_BEHIND = re.compile(r"(?<=[a-z]) \d+ (?:months?|weeks?|years?|yrs?|days?)$")
_PEOPLE = re.compile(
    r"^(?:(?:send|give|email|text|share) (?:\w+ )?)?(?P<n>\d+|two|three|my two|my) (?P<who>referees|refs|references|contacts)$",
    re.IGNORECASE,
)
# "(he is on leave till 6 July)", "when the students have agreed", "after taking permission"
_WAITS = re.compile(
    r"\b(?:till|until|once|when|after|as soon as|if|waiting|on leave|permission|allowed|pending|subject to)\b", re.IGNORECASE
)
_AFTER_DOING = re.compile(r"^(?:after|once|when|as soon as) [a-z' ]{4,40}$", re.IGNORECASE)


# "I will send to him the scan because I forgot it at home"
_TO_THEM = re.compile(rf"^(?P<give>(?:I(?:'ll|'d| will| would) )?{_GIVE}) to (?:him|her|them|you) (?=\w)")
_BECAUSE = re.compile(r",? (?:because|cos|bc|since) (?:I|he|she|it|they|you)\b.*$")
_TAIL_OF_TIME = re.compile(r", (?:after|once|when|as soon as) .+$")
# "the medical when renewed": what is first to be done with it
_ONCE_DONE = re.compile(
    r"^(?P<act>(?:.* )?(?P<noun>[a-z]+)),? (?:once|when|after|as soon as) (?P<done>[a-z]+(?:ed|en|wn|nt|lt))[. ]*$"
)
_WHATSAPP = re.compile(
    r"^(?P<lead>(?:(?:I|i)(?:'ll|'d| will| would)? |to )?)whats ?app (?:(?:him|her|them|you) )?(?=\w+ \w)(?P<what>.+?)[. ]*$",
    re.IGNORECASE,
)
_DM = re.compile(r"^(?P<lead>(?:I(?:'ll|'d| will| would)? |to )?)(?:DM|dm) (?:(?:him|her|them|you) )(?P<what>.+?)[. ]*$")
_BY_EMAIL = re.compile(r" (?:by|via|over|through|on|in an?) e-?mail(?=$|[.;])", re.IGNORECASE)


def one_act(note: str) -> str:
    """A promise as one act: "dig out the checklist and send it" → "send the checklist"; "bring me book" → "bring my book".

    Args:
        note: the promise, plain, without the name of whom it is for.
    """
    note = _TO_THEM.sub(r"\g<give> ", _BECAUSE.sub("", re.sub(r"\bt['’] ?(?=[a-z])", "the ", note)))
    note = re.sub(
        rf"^({_GIVE}) me (?!the\b|a\b|an\b|my\b|his\b|her\b|their\b|some\b|any\b|two\b|my\b)(?=[A-Za-z])", r"\1 my ", note
    )
    note = _DM.sub(r"\g<lead>send \g<what> by direct message", _WHATSAPP.sub(r"\g<lead>send \g<what> by WhatsApp", note))
    note = _BY_EMAIL.sub("", note) if re.match(rf"(?:I(?:'ll|'d| will| would)? |to )?{_GIVE}\b", note) else note
    if done := _ONCE_DONE.match(note):
        note = done["act"]
    note = _LENGTH_BEHIND.sub("", _TAIL_OF_TIME.sub("", note))
    people = _PEOPLE.match(note)
    if people and people["who"].lower() != "references":
        number = re.sub(r"^my ?", "", people["n"]) or "my"
        number = {"2": "two", "3": "three"}.get(number, number)
        who = "contacts" if people["who"].lower() == "contacts" else "referees"
        return f"send the names of {number} {who}"
    return note


def tail_where(note: str) -> tuple[str, str]:
    """A promise without, and then with what stands behind its thing: "and where to buy it"; "" where nothing does.

    Args:
        note: as `one_act`.
    """
    match = _WHERE.match(note)
    return (match["what"], f"and a note on {match['where'].lower()}") if match else (note, "")


def waits_for(note: str) -> tuple[str, bool]:
    """What a promise has to wait for, as words behind it ("after taking permission"), and whether it has to wait at all.

    Args:
        note: the promise, plain.
    """
    note = re.sub(
        r"\bbefore[ -]?(?:/|and|&)[ -]?after\b|\b(?:dates?|days?|times?|weeks?) when(?= I(?:['’]m| am| can| will|['’]ll)\b)",
        "",
        note,
    )  # of photos, of days
    if not _WAITS.search(note):
        return "", False
    if done := _ONCE_DONE.match(note):
        return f"once {'they are' if is_plural(done['noun']) else 'it is'} {done['done']}", True
    asides = re.findall(r"\(([^()]+)\)", note)
    behind = [a.strip() for a in asides] or [
        m[1].strip() for m in [re.search(r", ((?:after|once|when|as soon as) .+)$", note)] if m
    ]
    said = next((a for a in behind if _AFTER_DOING.match(a) and not odd_words(a)), "")
    return said, True
