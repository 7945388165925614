"""Asks of what loosely typed notes would say whether it is warranted: whole by a strict grammar, in known words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.english.finite import finite_at, past, tokens_of
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.lexicon import base_of
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.sureness import sure_phrase, sure_statement
from followup_ai.offline.english.topics import is_measure
from followup_ai.offline.promises.promises import Promise
from followup_ai.offline.promises.sure_things import known_words
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.manner import Manner
from followup_ai.offline.typed.typos import slips_in
from followup_ai.offline.typed.well_formed import is_topic
from followup_ai.offline.typed.whole_english import nothing_amiss, plainer

_PAPER = re.compile(
    r"^my (?:[\w.'’&/-]+ ){0,4}(?:licen[cs]e|certificate|certification|diploma|degree|ticket|training|course|experience"
    r"|card"
    r"|qualification|apprenticeship|PhD|MSc|BSc|BA|MA|MBA|level \d|Level \d|Grade [A-Z\d]+)"
    r"(?: (?:in|from|at|with|for|on|as|of) [^,]{2,40})?$"
)
_SPELL = re.compile(r"^my (?:over |about |almost |nearly )?[\w+-]+ (?:years|months|seasons|summers)\b")
# What one holds, is or speaks, and a figure that `results` put into words
_STATED = re.compile(
    r"^I (?:hold|have held|speak|am|have been|can|know|have worked|have spent|have passed|have completed|will finish"
    r"|have had (?:no|only)|have (?:over |about )?[\w+-]+ (?:years|months))\b"
    r"|^I brought .+ (?:down|up) from \S+(?: [a-z]+)? to \S+"
)
_DEED = re.compile(r"^(?P<where>(?:[Aa]t|[Ii]n|[Oo]n|[Ff]or) [^,]{2,50} )?I (?:also |once |then )?(?P<did>[a-z]+) \w")
# Another tongue's article, a digit for a word, a contraction cut short
_FOREIGN = re.compile(
    r"\b(?:la|le|les|el|il|lo|los|las|der|das|die|und|une|un|des|du|et|pour|mit)\b(?! [A-Z])"
    r"|\b[24] (?:the|my|a|our|talk|help|do|be)\b"
    r"|\w['’](?= )(?<!s['’])|\b[nur]\b|(?<!\w)t['’]\w|\b(?:dey|dem|na|una|wan|don(?!['’])"
    r"|for sure|allus|owt|nowt|ain|ya|ma|di|da|de|mi|yer|ye|tae|nae|wi)\b",
)


def warranted(claim: Claim, manner: Manner) -> Claim:
    """A claim in those of its forms that its writer's manner warrants; with none of them where it warrants none.

    Args:
        claim: what a note lets the candidate say.
        manner: how all their notes were typed.
    """
    if not manner.loose or claim.stated:
        return claim
    whole = claim.np if not lacks_article(claim.np) else claim.np.split(", ")[0]
    np = whole if _is_plain(whole) and (_PAPER.match(whole) or _SPELL.match(whole)) else ""
    told = re.split(r" and I ", claim.clause)[0] if manner.unstopped else claim.clause
    clause = told if _is_plain(told) and _is_proved(told, manner) else ""
    return Claim(np if np and not lacks_article(np) else "", clause, claim.text)


def _is_plain(said: str) -> bool:
    """Whether words hold no slip of the hand, nothing foreign or cut short, and no "three dress"."""
    return bool(said) and odd_words(said) < 2 and not (slips_in(said) or _FOREIGN.search(said))


def _is_proved(clause: str, manner: Manner) -> bool:
    """Whether a clause is of a kind that is put into words here, or tells a deed whole, as this hand may tell it."""
    if lacks_article(clause) or len(clause.split()) > 26 or re.search(r" and (?:it|they|them) ", clause):
        return False
    if manner.unstopped and re.search(r" and (?:I|we|they|he|she)\b", clause):
        return False
    if _STATED.match(clause):
        return True
    told = _DEED.match(clause)
    done = (
        told and past(told["did"]) and (not base_of(told["did"], "base") or told["did"] in ("cut", "put", "set", "ran", "led"))
    )
    if not done:
        return False
    pieces = re.split(
        r", (?:and )?| and (?=(?:the |my |our )?(?:[a-z]+ ){1,4}(?:went|fell|rose|dropped|came|was|were)\b)", clause
    )
    sure = [sure_statement(p) or sure_phrase(p) or sure_phrase(re.sub(r"^[a-z]+ ", "", p)) for p in pieces]
    return all(sure) or (not manner.learner and nothing_amiss(clause, plainer(clause)))


_DOUBTFUL = 3
"""A penalty over which a loosely typed topic is left alone: nothing vouches for it but its grammar."""
# "the long chat" is the conversation itself, and "the got hellebore" or "the same city of my mother" no phrase
_NO_TOPIC = re.compile(
    r"(?:the |a |our )?(?:(?:long|good|nice|quick|short|great|little|proper|whole) )*"
    r"(?:(?:chat|talk|conversation|interview|intvw|meeting|call|zoom)$|(?:interview|intvw|chat) (?:in|at|by|on|near|over) )"
    # what people do as they talk: "asking the conflict"
    r"|asking (?!for\b|how\b|whether\b)|(?:saying|laughing|smiling|nodding|joking)\b"
    # "home every night", "back by four": how it is, and no thing
    r"|the (?:home (?:every|each|most|early|again|before|until)"
    r"|(?:back|out|off|away|in) (?:by|every|each|most|early|before|until))\b"
    # where a figure stands, cut from what it is of
    r"|(?:running|sitting|standing|hovering|holding|staying|lying) at \d"
    r"|\d[\d.,]*(?:k\b|%)(?: \w+)?$|\d+ (?:weeks?|months?|days?|hours?|minutes?)$|\d[\d.,]* an? \w+$"
    r"|the (?:got|had|did|went|was|were|said|came|took|made|gave|saw|knew|is|are|ken|aw|mibby)\b|the same \w+ of my\b"
)


# How the reader looked and what they cannot pay for is nothing to tell them
_OF_THEIR_MANNER = re.compile(
    r"you (?:(?:were|are|was) (?:[a-z]+ )?(?:nice|kind|lovely|friendly|tired"
    r"|busy|late|delighted|happy|pleased|impressed|sweet|sharp)\b"
    r"|(?:makes?|made|pull(?:ed)?) an? (?:[a-z]+ )?face\b|(?:laugh|smil|nodd?|sigh|frown|shrug|grinn?|blush)(?:e?d?|s)\b"
    r"|(?:looked|seemed|sounded|appeared|acted)\b|have no (?:money|budget|cash)\b)"
)


def _is_nothing_to_tell(point: Point) -> bool:
    """Whether a point is of the reader's looks, or no topic at all."""
    return bool(_OF_THEIR_MANNER.match(point.clause) or (point.np and _NO_TOPIC.match(point.np)))


