"""Which note a figure of a draft is told of, and whether that note holds another figure in its place.

A note is read as its figures, each with the words it is told with. A draft's figure belongs to the note that shares most words
with its clause; what that note counts or dates otherwise, no other note supports: "five years of outpatient work" is not four,
whatever else lasted five.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from followup_ai.compiled import compiled
from followup_ai.rules._bindings import Passage, clause_at, passages
from followup_ai.rules._calculus import Result, measured, results
from followup_ai.rules._evidence import Evidence
from followup_ai.rules._quantities import Key, Quantity, bare_value
from followup_ai.rules._reckoning import bounds
from followup_ai.rules._text import Sentence
from followup_ai.rules._words import WORD, Met, is_ordinary, plain, root, stem, synonyms, weight

_Forms = frozenset[str | int]


class Noted(NamedTuple):
    """A figure of a note.

    Args:
        quantity: the figure, with offsets into its passage.
        passage: the lower-case text of what it stands in.
        note: the lower-case text of the whole note.
        words: those of its own piece between commas that mean something, plain.
        beside: their forms.
        around: those of all its note.
    """

    quantity: Quantity
    passage: str
    note: str
    words: tuple[str, ...]
    beside: _Forms
    around: _Forms


_PIECE = compiled(r"[,:()]| - | -> ")


@lru_cache(maxsize=64)
def noted_figures(evidence: Evidence) -> tuple[Noted, ...]:
    """The figures of every note of an interview, each with the words it is told with."""
    return tuple(noted for passage in passages(evidence) for noted in _figures_of(passage, evidence))


def _figures_of(passage: Passage, evidence: Evidence) -> Iterator[Noted]:
    text = passage.text
    note = next((note for field, note in evidence.notes if field == passage.field and text in note), "")
    around = _forms_of(_content_of(note)) if passage.figures and note else frozenset()
    cuts = [0, *(m.end() for m in _PIECE.finditer(text)), len(text)]
    figures = measured(text)
    for quantity in figures if note else ():
        first, last = max(c for c in cuts if c <= quantity.start), min(c for c in cuts if c >= quantity.end)
        # "Orme Castings: set-up 30 to 18 min": what is labelled is of the label
        label = found[1] if first and (found := _LABEL.match(text)) else ""
        words = _content_of(text[first : quantity.start] + " " + text[quantity.end : last])
        yield Noted(quantity, text, note, words, _forms_of((*words, *_content_of(label))), around)


_LABEL = compiled(r"([^,:;()]{2,40}):")


def _forms(word: str) -> _Forms:
    form = stem(word)
    return frozenset((form, root(form), *synonyms(form)))


_known = Met(_forms)
"""The stem, the family and the synonym groups of each plain word met."""


def _content_of(text: str) -> tuple[str, ...]:
    words = (plain(m.group()) for m in WORD.finditer(text))
    return tuple(word for word in words if weight(word) and not word[0].isdigit() and not _UNIT.fullmatch(word))


_UNIT = compiled(r"(?:year|yr|month|mth|week|wk|day|hour|hr|minute|min|sec|second)s?")
"""Words that measure a figure and do not tell what it is of."""


def _forms_of(words: Iterable[str]) -> _Forms:
    return frozenset(form for word in words for form in _known[word])


_OF_A_NAME = 1.5
"""What a place or an employer counts, of which one figure is told and not another."""
_OF_THE_REST = 0.4
"""What a word of the sentence counts that stands in another clause than the figure."""


def context_of(sentence: Sentence, quantity: Quantity) -> dict[str, float]:
    """The words of a sentence that tell what a figure of it is of, with what each counts."""
    start, end = clause_at(sentence.low, quantity.start, quantity.end)
    found: dict[str, float] = {}
    for m in sentence.words:
        word = plain(m.group())
        if not (quantity.start <= m.start() < quantity.end or word[0].isdigit() or _UNIT.fullmatch(word)) and (
            worth := weight(word)
        ):
            worth *= _OF_A_NAME if m.group()[0].isupper() and not is_ordinary(word) else 1.0
            found[word] = max(found.get(word, 0.0), worth if start <= m.start() < end else worth * _OF_THE_REST)
    return found


def nearness(context: Mapping[str, float], noted: Noted) -> float:
    """How many words of a figure's context stand beside a figure of the notes; those of the rest of its note count less."""
    beside = around = 0.0
    met: set[str | int] = set()
    for word, worth in context.items():
        forms = _known[word]
        around += 0.0 if forms.isdisjoint(noted.around) else worth
        if not forms.isdisjoint(noted.beside):
            beside += worth
            met |= forms
    return (
        _BESIDE * beside
        + (1 - _BESIDE) * around
        + _WHOLE * (bool(noted.words) and all(not _known[word].isdisjoint(met) for word in noted.words))
    )


_BESIDE = 0.5
"""What a word counts that stands beside a figure; one elsewhere in the note counts the rest."""
_WHOLE = 0.5
"""How much nearer a figure is all of whose words are told: "the last five as lead" has all of "lead for 2"."""


_DIMENSIONS = {
    **dict.fromkeys(("minutes", "months", "seconds", "seasons"), "duration"),
    **{kind: kind for kind in ("percent", "time", "weekday", "month", "date")},
}
"""Of which kind of answer a key is: two that are of one kind exclude each other."""
_IN_MINUTES = {"seconds": 1 / 60, "minutes": 1.0, "months": 43_800.0}
_SCALE = 13
"""How many times as long one duration may be as another in whose place it stands: months are taken for years, hours are not."""


