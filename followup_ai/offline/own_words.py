"""Takes what somebody composed as they wrote it, where nothing in it is amiss: its writer answers for its English.

Of hasty, learned or spoken notes only what a grammar proves is said; see `manner` for how the two are told apart.
"""

from __future__ import annotations

import re

from followup_ai.offline.background import THERE
from followup_ai.offline.claims import Claim
from followup_ai.offline.cleaning import Clause
from followup_ai.offline.credentials import things_of
from followup_ai.offline.finite import ADJECTIVES, finite_at, past, tokens_of
from followup_ai.offline.fit_lines import clean_lines
from followup_ai.offline.fuller import belittles
from followup_ai.offline.grammar import is_clause
from followup_ai.offline.kinds import Point
from followup_ai.offline.lexicon import DETERMINERS, PREPOSITIONS, base_of, word_set
from followup_ai.offline.perspective import Cast, expand, to_reader
from followup_ai.offline.spells import AGENT
from followup_ai.offline.sure_claims import is_credential
from followup_ai.offline.well_formed import may_be_noun
from followup_ai.offline.whole_english import joins_on, nothing_amiss, plainer
from followup_ai.offline.wording import indefinite

_LONGEST = 24
_SOMEBODY = re.compile(r"\b(?:they|(?<!of )them|he|she|him|her|you|your|their|his|there|those|these|this)\b")
_PERSON = re.compile(
    r"(?:advocate|member|fellow|associate|graduate|founder|owner|licentiate|governor|magistrate)$", re.IGNORECASE
)
_SINCE = re.compile(r" since (?:[A-Z][a-z]+ )?(?:19|20)\d\d$")
_NO_THING = re.compile(r"^(?:not|no|never|little|few|some|any|but|and|very|also|plus|only|still|now)\b", re.IGNORECASE)


def stands_as_typed(point: Point, clause: Clause) -> bool:
    """Whether a topic is all that a composed clause names, up to its comma, and nothing in it is amiss.

    Args:
        point: as it was understood.
        clause: the clause of the note it comes from.
    """
    words = point.np.split()
    if not 2 < len(words) <= _LONGEST or point.jotted or clause.aside:
        return False
    ends = {piece.split()[-1].strip(".,") for piece in (clause.text, clause.text.split(", ")[0]) if piece.split()}
    return words[-1] in ends and nothing_amiss(point.np, plainer(point.np))


def own_claims(note: str, cast: Cast, names: dict[str, str]) -> tuple[Claim, ...]:
    """What a composed note says of the candidate, in the words it was written in; nothing where anything is amiss.

    Args:
        note: as typed.
        cast, names: see `perspective` and `cleaning.recase`.
    """
    lines = clean_lines(note, names)
    said = to_reader(expand(THERE.sub("", lines[0].strip(" .,;:"))), cast) if lines else ""
    if not said or belittles(said) or _SOMEBODY.search(said) or _NO_THING.match(said):
        return ()
    pieces = said.split(", ")
    whole = said if all(map(joins_on, pieces[1:])) else pieces[0]
    if not 2 < len(whole.split()) <= _LONGEST:
        return ()
    claim = _deed(whole) or _held(whole)
    told = claim and (claim.clause or claim.np)
    return (Claim(claim.np, claim.clause, lines[0]),) if claim and told and nothing_amiss(told, plainer(told)) else ()


def _deed(words: str) -> Claim | None:
    """What the candidate did or does, with or without "I" before it."""
    first = words.split()[0].lower()
    if first == "i":
        return Claim(clause=words) if is_clause(words) else Claim()
    if not past(first) or base_of(first, "base"):
        return None
    main = re.split(r" (?:that|which|who) (?=(?:is|are|was|were|has|have) )", words)[0]  # "the playbook that is still used"
    return Claim(clause=f"I {words}") if is_clause(f"I {main}") else Claim()


def _held(words: str) -> Claim | None:
    """What the candidate is or has: "advocate of the High Court since 2019", "six field seasons of mist netting"."""
    first = words.split()[0].lower()
    if first in PREPOSITIONS | (DETERMINERS - {"my"}) - set(_COUNTS) or finite_at(tokens_of(f"my {words}")) > 0:
        return None
    head = re.split(rf" (?:{'|'.join(sorted(PREPOSITIONS))}|since|who|that) ", words)[0]
    if AGENT.search(head) or _PERSON.search(head):
        return Claim(clause=f"I {'have been' if _SINCE.search(words) else 'am'} {indefinite(words)}")
    if head.lower() in ADJECTIVES or not may_be_noun(head.split()[-1].lower()):
        return None  # "good with people"
    if _SINCE.search(words):
        return None
    last = head.split()[-1].lower()
    counted = first in _COUNTS or first[:1].isdigit()
    worked_with = (
        first != "my"
        and not counted
        and things_of(last)
        and last not in word_set("has-of-ones-own")
        and not is_credential(last)
    )
    return Claim(np=words if first == "my" else f"my {'experience with ' * worked_with}{words}")


_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
