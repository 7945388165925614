"""The words of drafts and notes, findable by whatever a reader takes for them; `_matching` compares them.

A point is a clause of the notes; its words carry weights (`_words.weight`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, repeat
from operator import add, itemgetter
from typing import NamedTuple

from followup_ai.compiled import compiled
from followup_ai.models import Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._quantities import Quantity, bare_value, quantities
from followup_ai.rules._text import KEPT_SENTENCES, Reading, Sentence, Wording, fold, read, sentences_of, split_sentences
from followup_ai.rules._words import (
    WORD,
    Met,
    compounds,
    is_stop,
    plain,
    root,
    stem,
    subjects,
    synonyms,
    weight,
)

TRADE_WEIGHT = 0.5
"""What a word of the role's own trade counts: every nurse speaks of wards."""
OWN_WEIGHT = 0.1
"""What a word of the role's, company's or a person's name counts: naming them is not taking up what was said."""


class Token(NamedTuple):
    """A word of a text: `text` as written, `plain` folded, `start` and `end` in the text it came from."""

    text: str
    plain: str
    start: int
    end: int
    sentence: int = 0

    @property
    def stem(self) -> str:
        return stem(self.plain)


def tokens_of(text: str) -> list[Token]:
    """The words of a folded text, with offsets into it."""
    return [Token(m.group(), plain(m.group()), *m.span()) for m in WORD.finditer(text)]


@lru_cache(maxsize=8)
def prose(draft: Draft) -> tuple[Sentence, ...]:
    """The sentences in which a draft speaks: subject, body, postscript, voicemail."""
    reading: Reading = read(draft)
    spoken = reading.of("subject", "paragraph", "postscript", "voicemail")
    return spoken or (() if reading.sentences else tuple(sentences_of(draft.body, "paragraph")))


def end_of_message(draft: Draft) -> tuple[int, int]:
    """The empty place where something missing could have stood: the end of the last paragraph."""
    at = draft.paragraphs[-1].end if draft.paragraphs else draft.body.end
    return at, at


SAME, FAMILY, _SYNONYM, _SUBJECT = 1.0, 0.9, 0.75, 0.4
"""How surely two words are kin."""
Key = str | int
"""What a word is found by: its stem, its family ("~migrat"), a group of synonyms, a subject (below 0)."""


def _plain_and_keys(text: str) -> tuple[str, tuple[Key, ...]]:
    """A word plain, and the keys by which it is found; a word without content has none."""
    word = plain(text)
    return word, () if is_stop(word) else _keys(stem(word))


def _keys(form: str) -> tuple[Key, ...]:
    return (form, f"~{root(form)}", *synonyms(form), *map(_of_subject, subjects(form)))


def _of_subject(group: int) -> int:
    return -1 - group


_known = Met(_plain_and_keys)


class _Findable:
    """What the words of a sentence are found by, wherever it stands.

    Attributes:
        joined: any two successive words as one.
        spelt: by its digits, each number in words: "fourteen containers" are 14.
        keys: all keys there are.
    """

    def __init__(self, wording: Wording) -> None:
        self._known = [_known[text] for text in wording.texts]
        words = [word for word, _ in self._known]
        self.joined = list(map(add, words, words[1:]))
        self._compounds: list[_Row] = []
        if not compounds().keys().isdisjoint(self.joined):
            listed = compounds().keys() & self.joined
            self._compounds = [(_keys(compounds()[w])[2:], at, at + 1) for at, w in enumerate(self.joined) if w in listed]
        self.spelt = _spelt(wording)
        of_compounds = [keys for keys, _, _ in self._compounds] if self._compounds else ()
        self.keys: frozenset[Key] = frozenset(chain(self.spelt, *[keys for _, keys in self._known], *of_compounds))

    def rows(self, among: frozenset[Key]) -> list[_Row]:
        """The words that some of these keys find: a word's keys and its place, twice; a compound with those of its two."""
        found = [(keys, at, at) for at, (_, keys) in enumerate(self._known) if not among.isdisjoint(keys)]
        found += [row for row in self._compounds if not among.isdisjoint(row[0])]
        return sorted(found, key=itemgetter(2)) if self._compounds else found

    def kin(self, word: NoteWord, rows: Iterable[_Row], sentence: Sentence) -> Iterator[tuple[Token, float]]:
        """Those of the rows, and of the spelt numbers, that a reader may take for a word of the notes, each with how surely.

        `sentence` is the one read.
        """
        if word.plain in self.joined:
            at = len(self.joined) - 1 - self.joined[::-1].index(word.plain)
            yield _token(sentence, at, at + 1), SAME
        told: set[tuple[int, int]] = set()
        for key, strength in word.keys.items():  # those that tell most surely come first
            if key not in self.keys:
                continue
            for keys, first, last in rows:
                if key in keys and (first, last) not in told:
                    told.add((first, last))
                    yield _token(sentence, first, last), strength
            if key in self.spelt:
                yield from zip(self.numbers(key, sentence), repeat(strength))

    def numbers(self, key: Key, sentence: Sentence) -> Iterator[Token]:
        """The spelt numbers found by a key."""
        for quantity in self.spelt[key]:
            yield Token(quantity.text, str(key), *sentence.place(quantity.start, quantity.end))

    def stems(self, sentence: Sentence) -> Iterator[tuple[str, Token]]:
        """The stem of each word with content, and by its digits each spelt number, with the first such word."""
        first: dict[Key, int] = {}
        for at, (_, keys) in enumerate(self._known):
            if keys:
                first.setdefault(keys[0], at)
        for form, at in first.items():
            yield str(form), _token(sentence, at, at)
        for key in self.spelt:
            yield str(key), next(self.numbers(key, sentence))


