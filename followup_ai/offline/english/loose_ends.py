"""Tells where words break off: no phrase ends in "the", in "with the current", or in "and wanted", wherever it was cut."""

from __future__ import annotations

import re

from followup_ai.offline.english.finite import adjective
from followup_ai.offline.english.lexicon import base_of, counted_nouns, word_set

_ENDS = r"(?=\s*(?:[,;:.!?]|$))"
# What something has to follow; "and, in his opinion," goes on
_OPEN = re.compile(
    rf"(?<![\w'’])(?:(?:the|an?(?!\.m)|my|your|our|their|its|every){_ENDS}"
    r"|(?:and|or|but|nor|than|because|although|unless|whose|as|if|very)(?=\s*(?:[;:.!?]|$)))"
)
_THE = r"\b(?P<the>the|an?|my|your|our|their|its)"
# "the day with the current", "the meeting with the artistic", "in their new"
_OF_WHAT = re.compile(rf"{_THE} (?P<kind>[a-z]+){_ENDS}")
# What stands before its noun alone; "the elderly" and "the public" are people
_NEVER_ALONE = frozenset("current previous former new main recent entire upcoming outgoing various".split())  # noqa: SIM905
_NOUNS_TOO = word_set("nouns-like-adjectives")
# "… after Christmas and wanted", "who gets dressed and wants"
_WHAT_ELSE = re.compile(rf"\b(?:and|or|but|who|that) (?P<did>[a-z]+){_ENDS}")
_NEEDS_AN_OBJECT = frozenset("want ask say tell give have make take get put bring need like let keep".split())  # noqa: SIM905
# "a done book", "the someone"
_NO_THING = re.compile(r"\b(?:the|an?) (?:done|gone|been|went|did|someone|somebody|anyone|anybody|everyone|everybody)\b")


def breaks_off(text: str) -> bool:
    """Whether words end, before a comma or altogether, where no phrase can end, or have an article before what takes none.

    Args:
        text: a phrase or a clause as it would be said.
    """
    if _OPEN.search(text) or _NO_THING.search(text):
        return True
    if any(_is_of_a_kind(found["the"], found["kind"]) for found in _OF_WHAT.finditer(text)):
        return True
    return any(_wants_an_object(found["did"]) for found in _WHAT_ELSE.finditer(text))


def _wants_an_object(does: str) -> bool:
    """Whether a form in the past or of one person is of a verb that says nothing without its object."""
    return bool({base_of(does, "past"), base_of(does, "third")} & _NEEDS_AN_OBJECT)


def _is_of_a_kind(the: str, word: str) -> bool:
    """Whether a word behind an article tells only of what kind something is, and what it is does not stand there."""
    if the == "the":
        of_a_kind = word.endswith("istic") or (word.endswith(("ic", "ive", "ous")) and adjective(word))
        return word in _NEVER_ALONE or (of_a_kind and not _may_be_noun(word))
    best = word.endswith("st") or word == "own"  # "at its best", "on my own"
    return adjective(word) and not best and not _may_be_noun(word)


def _may_be_noun(word: str) -> bool:
    return word in counted_nouns() or word in _NOUNS_TOO
