"""Reads what the candidate told or answered in the conversation: their own half of a note on what was discussed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_ai.offline.english.finite import past
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.sureness import sure_statement, typed_whole
from followup_ai.offline.people.speakers import spoken_with
from followup_ai.offline.typed.cleaning import plain, sentences, tidy
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.screening import discomfort, is_unfit


@dataclass(frozen=True)
class Told:
    """A statement that the candidate made.

    Args:
        clause: what was said, as it can follow "As I said" ("I had two graduates and met each of them on Thursdays").
        note: the number of the discussed note it stands in.
    """

    clause: str
    note: int


_SAID = re.compile(
    r"(?:^|[,;.] |\band |\bso |\bbut )I (?:also |then |just )?(?:said|told (?:him|her|them|you)|explained|answered"
    r"|replied|argued|suggested)(?: to (?:him|her|them))?(?: that)?,? (?P<what>[^;:?!]+)$",
    re.IGNORECASE,
)
_DID = re.compile(r"^I (?P<did>[a-z]+) .*\d")
_ASKED = re.compile(r"\b(?:asked|asks|question)\b|\?")
# What points at something that stands elsewhere, and what was no good answer.
_ELSEWHERE = re.compile(
    r"\b(?:he|she|they|him|her|them|his|their|this|these|those|it|there|yes|no|not sure|don't know|sorry|forgot|wrong|weak)\b",
    re.IGNORECASE,
)
# How one lives is nothing to come back to, and what leaves its verb open says nothing.
_NO_MATTER = re.compile(
    r"^I (?:would|will|could|am|have no|do not|did not|was)\b"
    r"|\b(?:bed|sleep\w*|children|kids|married|wife|husband|church|pay)\b|\b(?:done|did|do|have|had)$"
)
# Where a statement may end before its sentence does; what stands behind "so" or "because" is its point
_CUTS = re.compile(r",? and that |, (?:and|but|which|then) ?|, (?!so\b|because\b)")


def told_of(note: str, number: int, cast: Cast, names: dict[str, str]) -> Told | None:
    """What the candidate said in a note of the conversation; None where that is unsure, private, or was said to another.

    Args:
        note: as typed.
        number: its number within the field.
        cast, names: see `perspective` and `cleaning.recase`.
    """
    before = ""
    for sentence in sentences(plain(spoken_with(note, cast))):
        said = _SAID.search(sentence.strip(" ."))
        words = said["what"] if said else sentence if _did_when_asked(sentence, before) else ""
        clause = _clause(words, cast, names) if words else ""
        if clause and not said and not re.search(r"\d", clause):
            clause = ""  # a deed told for its figure is not told without it
        if clause:
            return Told(clause, number)
        before = sentence
    return None


def _did_when_asked(sentence: str, before: str) -> bool:
    """Whether a sentence tells, with its figure, what the candidate did, in answer to what was asked before it."""
    did = _DID.match(sentence)
    return bool(did and past(did["did"]) and _ASKED.search(before) and not _SAID.search(sentence))


def _clause(words: str, cast: Cast, names: dict[str, str]) -> str:
    """The words as a clause, or as much of it from the front as is sure to read well; ""."""
    clean = expand(tidy(words, names).strip(" ,."))
    cuts = [clean, *(clean[: m.start()] for m in reversed(list(_CUTS.finditer(clean))))]
    # "them" and "his" may be anybody's, and must not be turned into the reader's
    plain_ones = [c for c in cuts if not _ELSEWHERE.search(re.sub(r"\b(each|all|some|both) of them\b", r"\1", c))]
    return next((said for c in plain_ones if (said := to_reader(c, cast) or "") and _reads_well(said)), "")


def _reads_well(clause: str) -> bool:
    own = clause.startswith("I ")
    clause = re.sub(r"\b(each|all|some|both) of them\b", r"\1", clause)
    whole = sure_statement(clause) or typed_whole(clause) or (own and _in_two(clause))
    told = own or not re.match(r"(?:we|my|you|your)\b", clause)
    fit = whole and told and not is_unfit(clause) and discomfort(_DENIED.sub("", clause)) < 3
    return bool(fit) and odd_words(clause) < 2 and not _NO_MATTER.search(clause)


# "a classroom does not frighten me"
_DENIED = re.compile(r"\b(?:do|does|did|will|would) (?:not|never) [a-z]+|n't [a-z]+")


def _in_two(clause: str) -> bool:
    """Whether a clause tells two deeds ("I had two graduates and met each on Thursdays"), or a deed and what follows of it."""
    first, joint, second = clause.partition(", so ")
    if joint:
        return sure_statement(first) and (sure_statement(second) or typed_whole(second))
    first, joint, second = clause.partition(" and ")
    whole = all(sure_statement(c) or typed_whole(c) for c in (first, f"I {second}"))
    return bool(joint) and past(second.split()[0]) and whole