_Row = tuple[tuple[Key, ...], int, int]


def _token(sentence: Sentence, first: int, last: int) -> Token:
    """A sentence's words from one place to another as one."""
    texts, words = sentence.wording.texts, sentence.words
    start, end = sentence.place(words[first].start(), words[last].end())
    if first == last:
        return Token(texts[first], _known[texts[first]][0], start, end)
    return Token(" ".join(texts[first : last + 1]), "".join([_known[text][0] for text in texts[first : last + 1]]), start, end)


def _spelt(wording: Wording) -> Mapping[Key, Sequence[Quantity]]:
    if not any(map(_spells.__getitem__, wording.texts)):
        return {}
    found: dict[Key, list[Quantity]] = defaultdict(list)
    for quantity in quantities(wording.text):
        value = bare_value(quantity)
        if value and value >= _SPELT_FROM and value == int(value) and quantity.text[0].isalpha():
            found[str(int(value))].append(quantity)
    return found


findable = lru_cache(maxsize=KEPT_SENTENCES)(_Findable)


class Index:
    """The words of a draft, findable by stem, family and kinship; two successive words also as one compound."""

    def __init__(self, sentences: Iterable[tuple[int, Sentence]]) -> None:
        self._read = [(number, sentence, findable(sentence.wording)) for number, sentence in sentences]
        self._keys: frozenset[Key] = frozenset().union(*[found.keys for _, _, found in self._read])
        self._joined: frozenset[str] = frozenset().union(*[found.joined for _, _, found in self._read])

    def near(self, point: Point) -> Iterator[tuple[int, Sentence]]:
        """The sentences in which a word may be taken for one of a point, each with its number."""
        keys, plains = self._keys & point.keys, self._joined & point.plains
        for number, sentence, found in self._read if keys or plains else ():
            # What is left of the keys is little: the look is at them, not at the sentence's.
            if not (found.keys.isdisjoint(keys) and (not plains or plains.isdisjoint(found.joined))):
                yield number, sentence

    @cached_property
    def stems(self) -> Mapping[str, Token]:
        """Each stem, with its first word."""
        first: dict[str, Token] = {}
        for number, sentence, found in self._read:
            for form, token in found.stems(sentence):
                first.setdefault(form, token._replace(sentence=number))
        return first


@lru_cache(maxsize=4_096)
def family_of(word: str) -> str:
    """Of a plain word its family."""
    return root(stem(word))


@lru_cache(maxsize=8)
def index_of(draft: Draft, only: frozenset[int] | None = None) -> Index:
    """The words of the draft's prose, or `only` of its sentences with these numbers; offsets are into `Draft.text`."""
    return Index((number, sentence) for number, sentence in enumerate(prose(draft)) if only is None or number in only)


_SPELT_FROM = 6
"""Smaller numbers are written for anything."""
_OF_NUMBERS = compiled(
    "six|seven|eight|nin|ten|eleven|twel|thir|teen|fif|twent|fort|dozen|hundred|thousand|million|billion|half|halv|quarter"
)
"""One of these stands in every such number that is spelt: without them none needs to be read."""
_spells = Met(lambda text: bool(_OF_NUMBERS.search(text.lower())))


# --- points -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NoteWord:
    """A word of the notes: as written, its stem, and what it proves."""

    text: str
    plain: str
    stem: str
    weight: float
    keys: Mapping[Key, float]
    """By what its kin are found, each with how surely they are kin, from 0 to 1."""
    place: int = 0
    """The how many-th word of its clause it is."""


