"""Asks of a sentence that was typed whole whether anything in it is amiss; where nothing is, its writer answers for it."""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import PREPOSITIONS, is_gerund
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.soundness import is_broken
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.screening import is_unfit
from followup_ai.offline.typed.slips import is_slip, points_nowhere

_ODD_MARK = re.compile(r"[:;()<>=|\"“”&+~@#?!]|\d/\d|\b(?:etc|eg|ie|vs|incl|approx|w|yrs?|hrs?|mths?)\b")
# "and" or a comma with nothing that it joins, "not" and "no" of a telegram
_LOOSE = re.compile(
    r"\b(?:and|but|so|or) (?:no|only|so|then|now)\b|\b(?:and|but|or) not (?!in|at|on|by|with|for)"
    r"|, (?:no|not|only|then|now|so|but|all|always|never|mostly)\b"
    r"|\b(?:am|is|are|was|were) \w+(?:s|ing)? (?:the|a|an|my) |\bthe (?:an?|my|our|I|we)\b|\b(?:a|an|the|my|our|of|to|with)$"
)
_TIME = re.compile(
    r" (?:last|this|each|every) (?:year|month|week|spring|summer|autumn|winter|season|term|night|day)\b"
    r"|(?: (?:in|through|to|from))? (?:\w+th|first|second|third) grade\b"
)


def nothing_amiss(said: str, plain: str) -> bool:
    """Whether words hold no telegram's mark, no loose joint, no slip and no noun without its article.

    Args:
        said: the words as they would be said.
        plain: the same as `plainer` gives them back.
    """
    if _ODD_MARK.search(said) or _LOOSE.search(said) or odd_words(said) > 1 or is_unfit(said):
        return False
    return not (is_slip(said) or is_broken(said) or points_nowhere(said) or lacks_articles(plain))


def lacks_articles(plain: str) -> bool:
    """Whether any piece between commas lacks an article, in words as `plainer` gives them back."""
    return any(map(lacks_article, plain.split(", ")))


def plainer(told: str) -> str:
    """The clause without what the proofs of grammar stumble over: times, grades, a word in quotation marks, "per cent"."""
    told = re.sub(r"\b[Nn]ear[- ]misse?(?=s\b)", "slip", told)
    told = re.sub(r" per ?cent\b", "%", _TIME.sub("", re.sub(r'"([\w-]+)"', r"\1", told)))
    return re.sub(r"(?<=s )(?P<on>(?:[a-z]+ ){0,4})their\b", r"\g<on>the", told)  # the apprentices' own papers


_JOINS = frozenset(["and", "up", "down", "because", "which", "where", "when", "while", "after", "before", "until", "including"])


def joins_on(piece: str) -> bool:
    """Whether a piece behind a comma says how it goes on with what stands before it."""
    first = piece.split()[0].lower()
    return first in _JOINS or first in PREPOSITIONS or is_gerund(first)
