"""Finds the safe core of words that fit no grammar: the best short noun phrase within them."""

from __future__ import annotations

import re

from followup_ai.offline.english.finite import ARTICLES, NUMBERS, Token, adjective, finite, is_aux, nounlike, tokens_of, verbal
from followup_ai.offline.english.grammar import is_noun_phrase
from followup_ai.offline.english.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    is_gerund,
    word_set,
)
from followup_ai.offline.english.topics import with_article
from followup_ai.offline.typed.telegrams import headline

_PLAIN_WORD = re.compile(r"[^\W_][\w'’&+#/-]*|[£$€]?\d[\d.,]*\w*[%£$€]?")


def safe_core(text: str, *, longest: int = 6) -> str:
    """The best short noun phrase within words that prove to be nothing as a whole, with its article; "" where none is safe."""
    best, best_worth = "", 1.9
    for chunk in _chunks(text):
        phrase = with_article(headline(chunk))
        odd = not all(map(_PLAIN_WORD.fullmatch, chunk.split()))
        if odd or len(phrase.split()) > longest + 1 or not is_noun_phrase(phrase) or re.search(r"\b(?:I|me|it|them)\b", phrase):
            continue
        if re.match(
            r"(?:having|being|each|every|no|another|some|any|all|both)\b|\d+ (?:in|of|on|to|out|and|or|a|an|per"
            r"|each) |\d+ \w+$",
            chunk,
            re.IGNORECASE,
        ):
            continue
        verb = re.search(rf"\bto {re.escape(chunk.split()[0])}\b", text)
        if phrase.endswith(("'s", "’s", "s'", " going", " coming")) or verb:
            continue
        if re.fullmatch(r"(?:the )?\d[\d.,]* \w+", phrase):
            continue
        worth = _worth(chunk)
        if worth > best_worth:
            best, best_worth = phrase, worth
    return best


def _worth(chunk: str) -> float:
    content = [w for w in re.findall(r"[\w'-]+", chunk) if nounlike(Token(w.lower(), False, False)) and w.lower() not in _EMPTY]
    nouns = [w for w in content if not adjective(w.lower()) and not w[:1].isdigit()]
    if not nouns or (len(nouns) == 1 and len(nouns[0]) < 7 and len(content) == 1):
        return 0.0
    return min(len(content), 4) + 0.4 * sum(len(w) > 6 for w in nouns) + 0.3 * bool(re.search(r"[A-Z]", chunk[1:]))


_EMPTY = word_set("generic") | word_set("empty-nouns")


_ADVERBIAL = re.compile(
    r"(?!curly|early|daily|weekly|monthly|yearly|friendly|elderly|family|supply|assembly|lonely|costly|\w{1,3}ly$)\w+ly$"
)
_JOINTS = frozenset(["of", "in", "for", "with", "on", "and", "at"])


def _chunks(text: str) -> list[str]:
    """Stretches of nouns and what belongs before them, "of" and "in" phrases included; a verb or pronoun ends one."""
    found: list[str] = []
    run: list[str] = []
    words = re.sub(r'"[^"]*"', " , ", text).split()
    tokens = tokens_of(" ".join(words))
    cleaned = [w.strip(",.;:!?\"'()") for w in words if w.strip(",.;:!?\"'()")]
    for at, (token, word) in enumerate(zip(tokens, cleaned, strict=False)):
        joins = token.word in _JOINTS and run and at + 1 < len(tokens)
        verb = finite(tokens, at) or is_aux(token.word) or (verbal(token.word) and not is_gerund(token.word))
        starts = token.word in ARTICLES or token.word in NUMBERS
        if starts and run and run[-1].lower() not in _JOINTS | ARTICLES:
            found += _trims(run)
            run = []
        if joins or ((nounlike(token) or starts) and not verb and not _ADVERBIAL.match(token.word)):
            run.append(word)
        else:
            found += _trims(run)
            run = []
        if token.stop:
            found += _trims(run)
            run = []
    return found + _trims(run)


def _trims(run: list[str]) -> list[str]:
    """A stretch whole and without its "of" or "in" phrases; loose joints at the edges go."""
    while run and (run[-1].lower() in PREPOSITIONS | CONJUNCTIONS | DETERMINERS | ADVERBS or adjective(run[-1].lower())):
        run = run[:-1]
    found = [" ".join(run)] if run else []
    for at, word in enumerate(run):
        if word.lower() in _JOINTS and at:
            found.append(" ".join(run[:at]))
            found.append(" ".join(run[at + 1 :]))
    return [f for f in found if f]
