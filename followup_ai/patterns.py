"""Regular expressions that cost next to nothing until a text could hold a match.

`expression(source)` stands in for `compiled(source)`. It reads off the source which words every match holds ("sorry" or
"apolog", and "bother" or "intru"), looks for those first, and compiles and searches only when all are there: a message
meets a few dozen of the hundreds of expressions that rules know, and looking for a word is ten times as quick as a search
that fails. Of a row of alternatives, only those are compiled and tried whose words are there. After some messages the
expressions used so far are put into an index of their words (`word_index`), which a text asks once for all of them.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache, reduce
from operator import or_
from pathlib import Path
from threading import Lock
from typing import Any, Generic, TypeVar, cast

from followup_ai.compiled import compiled
from followup_ai.kept import look_up, may_put_away, put_away
from followup_ai.needed_words import words_needed
from followup_ai.word_index import ALWAYS, MOST_ENTRIES, MOST_HITS, ByBit, Row, WordIndex, folded

MOST_WORDS = 200
"""So many words at most are looked for one by one; where there are more, searching at once is quicker."""
_FEW = 1
"""So many alternatives are sooner looked through than thought about."""
_MOST_LOOKS = 32
"""So many once the expression is compiled."""
_FEW_LOOKS = 8
"""So many where the index of words has told the most of it."""
_LOOKS_BEFORE = 2_000
"""So often texts are looked through before an index of words is made."""
_LOOKS_AGAIN = 500
"""So often for those that came into use after it, before it is made anew: that costs about as much."""
_MOST_TRIES = 100
"""So many texts are looked through before the first match at one place is tried; then that is always tried, for less."""
_SHORT_TEXT = 1_000
"""Characters up to which a text is looked through before a match at one place is tried for the first time."""


@lru_cache(maxsize=256)
def _vocabulary(text: str) -> frozenset[str]:
    """The words of a text as a boundary in an expression tells them apart."""
    return frozenset(_WORD.findall(text))


_WORD = compiled(r"\w+")


_NeededRow = tuple[frozenset[str], tuple[str, ...], frozenset[str]]
_Needed = tuple[_NeededRow, ...]
"""Rows of words of each of which one stands in every match.

