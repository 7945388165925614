"""Puts "the" before a topic whose article a note left out, where English wants one."""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
    counted_nouns,
    is_gerund,
    takes_no_article,
    word_set,
)
from followup_ai.offline.english.perspective import TITLES

_RELATIVE = word_set("relative")
_TENS = word_set("tens")
_NUMBERED = word_set("numbered")
_NEW_SUBJECTS = SUBJECTS | {"to", "each", "every", "per", "nobody", "everybody", "everyone", "someone", "somebody", "people"}
# A figure that may take "the": a year, an hour, a name like "6G".
_NAMING = re.compile(r"^\d{4}$|^\d{1,2}(?:am|pm|:\d\d)|^\d+[A-Za-z-]+$")


_ADVERB = re.compile(
    r"(?!curly|elderly|lonely|costly|likely|lively|early|daily|weekly|monthly|quarterly|yearly|famil|suppl|assembl"
    r"|friendl|fly|only|july|rally|italy)\w{3,}ly$|only$"
)


def core(word: str) -> str:
    """A word in lower case without the punctuation around it."""
    return word.strip(",.;:!?\"'()").lower()


def with_article(phrase: str) -> str:
    """`phrase` with "the" where a note left the article out and English wants one."""
    tokens = phrase.split()
    counted = _is_ranked_count(tokens)
    if not tokens or (_begins_settled(tokens) and not counted):
        return phrase
    first = core(tokens[0])
    if counted or _is_of_something(tokens) or _is_of_a_time(tokens):
        return f"the {_DONE_TO_ONE.sub(_with_the, phrase)}"
    if first in _NUMBERED and len(tokens) > 1 and re.fullmatch(r"\d{1,3}", tokens[1]):
        return phrase  # "route 12 always full"
    if re.fullmatch(r"\d{1,3}", tokens[0]):
        return f"the {phrase}" if len(tokens) > 2 and _counts_things(tokens) else phrase
    if is_gerund(first):
        return f"the {phrase}" if is_gerund(first) and _is_compound(tokens) else phrase
    counted = "-" in first and head_of(tokens) in counted_nouns() and len(tokens) > 1  # "six-bed unit"
    if first.split("-")[0] in DETERMINERS | _TENS:
        return f"the {phrase}" if counted else phrase
    subject = _subject_tokens(tokens)
    if (
        len(tokens) > len(subject)
        and core(tokens[len(subject)]) in ("vs", "versus")
        and core(subject[-1]) not in counted_nouns()
    ):
        return phrase
    named = _wants_one(subject, alone=len(tokens) == 1) or _is_an_event(subject, tokens) or _is_placed(subject, tokens)
    return f"the {phrase}" if named else phrase


_A_TIME = re.compile(
    r"(?:morning|afternoon|evening|night|weekend|week|month|year|day|spring|summer|autumn|fall|winter|holidays?)s?$"
)


def _is_placed(subject: list[str], tokens: list[str]) -> bool:
    """Whether several things are those of a known one: "sash windows for the listed terrace"."""
    joint, *known = [core(t) for t in tokens[len(subject) : len(subject) + 3]] or [""]
    head = core(subject[-1])
    several = head.endswith("s") and not head.endswith(("ss", "us", "is")) and head not in ("others", "lots", "loads")
    bare = all(re.fullmatch(r"[a-z][a-z'’-]*", token) for token in subject)
    placed = joint in ("for", "in", "on", "at", "to", "along") and known[:1] in (["the"], ["your"])
    return several and bare and placed and not any(map(_A_TIME.match, known[1:]))


# "inspection of room", "cleaning of machine": what is done, and one thing that it is done to
_DONE_TO_ONE = re.compile(
    r"^(?P<done>[a-z]{3,}(?:tion|sion|ing|ment|ance|al|check) of) (?P<one>[a-z]+)"
    r"(?=$|,| (?:in|on|at|by|before|after|for|and)\b)"
)


def _with_the(match: re.Match[str]) -> str:
    single = match["one"] in counted_nouns() and not match["one"].endswith("s")
    return f"{match['done']} {'the ' * single}{match['one']}"


def _is_ranked_count(tokens: list[str]) -> bool:
    """Whether words count some of a row: "first 90 days", "last three audits"."""
    if len(tokens) < 3 or core(tokens[0]) not in ("first", "next", "last"):
        return False
    figure = re.fullmatch(r"\d{1,3}", tokens[1]) or core(tokens[1]) in _TENS | _FEW
    return bool(figure) and core(tokens[2]).endswith("s")


_FEW = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "few", "couple"])


# "lack of staff", "plenty of room", "kinds of wood" stand without an article.
_OF_ANY = word_set("of-any")


_OF_A_TIME = frozenset(["new", "old", "current", "latest", "recent", "upcoming", "planned", "former", "previous"])


def _is_of_a_time(tokens: list[str]) -> bool:
    """Whether one thing is told by its age, and more of it behind: "new law on tenancy deposits"."""
    subject = _subject_tokens(tokens)
    several = core(subject[-1]).endswith("s") and not core(subject[-1]).endswith(("ss", "us", "is"))
    return core(tokens[0]) in _OF_A_TIME and len(subject) == 2 < len(tokens) and not several


