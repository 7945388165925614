"""Tells what the candidate says of their own part in the conversation: no news to the reader, but it was about something."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from followup_ai.offline.english.finite import past
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.lexicon import base_of, gerund
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.talk.weight import is_taken_back

# "I told that most delays were …, so we made one daily meeting": the candidate's own story, told to the reader already
OWN_TELLING = re.compile(
    r"(?:and |so |also )?I (?:also |then |just )?(?:said|told|explained|answered|replied|suggested|talked|spoke"
    r"|say|tell|explain|answer|reply|suggest|speak (?:him|her|them)"
    r"|described|mentioned|showed"
    r"|gave|admitted|recounted|shared)\b"
    r"|(?:I )?(?:did|done|used|ran|seen|made|had) (?:exactly |just )?(?:that|the same)\b"  # "did that at my last yard"
    r"|(?:told|showed|explained to) (?:him|her|them) ",
    re.IGNORECASE,
)
# What the candidate made or did for them ("cooked for her: cod") is nothing that the reader told.
OWN_SHOW = re.compile(
    r"(?:I )?(?!asked|looked)(?:\w+ed|made|drew|built|sang|wrote|ran) for (?:her|him|them)\b\s*[:\u2013-]"
    # "crane ticket mine good until May": a paper of the candidate's own is nothing that they were told
    r"|(?:[\w-]+ ){1,3}(?:cert(?:ificate)?|licen[cs]e|ticket|card|permit|registration)s?\b[^.;]*"
    r"\b(?:mine|I have|I['’]ve got|have it|got it)\b",
    re.IGNORECASE,
)

# "I did the payment plans", "ran through my spreadsheet with him", "we did the budget together"
_ABOUT = re.compile(
    r"^(?:(?:and|so|then|also|well) )*(?:I|we) (?:(?:also|then|just|both|even) )*"
    r"(?:did|made|built|covered|showed|explained|described|presented|mentioned|sketched|drew|raised|brought up|worked on"
    r"|looked at|worked through|was on about|were on about|was telling (?:him|her|them) (?:about|of)|talked about|spoke about"
    r"|told (?:him|her|them) about|told about|(?:ran|went|talked|walked|took)(?: (?:him|her|them))? (?:through|over)) "
    r"(?:(?:to |with )?(?:him|her|them) )?(?P<what>(?:the|my|our|his|her|their|an?) [^,.;:?!]+?|how (?:I|we) [^,.;:?!]+?)"
    r"(?: (?:together|with (?:him|her|them)|for (?:him|her|them)))*(?= (?:on|in|and) .*|[,.;:?!]|$)",
    re.IGNORECASE,
)
# "I had to price a job for him"
_TASK = re.compile(r"^(?:so )?I had to (?P<do>[a-z]+) (?P<what>(?:the|an?|my|his|her|their) [^,.;:?!]+)$", re.IGNORECASE)


# Where one met and who was not there is how the day went, and no matter that was talked about.
_OF_THE_DAY = re.compile(
    r"^(?:(?:I|we|then|and|so|ok|okay|well|anyway|just) )*(?:met(?! before (?:at|in|on|through)\b)|arrived"
    r"|waited|parked|got (?:there|in)|turned up|sat) "
    r"(?:at|in|on|by|outside|inside|near|after|before|early|late|down|for|\d)"
    r"|^there (?:was|were) (?:nobody|no ?one|no|not a soul)\b"
    r"|^(?:the )?(?:trial|interview|talk|chat|demo|tour)(?: \w+)? (?:was|were|ran|lasted|took|started|began|ended|went)\b",
    re.IGNORECASE,
)


def is_of_the_day(clause: str) -> bool:
    """Whether a clause tells how the day of the conversation went: "met at the shed", "there was nobody in the reception".

    Args:
        clause: of a note on the conversation, cleaned.
    """
    return bool(_OF_THE_DAY.match(clause))


def own_topic(sentence: str) -> str:
    """What a sentence on the candidate's own part was about, as "we talked about the payment plans"; "" where none is sure.

    Args:
        sentence: one sentence of a note on the conversation, plain.
    """
    sentence = re.sub(r"^i\b", "I", sentence.strip(" ."))
    if not re.match(r"(?:(?:and|so|then|also|well) )*(?:I|we)\b", sentence):
        sentence = f"I {sentence[:1].lower()}{sentence[1:]}" if OWN_TELLING.match(sentence) else ""
    if re.search(r"\d", sentence):
        return ""  # told for its figure: `told` tells it whole
    if match := _ABOUT.match(sentence):
        return f"we talked about {match['what']}"
    task = _TASK.match(sentence)
    return f"we talked about {gerund(task['do'].lower())} {task['what']}" if task else ""


# What the candidate asked is a topic, if a lesser one than the reader's; what they asked for themselves is none.
_OWN_QUESTION = re.compile(r"^(?:and |so |then )?I (?:also |then |even )?(?:asked|wanted to know|wondered)\b", re.IGNORECASE)
_FOR_ONESELF = re.compile(
    r"\b(?:I|me|my|salar\w+|pay|pays|paid|wages?|bonus\w*|pension|holidays?|leave|overtime|benefits|remote\w*|from home|visa"
    r"|notice|promot\w+|parking|perks)\b",
    re.IGNORECASE,
)


def asks_oneself(clause: str, kind: str, speaker: str) -> bool:
    """Whether a clause tells what the candidate asked: "I asked how they deal with late deliveries".

    Args:
        clause: of a note on the conversation, cleaned.
        kind, speaker: of what introduces it (see `leads.strip_lead`).
    """
    return speaker == "I" and kind == "wh" and bool(_OWN_QUESTION.match(clause))


def asks_for_oneself(asked: str, kind: str, speaker: str) -> bool:
    """Whether the candidate asked for something of their own: pay, hours, where they may work.

    Args:
        asked: what was asked, to the reader; "" where nothing could be made of it.
        kind, speaker: as for `asks_oneself`.
    """
    return speaker == "I" and kind == "wh" and bool(not asked or _FOR_ONESELF.search(asked))


# "climbed the big lime in the yard for her", "shaped a loaf with him": shown on the spot
_SHOWN = re.compile(
    r"(?:(?:and|so|then|also|well|first) )*(?:I )?(?P<did>[a-z]+) (?:the|an?|some|two|three|four|one|half|\d+) [^.;:?!]*?"
    r"\b(?:for|with|in front of) (?:her|him|them)\b",
    re.IGNORECASE,
)
_OF_TALK = re.compile(
    r"(?:talk|discuss|ask|answer|chat|share|agree|joke|walk|look|go|went|had|was|were|did)\w*$", re.IGNORECASE
)
_TRIED = (
    r"(?:(?:[a-z]+ )?test|trial(?: (?:shift|lesson|day))?|try-?out|audition|role ?-?play|pair (?:coding|programming)"
    r"|demonstration(?: lesson)?|demo lesson|exercise|practical|tasting)"
)
_DONE = re.compile(
    rf"(?:(?:I )?(?:did|had|took|sat|passed) )?(?:the |an? |my )?{_TRIED}(?: ?[-\u2013:] "
    r"|\b.*(?:\b(?:took|missed|passed|failed|finished|scored|came out|went|fixed|made|found|got|burnt?|badly|phew)\b"
    r"|\d ?(?:min|wpm|hr|%|/\d|out of)))",
    re.IGNORECASE,
)


_NAMED = re.compile(rf"(?:I did |I had )?(?:the |an? |my )?({_TRIED})\b", re.IGNORECASE)


def did_themselves(sentence: str) -> bool:
    """Whether a sentence tells what the candidate did before the reader's eyes: of that nobody was told anything.

    Args:
        sentence: one sentence of a note on the conversation, plain.
    """
    shown = _SHOWN.match(sentence.strip())
    return bool(_DONE.match(sentence.strip()) or (shown and past(shown["did"].lower()) and not _OF_TALK.match(shown["did"])))


def names_a_trial(np: str) -> bool:
    """Whether a noun phrase names something that the candidate was set to do: "the trade test".

    Args:
        np: the phrase.
    """
    return bool(
        re.fullmatch(
            rf"(?:the|an?|our) (?:(?:short|quick|brief|little|long|practical|timed|written) )?{_TRIED}(?: (?:of|about) .+)?"
            r"|(?:the|an?) (?:half[- ])?hour (?:in|at|on|with) .+",
            np,
            re.IGNORECASE,
        )
    )


# "Taught a trial lesson on electrolysis to a class of forty", "I presented a plan for the winter, with the board at the back"
_SHOWED = re.compile(
    r"(?:I )?(?P<did>taught|gave|presented|led|demonstrated) (?P<what>an? [^,;:.!?()]+?)"
    r"(?= (?:to|for (?:her|him|them)|with|while|in front of|before|and) |[,.]|$)",
    re.IGNORECASE,
)


def chance_taken(note: str, number: int) -> Point | None:
    """What the candidate showed of their work there and then, as the chance that they were given; None for anything else.

    Args:
        note: as typed.
        number: of the note within its field, "discussed".
    """
    showed = _SHOWED.match(note.strip())
    if not showed or _THIRD.search(showed["what"]):
        return None
    np = f"the chance to {base_of(showed['did'].lower(), 'past')} {showed['what']}"
    return Point(np=np, field="discussed", note=number, kind="shared", speaker="I")


_THIRD = re.compile(r"\b(?:me|my|he|she|they|him|her|them|his|their|it|its)\b")


def as_lived(points: Iterable[Point], sentence: str, *, heads: bool) -> list[Point]:
    """The points of a sentence: what it takes back comes last, and of what the candidate did nobody says they heard it.

    Args:
        points: as they were understood.
        sentence: one sentence of a note on the conversation, plain.
        heads: more of the note follows, so that a mere name at its beginning is what the rest tells of: "trade test - …".
    """
    mine = did_themselves(sentence) or (heads and names_a_trial(f"the {sentence}"))
    found = [replace(p, penalty=p.penalty + 8 * is_taken_back(p.clause, sentence)) for p in points]
    named = _NAMED.match(sentence)
    return [replace(p, np=f"the {named[1].lower()}" if named else p.np, speaker="I") if mine and p.np else p for p in found]


def turns_to_them(words: str, cast: Cast) -> bool:
    """Whether a clause leaves what the candidate told for what somebody else did."""
    first = words.split()[0].strip(",'") if words else ""
    return first.lower() in ("he", "she", "they") or first.lower() in {*cast.reader, *cast.others}
