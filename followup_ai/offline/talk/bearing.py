"""Tells whether something the candidate brings bears on something that was talked about."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from followup_ai.offline.english.lexicon import ADVERBS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, base_of, word_set
from followup_ai.offline.typed.phrasing import content

SAID_OF_ANY = word_set("said-of-any")
"""Words that anybody's doubt or claim is made of."""
# Small words, counts and measures of time stand in any note
_ANYBODYS = word_set("anybodys") | ADVERBS | PREPOSITIONS | DETERMINERS | CONJUNCTIONS | word_set("tens")
_COUNTS = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|first|second|third|half|hundred|thousand"
    r"|years?|months?|weeks?|days?|hours?|minutes?|nights?|mornings?|questions?|keep|keeps|kept)$"
)


def bears_on(text: str, other: str) -> bool:
    """Whether two texts share a telling word, in whatever form ("labelling" and "label")."""
    return bool(_stems(text) & _stems(other))


_OFTEN = 4


@lru_cache(maxsize=256)
def of_the_trade(role: str, notes: tuple[str, ...]) -> frozenset[str]:
    """The stems that join nothing in these notes: those of the role, and those of which every other note is made.

    Among dairy people "milk" stands everywhere, and a trial milking is no answer to the milk records.

    Args:
        role: as the interview names it.
        notes: all that is noted of the conversation and of the candidate.
    """
    often = Counter(stem for note in notes for stem in _stems(note))
    return _stems(role.title()) | {stem for stem, times in often.items() if times >= _OFTEN}


def is_of_the_role(text: str, role: str) -> bool:
    """Whether a topic names nothing but what the role's name says: "the warehouse" to whoever seeks its supervisor.

    Args:
        text: the topic.
        role: as the interview names it.
    """
    named = _stems(text)
    return bool(named) and named <= _stems(role.title())


def shared_weight(text: str, other: str, but: frozenset[str] = frozenset()) -> float:
    """How much two texts share beside some stems: a letter name ("KQL") or a longer word says more.

    Args:
        text, other: a claim and what was talked about.
        but: stems that count for nothing; see `of_the_trade`.
    """
    shared = (_stems(text) & _stems(other)) - but
    only = next(iter(shared)) if len(shared) == 1 else ""
    if only and (only in _HOUSES or _of_two_kinds(only, text, other)):
        return 0.0
    return sum(1.5 if stem.isupper() or len(stem) > 4 else 1.0 for stem in shared)


# Where both work ties nothing: interns "now in national museums" are no answer to a loan to a museum
_HOUSES = frozenset(word[:5] for word in "museum school hospital hotel company office university college shop store".split())  # noqa: SIM905


def _of_two_kinds(stem: str, text: str, other: str) -> bool:
    """Whether one short word is all that is shared, and names two things ("payment plans", "pre-paid plans")."""
    if len(stem) > 4 or stem.isupper():
        return False
    kinds = [set(re.findall(rf"([a-z][\w-]{{3,}}) {re.escape(stem)}s?\b", t.lower())) - _LEADS for t in (text, other)]
    return all(kinds) and not kinds[0] & kinds[1]


_LEADS = word_set("leads")


# "signing" and "sign", "trimmed" and "trimming"
_ENDING = re.compile(r"(?<=[a-z]{4})(?:ing|ed)$")


@lru_cache(maxsize=2048)
def _stems(text: str) -> frozenset[str]:
    words = {
        _ENDING.sub("", w.rstrip("s"))[:5]
        for w in content(text) - SAID_OF_ANY - _ANYBODYS
        if (len(w) > 3 or w in _SHORT) and w[0].isalpha() and not _tells_no_matter(w)
    }
    kin = {f"~{n}" for n, words_of in enumerate(_KIN) if words_of.search(text)}
    return frozenset(words | kin | set(_LETTERS.findall(text)) - _COMMON_LETTERS)


def _tells_no_matter(word: str) -> bool:
    """Whether a word is a count, a measure of time, or what was done in a form that is no noun ("brought")."""
    did = base_of(word, "past") and not base_of(word, "base") and not word.endswith("ed")
    return bool(did or _COUNTS.match(word))


# Short words that name a matter; "end", "way" and "set" name none.
_SHORT = frozenset(
    {
        *("van", "bus", "car", "cow", "pig", "hen", "bee", "dog", "cat", "ewe", "ram", "hay"),
        *("rye", "tea", "bun", "pie", "jam", "bar", "pub", "inn", "spa", "zoo", "gym", "lab"),
        *("tax", "gas", "oil", "sea", "map", "kit", "oak", "elm", "ash", "rug"),
    }
)
# Different words for one matter: whoever takes deposits has something to say to no-shows.
_KIN = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"dashboards?|reports?|charts?|data visuali[sz]ations?",
        r"no[- ]?shows?|deposits?|cancellations?|missed appointments?",
        r"sickness|absences?|absenteeism|return[- ]to[- ]work",
        r"lame|lameness|hoof|hooves|trimm(?:ed|er|ing)",
        r"attrition|staff turnover|retention|leavers|exit interviews?",
        r"stock ?(?:takes?|counts?|control)|inventor(?:y|ies)|shrinkage",
        r"rotas?|rosters?|rostering|shift planning",
        r"inductions?|onboarding|new starters?",
        r"month[- ]end|close the (?:books|month)",
        r"deaf|hearing aids?|sign(?:ing)? (?:club|language)|BSL|British Sign Language",
        r"waste|leftovers?|left[- ]over|unsold",
        r"cold calls?|cold calling|outbound|prospecting|pick(?:ing)? up the phone",
        r"infection control|hand hygiene|IPC",
        r"wound care|dressings|tissue viability|pressure (?:sores|ulcers)",
        r"newsletters?|email list|mailing list|open rates?",
        r"budgets?|food costs?|cost control",
    )
)
_LETTERS = re.compile(r"\b[A-Z][A-Z\d]{1,5}\b")
_COMMON_LETTERS = frozenset(["UK", "US", "USA", "EU", "HR", "AM", "PM", "GP", "IT", "TV", "OK", "II", "III", "CEO", "PA", "NB"])