def _is_of_something(tokens: list[str]) -> bool:
    """Whether a bare noun is that of something, which makes it a known one: "quality of the bread"."""
    bare = tokens[0].isalpha() and tokens[0].islower() and core(tokens[0]) not in _OF_ANY
    return bare and len(tokens) > 2 and tokens[1] == "of"


def _begins_settled(tokens: list[str]) -> bool:
    """Whether the first word already is, or forbids, an article."""
    first = core(tokens[0])
    figure = tokens[0][:1].isdigit() and not re.fullmatch(r"\d{1,3}", tokens[0]) and not _NAMING.match(tokens[0])
    closed = first in DETERMINERS or first in SUBJECTS or first in WH_WORDS or first in ("how", "more", "both", "all")
    titled = TITLES.match(" ".join(tokens))  # "Sister Philomena's wish"
    named = titled is not None and titled.end() > 0 and " ".join(tokens)[titled.end() :][:1].isupper()
    day = len(tokens) > 2 and first in ("last", "next", "this") and core(tokens[1]).endswith("'s")
    return closed or figure or day or named or tokens[0][:1] in "\"'(" or first.endswith("'s") or bool(_ADVERB.match(first))


def _wants_one(subject: list[str], *, alone: bool) -> bool:
    """Whether the noun with what stands before it wants "the": a counted noun, or anything that a name only describes."""
    head = core(subject[-1])
    several = head.endswith("s") and not head.endswith("ss")
    described = any(c.isupper() for c in subject[0]) and not several
    if len(subject) > 1 and subject[-1].islower() and (head in counted_nouns() or described):
        return True
    if alone and head not in counted_nouns():
        return False  # "balayage", "onboarding": one word that may be no counted thing
    name = all(any(c.isupper() for c in t) or not t[:1].isalpha() or t[:1].lower() == t[:1].upper() for t in subject)
    return not name and not takes_no_article(head)


def _is_an_event(subject: list[str], tokens: list[str]) -> bool:
    """ "evidence session in March": what is described before and placed after is one of its kind, whatever its ending."""
    joint = core(tokens[len(subject)]) if len(tokens) > len(subject) else ""
    if len(subject) == 1 and _MOVED.search(core(subject[0])):
        return joint in ("of", "from", "to", "into")  # "migration to the new system", "refurbishment of the east wing"
    placed = joint in ("in", "on", "at", "of", "for", "with")
    return len(subject) > 1 and placed and bool(re.search(r"(?:tion|sion|ment|ance|ence|al)$", core(subject[-1])))


# What is done once, to something, and has a name of its own
_MOVED = re.compile(
    r"^(?:migration|transition|conversion|relocation|expansion|extension|introduction|integration|merger|transformation"
    r"|re(?:furbish|place|develop|settle|treat)ment|renovation|restoration|installation|construction|demolition|reduction"
    r"|reorgani[sz]ation|automation|digiti[sz]ation|acquisition|adoption|replacement|recruitment|implementation|closure|removal"
    r"|disposal|arrival)$"
)


def _counts_things(tokens: list[str]) -> bool:
    """Whether a figure counts the things that were spoken of ("14 children on the caseload"), and measures nothing."""
    head = head_of(tokens)
    plural = (head.endswith("s") and not head.endswith(("ss", "us", "is"))) or head in (
        "children",
        "people",
        "men",
        "women",
        "staff",
    )
    return plural and not is_measure(head) and core(tokens[1]) not in (*PREPOSITIONS, *CONJUNCTIONS)


def is_measure(noun: str) -> bool:
    """Whether a noun in the plural measures something and is nothing that one counts: "minutes", "miles".

    Args:
        noun: in lower case.
    """
    return bool(_MEASURE.fullmatch(noun))


_MEASURE = re.compile(
    r"years|months|weeks|days|hours|minutes|mins|seconds|nights|miles|metres|meters|litres|tonnes|tons|kilos"
    r"|degrees|percent|times"
    r"|points|pounds|dollars|euros|pence|weekends|shifts"
)


# Verbs besides, and so no counted nouns of the lexicon: "reporting line", "training plan"
_NAMED_BY_ACT = frozenset(["line", "plan", "list", "budget", "model", "test", "trial", "scheme", "pilot"])


def _is_compound(tokens: list[str]) -> bool:
    """Whether an -ing word is part of a noun's name ("sampling cruise", "training budget for 2027") and governs nothing."""
    subject = _subject_tokens(tokens)
    two = len(subject) == 2 or (len(subject) == 3 and is_gerund(core(subject[1])))  # "mooring waiting list"
    named = core(subject[-1]) in counted_nouns() or core(subject[-1]) in _NAMED_BY_ACT
    return two and named and subject[0].islower() and subject[-1].islower() and not subject[0].endswith(",")


def _subject_tokens(tokens: list[str]) -> list[str]:
    found: list[str] = []
    for token in tokens:
        if found and (
            core(token) in PREPOSITIONS
            or core(token) in _RELATIVE
            or core(token) in CONJUNCTIONS
            or core(token) in _NEW_SUBJECTS
            or (is_gerund(core(token)) and token is not tokens[-1] and core(found[-1]) in counted_nouns())
        ):
            break
        found.append(token)
        if token.endswith(","):
            break
    return found


def head_of(tokens: list[str]) -> str:
    """The head noun of a noun phrase: the last word before a preposition, a relative or a comma."""
    return core(_subject_tokens(tokens)[-1])
