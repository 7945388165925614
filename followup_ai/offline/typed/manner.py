"""Tells from all of a candidate's notes how they were typed: by a learner, in dialect, by voice, in haste, or plainly.

What a plain hand wrote whole may be said as it stands; of other hands only what a strict grammar proves is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from followup_ai.offline.english.finite import past
from followup_ai.offline.english.lexicon import PREPOSITIONS, SEVERAL, base_of, word_set
from followup_ai.offline.english.noun_runs import is_single, lacks_article
from followup_ai.offline.typed.typos import slips_in

# "she look", "customer come back", "nobody know"
_ONE_DOES = re.compile(
    r"(?P<before>\b[a-z]+ )?"
    r"\b(?P<who>he|she|it|nobody|everybody|somebody|customer|client|patient|student|teacher|boss|manager) "
    r"(?P<does>[a-z]+)\b",
    re.IGNORECASE,
)
_LET = word_set("lets-do")
_SAID_OF_ONE = word_set("told-of-one")
# "6 girl", "350 dress", "two photo"
_MANY_OF_ONE = re.compile(
    rf"\b(?:{SEVERAL}|many|few) "
    r"(?P<what>[a-z]+)\b(?![-/])(?: (?P<next>[a-z]+))?"
)
_UNITS = frozenset(["year", "month", "week", "day", "hour", "minute", "meter", "metre", "mile", "kilo", "time"])
_GOES_ON = PREPOSITIONS | word_set("behind-a-count")
# "machine is stop", "the position is hold"
_IS_DO = re.compile(
    r"\b(?:is|are|was|were) (?:stop|hold|fix|move|start|break|finish|make|build|change|loose|wait"
    r"|need)\b(?! \w+(?:ing|er)\b)"
)
# "truck wait outside", "driver turn too fast": what one thing does, with the verb of many
_THING_DOES = re.compile(
    r"(?:^|[,.;:\n] ?|\b(?:the|a|one|every|because|when|new|old|other) )(?:[a-z]+ )?(?P<what>[a-z]+) "
    r"(?:always |never |often |also |still )?(?:finish|complain|become|come|go"
    r"|know|tell|give|bring|see|say|ask|want|eat|turn (?:too|so|on|off|very)|wait (?:for|in|outside|until|at|\d)"
    r"|don['’]t)\b"
)
# "explain me that", "they no have", "the friday", "in saturday", "is big problem"
_ANOTHERS_GRAMMAR = re.compile(
    r"\b(?:explain(?:s|ed)?|sa(?:y|ys|id)) me\b|\b(?:I|he|she|they|we|it|you) no (?:have|know|like|want|can|is|are|say"
    r"|need)\b"
    r"|\b(?:the|in) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?! [a-z])|, is (?:a )?(?:big|very|too|not|much|so"
    r"|difficult"
    r"|problem)\b"
    r"|\b(?:more|less) (?:than )?(?:better|easier)\b"
    r"|\b(?:some|many|all|these|those) [a-z]+ is\b|\bbecome \d|\bnever (?:handle|do|use|work|try) [a-z]"
    r"|\bsince \d+ (?:years?|months?)\b|\bpeoples\b"
    r"|\bmuch (?:people|customers|clients)\b|\b(?:from|since) (?:the )?last \d+ (?:years|months|weeks|days)\b|^having \d"
    r"|\b(?:is|are) (?:taking|having|giving|doing) \d|\bfor coming\b|\bkindly don['’]t\b|\b\d+ nos\b"
    r"|\b(?:him|dem|mi|di|im) (?:seh|vex|waan|lay|haffi|nah)\b|\b(?:wis|tae|daein|hissel|dinnae|cannae|fae)\b",
    re.IGNORECASE | re.MULTILINE,
)
_CREOLE = re.compile(
    r"\b(?:dey|dem|una|wan|abeg|wetin|sabi|gree|wey|walao|liao|oga|lah|lor|yaani|nobbut|allus|owt|nowt|shi|thi)\b", re.I
)
_HASTE = re.compile(
    r"(?<![\w'’.])(?:n|u|r|ur|em|im|ive|dont|cant|wont|didnt|isnt|cos|bc|ppl|tho|thru|wud|cud|i"
    r"|2 (?=[a-z])|4 (?=the|my|a))(?![\w'’])"
)
_WORD = re.compile(r"(?<![\w'’.@/-])[a-z]{3,}(?![\w'’@/-])")


@dataclass(frozen=True)
class Manner:
    """How somebody's notes were typed.

    Args:
        learner: with the slips of one who learns English, or in another English than books have.
        misspelt: with words no dictionary holds, slips of the hand or a dialect's.
        hasty: with the shorthand of messages between friends.
        unstopped: without the stops that part one statement from another, as a voice is taken down.
        composed: in short notes of whole words, each written to be read; what they say may be said as it stands.
        tidy: the same, but for one word or one mark that may be a slip ("first aider", "4 yrs").
        jotted: for their writer alone, so that only what is proved of them is for others; too few words show no manner.
    """

    learner: bool = False
    misspelt: bool = False
    hasty: bool = False
    unstopped: bool = False
    composed: bool = False
    tidy: bool = False
    jotted: bool = False

    @property
    def loose(self) -> bool:
        """Whether their writer's own wording is no warrant that it reads well."""
        return self.learner or self.misspelt or self.hasty or self.unstopped