def _dimensions(quantity: Quantity) -> frozenset[str]:
    return frozenset(kind for key in quantity.keys for kind in _OF_KIND.get(str(key[0]), ()))


_OF_KIND = {key: (kind,) if kind != "date" else ("date", "month") for key, kind in _DIMENSIONS.items()}


def _keys(quantity: Quantity) -> frozenset[Key]:
    """The keys of a quantity without that of its bare number, where it has a unit: four days are not four weeks."""
    of_unit = frozenset(key for key in quantity.keys if key[0] != "n")
    return (of_unit or quantity.keys) | frozenset(("month", key[1]) for key in of_unit if key[0] == "date")


def _length(quantity: Quantity) -> float:
    """The minutes of a duration, or the hundredths of a share; 0 for any other quantity."""
    lengths = (float(k[1]) * _IN_MINUTES[str(k[0])] for k in quantity.keys if k[0] in _IN_MINUTES)
    return next(lengths, next((float(k[1]) for k in quantity.keys if k[0] == "percent"), 0.0))


_LONGEST = 1_000
"""Characters beyond which a sentence is none, and tells of too much to be held against one note."""
_ALIKE, _APART = 1.0, 0.6
"""How near a figure of the notes must be to rule another one out, which nothing so near supports, and how much nearer than what
does support it. Set on the dev split's messages."""


def rival(quantity: Quantity, sentence: Sentence, evidence: Evidence) -> Noted | None:
    """The figure of the notes in whose place a figure of a draft stands; None where it may be right.

    Args:
        quantity: one of `measured(sentence.text)`.
        sentence: whose it is.
        evidence: the interview.
    """
    kinds = _dimensions(quantity)
    if not kinds or len(sentence.text) > _LONGEST:
        return None
    others = [n for n in noted_figures(evidence) if _is_other(n.quantity, quantity, kinds)]
    if not others:
        return None
    told = frozenset(key for q in measured(sentence.text) for key in _keys(q))
    context = context_of(sentence, quantity)
    nearest, best = 0.0, others[0]
    for noted in others:
        if _keys(noted.quantity).isdisjoint(told):
            near = nearness(context, noted) + _SAME_NUMBER * _is_in_another_unit(quantity, noted.quantity)
            nearest, best = max((nearest, best), (near, noted), key=itemgetter(0))
    if nearest < _ALIKE:
        return None
    told_as = _Told.of(quantity, sentence)
    if told_as.is_nearly(best.quantity):
        return None
    mine = max((nearness(context, n) for n in noted_figures(evidence) if told_as.follows_from(n, evidence)), default=0.0)
    return best if mine < _ALIKE and nearest - mine >= _APART else None


class _Told(NamedTuple):
    """What a draft says with a figure: its keys, between which multiples of it the true one may lie, and what may be reckoned.

    Args:
        keys: of the figure.
        value: its measure and value.
        low, high: see `_reckoning.bounds`.
        reckoned: whether it may be the outcome of a reckoning. What something came down "to" is stated, not reckoned.
    """

    keys: frozenset[Key]
    value: Result
    low: float
    high: float
    reckoned: bool

    @classmethod
    def of(cls, quantity: Quantity, sentence: Sentence) -> _Told:
        """What a sentence says with a figure of it."""
        before = sentence.low[max(0, quantity.start - 60) : quantity.start]
        value = next(((str(k[0]), float(k[1])) for k in quantity.keys if k[0] in _MEASURES), ("", 0.0))
        return cls(_keys(quantity), value, *bounds(before, sentence.low[quantity.end :]), not _CAME_TO.search(before))

    def is_nearly(self, noted: Quantity) -> bool:
        """Whether a figure of the notes lies within the bounds of what is told."""
        length, own = _length(noted), self.value[1] * _IN_MINUTES.get(self.value[0], 1.0)
        return self.low != self.high and self.low * own <= length <= self.high * own

    def follows_from(self, noted: Noted, evidence: Evidence) -> bool:
        """Whether the note of a figure states what is told, or lets it be reckoned."""
        if not self.keys.isdisjoint(_keys(noted.quantity)) or self.is_nearly(noted.quantity):
            return True
        return self.reckoned and any(self._rounds(*result) for result in results(noted.note, evidence.interview.date))

    def _rounds(self, kind: str, result: float) -> bool:
        """Whether what is told is a reckoned value, rounded or within bounds."""
        told, value = self.value
        return kind == told and (round(result) == value or self.low * value <= result <= self.high * value)


_MEASURES = ("percent", "minutes", "months", "seconds")
_CAME_TO = compiled(r"\bfrom [^.;]{1,40} to (?:just |only |under |about )?$|\b(?:last|first|latter) (?:of )?$")


_SAME_NUMBER = 0.5
"""How much nearer the same number in another unit is: four days are hardly told beside four weeks."""


def _is_in_another_unit(one: Quantity, other: Quantity) -> bool:
    return bool(_length(one)) and bare_value(one) == bare_value(other) and _length(one) != _length(other)


def _is_other(noted: Quantity, told: Quantity, kinds: frozenset[str]) -> bool:
    """Whether two figures are of one kind and scale and not the same."""
    if kinds.isdisjoint(_dimensions(noted)) or not _keys(noted).isdisjoint(_keys(told)):
        return False
    if all(any(key[0] == "seasons" for key in quantity.keys) for quantity in (noted, told)):
        return False  # seasons are told of one place and the other, and summed up
    one, other = _length(noted), _length(told)
    near = max(one, other) <= _SCALE * min(one, other)
    return not (one and other) or near or _is_in_another_unit(noted, told)
