"""How a sentence reads: as taking up something of a conversation, or as filling a letter.

What fills follow-up letters is alike whoever writes them: thanks, one's own record and merits, the reader's kindness, the
premises, the journey, dates. What takes a conversation up speaks of other people's things. A sentence's leaning is the sum
of learnt weights: of its turns of speech (`_turns.txt`: small words in pairs, all others replaced by `*`), and of what its
words are about (`_concrete.txt`: words by how much they speak of things rather than of applicants). Both lists are written
by `python -m evals.leaning` from the labelled messages, with the scores it had.

Nearness tells whether the words of a sentence belong to the world of the notes at all (`_vectors.txt`: GloVe vectors, in
the public domain, shortened to a few bytes a word).
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise
from math import log, sqrt
from operator import mul
from pathlib import Path

from followup_ai.compiled import compiled
from followup_ai.rules._text import KEPT_SENTENCES
from followup_ai.rules._words import Stretches, is_stop, plain, stem, weight, words_found

_FOLDER = Path(__file__).parent
_TOKEN = compiled(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d[\d:.,]*|[!?;:,]")
_ENDINGS = ("ing", "ed", "ly", "s")
FIRST, LAST = "<", ">"


def turns(low: str, frequent: frozenset[str]) -> set[str]:
    """The turns of speech of a lower-case sentence: its small words and pairs of them, others told by their ending only.

    Args:
        low: the sentence, folded and in lower case.
        frequent: the words that stand for themselves; `#` stands for a number, `*` and an ending for any other word.
    """
    shapes = [FIRST, *_shapes(frequent).all_of(low), LAST]
    return {*shapes[1:-1], *map(" ".join, pairwise(shapes))}


@lru_cache(maxsize=2)
def _shapes(frequent: frozenset[str]) -> Stretches[str]:
    """The shapes of the tokens of each stretch met."""
    return Stretches(lambda stretch: tuple([_shape(token, frequent) for token in _TOKEN.findall(stretch)]))


def _shape(token: str, frequent: frozenset[str]) -> str:
    if token[0].isdigit():
        return "#"
    if not token[0].isalpha() or token in frequent:
        return token
    return "*" + next((e for e in _ENDINGS if token.endswith(e) and len(token) > 4), "")


def content_of(low: str) -> list[tuple[str, float]]:
    """(stem, weight) of each word of a sentence that means something, without repetition."""
    return list(dict(_content_words.all_of(low)).items())


def _content_word(text: str) -> tuple[str, float] | None:
    word = plain(text)
    return (stem(word), weight(word)) if word.isalpha() and not is_stop(word) else None


_content_words = Stretches(lambda stretch: tuple(filter(None, map(_content_word, words_found[stretch]))))


@cache
def _turn_weights() -> tuple[dict[str, float], frozenset[str]]:
    weights: dict[str, float] = {}
    for line in (_FOLDER / "_turns.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            value, _, rest = line.partition("\t")
            weights.update(dict.fromkeys(rest.split("\t"), float(value)))
    return weights, frozenset(turn for turn in weights if " " not in turn)


@cache
def _concrete() -> tuple[dict[str, float], frozenset[str]]:
    """How much each stem speaks of things, and which stems are common."""
    found: dict[str, float] = {}
    common: set[str] = set()
    for line in (_FOLDER / "_concrete.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            value, _, words = line.partition(":")
            often, _, seldom = words.partition("|")
            found.update(dict.fromkeys([*often.split(), *seldom.split()], float(value)))
            common.update(often.split())
    return found, frozenset(common)


def is_common(form: str) -> bool:
    """Whether a stem is so common a word that it has several senses ("switch", "trip"); rare ones ("pager") mean one thing."""
    return form in _concrete()[1]


@lru_cache(maxsize=KEPT_SENTENCES)
def leaning(low: str) -> float:
    """Log-odds that a lower-case sentence takes up something of a conversation; below 0 it rather fills the letter."""
    weights, frequent = _turn_weights()
    known = _concrete()[0]
    words = [(known[form], worth) for form, worth in content_of(low) if form in known]
    total = sum(worth * worth for _, worth in words)
    about = sum(value * worth for value, worth in words) / sqrt(total) if total else 0.0
    return weights[""] + sum(filter(None, map(weights.get, turns(low, frequent)))) + about


# --- nearness -----------------------------------------------------------------------------------


@cache
def _vectors() -> dict[str, str]:
    lines = (_FOLDER / "_vectors.txt").read_text(encoding="ascii").splitlines()
    return dict(line.split(" ", 1) for line in lines if not line.startswith("#"))


@lru_cache(maxsize=4_096)
def _vector(form: str) -> Sequence[int]:
    """The vector of a stem in signed bytes, its length about 100; empty where there is none."""
    packed = _vectors().get(form)
    return memoryview(base64.b85decode(packed)).cast("b").tolist() if packed else ()


_LENGTH = 100.0
_MOST = 60
"""Words of a sentence that are compared; a longer one is no sentence."""


_BY_CHANCE = (0.025, 0.105, 0.155)
"""The greatest likeness of a word to one of n others is by chance 0.025 + 0.105 ln n, give or take 0.155 (the dev split's)."""


@lru_cache(maxsize=512)
def above_chance(low: str, notes: tuple[str, ...]) -> list[tuple[float, str]]:
    """How far above chance each word of a sentence is like its nearest word of the notes, and its stem.

    Args:
        low: the sentence, folded and in lower case.
        notes: stems of the words of the notes that mean something.

    Returns:
        deviations above chance, 0 to 4, times the word's weight.
    """
    there = sum(1 for form in notes if _vector(form))
    if not there:
        return []
    mean, deviation = _BY_CHANCE[0] + _BY_CHANCE[1] * log(there), _BY_CHANCE[2]
    above = []
    for form, worth in islice(content_of(low), _MOST):
        if _vector(form):
            most = _greatest_likeness(form, notes)
            above.append((worth * min(4.0, max(0.0, (most - mean) / deviation)), form))
    return above


@lru_cache(maxsize=4_096)
def _greatest_likeness(form: str, notes: tuple[str, ...]) -> float:
    """How like the stem the most like of the notes' is, from -1 to 1; both have vectors."""
    vector = _vector(form)
    most: int = max([sum(map(mul, vector, other)) for note in notes if (other := _vector(note))])
    return most / (_LENGTH * _LENGTH)


def note_stems(texts: Iterable[str]) -> tuple[str, ...]:
    """Stems of the words of lower-case notes that mean something and are no everyday words."""
    return tuple(sorted({form for text in texts for form, worth in content_of(text) if worth >= 1}))
