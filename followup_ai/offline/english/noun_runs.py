"""Finds where nouns end with what stands before them, and which of them want an article."""

from __future__ import annotations

import re

from followup_ai.offline.english.finite import (
    ADJECTIVES,
    ARTICLES,
    NOUNS_LIKE_ADJECTIVES,
    NUMBERS,
    POSSESSIVES,
    PRONOUNS,
    Token,
    adjective,
    nounlike,
    past,
    tokens_of,
)
from followup_ai.offline.english.lexicon import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    base_of,
    counted_nouns,
    is_gerund,
    word_set,
)
from followup_ai.offline.english.shapes import NOUN_VERB_PLURALS, NOUN_VERBS

_IDIOMATIC = word_set("bare-after-preposition")


_NUMBERED = word_set("numbered")


OPENERS = ARTICLES | frozenset(["these", "those", "this", "that", "both", "all", "some", "several", "many", "more", "two"])


OPENERS |= NUMBERS | POSSESSIVES


_WHOLE_VERBS = frozenset(["is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "having"])


_LOOSE = frozenset(["then", "also", "etc", "too", "ie", "eg", "mostly", "mainly", "only", "just", "still", "now", "not", "no"])


_HUNDREDS = frozenset(["hundred", "thousand", "million", "dozen"])
JOINTS = PREPOSITIONS | {"under", "below", "above"}
JOINTS -= {"re", "versus", "vs", "per", "like", "since", "until", "till", "past", "up", "down", "off", "upon"}


def lacks_article(text: str) -> bool:
    """Whether a noun that is only ever counted stands in the singular with nothing before it ("how lab decides")."""
    tokens = tokens_of(text)
    start = 0
    for at in range(len(tokens) + 1):
        token = tokens[at] if at < len(tokens) else None
        if token is not None and _within_a_noun(token):
            if not token.stop:
                continue
            at += 1
        kind = token is not None and is_gerund(token.word) and not (at and tokens[at - 1].stop)  # "dog grooming"
        if at > start and not kind and _is_bare(tokens[start:at], _opening(tokens, start)):
            return True
        start = max(at, start) if token is not None and _within_a_noun(token) else at + 1
    return False


def _opening(tokens: list[Token], start: int) -> str:
    """The word before a run of nouns, an -ing word that names their kind and what describes it taken with them."""
    at = start - 1
    if start > 1 and is_gerund(tokens[at].word):  # "my driving licence", "your new reading block"
        at -= 1
        while at > 1 and tokens[at].word in ("and", "or") and is_gerund(tokens[at - 1].word):
            at -= 2  # "the moving and handling refresher"
        while at > 0 and (adjective(tokens[at].word) or tokens[at].word in ADVERBS or tokens[at].upper) and not tokens[at].stop:
            at -= 1
    return tokens[at].word if at >= 0 else ""


# Counted in every sense that matters here, if not in every sense there is ("room and board", "on account of").
_COUNTED_TOO = word_set("counted-too")
_AFTER_A_NAME = word_set("after-a-name")


def _within_a_noun(token: Token) -> bool:
    word = token.word
    verb = (base_of(word, "third") and word not in NOUN_VERB_PLURALS) or (
        base_of(word, "past") and not base_of(word, "participle") and not base_of(word, "base")
    )
    return nounlike(token) and not is_gerund(word) and not word.endswith("'s") and word != "own" and (token.upper or not verb)


_BEFORE_AN_ACT = frozenset(["help", "helps", "helped", "let", "lets", "made", "makes"])


def _is_bare(run: list[Token], before: str) -> bool:
    """Whether a run of nouns ends in a counted one that neither an article nor a figure nor a name opens."""
    while len(run) > 1 and run[-1].word.endswith("ed") and past(run[-1].word) and before not in _WHOLE_VERBS:
        run = run[:-1]  # "donor system moved": what it did, or what was done with it
    head = run[-1]
    led = run[-2].word if len(run) > 1 else before
    if head.word == "half" or (led in _BEFORE_AN_ACT and base_of(head.word, "base")):
        return False  # "by half", "helped move a library"
    if run[0].upper and head.word in _AFTER_A_NAME and before in PREPOSITIONS:
        return False  # "on Elm ward"
    opened = before in OPENERS | DETERMINERS or before.endswith(("'s", "s'")) or before in ("own", "as")
    return (
        (head.word in counted_nouns() or head.word in _COUNTED_TOO)
        and not opened
        and not head.upper
        and (head.word not in _IDIOMATIC or before not in PREPOSITIONS or len(run) > 1)
    )


_NOUNS_IN_IC = word_set("nouns-in-ic")


_NOUNS_TOO = NOUNS_LIKE_ADJECTIVES - word_set("seldom-nouns")


def nominal(token: Token, *, last: bool) -> bool:
    """Whether a word may stand within a noun phrase, or be its head where `last`."""
    word = token.word
    if token.upper and word not in PRONOUNS:
        return True
    if not nounlike(token) or word in _LOOSE or word in _WHOLE_VERBS or word in _NO_HEADS:
        return False
    if word[:1].isdigit() or word.endswith(("'s", "s'")):
        return not last
    if base_of(word, "past") and not base_of(word, "participle") and not base_of(word, "base"):
        return False
    if base_of(word, "base") and word not in NOUN_VERBS and word not in counted_nouns() and not adjective(word):
        return False
    if base_of(word, "third") and word not in NOUN_VERB_PLURALS:
        return False
    if last:
        compared = word.endswith("er") and (word[:-2] in ADJECTIVES or word[:-1] in ADJECTIVES)
        if compared or (word.endswith("ic") and word not in _NOUNS_IN_IC) or word in ("daily", "weekly", "monthly", "yearly"):
            return False
        if word in ADJECTIVES and word not in _NOUNS_TOO:
            return False
        return not adjective(word) and not (past(word) and word not in counted_nouns() and not base_of(word, "base"))
    return not word.endswith("ly") or word in ("daily", "weekly", "monthly", "early", "family", "friendly", "elderly")


_NO_HEADS = frozenset(
    ["once", "twice", "is", "me", "us", "them", "him", "everything", "anything", "something", "nothing", "everyone", "anyone"]
)


def noun_end(tokens: list[Token], at: int) -> int:
    """Where a noun with what stands before it ends, from `at`; -1 where none begins there."""
    start = at
    while at < len(tokens) and (tokens[at].word in OPENERS or (at > start and tokens[at].word == "than")):
        at += 1
    at += at > start and tokens[at - 1].word in NUMBERS and at < len(tokens) and tokens[at].word in _HUNDREDS
    if _spelt_alone(tokens, start, at):
        return at
    opened, figures = at > start, at
    while at < len(tokens) and tokens[at].word[:1].isdigit() and not _MEASURED.search(tokens[at].word):
        at += 1
    if at - figures == 1 and figures and _stands_alone(tokens, figures):
        return at
    if at - figures > 1 or at >= len(tokens):
        return -1
    begin, at = at, run_of_nouns(tokens, at)
    dated = begin < at < len(tokens) and tokens[at - 1].upper and re.fullmatch(r"(?:19|20)\d\d|\d{1,2}", tokens[at].word)
    if begin < at < len(tokens) and (dated or tokens[at - 1].word in _NUMBERED) and tokens[at].word[:1].isdigit():
        after = run_of_nouns(tokens, at + 1)
        return after if after == at + 1 or nominal(tokens[after - 1], last=True) else at + 1  # "route 4", "level 2 exam"
    if at == begin or at - begin > 5 or not nominal(tokens[at - 1], last=True):
        return -1
    head, before = tokens[at - 1].word, tokens[at - 2].word if at - begin > 1 else ""
    if is_gerund(head) and before and head not in _GERUND_NOUNS:
        return -1  # "the suite taking": what it does, broken off
    counted = tokens[start].word[:1].isdigit() or tokens[start].word in NUMBERS
    if (is_gerund(head) and is_plural(before)) or (counted and not opened and not is_plural(head) and not tokens[at - 1].upper):
        return -1
    return at


# "a 28-bed ward", "the 12-hour shift": it describes, and counts nothing
_MEASURED = re.compile(r"\d-[a-z]{2,}$")
_GERUND_NOUNS = word_set("gerund-nouns")


def _spelt_alone(tokens: list[Token], start: int, at: int) -> bool:
    """Whether a spelt number is all that follows its joint: "between eight and nine"."""
    spelt = at - 1 == start > 0 and tokens[start].word in NUMBERS and tokens[start - 1].word in JOINTS | {"and"}
    return spelt and (at >= len(tokens) or not nominal(tokens[at], last=False))


def _stands_alone(tokens: list[Token], at: int) -> bool:
    """Whether a figure is all that follows its preposition: "to 27", "at 4.1%", "since 2019"."""
    ends = at + 1 >= len(tokens) or not nominal(tokens[at + 1], last=False)
    share = tokens[at].word.endswith("%") and at + 1 < len(tokens) and tokens[at + 1].word == "of"
    return share or (ends and tokens[at - 1].word in JOINTS | {"since"})


def is_plural(word: str) -> bool:
    """Whether a noun is a plural, by its ending or by the list of those that have none."""
    several = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "s'"))
    return several or word in ("people", "children", "staff", "women", "men")


def is_single(word: str) -> bool:
    """Whether a word names one of what can be counted: "dress", where a learner means several."""
    return word in counted_nouns() and not is_plural(word)


def run_of_nouns(tokens: list[Token], at: int) -> int:
    """Where the nouns and adjectives that stand together from `at` end."""
    begin = at
    while at < len(tokens) and nominal(tokens[at], last=False):
        word = tokens[at].word
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if at > begin and word[:1].isdigit():
            break
        if at > begin and is_gerund(word) and tokens[at - 1].word.endswith("s"):
            break  # "drivers selling": what they do
        told = base_of(word, "base") or is_gerund(word)
        several = at > begin and is_plural(tokens[at - 1].word) and not tokens[at - 1].upper
        if told and several and tokens[at - 1].word not in _FIRST_PLURALS:
            break  # "lists start", "students vaping": a plural is seldom the first word of a compound
        done = past(word) and not base_of(word, "base") and following in PREPOSITIONS | DETERMINERS
        if at > begin and done:
            break  # "bearings replaced without": what was done to them
        at += 1
        if tokens[at - 1].stop:
            break
    return at


_FIRST_PLURALS = word_set("first-plurals")
