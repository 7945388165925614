"""Reads a deed that its note tells in whole English, from first word to last: "I reduced reprocess from 6 percent to 2.5".

Where `claims` proves the pieces of a telegram, this asks of a longer sentence that nothing in it is amiss: its writer answers
for the rest.
"""

from __future__ import annotations

import re

from followup_ai.offline.claims.fuller import belittles
from followup_ai.offline.english.finite import past
from followup_ai.offline.english.lexicon import ADVERBS, CONJUNCTIONS, PREPOSITIONS, WH_WORDS, base_of
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.soundness import is_ill_ordered
from followup_ai.offline.english.sureness import sure_statement
from followup_ai.offline.typed.articles import with_articles
from followup_ai.offline.typed.whole_english import joins_on, nothing_amiss, plainer

LONGEST = 36
_STARTS = re.compile(r"^(?P<own>I )?(?P<how>also |then |once |personally )?(?P<did>[a-z]+) (?P<rest>\S+ \S.*)$")
# "At a community pharmacy in Peckham I brought near misses down"
_PLACED = re.compile(r"^(?P<where>(?:[Aa]t|[Ii]n|[Ww]ith|[Oo]n|[Ff]or|[Ss]ince) [^,;]{2,50}?),? (?P<told>I [a-z]+ .+)$")
# Whoever is meant stands in another note, or nowhere.
_SOMEBODY = re.compile(r"\b(?:they|(?<!of )them|he|she|him|her|you|your|their|his|there|those|these|this|said)\b")
_STATES = frozenset(
    ["am", "was", "were", "had", "felt", "thought", "knew", "forgot", "wanted", "liked", "loved", "left", "lost"]
)
_TELLS = re.compile(r"\d|%|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|first|half|third|every|whole|all)\b")


def whole_deed(line: str) -> str:
    """A note on the background as the clause it is ("I cut rewash from 9% to 3 by sorting at the ward"); "" where it is none.

    Args:
        line: a clean line of a note, all its pieces.

    Returns:
        the line, or as many of its pieces from the first as hold nothing amiss, with "I" before a verb that stands alone.
    """
    line = line.strip(" .,;")
    placed = _PLACED.match(line)
    where = placed["where"][:1].lower() + placed["where"][1:] + " " if placed else ""
    line = placed["told"] if placed else line
    match = _STARTS.match(line if line.startswith("I ") else line[:1].lower() + line[1:])
    if match is None or not _is_done(match["did"], own=bool(match["own"])) or lacks_article(where):
        return ""
    said = f"{where}I {match['how'] or ''}{match['did']} {match['rest']}"
    pieces = said.split(", ")
    for count in range(len(pieces), 0, -1):
        told = ", ".join(pieces[:count])
        if _is_whole(plainer(told)):
            return told
    return ""


def deed_begun(piece: str) -> str:
    """A deed noted in shorthand as far as it is sure: "led group of 4 at rubber lab in Łódź" → "I led a group of 4"; or "".

    Args:
        piece: the first piece of a note, up to where something else begins.
    """
    if not _is_done(piece.partition(" ")[0], own=False) or belittles(piece):
        return ""
    words = with_articles(f"I {piece}").split()
    ends = [at for at in range(4, len(words)) if words[at].lower() in _GOES_ON or words[at][0].isdigit()]
    said = (" ".join(words[:end]) for end in (len(words), *reversed(ends)))
    return next((s for s in said if len(s.split()) > 3 and sure_statement(s)), "")


_GOES_ON = PREPOSITIONS | CONJUNCTIONS | ADVERBS | WH_WORDS | {"alone", "myself"}


def _is_done(verb: str, *, own: bool) -> bool:
    """Whether a verb tells a deed: in the past and no other word, or anything one does where "I" stands before it."""
    if verb in _STATES or not (past(verb) or (own and base_of(verb, "base"))):
        return False
    return own or not base_of(verb, "base") or verb in ("cut", "put", "set", "ran", "led")


def _is_whole(told: str) -> bool:
    if not 6 <= len(told.split()) <= LONGEST or _SOMEBODY.search(told) or not _TELLS.search(told):
        return False
    if not nothing_amiss(told, told) or is_ill_ordered(told) or belittles(told):
        return False
    pieces = told.split(", ")
    return all(joins_on(piece) or (at > 1 and _is_aside(pieces[at - 1])) for at, piece in enumerate(pieces) if at)


def _is_aside(piece: str) -> bool:
    """Whether a piece stands between two commas and breaks a clause that goes on behind it: ", with two engineers, "."""
    return piece.split()[0].lower() in PREPOSITIONS and len(piece.split()) < 5