Of each row: those that stand there as a word of their own; any others; which of these are several words of their own.
"""
_Read = list[tuple[str, _Needed]]
"""The alternatives of an expression with what each needs."""


def _read(source: str, flags: int) -> _Read:
    if flags & re.VERBOSE:
        return [(source, ())]
    fold = folded if _ignores_case(source, flags) else str
    found: _Read = []
    for alternative, sets in words_needed(source):
        rows = [_row([(fold(word), apart) for word, apart in words]) for words in sets if len(words) <= MOST_WORDS]
        found.append((alternative, tuple(sorted(rows, key=_looks))))
    return found


def _row(words: list[tuple[str, bool]]) -> _NeededRow:
    anywhere = {word for word, apart in words if not apart}
    one = frozenset(word for word, _ in words if word not in anywhere and word.isalnum())
    several = frozenset(word for word, _ in words if word not in anywhere and word.isascii()) - one
    return one, tuple(dict.fromkeys(word for word, _ in words if word not in one)), several


def _looks(row: _NeededRow) -> int:
    """How often a text is looked through for a row: those that cost least are looked for first."""
    return len(row[1])


def _ignores_case(source: str, flags: int) -> bool:
    """Whether some letter is taken in either case; then words are looked for in lower case."""
    return bool(flags & re.IGNORECASE) or "(?i:" in source


_HERE = Path(__file__)
_READERS = (_HERE, _HERE.with_name("needed_words.py"), _HERE.with_name("word_index.py"))
_MOST_KEPT = 3_000
_made: deque[Expression] = deque(maxlen=_MOST_KEPT)


@cache
def _read_before() -> dict[tuple[str, int], _Read]:
    """What earlier runs read off expressions."""
    return look_up(_HERE, _sources()) or {}


def _sources() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in _READERS)


def keep_words() -> None:
    """Keeps for later runs what is read off all expressions made so far, where it was not kept before."""
    made = {(e.pattern, e.flags): e for e in tuple(_made)}  # another thread may be making some: a tuple is made at one go
    _made.clear()
    before = _read_before()
    if made.keys() <= before.keys() or not may_put_away(_HERE):
        return
    known = before if len(before) < _MOST_KEPT else {}
    put_away(_HERE, _sources(), known | {key: _read(*key) for key in made if key not in known})


class _Alternative:
    """One alternative of an expression."""

    bit = ALWAYS
    """Its bit in the index of words, once it has one."""

    def __init__(self, source: str, flags: int, needed: _Needed) -> None:
        self.source, self.flags, self.needed = source, flags, needed
        self.looked_for = needed

    @cached_property
    def regex(self) -> re.Pattern[str]:
        # From now on a search soon costs less than looking for one of many words.
        self.looked_for = tuple(row for row in self.needed if len(row[1]) <= _MOST_LOOKS)
        return compiled(self.source, self.flags)

    @property
    def rows(self) -> list[Row]:
        """What it needs, for the index."""
        if self.flags & re.ASCII:  # words end elsewhere than the index has them end
            return [((), (*apart, *stretches)) for apart, stretches, _ in self.needed]
        return [((*apart, *several), [s for s in stretches if s not in several]) for apart, stretches, several in self.needed]

    @cached_property
    def untold(self) -> tuple[tuple[str, ...], ...]:
        """Rows of stretches of several words, of which the index knows one word each."""
        rows = (stretches for apart, stretches, _ in self.needed if not apart and len(stretches) <= _FEW_LOOKS)
        return tuple(row for row in rows if not all(text.isalnum() for text in row))


class _Lot:
    """All expressions in use, and the index that tells of those used some time which of them a text could hold."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: list[Expression] = []
        self._entries: list[list[Row]] = []
        self._looked = 0
        self.tell = WordIndex(()).tell

    def wait(self, newcomer: Expression) -> None:
        """Takes an expression in as soon as it is worth it."""
        if len(self._entries) < MOST_ENTRIES:
            self._waiting.append(newcomer)

    def looked(self) -> None:
        """Counts that a text was looked through for one expression: a message or two are sooner judged so."""
        self._looked += 1
        if self._looked > (_LOOKS_AGAIN if self._entries else _LOOKS_BEFORE) and self._waiting:
            self.index()

    def index(self) -> None:
        """Takes in all that wait."""
        with self._lock:
            self._looked, newcomers = 0, self._waiting
            self._waiting, first = [], len(self._entries)
            alternatives = [one for newcomer in newcomers for one in newcomer.alternatives]
            self._entries += [one.rows for one in alternatives]
            index = WordIndex(self._entries)
            self.tell = index.tell  # before any of its bits is looked at
            for one, bit in zip(alternatives, index.bits[first:], strict=True):
                one.bit = bit
            for newcomer in newcomers:
                newcomer.indexed()


_lot = _Lot()
_ByBits = dict[int, tuple[tuple[_Alternative, ...], bool]]
"""By the bits that are set: the alternatives, and whether one of them needs words that the index does not know."""