def _is_line(quote: str) -> bool:
    """Whether words are a line to remember: a sentence, or more than a name for something ("aye", "the grandpa")."""
    words = quote.split()
    return len(words) > 2 or (len(words) > 1 and finite_at(tokens_of(quote)) > 0)


# "how I would juggle", "where I would look first"
_ASKED_NOTHING = re.compile(r"(?:how|what|whether) I (?:would|might|could)(?: have)? [a-z]+|where I would [a-z]+ first")
# a small word behind tells of a doing: "the van waits and the gate ices up"
_AND_IT = re.compile(r" and (?:the|an?|your|our|their) [a-z]+ [a-z]+s (?:up|down|off|out|away|back)\b")


def may_take_up(point: Point, manner: Manner) -> bool:
    """Whether a point may be taken up of notes typed in this manner; a line quoted is its speaker's own.

    Args:
        point: in the form in which it would be taken up.
        manner: how all the notes were typed.
    """
    if point.quote:
        return _is_line(point.quote)
    if re.match(r"(?:I|my)\b", point.clause) or re.search(r"^you\b(?! (?:gave|handed) me an? ).*\bme\b", point.clause):
        return False  # what the candidate is or did, or had done to them, is nothing that they were told
    if _ASKED_NOTHING.fullmatch(point.np) or _AND_IT.search(point.np):
        return False
    if _is_nothing_to_tell(point) or (point.doubt > 2 and " and the " in point.np):
        return False  # of "… three shifts and the night shift does the tanks" two halves of statements
    if (point.np and not is_topic(point.np)) or re.search(r"\bin your (?:own )?head$", point.clause):
        return False
    return not manner.jotted or _may_loosely(point, manner)


