"""Which of hundreds of expressions a text could hold, told of all of them at once by its words.

An entry is an expression, or one alternative of it, with rows of words of each of which one has to stand in a text. Every
word a text was met with is remembered as a number that has a bit for each entry it speaks for; the numbers of a sentence's
twenty words, taken together, answer for every entry, which then costs each of them one look at its own bit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from operator import add, or_
from typing import Generic, TypeVar

from followup_ai.compiled import compiled
from followup_ai.needed_words import FREQUENT

ALWAYS = 1
"""The bit of whatever words tell nothing of: it is set for every text."""
MOST_ENTRIES = 2_047
"""There is room for so many; further ones are given `ALWAYS`."""
_ROWS = 2
"""Rows of an entry that are told of; the others are for the search itself."""
_MOST_WORDS = 16_384
"""Words remembered; then they are learnt anew."""
_LONG_TEXT = 300
_TEXTS = 1_024
"""Texts of which is remembered what their words told, half a kilobyte each."""
_START = 2
"""Letters by which the pieces are told that a word may hold: `WordIndex.__missing__` makes pairs of them."""
MOST_HITS = 1_000
"""So many answers are remembered with what they chose."""
_FREQUENT_SIGNS = frozenset(".,'’-")
_TOKEN = compiled(r"\w+|[^\w\s]")

Row = tuple[Iterable[str], Iterable[str]]
"""Stretches before and after which no word may go on in a text, and others that may stand anywhere; one of them all has to."""


def folded(text: str) -> str:
    """`text` in lower case, as far as `re.IGNORECASE` takes letters for each other."""
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").casefold().replace("ı", "i")


Entry = TypeVar("Entry")


class ByBit(Generic[Entry]):
    """Entries, told by the bits of an answer: it has a few of them, where there may be hundreds of entries.

    Args:
        entries: each with its bits, of which one has to be set.
    """

    def __init__(self, entries: Iterable[tuple[Entry, int]]) -> None:
        self._of: dict[int, dict[int, Entry]] = {}
        for number, (entry, bits) in enumerate(entries):
            for bit in _apart(bits):
                self._of.setdefault(bit, {})[number] = entry

    def told(self, answer: int) -> tuple[Entry, ...]:
        """The entries of the bits that are set, in their order; all bits have to be those of entries."""
        found: dict[int, Entry] = {}
        for bit in _apart(answer):
            found |= self._of[bit]
        return tuple([found[number] for number in sorted(found)])


def _apart(bits: int) -> Iterator[int]:
    """Each bit that is set."""
    while bits:
        lowest = bits & -bits
        yield lowest
        bits ^= lowest


class WordIndex(dict[str, int]):
    """Each stretch between spaces met in a text, with the bits of the entries it speaks for: second rows' above first rows'.

    Letters count as the same in either case, so that an answer holds for every expression; it may say "could" too often.

    Args:
        entries: the rows of each entry; all have to hold.
    """

    def __init__(self, entries: Sequence[Sequence[Row]]) -> None:
        super().__init__()
        self.bits: list[int] = []
        """The bit of each entry."""
        self.tell = lru_cache(maxsize=_TEXTS)(self._tell)
        """The bits of all entries that could be found in a text, and `ALWAYS`."""
        self._whole: defaultdict[str, int] = defaultdict(int)
        self._pieces: defaultdict[str, int] = defaultdict(int)
        self._width = min(len(entries), MOST_ENTRIES) + 1
        self._open = ALWAYS | ALWAYS << self._width
        for number, rows in enumerate(entries, start=1):
            told = sorted([keys for row in rows if (keys := _keys(row))], key=_commonness)[:_ROWS]
            self.bits.append(1 << number if told and number <= MOST_ENTRIES else ALWAYS)
            if self.bits[-1] != ALWAYS:
                self._enter(1 << number, told)
        self._by_start: defaultdict[str, list[str]] = defaultdict(list)
        for piece in self._pieces:
            self._by_start[piece[:_START]].append(piece)

    def _enter(self, bit: int, told: Sequence[tuple[set[str], set[str]]]) -> None:
        for place in range(_ROWS):
            placed = bit << place * self._width
            if place >= len(told):
                self._open |= placed
                continue
            for table, words in zip((self._whole, self._pieces), told[place], strict=True):
                for word in words:
                    table[word] |= placed

    def __missing__(self, stretch: str) -> int:
        bits = 0
        for token in _TOKEN.findall(stretch):
            word = folded(token)
            bits |= self._whole.get(word, 0)
            for start in self._by_start.keys() & {*word, *map(add, word, word[1:])}:
                for piece in self._by_start[start]:
                    if piece in word:
                        bits |= self._pieces[piece]
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[stretch] = bits
        return bits

    def _tell(self, text: str) -> int:
        if text.isascii() and text != (low := text.lower()):  # most sentences are asked after as written and in lower case
            return self.tell(low)
        stretches: Iterable[str] = text.split()
        if len(text) > _LONG_TEXT:  # which says many words more than once
            stretches = set(stretches)
        bits = reduce(or_, filter(None, map(self.__getitem__, stretches)), self._open)
        return bits & bits >> self._width


def _keys(row: Row) -> tuple[set[str], set[str]] | None:
    """What a row's words are looked up by; None where one of them has nothing to look up."""
    whole, pieces = ({max(_TOKEN.findall(text), key=_tells, default="") for text in texts} for texts in row)
    return None if "" in whole | pieces else ({folded(word) for word in whole}, {folded(piece) for piece in pieces})


def _commonness(keys: tuple[set[str], set[str]]) -> tuple[bool, int]:
    """How often a text holds one of a row's keys, to compare: rows of few words are more telling than rows of many."""
    whole, pieces = keys
    return not FREQUENT.isdisjoint(whole | pieces), len(whole) + len(pieces)


def _tells(token: str) -> int:
    """How seldom a text holds a word or sign, about: most signs are as rare as a word of four letters."""
    if folded(token) in FREQUENT:
        return 0
    return len(token) if token.isalnum() else 1 if token in _FREQUENT_SIGNS else 4
