"""Comparing content: which point of the interview a draft takes up, and by which words.

A sentence of the draft, or two successive ones, takes a point up when enough of its weight is matched by the same words, by
other forms of them, by words a reader takes for them, or by several words of the same subject.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from followup_ai.rules._content import (
    FAMILY,
    OWN_WEIGHT,
    SAME,
    TRADE_WEIGHT,
    Index,
    Key,
    NoteWord,
    Point,
    Token,
    family_of,
    findable,
)
from followup_ai.rules._text import KEPT_SENTENCES, Sentence, Wording
from followup_ai.rules._words import EVERYDAY_WEIGHT, weight

_MISSPELT = 0.8


class Pair(NamedTuple):
    """A word of a point and the word of the draft that matches it; `strength` from 0 to 1."""

    note: NoteWord
    token: Token
    strength: float
    worth: float


def _pair(note: NoteWord, token: Token, strength: float) -> Pair:
    # Kin of a word that proves nothing proves nothing more than the word.
    return Pair(note, token, strength, strength * min(note.weight, max(weight(token.plain), EVERYDAY_WEIGHT)))


def _pair_for(point: Point, note: NoteWord, token: Token, strength: float) -> Pair:
    """A word of a point with its kin; what only is akin to a name shows little."""
    if strength < SAME and family_of(token.plain) in point.own:
        strength *= OWN_WEIGHT
    return _pair(note, token, strength)


class Match:
    """How well a stretch of a draft takes up a point.

    Args:
        point: the point.
        pairs: its words that have a match there.

    Attributes:
        score: what the pairs are worth.
        plain_hits: how many rare words are matched by themselves or their own forms.
    """

    def __init__(self, point: Point, pairs: tuple[Pair, ...]) -> None:
        self.point, self.pairs = point, pairs
        self.score: float = sum([p.worth for p in pairs])
        self.plain_hits = sum([p.worth >= 0.85 for p in pairs])

    @property
    def fraction(self) -> float:
        """Share of the point's weight that is matched."""
        return self.score / self.point.total if self.point.total else 0.0

    @cached_property
    def phrase(self) -> float:
        """What two successive words of the note are worth that also stand beside each other in the draft; 0 without any."""
        same = {p.note.place: p for p in self.pairs if p.strength >= FAMILY and p.note.weight >= EVERYDAY_WEIGHT}
        return max(
            (p.worth + q.worth for at, p in same.items() if (q := same.get(at + 1)) and 0 <= q.token.start - p.token.end <= 2),
            default=0.0,
        )

    @property
    def reach(self) -> int:
        """Characters of the draft between the first matching word and the last."""
        return self.tokens[-1].end - self.tokens[0].start if self.pairs else 0

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(sorted({p.token for p in self.pairs}, key=lambda t: t.start))

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        return tuple((t.start, t.end) for t in self.tokens)

    @property
    def quoted(self) -> str:
        """The draft's matching words, quoted."""
        return ", ".join(f'"{t.text}"' for t in self.tokens[:5])


@lru_cache(maxsize=2 * KEPT_SENTENCES)
def _pairs_in(point: Point, wording: Wording) -> list[Pair]:
    """The best pair for each word of a point that has one in a sentence by itself; offsets are into its text."""
    found, sentence = findable(wording), wording.alone()
    shared = point.keys & found.keys
    near = set(chain.from_iterable(map(point.by_key.__getitem__, shared)))
    near.update(map(point.by_plain.__getitem__, point.plains.intersection(found.joined)))
    words, rows = [point.words[number] for number in sorted(near)], found.rows(shared)
    return [max([_pair_for(point, word, *akin) for akin in found.kin(word, rows, sentence)], key=_worth) for word in words]


_worth = attrgetter("worth")


@lru_cache(maxsize=256)
def pairs_by_sentence(point: Point, index: Index) -> Mapping[int, Sequence[Pair]]:
    """For each sentence number, the best pair for each word of the point that has one there.

    The sentences come in the order of the words of the point that they share first.
    """
    found = [
        (number, pairs_here(_pairs_in(point, sentence.wording), sentence, number)) for number, sentence in index.near(point)
    ]
    return dict(sorted(found, key=lambda item: item[1][0].note.place))