_WHAT_I_WOULD = re.compile(r"(?:how|what) I would (?P<do>[a-z]+ .+)")
# "the fields/market/laundromat", "6am sat starts"
_EITHER = re.compile(r"[a-z]/[a-z]|\b\d+(?:am|pm) (?:mon|tues?|wed|thurs?|fri|sat|sun)\b")


def _may_loosely(point: Point, manner: Manner) -> bool:
    """Whether a point of loosely typed notes is proved by its grammar and its words."""
    said = point.np or point.clause
    if not _is_plain(said) or lacks_article(said) or _EITHER.search(said):
        return False
    if point.field == "personal":
        return bool(point.np) or not manner.learner or " as " in said
    if point.penalty > _DOUBTFUL or not known_words(said):
        return False
    if point.np:
        if asked := _WHAT_I_WOULD.match(point.np):
            return not manner.learner and sure_statement(f"I would {asked['do']}")
        return sure_phrase(point.np) and len(point.np.split()) < 8
    return not manner.learner and sure_statement(point.clause.split(", ")[0]) and point.doubt < 2


def safest(points: Sequence[Point], manner: Manner) -> list[Point]:
    """The points that notes typed in this manner warrant; with the phrases that they do not, where they warrant no topic.

    Args:
        points: all that could be taken up.
        manner: how all the notes were typed.
    """
    found = [p for p in points if may_take_up(p, manner)]
    if not manner.jotted or any(p.np or p.quote for p in found):
        return found
    return [*found, *(thing for p in points if (thing := thing_named(p)))]


def thing_named(point: Point) -> Point | None:
    """What a phrase of jotted notes names that does not prove as a whole; None where that is not sure to be a thing.

    That is what stands before its first comma, or before its verb: "simulator is broken until December" → "the simulator".

    Args:
        point: in the form in which it would be taken up.
    """
    whole = point.np.split(", ")[0]
    told = _IS_SO.match(whole)
    thing = replace(point, np=f"the {told['what']}" if told else whole)
    sure = sure_phrase(thing.np) and not is_measure(thing.np.removeprefix("the "))  # "the nights"
    return thing if sure and may_take_up(thing, Manner(tidy=True)) else None


def named(points: Iterable[Point | None], manner: Manner) -> list[Point]:
    """The points that there are, of jotted notes only those that surely name a thing.

    Args:
        points: notes as they stand; None where one is no topic.
        manner: how all the notes were typed.
    """
    return [p for q in points if q and (p := thing_named(q) if manner.jotted else q)]


def spared(points: Iterable[Point]) -> list[Point]:
    """Phrases that prove nothing, for where hardly anything can be taken up, the better those that surely name a thing.

    Args:
        points: all that could be taken up.
    """
    left = [p for p in points if p.np and may_take_up(p, Manner(tidy=True))]
    things = [thing_named(p) or replace(p, penalty=p.penalty + _UNPROVED) for p in left]
    return [replace(p, penalty=p.penalty + _UNPROVED * bool(re.search(r"\d", p.np))) for p in things]


_UNPROVED = 5
"""How much better any thing that is surely one, and no figure, is there."""
_IS_SO = re.compile(r"(?:the )?(?P<what>(?:[a-z]+ )?[a-z]{4,}) (?:is|are|was|were) ")
_OF_BOTH = re.compile(r"(?:we|our|both of us|you and I)\b")


def without_statements(points: Sequence[Point]) -> list[Point]:
    """The points without what their reader told of the house or of themselves, where anything else can be taken up.

    Whoever told it needs no report of it. A topic named, a question and a line quoted are safe, and so is what both share.

    Args:
        points: all that could be taken up.
    """
    named = [p for p in points if p.np or p.quote or p.field == "personal" or _OF_BOTH.match(p.clause)]
    return named or list(points)


# "text her those", "the number", "give 'em a hand": what or whom is told elsewhere, if at all
_NOT_SAID_WHAT = re.compile(
    r"(?:^|\b(?:send|text|email|bring|give|show|post|pass|get|find) (?:you )?)(?:those|these|that|them|it|one)$"
    r"|^the (?:number|name|address|link|details?|info|date)$|\b(?:[Ee]m|dem)\b"
)


def may_promise(promise: Promise, manner: Manner) -> bool:
    """Whether a promise may be told of as it was noted.

    Args:
        promise: as it was read.
        manner: how all the notes were typed.
    """
    thing = promise.thing or promise.vp
    return not (_NOT_SAID_WHAT.search(thing) or (manner.loose and _FOREIGN.search(thing)))
