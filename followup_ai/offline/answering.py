"""Reads what the candidate answered or advised ("I said re-inspect together"), as an act that can be offered again."""

from __future__ import annotations

import re

from followup_ai.offline.finite import PLURALS
from followup_ai.offline.grammar import is_clause
from followup_ai.offline.lexicon import base_of, word_set
from followup_ai.offline.perspective import ONE_PERSON, PLURAL_AGENT
from followup_ai.offline.phrasing import content
from followup_ai.offline.screening import is_private, is_unfit
from followup_ai.offline.slips import is_slip

_SAID = re.compile(
    r"^(?:and |so |but |then )?(?:(?:I (?:also |then |just )?)?(?:said|say|answered|answer|replied|suggested"
    r"|suggest|argued|proposed"
    r"|(?:told|tell) (?:him|her|them|[A-Z][\w'’-]+))|me:|A:)"
    r"(?: (?:to )?(?:him|her|them))?\s*[:,]?\s*(?:that |to )?(?P<what>\S.*)$",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"^(?:I(?:'d| would|'ll| will)?|we(?:'d| would)) (?:still |always |first |only |just |simply |probably )*", re.IGNORECASE
)
_ALWAYS = re.compile(r"^(?:always|first|simply|just|only) ", re.IGNORECASE)
_PIECES = re.compile(r",? (?:and )?then |, (?:and )?| and |; ")
_THIRD = re.compile(r"\b(?:they|them|their|he|she|him|his|her|it)\b", re.IGNORECASE)
_NOT_ACTS = frozenset(
    [
        "yes",
        "no",
        "be",
        "have",
        "like",
        "can",
        "must",
        "think",
        "guess",
        "hope",
        "need",
        "want",
        "worry",
        "thank",
        "live",
        "stay",
        "come",
        "know",
        "do",
        "feel",
        "see",
        "love",
        "understand",
        "agree",
        "believe",
        "own",
    ]
)
_MISSHAPEN = re.compile(
    r"[:;=<>|,()?]|\b(?![aAI]\b)[A-Za-z]\b(?!')|\d/\d"
    r"|\b(?:etc|and so on|or something|whatever|guess|maybe)\b|\b(?:a|the|to|of|with)$"
)
_NOUNS_TOO = word_set("noun-verbs")
# What follows a word that is a verb here although it may be a noun: "cut the hard feed".
_OPENING = frozenset(
    [
        "the",
        "a",
        "an",
        "my",
        "your",
        "their",
        "it",
        "them",
        "by",
        "with",
        "for",
        "every",
        "all",
        "no",
        "out",
        "up",
        "off",
        "back",
        "something",
        "somebody",
        "people",
        "those",
        "these",
    ]
)


def answer_in(sentence: str, topic: str) -> str:
    """What the candidate would do, by what they answered or advised, without its subject ("fence off the wet corner"); "".

    Args:
        sentence: a sentence or clause of a note, clean, in the words of the notes.
        topic: the question or trouble it answers, in the words of the notes; whom it names "they" may mean.
    """
    match = _SAID.match(sentence)
    if match is None or is_private(sentence) or is_unfit(match["what"]):
        return ""
    what = match["what"].strip(" .,:;\"'")
    would = _WOULD.match(what)
    said = _ALWAYS.sub("", what[would.end() :] if would else what)
    acts: list[str] = []
    for piece in _acts_of(said):
        fits = _is_act(piece, topic, plainly=bool(would or acts))
        if not fits and (acts or would):
            break
        if fits:
            acts.append(piece)
    while len(acts) > 2 or len(" ".join(acts).split()) > 18:
        acts.pop()
    told = " and ".join(acts)
    return told if len(told.split()) > 2 and len(content(told)) > 1 else ""


def _acts_of(said: str) -> list[str]:
    """The words cut only where a new act begins: "check the new ones and some random rooms" is one act."""
    found: list[str] = []
    at = 0
    for joint in _PIECES.finditer(said):
        following = re.sub(r"^I(?:'d| would|'ll| will)? ", "", said[joint.end() :])
        first, second, *_ = [*(w.strip(",.").lower() for w in following.split()), "", ""]
        if base_of(first.removeprefix("re-"), "base") and (first not in _NOUNS_TOO or second in _OPENING):
            found.append(said[at : joint.start()])
            at = len(said) - len(following)
    return [*found, said[at:]]


def _is_act(piece: str, topic: str, *, plainly: bool) -> bool:
    """Whether words are one whole act in its plain form: its verb, and what is sure to read well after it."""
    words = piece.split()
    first = words[0].lower() if words else ""
    known = base_of(first.removeprefix("re-"), "base")
    if len(words) < 2 or first in _NOT_ACTS or not (known or (plainly and first.isalpha() and first.islower())):
        return False
    if first in _NOUNS_TOO and not plainly and words[1].lower() not in _OPENING:
        return False
    if _THIRD.search(piece) and not _names_somebody(topic):
        return False
    plain = base_of(first.removeprefix("re-"), "base") or "keep"  # a verb no list holds, typed after "I would"
    said = f"I would {' '.join([plain, *words[1:]])}"
    return len(words) <= 14 and is_clause(said) and not is_slip(said) and not _MISSHAPEN.search(said)


def _names_somebody(topic: str) -> bool:
    words = [w.lower() for w in re.findall(r"[^\W\d_][\w'’-]*", topic)]
    return any(w in ONE_PERSON or w in PLURALS or PLURAL_AGENT.match(w) or PLURAL_AGENT.match(f"{w}s") for w in words)