def pairs_here(pairs: Iterable[Pair], sentence: Sentence, number: int) -> list[Pair]:
    """Pairs of a sentence by itself as those of the draft in which it has this number."""
    return [
        pair._replace(token=Token(text, plain, *sentence.place(start, end), number))
        for pair in pairs
        for text, plain, start, end, _ in (pair.token,)
    ]


def _distinct(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The best pair of each word of the point, no word of the draft used twice."""
    chosen: list[Pair] = []
    used_notes: set[str] = set()
    used_at: set[int] = set()
    for pair in sorted(pairs, key=lambda p: (-p.worth, p.token.start)):
        if pair.note.stem not in used_notes and pair.token.start not in used_at:
            chosen.append(pair)
            used_notes.add(pair.note.stem)
            used_at.add(pair.token.start)
    return tuple(chosen)


@lru_cache(maxsize=1_024)
def best_match(point: Point, index: Index, reach: int = 2) -> Match:
    """The best match of a point within `reach` successive sentences of a draft."""
    found = pairs_by_sentence(point, index)
    best = Match(point, ())
    for number in found:
        window = (p for n in range(number, number + reach) for p in found.get(n, ()))
        match = Match(point, _distinct(window))
        if (match.score, -number) > (best.score, 0) or not best.pairs:
            best = match
    return best


class Sought:
    """Points that are looked for together: one look at a sentence's keys tells with which it may share something.

    Args:
        points: the points.
    """

    def __init__(self, points: Iterable[Point]) -> None:
        self._points = tuple(points)
        self._by_key: dict[Key, set[int]] = defaultdict(set)
        self._by_plain: dict[str, set[int]] = defaultdict(set)
        for at, point in enumerate(self._points):
            for key in point.keys:
                self._by_key[key].add(at)
            for word in point.plains:
                self._by_plain[word].add(at)
        self._keys, self._plains = frozenset(self._by_key), frozenset(self._by_plain)

    def matches(self, wording: Wording) -> list[Match]:
        """The match of each point that shares something with a sentence by itself; offsets are into its text."""
        found = findable(wording)
        near = set().union(*map(self._by_key.__getitem__, self._keys & found.keys))
        near.update(*map(self._by_plain.__getitem__, self._plains.intersection(found.joined)))
        return [Match(self._points[at], _distinct(_pairs_in(self._points[at], wording))) for at in sorted(near)]


def misspelt_match(point: Point, index: Index) -> Match:
    """The match of a point when slips of the keyboard in rare words are forgiven (rapidfuzz, 88 of 100)."""
    from rapidfuzz import fuzz, process  # 15 ms to import, and seldom needed

    stems = [s for s in index.stems if len(s) >= 6]
    pairs = []
    for word in point.words:
        if word.weight < 1 or len(word.stem) < 6:
            continue
        hit = process.extractOne(word.stem, stems, scorer=fuzz.ratio, score_cutoff=88)
        if hit and hit[0] != word.stem:
            pairs.append(_pair(word, index.stems[hit[0]], _MISSPELT))
    return Match(point, tuple(pairs))


_CLOSE = 100
"""Characters within which matching words speak of one thing."""


def taken_up(match: Match) -> bool | None:
    """Whether a careful reader would say the point is taken up; None where they would hesitate."""
    score, fraction, count, rare = match.score, match.fraction, len(match.pairs), match.plain_hits
    close = match.reach <= _CLOSE
    if rare >= 2 or (count >= 3 and score >= 1.2) or (count == 2 and score >= 1.2 and close):
        return True
    if rare == 1 and (fraction >= 0.4 or (count >= 2 and close)):
        return True
    if count >= 2 and close and ((fraction >= 0.55 and score >= 0.5) or match.phrase >= 0.8):
        return True
    if count == 1 and fraction >= 0.55 and score >= 0.6:
        return True
    if rare or match.phrase or (count >= 2 and fraction >= 0.5):
        return None
    if count == 1 and fraction >= 0.3 and score >= 0.9 * TRADE_WEIGHT:
        return None
    return None if count >= 2 and score >= 0.75 and close else False
