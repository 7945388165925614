"""Puts back the small words that hasty and second-language notes leave out, where what they were leaves no doubt."""

from __future__ import annotations

import re

from followup_ai.offline.lexicon import ADVERBS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, base_of, is_gerund, word_set
from followup_ai.offline.wording import indefinite

_COUNTED = word_set("counted")
# "at school", "on site", "in practice" are said without an article when nothing stands before the noun.
_IDIOMATIC = word_set("bare-after-preposition")
_MY_FORMER = re.compile(
    r"\b(at|in|from|for|with|of|to) (last|previous|former|old|current|present) "
    r"(job|role|employer|company|firm|workplace|post|position|boss|manager|supervisor|colleagues?|teacher)\b"
)
_TRAILING_TIME = re.compile(
    r"^(?P<did>[a-z]+ .*[a-z]) (?P<time>(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:years|months|seasons))$"
)
_SPLIT = re.compile(r"(?<=\w) (?=(?:in|at|on|of|for|with|from|to|by|and|as) )")


def with_small_words(words: str) -> str:
    """A note on the candidate's background with "a", "my" and "for" where they were left out.

    Args:
        words: the clean note ("managed hardware store 6 years at last firm").
    """
    words = with_my(words)
    first = words.split()[0].lower() if words.split() else ""
    if base_of(first, "past"):
        match = _TRAILING_TIME.match(words)
        if match and match["did"].split()[-1] not in PREPOSITIONS | DETERMINERS | {"about", "almost", "nearly"}:
            words = f"{match['did']} for {match['time']}"
        verb, _, rest = words.partition(" ")
        up = "up " if rest.startswith("up ") else ""
        words = f"{verb} {up}{_headed(rest.removeprefix(up), 'a')}"
    return after_prepositions(words, "a")


def with_my(words: str) -> str:
    """ "at last job" as "at my last job"."""
    return _MY_FORMER.sub(r"\1 my \2 \3", words)


def after_prepositions(words: str, article: str) -> str:
    """`words` with an article before each counted noun that a preposition stands bare before ("on ferry").

    Args:
        words: a phrase or clause.
        article: "a" (then "an" by its sound) or "the".
    """
    head, *rest = _SPLIT.split(words)
    said = [head]
    for piece in rest:
        preposition, _, phrase = piece.partition(" ")
        bare = phrase.split()[0].strip(",.;:").lower() if phrase.split() else ""
        fits = preposition not in ("and", "as", "by") and bare not in _IDIOMATIC
        said.append(f"{preposition} {_headed(phrase, article)}" if fits else piece)
    return " ".join(said)


def _headed(phrase: str, article: str) -> str:
    """`phrase` with the article, where its first words are nothing but modifiers of a counted noun."""
    for at, token in enumerate(phrase.split()[:4]):
        word = token.strip(",.;:")
        if word in _COUNTED:
            following = [*phrase.split(), "", ""][at + 1]
            ended = token != word or following.lower() in PREPOSITIONS | CONJUNCTIONS | {"", "that", "which", "who"}
            if ended:
                return indefinite(phrase) if article == "a" else f"{article} {phrase}"
        low = word.lower()
        closed = low in DETERMINERS | PREPOSITIONS | CONJUNCTIONS | ADVERBS or low.endswith(("'s", "s'")) or low[:1].isdigit()
        if closed or token != word or not word or is_gerund(low) or low in ("up", "out", "own", "new", "of"):
            return phrase
    return phrase