def manner_of(notes: Iterable[str]) -> Manner:
    """The manner of all notes on one interview together.

    Args:
        notes: as typed, of every field that the candidate fills with sentences.
    """
    return _manner_of("\n".join(notes)[:12000])


@lru_cache(maxsize=256)
def _manner_of(text: str) -> Manner:
    words = _WORD.findall(text)
    if len(words) < 12:
        return Manner()
    haste, learned, misspelt = len(_HASTE.findall(text)), learners_slips(text), len(set(slips_in(text)))
    stops = len(re.findall(r"[,.;:!?\n]|\s[-\u2013\u2014]\s", text))
    notes = text.splitlines()
    if not (haste or learned) and misspelt * _WORDS_A_TERM <= len(words) and all(_WRITTEN.match(n) for n in notes):
        misspelt = 0  # whoever begins every note with a capital and slips nowhere else knows their trade's own words
    slips = haste + learned + misspelt
    tidy = slips < 2 and _is_composed(notes, jotted=1 - slips)
    read = Manner(
        composed=not slips and _is_composed(notes),
        tidy=tidy,
        learner=learned > 1,
        misspelt=misspelt > 2,
        hasty=haste > 4 and haste > 0.03 * len(words),
        unstopped=len(words) > 40 and len(words) > 14 * max(1, stops),
    )
    return replace(read, jotted=read.loose or not tidy)


# Marks and clippings of somebody who writes for nobody but themselves
_JOTTED = re.compile(
    r"[<>=~|#]|(?<![A-Z\d])\+|->|!!|\?[?!]|\bw/|\b\d+ ?(?:hrs?|yrs?|mins?|wks?|mths?)\b|\w\.{2,}"
    r"|\b(?:abt|btw|tbh|lol|etc|esp|incl|approx|msg|yrs?|wks?|hrs?|mins?|dept|mgr|govt|pls|thx|tho|cos|bc"
    r"|(?-i:cert)(?! I)|appt|info)\b",
    re.IGNORECASE,
)
# A note that begins as one writes for others
_WRITTEN = re.compile(r"\W*(?:[A-Z]|\d|[^\W\d_a-zA-Z]|$)")
_WORDS_A_TERM = 25
"""Words in small letters for each word of a trade that may be taken for a slip of the hand."""
_LONGEST_COMPOSED = 45
"""Words of a note behind which it is a tale, with its writer's own way of going on."""


def _is_composed(notes: list[str], jotted: int = 0) -> bool:
    # A qualification's letters ("GMDSS GOC") are no shouting.
    short = all(len(n.split()) <= _LONGEST_COMPOSED and not (n.isupper() and len(n.split()) > 3) for n in notes)
    return (
        short and sum(bool(_JOTTED.search(n)) for n in notes) <= jotted and sum(map(lacks_article, notes)) <= 0.45 * len(notes)
    )


def learners_slips(text: str) -> int:
    """How many times a text has one person do as many do, many of what is one, or words of another English."""
    does = sum(_does_as_many(m) for m in _ONE_DOES.finditer(text))
    many = sum(_is_one(m["what"], m["next"] or "") for m in _MANY_OF_ONE.finditer(text))
    things = sum(is_single(m["what"]) for m in _THING_DOES.finditer(text))
    return does + many + things + len(_ANOTHERS_GRAMMAR.findall(text)) + len(_IS_DO.findall(text)) + len(_CREOLE.findall(text))


def _does_as_many(match: re.Match[str]) -> bool:
    verb, before = match["does"].lower(), (match["before"] or "").strip().lower()
    return verb in _SAID_OF_ONE and before not in _LET and bool(base_of(verb, "base")) and not past(verb)


def _is_one(noun: str, following: str) -> bool:
    counted = is_single(noun) or noun in _UNITS
    return counted and (not following or following in _GOES_ON or (past(following) and noun not in _UNITS))


# Where one statement ends and another begins in notes without stops
_PARTS = re.compile(r",? (?:and then|and also|and so|and|so|then) (?=(?:I|we) (?:also |then )?(?!['’])[a-z]+ )")


def parted(notes: Iterable[str]) -> list[str]:
    """Notes without stops, a note for each statement that the candidate makes of themselves.

    Args:
        notes: as typed.
    """
    return [part.strip() for note in notes for part in _PARTS.split(note) if part.strip()]
