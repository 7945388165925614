"""Puts the words of a promise in order before it is read: one act where two are told, what it has to wait for."""

from __future__ import annotations

import re

from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.english.perspective import expand
from followup_ai.offline.english.sureness import sure_statement
from followup_ai.offline.typed.doubts import odd_words

_AND = r"(?:,? ?(?:and|&|n|\+|then)|,) (?:then )?"
_GIVE = r"(?:send|e-?mail|mail|whatsapp|text|message|post|bring|share|forward|drop|give|show)"
_TELL = r"(?:ring|call|phone|tell|let|confirm|reply|get back|answer|give|write)"
_READY = r"(?:scan|photograph|photocopy|copy|print|take (?:a )?(?:photo|picture)s? of|translate|type up|write up|finish|update)"
_FIND = (
    r"(?:dig out|dig up|find|look out|look up|get|fetch|ask for|scan|print|photocopy|finish|translate|type up|write up|update)"
)
# "dig out the checklist from Royston n send it"
_FOUND_AND_SENT = re.compile(
    rf"^(?:I(?:'ll| will)? |to )?{_FIND} (?P<what>.+?){_AND}{_GIVE}(?: (?:it|them|him|her|one|over|on))*(?: to \w+)?[. ]*$",
    re.IGNORECASE,
)
# "WPQ certificates, scan them and WhatsApp to Engr"
_THING_FIRST = re.compile(
    rf"^(?P<what>[^,;:]+?)(?:[,:;] (?:to )?(?:{_READY} (?:it|them|both){_AND})?| (?:to )?{_READY} (?:it|them|both){_AND})"
    rf"{_GIVE}(?: (?:it|them|over|on))*(?: to \w+)?[. ]*$",
    re.IGNORECASE,
)
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
# "send the certificate when the college gives me the copy": what it waits for, without a comma
_UNTIL = re.compile(
    rf"^(?P<act>(?:I(?:'ll|'d| will| would)? |(?:I )?(?:said|told (?:him|her|them|you)) I(?:'d|'ll) |to )?"
    rf"(?:{_GIVE}|{_TELL}|pass(?: on)?) .+?),? (?P<how>once|when|after|as soon as) "
    r"(?P<what>(?:the|my|our|an?|it|they|I|we|he|she|this|these|[A-Z]\w+) .+?)[. ]*$"
)
# "the medical when renewed": what is first to be done with it
_ONCE_DONE = re.compile(
    r"^(?P<act>(?:.* )?(?P<noun>[a-z]+)),? (?:once|when|after|as soon as) (?P<done>[a-z]+(?:ed|en|wn|nt|lt))[. ]*$"
)
# The candidate's own getting of the thing itself: "when I have it"
_ONES_GETTING = re.compile(r"I (?:have|get|receive|know|find|hear) (?:it|them|that)$")
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
    if until := _UNTIL.match(note):
        note = re.sub(r"^(.*?)pass(?: on)? (?=(?:the|my|an?|some) )(?!.* to )", r"\1send ", until["act"])
    if done := _ONCE_DONE.match(note):
        note = done["act"]
    for pattern in (_FOUND_AND_SENT, _THING_FIRST):
        match = pattern.match(note)
        if match and len(match["what"].split()) > (1 if pattern is _FOUND_AND_SENT else 0):
            what = match["what"].strip()
            return f"send {what}" if not re.match(rf"{_GIVE}\b", what, re.IGNORECASE) else note
    note = _LENGTH_BEHIND.sub("", _TAIL_OF_TIME.sub("", note))
    people = _PEOPLE.match(note)
    if people and people["who"].lower() != "references":
        number = re.sub(r"^my ?", "", people["n"]) or "my"
        number = {"2": "two", "3": "three"}.get(number, number)
        who = "contacts" if people["who"].lower() == "contacts" else "referees"
        return f"send the names of {number} {who}"
    return note


# "finish the date picker tests and send to Sanjana": what is first to be made, and who gets it
_FINISHED_FOR = re.compile(
    r"^(?:I(?:'ll|'d| will| would)? |to )?(?P<do>finish|complete|write up|type up|translate|update|correct|tidy up|redo"
    r"|draft|prepare)"
    r" (?P<what>(?:the|my|our) [a-z' -]{3,50}?)(?:,? (?:and|n|&|\+|then)){1,2} (?P<give>send|e-?mail|give|post|bring|show|pass)"
    r"(?: (?:it|them))?(?: (?:on|over|across))? to (?P<name>(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)[. ]*$"
)


def finished_for(note: str) -> re.Match[str] | None:
    """What is to be made ready first ("do", "what") and then goes ("give") to somebody ("name"); None for any other promise.

    Args:
        note: the promise, plain, without its day.
    """
    found = _FINISHED_FOR.match(note)
    return found if found and odd_words(found["what"]) < 2 else None


def tail_where(note: str) -> tuple[str, str]:
    """A promise without, and then with what stands behind its thing: "and where to buy it"; "" where nothing does.

    Args:
        note: as `one_act`.
    """
    match = _WHERE.match(note)
    return (match["what"], f"and a note on {match['where'].lower()}") if match else (note, "")


_SOMEBODY = re.compile(r"\b(?:he|she|it|they|you|him|her|them|his|their|your)\b")


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
    until = _UNTIL.match(note)
    what = expand(until["what"]).strip(" ,") if until else ""
    if until and (_ONES_GETTING.match(what) or (not _SOMEBODY.search(what) and sure_statement(what))):
        how = "as soon as" if until["how"] == "when" and _ONES_GETTING.match(what) else until["how"]
        return f"{how} {what}", True
    said = next((a for a in behind if _AFTER_DOING.match(a) and not odd_words(a)), "")
    return said, True
