"""Asks of what a jotted note lets the candidate say whether it is whole English, and finds the one deed that it tells whole.

Of shorthand much can be read that is grammar and no sense: "I make exit card every lesson". A message without it is better.
"""

from __future__ import annotations

import re

from followup_ai.offline.english.finite import past
from followup_ai.offline.english.grammar import is_clause
from followup_ai.offline.english.lexicon import ADVERBS, base_of, counted_nouns, takes_no_article
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.shapes import NOUN_VERBS
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.screening import discomfort, is_private
from followup_ai.offline.typed.whole_english import nothing_amiss, plainer

_LOOSE = re.compile(
    r"(?<! of) (?:both|it|them|these|those|some)$|\b(?:when|while|where|if|because) no\b"  # "I know both", "when no pick up"
    r"|\bgr\b|\b(?:at|in|on) (?:band|level|grade|stage) \d+ [a-z]"  # "gr 10-12", "at band 6 dialysis"
    r"|\b(?:mon|wed|fri|sat|sun) [a-z]+s?$|\b(?:with|of|in) well$"
)
_BEHIND = re.compile(r"\b(?:in|of|with|at|for) (?P<what>[a-z]+)(?=$| (?:in|at|on|for)\b)")
_VERB = re.compile(r"^I [a-z]+ ")  # which could be a noun besides: "I volunteer as a tribunal member"
_ALSO_LAST = re.compile(r"(?<=\w) (?:also|too|as well)$|(?<=^I did) also(?= )|(?<=^I do) also(?= )")


def reads_well(said: str) -> bool:
    """Whether a claim from jotted notes is English from first word to last.

    Args:
        said: as it would be said.
    """
    behind = {m["what"] for m in _BEHIND.finditer(said)}
    verb = any(base_of(w, "base") and w not in NOUN_VERBS | counted_nouns() and not takes_no_article(w) for w in behind)
    return not (_LOOSE.search(said) or verb or behind & ADVERBS or lacks_article(_VERB.sub("", said.split(", ")[0])))


def without_also(said: str) -> str:
    """A claim without the "also" at its end or behind its "did", which what stands around it may ask for or not."""
    return _ALSO_LAST.sub("", said)


_PIECES = re.compile(r"\s*(?:[.!?;]+(?=\s|$)|\.\.+|,|\s[-–—]+\s|\s?&\s|\band(?= (?:i|I)\b)|\()\s*")
_DEED = re.compile(r"^(?P<own>[Ii] )?(?P<did>[a-z]+) (?P<what>\S+ \S+ .*)$")
_SOMEBODY = re.compile(
    r"\b(?:they|them|he|she|him|her|their|his|there|you|your|it|this|that|these|those|all (?=on|in|at|with)|should|would)\b"
)


def told_whole(note: str) -> str:
    """The first deed that a piece of a jotted note tells whole: "we did have it & i built the access w/ recording".

    Args:
        note: plain, shorthand written out.

    Returns:
        a clause with "I"; "" where no piece is sure to be one.
    """
    if is_private(note) or discomfort(note) >= 5:
        return ""
    for piece in _PIECES.split(note):
        deed = _DEED.match(piece.strip())
        if deed is None or _SOMEBODY.search(piece):
            continue
        said = f"I {deed['did']} {deed['what']}"
        if _is_done(deed["did"], own=bool(deed["own"])) and _is_whole(said):
            return said
    return ""


def _is_done(does: str, *, own: bool) -> bool:
    """Whether a word tells what somebody does or did; without an "I" before it, an order or a noun looks like the present."""
    present = bool(base_of(does, "base"))
    return (present or past(does) if own else past(does) and not present) and does not in ("was", "had", "did", "said", "am")


def _is_whole(said: str) -> bool:
    sound = 5 <= len(said.split()) <= 20 and is_clause(said) and not odd_words(said)
    return sound and nothing_amiss(said, plainer(said)) and reads_well(said)
