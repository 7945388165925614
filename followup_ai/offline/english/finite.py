"""Finds the finite verb in a few words by the company it keeps; a word list says what each word may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from followup_ai.offline.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
    base_of,
    counted_nouns,
    is_gerund,
    word_set,
)
from followup_ai.offline.english.perspective import ONE_PERSON, PLURAL_AGENT
from followup_ai.offline.english.shapes import NOUN_VERB_PLURALS, NOUN_VERBS, at_an_hour

ADJECTIVES = word_set("adjectives")
_DEGREE = word_set("degree")
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBERS = word_set("tens") | frozenset(_UNITS)
POSSESSIVES = frozenset(["my", "your", "his", "her", "its", "our", "their", "whose"])
ARTICLES = frozenset(["the", "a", "an", "every", "each", "no", "any"]) | POSSESSIVES
OBJECT_STARTS = ARTICLES | frozenset(["this", "these", "me", "you", "him", "her", "us", "them", "it", "everyone", "nobody"])
OPENS_CLAUSE = (WH_WORDS | frozenset(["that", "if", "because", "since", "while", "unless", "although", "as", "than"])) - {"as"}
_STANDS_ABOUT = word_set("stands-about")
_FIRST_PLURALS = word_set("first-plurals")
_QUANTITIES = frozenset(["some", "many", "most", "more", "few", "several", "all", "both", "less", "another", "such"])
PRONOUNS = SUBJECTS | frozenset(["everyone", "everybody", "nobody", "someone", "somebody", "anyone"])
PLURALS = frozenset(["people", "children", "men", "women", "staff", "police", "most", "both", "many", "few", "kids", "clients"])
_QUOTE = re.compile(r'"[^"]*"')
ADJECTIVAL = re.compile(r"\w{3,}(?:ful|ous|able|ible|less|ish|ive|ical|ary)$")
NOUNS_LIKE_ADJECTIVES = word_set("nouns-like-adjectives")


@dataclass(frozen=True)
class Token:
    """A word with what stands after it.

    Args:
        word: lower case, without punctuation.
        stop: a comma, colon or semicolon follows.
        upper: it was typed with a capital.
    """

    word: str
    stop: bool
    upper: bool


def tokens_of(text: str) -> list[Token]:
    """The words of `text`; a quotation counts as one noun."""
    found = []
    for raw in _QUOTE.sub(" \ue000 ", text).split():
        word = raw.strip(',.;:!?"()').lstrip("'")
        word = word if word.endswith("s'") else word.rstrip("'")
        if word or raw in ("&", "+"):
            found.append(Token(word.lower() or "and", raw[-1:] in ",;:", word[:1].isupper()))
    return found


def is_aux(word: str) -> bool:
    """Whether a word is an auxiliary, or ends in the contracted form of one."""
    return (
        word in AUXILIARIES
        or word.endswith(("'d", "'ll", "'ve", "'re"))
        or word in ("it's", "that's", "there's", "he's", "she's")
    )


_AGAIN = re.compile(r"^re-?(?P<did>[a-z]{4,})$")


@lru_cache(maxsize=4096)
def past(word: str) -> bool:
    """A past form or participle, also of a verb the word list does not hold."""
    if base_of(word, "past") or base_of(word, "participle"):
        return True
    if (again := _AGAIN.match(word)) and past(again["did"]) and not base_of(again["did"], "base"):
        return True  # "rebacked", "rehung": whatever can be done can be done again
    if not word.endswith("ed") or len(word) < 5 or word.endswith("eed") or word in ADJECTIVES or "-" in word:
        return False
    import simplemma  # lazily: its dictionary takes a tenth of a second

    return bool(simplemma.lemmatize(word, lang="en") != word)


def nounlike(token: Token) -> bool:
    """Whether a word may be a noun: nothing that the closed classes hold."""
    word = token.word
    return not (
        word in DETERMINERS
        or word in PREPOSITIONS
        or word in CONJUNCTIONS
        or word in PRONOUNS
        or is_aux(word)
        or word in WH_WORDS
        or word in ADVERBS
        or word in ("not", "to", "too")
    )


def finite_at(tokens: list[Token], start: int = 0, licensed: int = 0) -> int:
    """Where the first finite verb stands that no "who", "how" or "that" accounts for; -1 where there is none.

    Args:
        tokens: the words.
        start: where to begin.
        licensed: how many finite verbs are accounted for at the start.
    """
    spare, at, used, more = licensed, start, licensed > 0, False
    while at < len(tokens):
        word = tokens[at].word
        before = tokens[at - 1] if at else None
        if word in OPENS_CLAUSE and not (word == "that" and before and before.word in PREPOSITIONS):
            spare += not (at + 1 < len(tokens) and tokens[at + 1].word == "to")
        elif word in _TIMES and at and any(_sure_verb(t.word) for t in tokens[at + 1 :]):
            spare += 1  # "after the contract lapsed"
        elif word in PRONOUNS and before and not before.stop and _takes_relative(before):
            spare += 1  # "the rota you showed me"
        elif finite(tokens, at):
            if not spare and not more:
                return at
            spare, used, more = max(0, spare - 1), True, False
            at = group_end(tokens, at)
        more = more or (used and at < len(tokens) and tokens[at].word in ("and", "or", "but"))
        at += 1
    return -1


_TIMES = frozenset(["before", "after", "until", "till", "once"])


def _sure_verb(word: str) -> bool:
    return is_aux(word) or past(word) or (bool(base_of(word, "third")) and word not in NOUN_VERB_PLURALS)


def _takes_relative(before: Token) -> bool:
    return nounlike(before) and not is_aux(before.word)


def group_end(tokens: list[Token], at: int) -> int:
    """The last word of the verb group that begins at `at`: "have been seeing", "do not want"; joined verbs too."""
    end, helped = at, is_aux(tokens[at].word)
    while end + 1 < len(tokens) and not tokens[end].stop:
        word = tokens[end + 1].word
        if word in ("and", "or") and end + 2 < len(tokens) and verbal(tokens[end + 2].word):
            end += 2
        elif word in ("not", "never", *_DEGREE) or word in ADVERBS or (helped and word in _BE):
            end += 1
        elif helped and (base_of(word, "base") or past(word) or is_gerund(word)):
            end, helped = end + 1, word in _BE
        elif end == at and tokens[at].word in _HELPS and base_of(word, "base") and end + 2 < len(tokens):
            end += 1  # "I helped draft a guide"
        elif tokens[end].word in _COPULAS and (past(word) or adjective(word)):
            end += 1  # "they get bored"
        else:
            break
    return end


_HELPS = frozenset(["help", "helps", "helped"])
_COPULAS = frozenset(
    ["get", "gets", "got", "getting", "feel", "feels", "felt", "look", "looks", "looked", "seem", "seems", "seemed", "become"]
) | frozenset(["becomes", "became", "stay", "stays", "stayed", "keep", "keeps", "kept", "go", "goes", "went", "run", "runs"])
_BE = frozenset(["be", "been", "being", "have", "had", "having"])


def verbal(word: str) -> bool:
    """Whether a word is a verb and hardly ever a noun."""
    return bool((base_of(word, "base") or base_of(word, "third") or past(word)) and word not in NOUN_VERBS | NOUN_VERB_PLURALS)


def finite(tokens: list[Token], at: int) -> bool:
    """Whether the word at `at` reads as a finite verb where it stands."""
    token = tokens[at]
    word = token.word
    if (at and token.upper and word != "i") or word in _NEVER_VERBS:
        return False  # a name
    before = tokens[at - 1].word if at else ""
    after = tokens[at + 1].word if at + 1 < len(tokens) and not token.stop else ""
    if _of_several(tokens, at):
        return True
    if is_aux(word):
        return not (word in ("will", "can", "might", "may", "must") and before in ARTICLES)
    if (
        at
        and tokens[at - 1].stop
        and word not in NOUN_VERBS | NOUN_VERB_PLURALS
        and (base_of(word, "third") or _definite(word))
    ):
        return True
    if _definite(word) or (word in ("got", "had", "did") and before):
        return before not in ARTICLES
    if base_of(word, "third"):
        return at_an_hour([t.word for t in tokens], at) or _third_finite(word, before, after)
    if past(word):
        return _past_finite(word, before, after, tokens, at)
    return bool(base_of(word, "base")) and _base_finite(word, before, after)


def _of_several(tokens: list[Token], at: int) -> bool:
    """Whether a verb follows "who" or the like behind a plural: "parts which fail", "staff who work weekends"."""
    opens = tokens[at - 1].word if at > 1 else ""
    several = at > 1 and (_PLURAL.search(tokens[at - 2].word) or tokens[at - 2].word in PLURALS) and not tokens[at - 2].stop
    told = opens in ("who", "which") or (opens == "that" and tokens[at].word not in NOUN_VERBS)
    return bool(several and told and base_of(tokens[at].word, "base"))


_PLURAL = re.compile(r"[a-z](?<!s)s$")
VERBY = word_set("verby")
_MANNER = frozenset(["late", "early", "fast", "hard", "well", "together", "alone", "home", "first", "last"])
_NEVER_VERBS = frozenset(["bit", "ground", "saw", "rose", "lay", "clothes"])


def _definite(word: str) -> bool:
    return bool(base_of(word, "past")) and not base_of(word, "participle") and not base_of(word, "base")


def _third_finite(word: str, before: str, after: str) -> bool:
    if before == "one" and after:
        return True  # "one needs new boards"
    if "-" in before and (not after or after in PREPOSITIONS):
        return False  # "short-term lets in the villages"
    if not before or before in ARTICLES or before in PREPOSITIONS or before.split("-")[0] in NUMBERS or before[:1].isdigit():
        return not before and (after in OBJECT_STARTS or word not in NOUN_VERB_PLURALS)
    described = before.endswith(("ic", "al", "ed")) and before not in counted_nouns() and word not in VERBY
    if described and base_of(word, "third") in NOUN_VERBS:
        return after in OBJECT_STARTS  # "parametric covers"
    if word not in NOUN_VERB_PLURALS or before in ONE_PERSON:
        return True
    if before in ADJECTIVES or before in CONJUNCTIONS or described:
        return after in OBJECT_STARTS
    if word in VERBY and after and after not in PREPOSITIONS and after not in CONJUNCTIONS:
        return True
    looks = (word == "looks" and after == "like") or (word == "moves" and after in ("to", "into") and before in counted_nouns())
    return after in OBJECT_STARTS or after[:1].isdigit() or before in PRONOUNS or after in ADVERBS or looks


def _past_finite(word: str, before: str, after: str, tokens: list[Token], at: int) -> bool:
    """A form in -ed: a verb, unless it stands before its noun ("lost tools") or is followed by "by" or "to" ("used by")."""
    doer = before in ONE_PERSON or (PLURAL_AGENT.match(before) and nounlike(Token(after, False, False)))
    if (doer and after and after != "by") or (word in _GOES_ON_DOING and is_gerund(after)):
        return True  # "your boy played ball", "the auditors flagged rebates", "the last one kept missing cues"
    if base_of(word, "base"):  # "cut", "set", "read": a noun after an article, a verb after a pronoun
        plural = (before.endswith("s") and not before.endswith(("ss", "'s", "s'"))) or before in PLURALS
        if plural and before not in PREPOSITIONS | ADVERBS and (after in PREPOSITIONS or after in ADVERBS or after in _MANNER):
            return True
        return before in PRONOUNS or (after in OBJECT_STARTS and bool(before) and before not in DETERMINERS | PREPOSITIONS)
    if not before or before in DETERMINERS or before in PREPOSITIONS or before in ADJECTIVES or before in NUMBERS:
        return not before and after in OBJECT_STARTS
    if before in ADVERBS or before.endswith("ly") or before in CONJUNCTIONS or before[:1].isdigit():
        return not after or after in OBJECT_STARTS or (before in CONJUNCTIONS and after in PREPOSITIONS)
    if before in PRONOUNS or word in _LINKING:
        return True
    if after == "by" or (word in _PARTICIPLES and after):
        return False
    return not after or not nounlike(tokens[at + 1]) or after in OBJECT_STARTS or after[:1].isdigit()


_GOES_ON_DOING = frozenset(["kept", "started", "stopped", "began"])
_PARTICIPLES = word_set("post-participles")
_LINKING = frozenset(["looked", "seemed", "sounded", "felt", "became", "remained", "stayed", "got"])


def _base_finite(word: str, before: str, after: str) -> bool:
    if before in ("to", "not", "help", "helps", "helping", "let", "lets", "make", "makes", "making", "&"):
        return False
    if before in PRONOUNS or before == "both":
        return True
    if word in ADJECTIVES and (not before or past(before)):
        return False
    if not before:
        return word not in NOUN_VERBS or after in OBJECT_STARTS
    if (
        before in ARTICLES
        or before in PREPOSITIONS
        or before in ADJECTIVES
        or before in NUMBERS
        or before.endswith(("'s", "s'"))
    ):
        return False
    plural = (before.endswith("s") and not before.endswith("ss")) or before in PLURALS
    if word in NOUN_VERBS:
        follows = (
            after in OBJECT_STARTS
            or after in _QUANTITIES
            or after in NUMBERS
            or after[:1].isdigit()
            or after in PARTICLES - {"in", "on"}
        )
        agent = plural and bool(PLURAL_AGENT.match(before)) and (after in PREPOSITIONS or after in CONJUNCTIONS)
        agent = agent or (plural and word in _STANDS_ABOUT and before not in _FIRST_PLURALS - PLURALS and after in PREPOSITIONS)
        return (plural and follows) or agent or (before in ADVERBS and after in OBJECT_STARTS)
    if before in CONJUNCTIONS:
        return after in OBJECT_STARTS or word not in NOUN_VERBS
    return True


PARTICLES = frozenset(["up", "down", "out", "off", "on", "in", "over", "around", "through", "together", "away", "back"])


def adjective(word: str) -> bool:
    """Whether a word is an adjective and hardly ever a noun."""
    return (
        word in ADJECTIVES or bool(ADJECTIVAL.match(word)) or (word.endswith("est") and len(word) > 5)
    ) and word not in NOUNS_LIKE_ADJECTIVES
