"""Asks of a topic whether it is shaped as English shapes one: a noun first, and no verb of its own."""

from __future__ import annotations

import re

from followup_ai.offline.english.asked_of import with_its_question
from followup_ai.offline.english.finite import ARTICLES, PRONOUNS, Token, adjective, past, tokens_of
from followup_ai.offline.english.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    WH_WORDS,
    base_of,
    counted_nouns,
    is_gerund,
    takes_no_article,
    word_set,
)
from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.english.shapes import NOUN_VERBS
from followup_ai.offline.typed.cleaning import everyday

_OPENS = WH_WORDS | PRONOUNS | {"that", "to", "nobody", "everybody", "people"}
# In the third person these are as good as never nouns where a time or a place follows.
_HAPPENS = word_set("happens")
_BASE_TOO = frozenset(["come", "become", "run", "go"])
_NO_TOPIC = re.compile(
    r"^an? (?:week|day|month|year|hour|minute|lot|bit) (?:for|in|on|with|at|to)\b"
    r"|^the (?:hours|pay|salary|money|wages|job|role|work)$"
    r"|\b(?:after|before|until|till|from) (?!(?:1[6-9]|20)\d\d$)\d+$|\bon \d{1,2}(?:[.:]\d\d(?: ?[ap]m)?| ?[ap]m)\b"
    r"|^(?:the )?(?:did|din|does|do|can|could|would|wid|will|was|wis|is|has|have|had|should|are)nae\b"
    r"|\b(?:mon|tues?|wed|weds|thurs?|fri|sats|suns)\b|\b\d+yo\b|^(?:having|being|(?:making|getting) (?!(?:the|your) \w+ \w)) "
)
_NOT_HEADS = word_set("no-heads")


# "shrink is running at 6.8 percent" says something, and names nothing that one could talk about
_STATED_WHOLE = re.compile(
    r"(?!(?:how|what|why|when|where|which|who|whose|whether|that)\b)(?:(?!(?:who|which|that|whose|where|when)\b)[\w'’-]+ ){1,4}"
    r"(?:is|are|was|were|has been|have been) "
)


def states_whole(np: str) -> bool:
    """Whether words that stand for a topic are a statement, which "about" cannot go before."""
    return _STATED_WHOLE.match(np) is not None


def is_topic(np: str) -> bool:
    """Whether a noun phrase holds no verb of its own ("night shift starts in November") and ends its first noun in a noun.

    Args:
        np: with its article, as it would stand behind "about".
    """
    thing, asked = with_its_question(np)
    if asked:
        return is_topic(thing)
    tokens = tokens_of(np)
    if not tokens or tokens[0].word in WH_WORDS or '"' in np:
        return bool(tokens)
    if _NO_TOPIC.search(np):
        return not _NO_TOPIC.search(np)
    if _begins_with_a_deed(tokens):
        return False
    if np.startswith("the ") and any(_rare_verb(tokens, at) for at in range(2, min(len(tokens) - 1, 6))):
        return False
    return not any(_is_verb(tokens, at) for at in range(1, len(tokens))) and _head_is_noun(tokens)


def _begins_with_a_deed(tokens: list[Token]) -> bool:
    """Whether a phrase tells what somebody did: "taught a lesson on brine", whatever article was put before it."""
    told = tokens[tokens[0].word == "the" :]
    return len(told) > 1 and past(told[0].word) and told[1].word in ARTICLES


def _rare_verb(tokens: list[Token], at: int) -> bool:
    """Whether a verb that the lists do not know is what several things do: "the scans garble names"."""
    word, before, following = tokens[at].word, tokens[at - 1], tokens[at + 1]
    if any(t.word in _OPENS | PREPOSITIONS or t.stop for t in tokens[:at]) or tokens[at].upper or tokens[at].stop:
        return False
    if not is_plural(before.word) or before.upper or word in NOUN_VERBS | counted_nouns():
        return False
    objects = following.upper or following.word in DETERMINERS or (is_plural(following.word) and at + 2 == len(tokens))
    return objects and not is_plural(word) and not adjective(word) and _conjugated(word)


def _conjugated(word: str) -> bool:
    """Whether the dictionary has the forms in -ing and -ed of a word as forms of it."""
    import simplemma  # lazily: its dictionary takes a tenth of a second

    if not word.isascii() or not word.isalpha():
        return False
    stem = word.removesuffix("e")
    forms = (f"{stem}ing", f"{stem}ied" if stem.endswith("y") else f"{stem}ed")
    return all(simplemma.is_known(f, lang="en") and simplemma.lemmatize(f, lang="en") == word for f in forms)


_HOW = frozenset(["late", "early", "more", "less", "fast", "high", "low", "better", "worse", "longer", "earlier", "later"])


def _is_verb(tokens: list[Token], at: int) -> bool:
    word, before = tokens[at].word, tokens[at - 1]
    if any(t.word in _OPENS for t in tokens[:at]) or tokens[at].upper or before.word in DETERMINERS:
        return False
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word in _HAPPENS:
        return following in PREPOSITIONS | DETERMINERS | ADVERBS | _HOW or following[:1].isdigit()
    joined = before.word in PREPOSITIONS | CONJUNCTIONS | ADVERBS or is_gerund(tokens[0].word)
    bare = base_of(word, "base") and word not in NOUN_VERBS | counted_nouns() and not adjective(word)
    bare = bare and (word in _BASE_TOO or not past(word))
    return bool(bare) and not joined and following in PREPOSITIONS | DETERMINERS | ADVERBS


def _head_is_noun(tokens: list[Token]) -> bool:
    """Whether what the phrase names first ends in a word that may be a noun."""
    end = next(
        (at for at, t in enumerate(tokens) if at and (t.word in PREPOSITIONS | _OPENS | CONJUNCTIONS or tokens[at - 1].stop)),
        len(tokens),
    )
    head = tokens[end - 1]
    if head.upper or is_gerund(tokens[0].word) or head.word[:1].isdigit():
        return True
    return may_be_noun(head.word)


def may_be_noun(word: str) -> bool:
    """Whether a word in small letters may be a noun: no adverb, participle or adjective that is none besides."""
    if word in counted_nouns() or takes_no_article(word) or is_plural(word):
        return word not in _NOT_HEADS
    if word in _NOT_HEADS | ADVERBS | DETERMINERS or word.endswith(("ly", "wise")):
        return False
    if adjective(word) and word not in word_set("nouns-like-adjectives"):
        return False
    return not (everyday(word) and past(word) and not base_of(word, "base"))
