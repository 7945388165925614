"""Puts a question into the order of a statement: "what support do new drivers get" → "what support new drivers get"."""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    base_of,
    is_gerund,
    past_tense,
    third,
    word_set,
)
from followup_ai.offline.english.topics import core

_ASKS = re.compile(
    r"^(?P<wh>(?:how|why|what|when|where|which|who)(?: (?!do|does|did|is|are|was|were|has|have|had|will|would|can|could|should)"
    r"(?!(?:I|you|we|they|he|she|it|there|the|an?|my|your|our|their) )[a-z-]+){0,3}?) "
    r"(?P<aux>do|does|did|is|are|was|were|has|have|had|will|would|can|could|should) (?P<rest>\S+.*)$",
    re.IGNORECASE,
)
_ONE_WORD = frozenset(["you", "i", "we", "they", "he", "she", "it", "there", "people", "everyone", "everybody", "nobody"])
_SEVERAL = frozenset(["people", "children", "men", "women", "staff", "police", "clergy"])
_OF_A_STATE = frozenset(["so", "too", "still", "always", "often", "not", "never", "already", "usually", "only"])
_NOUN_VERBS = word_set("noun-verbs")
_ADJECTIVES = word_set("adjectives")


def asks_in_its_order(words: str) -> bool:
    """Whether words are a question with its helping verb before its subject.

    Args:
        words: in lower case or sentence case, without a question mark.
    """
    return bool(_ASKS.match(words))


def in_statement_order(words: str) -> str:
    """A question as the statement that says what was asked; "" where its subject is not sure to end.

    Args:
        words: a question for which `asks_in_its_order` holds.
    """
    asked = _ASKS.match(words)
    if asked is None:
        return ""
    wh, aux, told = asked["wh"], asked["aux"].lower(), asked["rest"].split()
    helped = aux in ("do", "does", "did")
    at = _verb_of(told) if helped or aux in ("will", "would", "can", "could", "should") else _state_of(told)
    if at < 1:
        return ""
    subject, said = " ".join(told[:at]), told[at:]
    if not helped:
        return f"{wh} {subject} {aux} {' '.join(said)}"
    verb = said[0].lower()
    formed = past_tense(verb) if aux == "did" else third(verb) if aux == "does" else verb
    return f"{wh} {subject} {' '.join([formed, *said[1:]])}" if formed else ""


def _verb_of(told: list[str]) -> int:
    """Where the verb stands in its base form behind the subject; 0 where that is not sure."""
    low = [core(t) for t in told]
    if low[0] in _ONE_WORD and low[0] != "people":
        return int(len(low) > 1)
    for at in range(1, min(6, len(low))):
        before = low[at - 1]
        if before in DETERMINERS or before in PREPOSITIONS or not (low[at] in ("be", "have") or base_of(low[at], "base")):
            continue
        plural = (before.endswith("s") and not before.endswith("ss")) or before in _SEVERAL
        runs_on = at + 1 < len(low) and base_of(low[at + 1], "base") and low[at] in _NOUN_VERBS
        if plural or (not runs_on and before not in _ADJECTIVES):
            return at
    return 0


def _state_of(told: list[str]) -> int:
    """Where what is said of the subject begins: "made", "so slow", "working"; 0 where that is not sure."""
    low = [core(t) for t in told]
    if low[0] in _ONE_WORD:
        return int(len(low) > 1)
    for at in range(1, min(6, len(low))):
        word, before = low[at], low[at - 1]
        if before in DETERMINERS or before in PREPOSITIONS or before in ADVERBS:
            continue
        done = base_of(word, "participle") or base_of(word, "past")
        if word in _OF_A_STATE or done or is_gerund(word) or (word in _ADJECTIVES and at + 1 == len(low)):
            return at
    return 0
