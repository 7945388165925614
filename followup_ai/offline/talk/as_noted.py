"""Takes up a short note as it stands, where none of the notes proves to be a phrase or a statement.

"Streaming instead of nightly batches", "two weeks on, two weeks off": what fits no grammar reads well behind "about",
as long as it is plain words and of nobody's doings.
"""

from __future__ import annotations

import re

from followup_ai.offline.english.finite import finite_at, tokens_of
from followup_ai.offline.english.kinds import Point, kind_of
from followup_ai.offline.english.lexicon import ADVERBS, AUXILIARIES, DETERMINERS, SUBJECTS, base_of, is_gerund
from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.shapes import is_finite
from followup_ai.offline.english.topics import with_article
from followup_ai.offline.talk.tidy_topics import HAPPENS
from followup_ai.offline.talk.weight import OF_AN_AGE
from followup_ai.offline.typed.cleaning import everyday
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.screening import discomfort
from followup_ai.offline.typed.typos import slips_in

_FEWEST, _MOST = 3, 14
"""Words: fewer name no topic, more read as no topic."""
_ONE_PIECE = re.compile(r"(?!\d)[\w'’,%-]+(?: [\w'’,%&-]+)*\.?")
_OF_SOMEBODY = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours|he|she|him|his|her|hers|it|its|you|there)\b")
# What one gets for the work and where one leaves the car is no topic to have on one's mind
_OF_TERMS = re.compile(
    r"\b(?:pay|paid|salar\w+|wages?|rates?|bonus\w*|holidays?|leave|parking|canteen|lunch|toilets?|uniforms?|overtime|premiums?|allowances?)\b|[$£€]"
)

_ASKED = re.compile(
    r"(?:how|what|why|which|when|where|who)\b(?: \w+){0,2} (?:do|does|did|can|could|will|would|should|is|are|was|were|has"
    r"|have)\b",
    re.IGNORECASE,
)


# "tablets a day how many": a question whose verb stands nowhere
_HOW_MANY = re.compile(r"\w how (?:many|much|often|long|far|big)\b")


def as_noted(words: str, number: int, cast: Cast) -> Point | None:
    """A note as a topic; None where it may be more than a topic, or less.

    Args:
        words: the note, tidied and in sentence case.
        number: of the note within its field.
        cast: who is who in the notes.
    """
    words = _SPLICED.split(_LOUD.sub(_lowered, words.strip()))[0]
    if not _ONE_PIECE.fullmatch(words) or not _FEWEST <= len(words.split()) <= _MOST:
        return None
    if (
        _ASKED.match(words)
        or _HOW_MANY.search(words)
        or _OF_SOMEBODY.search(words)
        or _is_of_doing(words)
        or odd_words(words)
        or slips_in(words)
        or discomfort(words)
    ):
        return None
    said = to_reader(expand(words.rstrip(".")), cast)
    if not said or _OF_TERMS.search(said) or OF_AN_AGE.match(said):
        return None
    kind = kind_of(said, "discussed")
    penalty = 8 if kind == "logistics" else 4
    topic = Point(np=said, field="discussed", note=number, kind=kind, penalty=penalty, doubt=2)
    told = said.removeprefix("that ")  # "that the buses go electric" was typed as a statement
    told_of = said.split()[0] in DETERMINERS and is_finite(said) and 0 < finite_at(tokens_of(said)) < 8
    stated = told != said or told_of or _OF_EACH.match(said)
    if _OF_OTHERS.search(said) and not stated:
        return topic
    if stated or HAPPENS.match(said) or (said.startswith("you ") and _is_verb(said.split()[1])):
        return Point(clause=told, field="discussed", note=number, penalty=penalty, doubt=1)
    return topic


def _is_verb(word: str) -> bool:
    return bool(word in AUXILIARIES | ADVERBS or base_of(word, "past") or base_of(word, "base"))


def _lowered(match: re.Match[str]) -> str:
    return match[0].lower() if all(map(everyday, match[0].split())) else match[0]


_OF_EACH = re.compile(r"(?:each|every|nobody|everybody|no one)\b")  # of all that do something, and no topic
_OF_OTHERS = re.compile(r"\b(?:they|them|their|theirs)\b")
# Words shouted within a note, and what a comma splices on: "no more AGENCY STAFF, that is why this job exists"
_LOUD = re.compile(r"\b[A-Z]{3,}(?: [A-Z]{2,})+\b")
_SPLICED = re.compile(r", (?:that|this)(?:['’]?s| is) why\b| so (?=(?:more|less|fewer) [a-z]+(?:$|,))")


def _is_of_doing(words: str) -> bool:
    """Whether the note begins with what somebody did or is to do: "asked about pay", "send the slides", "went well"."""
    first, second = [w.strip(",").lower() for w in words.split()[:2]]
    does = base_of(first, "base") == first and second in (DETERMINERS | SUBJECTS) - {"that"}
    return bool(first in AUXILIARIES or does or (base_of(first, "past") and not is_gerund(first)))


_PIECE = re.compile(r"[^,;:.!?()/\[\]\"–—-]+(?:-[a-z]+)?")
_TIMES_OR_ANYBODY = frozenset(
    "hours minutes days weeks months years times things people kids guys ones bits lots weekends mornings nights".split()  # noqa: SIM905
)


def bare_thing(words: str, number: int) -> Point | None:
    """The first things of several that a note names, or its heading, for where nothing else of it can be said: "waste. they …".

    Args:
        words: the note, as typed.
        number: of the note within its field.
    """
    for piece in _PIECE.findall(words):
        typed = "" if discomfort(piece) or piece.lower().startswith("my ") else piece  # "my weakness with spreadsheets"
        for before, word, following in zip(["", *typed.split()], typed.split(), [*typed.split()[1:], ""], strict=False):
            if _is_things(word) and not (following.istitle() or following == "worth" or before.lower() in _WHOSE):
                return Point(np=f"the {word}", field="discussed", note=number, penalty=4, doubt=2)
    heading = _HEADING.match(words)
    if heading is None or _OF_TERMS.search(words) or not everyday(heading[0]):
        return None
    return Point(np=with_article(heading[0]), field="discussed", note=number, penalty=6, doubt=2)


_HEADING = re.compile(r"[a-z]{5,}(?<!ly)(?=[.:] )")


_WHOSE = frozenset(["my", "his", "her", "their", "our", "your"])  # "my grandads up anyway"


def _is_things(word: str) -> bool:
    named = word.islower() and word.isalpha() and len(word) > 4 and is_plural(word) and everyday(word)
    return named and word not in _TIMES_OR_ANYBODY | ADVERBS and not word.endswith("days") and not base_of(word, "third")
