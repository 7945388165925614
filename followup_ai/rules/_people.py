"""Names that are words as well: "Mercy" pleads for nothing and "Sun" is no day, where they stand as somebody's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from followup_ai import anatomy
from followup_ai.language.dates import MONTHS, WEEKDAYS
from followup_ai.language.titles import TITLES
from followup_ai.models import Draft, Interview
from followup_ai.rules._words import is_ordinary, plain

_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_DAYS = frozenset(form for name in (*MONTHS, *WEEKDAYS) for form in (name.lower(), name[:3].lower()))
# Before these a word is what somebody is called, if it is anybody's name: "Hello Sun", "this is Will", "Thank you, Hope."
_TITLED = tuple(f"{title}{stop} " for title in ("Mr", "Mrs", "Ms", "Dr") for stop in ("", "."))
_CALLED = ("Dear ", "Hi ", "Hello ", "this ", "is ", "it's ", ", ", "Miss ", *_TITLED)
_SPEAKS = r" (?:also |kindly )?(?:mentioned|said|told|asked|explained|described|showed|suggested|wrote|called|promised)\b"


def people_of(interview: Interview | None) -> tuple[str, ...]:
    """The names of everybody an interview knows, the candidate's among them; none without an interview."""
    return (interview.candidate, *(person.name for person in interview.people)) if interview else ()


@lru_cache(maxsize=64)
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Where a name that a reader could take for a word may begin, and what tells there that it stands as a name.

    None where no name is such a one. The first is a row of bare words, which `re` finds ten times as quickly.
    """
    telling = [name for name in names if any(_is_word(word) for word in _WORD.findall(name))]
    words = {word for name in telling for word in _WORD.findall(name) if _is_word(word)}
    if not words:
        return None
    whole = "|".join(r"\s+".join(map(re.escape, words)) for name in telling for words in (name.split(), _untitled(name)))
    word = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    before = "|".join(f"(?<={re.escape(lead)})" for lead in _CALLED)
    vocative = rf"(?:{before})(?:{word})(?=[,.!?\n]|$| and\b|'s\b)|(?:^|(?<=Subject: ))(?:{word})(?=,|$)"
    alone = rf"{vocative}|(?<![\w'])(?:{word})(?={_SPEAKS})"
    first = {start for name in telling for start in (name.split()[0], _untitled(name)[0])} | words
    starts = re.compile("|".join(map(re.escape, sorted(first, key=len, reverse=True))))
    return starts, re.compile(rf"(?<!\w)(?:{whole})(?!\w)|{alone}", re.MULTILINE)


def _untitled(name: str) -> list[str]:
    words = name.split()
    return words[1:] if len(words) > 2 and _is_title(words[0]) else words


def _is_title(word: str) -> bool:
    return word.rstrip(".").lower() in TITLES


def _is_word(name: str) -> bool:
    low = plain(name)
    return not _is_title(name) and (low in _DAYS or is_ordinary(low))


def names_at(text: str, names: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where names that are words as well stand as names in a text.

    Args:
        text: any words of a message, in the case they were written in.
        names: see `people_of`.
    """
    found: list[tuple[int, int]] = []
    if patterns := _patterns(names):
        starts, pattern = patterns
        for start in starts.finditer(text):
            if (match := pattern.match(text, start.start())) and match.start() >= (found[-1][1] if found else 0):
                found.append(match.span())
    return tuple(found)


def _put_aside(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with each name behind letters of no meaning, as long as it was, so that every offset stays."""
    out, at = [], 0
    for start, end in places:
        out += [text[at:start], _WORD.sub(lambda m: m[0][0] + ("zov" * len(m[0]))[: len(m[0]) - 1], text[start:end])]
        at = end
    return "".join([*out, text[at:]])


@lru_cache(maxsize=16)
def names_aside(draft: Draft, names: tuple[str, ...]) -> Draft:
    """The draft with names that are words as well put aside; the draft itself where it holds none.

    Args:
        draft: what is judged.
        names: see `people_of`.
    """
    places = names_at(draft.text, names)
    if not places:
        return draft
    candidate = _put_aside(names[0], names_at(names[0], names))
    aside = anatomy.parse(_put_aside(draft.text, places), draft.format, candidate=candidate)
    return aside if [p.start for p in aside.paragraphs] == [p.start for p in draft.paragraphs] else draft


def named_again(why: str, names: tuple[str, ...]) -> str:
    """A reason that quotes a draft with names aside, with the names in it.

    Args:
        why: the reason.
        names: see `people_of`.
    """
    for name in names:
        aside = _put_aside(name, [(0, len(name))])
        for hidden, shown in ((aside, name), *zip(_WORD.findall(aside), _WORD.findall(name), strict=True)):
            why = why.replace(hidden, shown)
    return why