class Expression:
    """A regular expression, compiled when it is first needed, with those methods of `re.Pattern` that the product uses.

    Each finds what the method of `re.Pattern` of that name finds.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern, self.flags = source, int(flags)
        self._fold = _ignores_case(source, flags)
        self._bits = ALWAYS
        self._tries = 0
        self._by_bit: ByBit[_Alternative] = ByBit(())
        self._by_bits: _ByBits | None = None

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The whole expression compiled."""
        regex = self.alternatives[0].regex if len(self.alternatives) == 1 else compiled(self.pattern, self.flags)
        # From now on one place is sooner tried than thought about.
        self.match, self.fullmatch = regex.match, regex.fullmatch  # type: ignore[assignment, method-assign]
        return regex

    @cached_property
    def alternatives(self) -> tuple[_Alternative, ...]:
        """The alternatives, or the whole where they have to stay in one piece."""
        _lot.wait(self)
        read = _read_before().get((self.pattern, self.flags)) or _read(self.pattern, self.flags)
        return tuple(_Alternative(source, self.flags, needed) for source, needed in read)

    def indexed(self) -> None:
        """From now on the index is asked, in which each alternative has its bit."""
        self._bits = reduce(or_, [one.bit for one in self.alternatives])
        self._by_bit = ByBit((one, one.bit) for one in self.alternatives)
        self._by_bits = {}

    @cached_property
    def _knows_words(self) -> bool:
        """Whether words of their own are among those needed, and end where `_vocabulary` has them end."""
        needed = (apart for alternative in self.alternatives for apart, _, _ in alternative.needed)
        return any(needed) and not self.flags & re.ASCII

    @cached_property
    def _told(self) -> tuple[frozenset[str], tuple[_Alternative, ...]]:
        """Words of their own without which only the alternatives beside them can match."""
        telling = [next((a for a, stretches, _ in one.needed if not stretches), frozenset()) for one in self.alternatives]
        untold = (one for one, words in zip(self.alternatives, telling, strict=True) if not words)
        return frozenset().union(*telling), tuple(untold)

    def _near(self, text: str) -> Sequence[_Alternative]:
        """The alternatives whose words stand in the text, wherever and in whatever order."""
        by_bits = self._by_bits  # before its bits are looked at, as `indexed` sets it after them
        hit = self._bits & _lot.tell(text)
        return self._chosen(by_bits, hit, text) if hit else ()

    def _chosen(self, by_bits: _ByBits | None, hit: int, text: str) -> Sequence[_Alternative]:
        """The alternatives of the bits that are set; where there are none yet, those that a look through the text leaves."""
        if by_bits is None:
            return self._looked_for(text)
        chosen = by_bits.get(hit)
        if chosen is None:
            near = self._by_bit.told(hit)
            if len(by_bits) >= MOST_HITS:
                by_bits.clear()
            chosen = by_bits[hit] = near, any(one.untold for one in near)
        near, untold = chosen
        return [one for one in near if not one.untold or self._holds(text, one.untold)] if untold else near

    def _holds(self, text: str, rows: tuple[tuple[str, ...], ...]) -> bool:
        """Whether one word of every row stands somewhere in the text."""
        if self._fold:
            text = folded(text)
        for row in rows:
            for word in row:  # a loop: any() over a generator takes twice as long
                if word in text:
                    break
            else:
                return False
        return True

    def _looked_for(self, text: str) -> list[_Alternative]:
        """The same without the index, as long as it is not worth making."""
        _lot.looked()
        if self._fold:
            text = folded(text)
        vocabulary = _vocabulary(text) if self._knows_words and (text.isascii() or not self._fold) else None
        near = []
        alternatives = self.alternatives
        if vocabulary is not None and len(alternatives) > _FEW:
            told, untold = self._told
            if told.isdisjoint(vocabulary):
                alternatives = untold
        for alternative in alternatives:
            for apart, stretches, _ in alternative.looked_for:
                if vocabulary is None:
                    stretches = (*apart, *stretches)  # folding some letters moves the ends of words
                elif not apart.isdisjoint(vocabulary):
                    continue
                for word in stretches:
                    if word in text:
                        break
                else:
                    break
            else:
                near.append(alternative)
        return near

    def may_match(self, text: str) -> bool:
        """Whether a match is possible as far as words tell."""
        return bool(self._near(text))

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """The first match."""
        if bounds:
            return self.regex.search(text, *bounds)
        by_bits = self._by_bits
        hit = self._bits & _lot.tell(text)
        if not hit:  # the answer nearly always
            return None
        near = self._chosen(by_bits, hit, text)
        if len(near) < 2:
            return near[0].regex.search(text) if near else None
        found = [match for alternative in near if (match := alternative.regex.search(text))]
        return min(found, key=_start, default=None)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """Every match."""
        if bounds:
            return self.regex.finditer(text, *bounds)
        by_bits = self._by_bits
        hit = self._bits & _lot.tell(text)
        if not hit:
            return _NOTHING
        near = self._chosen(by_bits, hit, text)
        if len(near) < 2:
            return near[0].regex.finditer(text) if near else _NOTHING
        return self._in_turn([alternative.regex for alternative in near], text)

    def _in_turn(self, regexes: list[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
        """The matches of several expressions as those of one: the leftmost first, of two at one place that of the former."""
        following = [(regex, match) for regex in regexes if (match := regex.search(text))]
        while following:
            first = min((match for _, match in following), key=_start)
            at = first.end()
            if at == first.start():  # what may follow an empty match is for the whole expression to say
                yield from self.regex.finditer(text, at)
                return
            yield first
            moved = ((regex, match if match.start() >= at else regex.search(text, at)) for regex, match in following)
            following = [(regex, match) for regex, match in moved if match]

    def findall(self, text: str) -> list[Any]:
        """The words of every match; the groups', where there are groups."""
        return self.regex.findall(text) if self._near(text) else []

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The text with `new` for every match."""
        return self.regex.sub(new, text, count) if self._near(text) else text

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        """The text cut at every match."""
        return self.regex.split(text, maxsplit) if self._near(text) else [text]

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        """The match at the beginning."""
        return self.regex.match(text, *bounds) if self._worth_trying(text) else None

    def fullmatch(self, text: str, *bounds: int) -> re.Match[str] | None:
        """The match of all of it."""
        return self.regex.fullmatch(text, *bounds) if self._worth_trying(text) else None

    def _worth_trying(self, text: str) -> bool:
        """Whether it is worth compiling for one place; a long text is never looked through for it."""
        self._tries += 1
        return self._tries > _MOST_TRIES or len(text) > _SHORT_TEXT or bool(self._near(text))


_NOTHING: Iterator[re.Match[str]] = iter(())


def _itself(entry: Any) -> Any:
    return entry


def _start(match: re.Match[str]) -> int:
    return match.start()


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(source, flags)`, put off until a text holds the words that the expression needs."""
    made = Expression(source, flags)
    _made.append(made)
    return cast("re.Pattern[str]", made)


def may_match(pattern: Any, text: str) -> bool:
    """Whether a pattern could be found in the text, as far as words tell; True where only a search can tell."""
    return not isinstance(pattern, Expression) or pattern.may_match(text)


Entry = TypeVar("Entry")


class Together(Generic[Entry]):
    """Many entries that hold an expression each, told by one look at a text's words which of them could be found there.

    Args:
        entries: expressions, or what holds one each.
        key: the `expression` of an entry.
    """

    def __init__(self, entries: Iterable[Entry], key: Callable[[Entry], Any] = _itself) -> None:
        self._entries = [(entry, key(entry)) for entry in entries]
        self._told_by: Callable[[str], int] | None = None
        self._mask = 0
        self._by_bit: ByBit[Entry] = ByBit(())
        self._by_hit: dict[int, tuple[Entry, ...]] = {}

    def __iter__(self) -> Iterator[Entry]:
        return (entry for entry, _ in self._entries)

    def likely(self, text: str) -> tuple[Entry, ...]:
        """Those of the entries whose expression could be found in the text, as far as its words tell."""
        tell = _lot.tell
        told = tell(text)
        if self._told_by is not tell:  # of a new index, expressions have other bits
            self._told_by, self._by_hit = tell, {}
            self._mask = reduce(or_, [e._bits for _, e in self._entries], 0)
            self._by_bit = ByBit((entry, e._bits) for entry, e in self._entries)
        hit = self._mask & told
        chosen = self._by_hit.get(hit)
        if chosen is None:
            if len(self._by_hit) >= MOST_HITS:
                self._by_hit.clear()
            chosen = self._by_hit[hit] = self._by_bit.told(hit)
        return chosen