@dataclass(frozen=True, eq=False)
class Point:
    """A clause of the notes, with the field it stands in."""

    text: str
    field: str
    words: tuple[NoteWord, ...]
    own: frozenset[str] = frozenset()
    """Families of the words that name role, company or people."""

    @cached_property
    def total(self) -> float:
        return sum(w.weight for w in self.words)

    @cached_property
    def by_key(self) -> Mapping[Key, Sequence[int]]:
        """By key the words, told by their number, whose kin are found by it."""
        found: dict[Key, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            for key in word.keys:
                found[key].append(number)
        return found

    @cached_property
    def keys(self) -> frozenset[Key]:
        """By what the kin of any of its words are found."""
        return frozenset(self.by_key)

    @cached_property
    def by_plain(self) -> Mapping[str, int]:
        """Its words, plain, with their numbers: one may stand in a draft as two."""
        return {word.plain: number for number, word in enumerate(self.words)}

    @cached_property
    def plains(self) -> frozenset[str]:
        """Its words, plain."""
        return frozenset(self.by_plain)


_CLAUSE = expression(
    r"\s*(?:;|\n|\u2022| - | \u2013 | \u2014 |\u2014|\.{2,}|(?<=[a-z]{3}),(?= (?:and|but|then|also|so|plus)\b)|[()\[\]])\s*"
)


def clauses(note: str) -> Iterator[str]:
    """The clauses of a note as people type them: cut at stops, semicolons, dashes, brackets and line ends."""
    for line in note.splitlines():
        for part in _CLAUSE.split(line):
            folded = fold(part)[0]
            for start, end in split_sentences(folded):
                yield folded[start:end].strip(" -*\u2022,:")


def own_words(interview: Interview) -> frozenset[str]:
    """Stems of the words in the names of the role, the company and the people."""
    names: list[str] = [interview.role, interview.company, interview.candidate]
    names += [name for person in interview.people for name in (person.name, person.title)]
    stems = [t.stem for name in names for t in tokens_of(fold(name)[0]) if not is_stop(t.plain)]
    return frozenset({form for word in stems for form in (word, root(word))})


@lru_cache(maxsize=64)
def own_subjects(interview: Interview) -> frozenset[int]:
    """Subjects of the role's and the company's names: to a nurse, "ward" and "patient" are everyday words."""
    tokens = tokens_of(fold(f"{interview.role} {interview.company}")[0])
    return frozenset(g for t in tokens for g in subjects(t.stem))


def point_of(text: str, field: str, own: frozenset[str], trade: frozenset[int] = frozenset()) -> Point:
    """A clause as a point: its words without repetition, each with its weight.

    Args:
        text: the clause.
        field: the field of the interview it stands in.
        own: stems and families of the words that name role, company or people.
        trade: subjects whose words are everyday words in this trade.
    """
    words: dict[str, NoteWord] = {}
    for place, token in enumerate(_joined(tokens_of(fold(text)[0]))):
        worth = weight(token.plain)
        if token.stem in own or root(token.stem) in own:
            worth = min(worth, OWN_WEIGHT)
        elif subjects(token.stem) & trade:
            worth = min(worth, TRADE_WEIGHT)
        if worth and token.stem not in words:
            keys = _keys_of_kin(token.stem, trade)
            words[token.stem] = NoteWord(token.text, token.plain, token.stem, worth, keys, place)
    return Point(text, field, tuple(words.values()), own)


def _joined(tokens: Iterable[Token]) -> list[Token]:
    """The words, of which two of the thesaurus make one where either says nothing by itself: "on call" is no call."""
    joined: list[Token] = []
    for token in tokens:
        both = joined[-1].plain + token.plain if joined else ""
        if both in compounds() and (is_stop(token.plain) or is_stop(joined[-1].plain)):
            first = joined.pop()
            token = Token(f"{first.text} {token.text}", both, first.start, token.end)
        joined.append(token)
    return joined


def _keys_of_kin(form: str, trade: frozenset[int]) -> dict[Key, float]:
    kin: dict[Key, float] = {form: SAME, f"~{root(form)}": FAMILY}
    kin |= dict.fromkeys(synonyms(form), _SYNONYM)
    return kin | dict.fromkeys(map(_of_subject, subjects(form) - trade), _SUBJECT)


def points_of(interview: Interview, *fields: str) -> tuple[Point, ...]:
    """Every clause of the named fields of an interview, as points; clauses without content are left out."""
    return tuple(point for name in fields for point in _points_of(interview, name))


@lru_cache(maxsize=64)
def _points_of(interview: Interview, name: str) -> tuple[Point, ...]:
    own, trade = own_words(interview), own_subjects(interview)
    found = []
    value = getattr(interview, name)
    for note in (value,) if isinstance(value, str) else value:
        found += [p for clause in clauses(note) if (p := point_of(clause, name, own, trade)).words]
    return tuple(found)
