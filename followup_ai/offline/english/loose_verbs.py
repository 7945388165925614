"""Finds a verb that looks like part of a noun phrase ("lockdowns cut lessons")."""

from __future__ import annotations

from followup_ai.offline.english.finite import Token, nounlike, tokens_of
from followup_ai.offline.english.lexicon import PREPOSITIONS, WH_WORDS, is_gerund, word_set

# Past forms that are participles too, and of which some are nouns or base forms besides.
_LOOSE = word_set("past-or-participle")
_PLACED = frozenset(["here", "there", "again", "together", "alone", "everywhere", "abroad", "upstairs", "downstairs"])


def _loose_at(tokens: list[Token]) -> int:
    """Where a word stands that may be the verb of what stands before it; -1 where none does."""
    if not tokens or tokens[0].word in WH_WORDS or is_gerund(tokens[0].word):
        return -1
    for at in range(1, len(tokens) - 1):
        word, before, after = tokens[at].word, tokens[at - 1], tokens[at + 1].word
        told = word in _LOOSE or (word.endswith("ed") and after in _PLACED)
        if before.word in WH_WORDS | {"that"}:
            return -1  # what follows tells which one is meant
        if told and nounlike(before) and not before.stop and before.word not in ("the", "a", "an") and after not in _JOINS:
            return at
    return -1


_JOINS = PREPOSITIONS | {"and", "or", "to", "that", "last", "this", "next", "yesterday", "today"}


def has_loose_verb(text: str) -> bool:
    """Whether words that should be a noun phrase hold a word that reads as their verb."""
    return _loose_at(tokens_of(text)) > 0
