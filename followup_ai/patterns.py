"""Regular expressions that cost next to nothing until a text could hold a match.

`expression(source)` stands in for `re.compile(source)`. It reads off the source which words every match holds ("sorry" or
"apolog", and "bother" or "intru"), looks for those first, and compiles and searches only when all are there: a message
meets a few dozen of the hundreds of expressions that rules know, and looking for a word is ten times as quick as a search
that fails. Of a row of alternatives, only those are compiled and tried whose words are there.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from followup_ai.kept import look_up, may_put_away, put_away

MOST_WORDS = 200
"""So many words at most are looked for one by one; where there are more, searching at once is quicker."""
_FEW = 1
"""So many alternatives are sooner looked through than thought about."""
_MOST_LOOKS = 32
"""So many once the expression is compiled."""
_SHORT_TEXT = 1_000
"""Characters up to which a text is looked through before a match at one place is tried for the first time."""

_TOKEN = re.compile(
    r"\((?:\?:|(?!\?))(?P<words>[\w' ?-]+(?:\|[\w' ?-]+)*)\)"
    r"|(?P<literal>[^\\\[\](){}|*+?.^$]+)"
    r"|(?P<or>\|)"
    r"|(?P<edge>(?:\\[AbZ]|[\^$])+)"
    r"|\\(?P<sign>[^\w])"
    r"|\[(?P<signs>(?:[^\]\\^-]|\\[^\w])+)\]"
    r"|(?P<any>(?:\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|\d+|.))"
    r"(?:(?:[*+?]|\{(?:\d+(?:,\d*)?|,\d+)\})[?+]?)?)"
    r"|(?P<repeat>(?:[*+?]|\{(?:\d+(?:,\d*)?|,\d+)\})[?+]?)"
    r"|(?P<close>\))"
    r"|(?P<open>\((?!\?)|\(\?(?::|>|P<\w+>|i:))"
    r"|(?P<around>\(\?(?:<?[=!]|[aimsux-]+:))"
    r"|(?P<odd>\(\?)"
    r"|(?P<brace>.)",
    re.DOTALL,
)
_RARE_SIGN = re.compile(r"[^\w \n.,'’-]")
_LEAST = re.compile(r"{(\d*)")
_WORTH_A_LOOK = 1.0

_Word = tuple[str, bool]
"""A stretch of text, and whether it stands there as a word, or words, of its own."""
_Words = frozenset[_Word]


class _Edge:
    """Where no word goes on: a boundary, the start or the end."""


_EDGE = _Edge()


class _Choice(NamedTuple):
    """Words of which one has to stand at a place of a row."""

    whole: frozenset[str] = frozenset()
    """Those that fill the place: words of their own where no word goes on before and after it."""
    words: _Words = frozenset()


_Item = str | _Choice | _Edge | None
_Row = tuple[list[_Item], int | None]
"""What has to stand in an alternative, in order (None is anything else), and where it ends (None: with its group)."""


class _Unreadable(Exception):
    """An extension group of which nothing is known here: flags for the whole expression, a condition."""


def words_needed(source: str) -> list[tuple[str, tuple[_Words, ...]]]:
    """The alternatives of an expression, each with sets of words: of every set, one word stands in whatever it matches.

    With each word comes whether it is a word of its own there, "mate" as in "thanks, mate", not as in "material". The most
    telling set is first. Of character classes, looks ahead and behind and back references nothing is said, so that the
    answer always holds, if it sometimes says less than it could.

    Args:
        source: a regular expression as `re.compile` takes it, not a verbose one.
    """
    try:
        rows = list(_rows(_TOKEN.finditer(source)))
    except _Unreadable:
        return [(source, ())]
    if len(rows) > 1 and _captures(source):  # its groups are numbered through: it stays in one piece
        either = _either(rows)
        row: list[_Item] = [either]
        return [(source, tuple(words for _, words in _sets(row)))]
    alternatives, start = [], 0
    for row, end in rows:
        weighed = {words: weight for weight, words in _sets(row) if weight > _WORTH_A_LOOK}
        alternatives.append((source[start:end], tuple(sorted(weighed, key=weighed.__getitem__, reverse=True))))
        start = (end or 0) + 1
    return alternatives


def _captures(source: str) -> bool:
    """Whether a group of the expression can be asked for."""
    groups = (token.group() for token in _TOKEN.finditer(source) if token.lastgroup in ("open", "words"))
    return any(group[:2] != "(?" or group[2] == "P" for group in groups)


def _rows(tokens: Iterator[re.Match[str]]) -> Iterator[_Row]:
    """The alternatives up to the bracket that closes."""
    row: list[_Item] = []
    for token in tokens:
        kind = str(token.lastgroup)
        if kind == "or":
            yield row, token.start()
            row = []
        elif kind == "close":
            break
        elif kind == "any":
            row.append(None)
        elif kind == "edge":
            row.append(_EDGE)
        else:
            _READERS[kind](row, token[kind], tokens)
    yield row, None


def _literal(row: list[_Item], text: str, _tokens: object) -> None:
    if row and isinstance(row[-1], str):
        row[-1] += text
    else:
        row.append(text)


def _words(row: list[_Item], text: str, _tokens: object) -> None:
    words = text.split("|")
    if "?" in text:
        row.append(_Choice(words=frozenset((_surely(word), False) for word in words)))
    else:
        row.append(_Choice(frozenset(words)))


def _surely(word: str) -> str:
    """The longest stretch of a word that does not have to do without its optional letters: "favou?rite" has "favo"."""
    *before, last = word.split("?")
    return max((*(piece[:-1] for piece in before), last), key=len)


def _repeat(row: list[_Item], text: str, _tokens: object) -> None:
    """Takes back what may be left out; what comes at least once stays, but nothing is known to follow it directly."""
    last = row.pop() if row else None
    least = 0 if text[0] in "*?" else int(_LEAST.findall(text)[0] or 0) if text[0] == "{" else 1
    if isinstance(last, str):
        last = last[:-1] + min(least, 8) * last[-1:]
    row += (last if least or isinstance(last, str) else None, None)


def _around(row: list[_Item], _text: str, tokens: Iterator[re.Match[str]]) -> None:
    for _ in _rows(tokens):
        pass
    row.append(None)


def _odd(_row: list[_Item], text: str, _tokens: object) -> None:
    raise _Unreadable(text)


_READERS: dict[str, Callable[[list[_Item], str, Iterator[re.Match[str]]], None]] = {
    "words": _words,
    "literal": _literal,
    "sign": _literal,
    "brace": _literal,
    "signs": lambda row, text, _: row.append(_Choice(frozenset(text.replace("\\", "")))),
    "open": lambda row, _, tokens: row.append(_either(_rows(tokens))),
    "repeat": _repeat,
    "around": _around,
    "odd": _odd,
}


def _either(rows: Iterable[_Row]) -> _Choice | None:
    """What alternatives need between them: the most telling set of each; None where one of them needs nothing."""
    whole: set[str] = set()
    needed: set[_Word] = set()
    every = True
    for row, _ in rows:  # to the end in any case: the tokens behind it have to be read
        if len(row) == 1 and isinstance(row[0], str):
            whole.add(row[0])
        elif best := max(_sets(row), key=_first, default=None):
            needed |= best[1]
        else:
            every = False
    return _Choice(frozenset(whole), frozenset(needed)) if every else None


def _sets(row: list[_Item]) -> Iterator[tuple[float, _Words]]:
    """The sets of words of a row, each with what it tells: long words tell more than short ones, few more than many."""
    for at, item in enumerate(row):
        if isinstance(item, _Choice):
            apart = bool(item.whole) and _ends(row, at - 1, -1) and _ends(row, at + 1, 0)
            words = item.words | {(word, apart and word.isalnum()) for word in item.whole}
        elif isinstance(item, str) and item:
            apart = item.isalnum() and _ends(row, at - 1, -1) and _ends(row, at + 1, 0)
            words = frozenset(((item, apart),))
        else:
            continue
        if ("", False) not in words:
            yield min([_tells(word) for word in words]) - len(words) / 100, words


def _ends(row: list[_Item], at: int, edge: int) -> bool:
    """Whether no word goes on at a place of the row: an edge stands there, or text that has no letter on this side."""
    item = row[at] if 0 <= at < len(row) else None
    return item is _EDGE or (isinstance(item, str) and item != "" and not (item[edge].isalnum() or item[edge] == "_"))


def _tells(word: _Word) -> int:
    text, apart = word
    return 8 if len(text) > 7 or (not text.isalnum() and _RARE_SIGN.search(text)) else len(text) + 2 * apart


def _first(pair: tuple[float, _Words]) -> float:
    return pair[0]


@lru_cache(maxsize=256)
def _vocabulary(text: str) -> frozenset[str]:
    """The words of a text as a boundary in an expression tells them apart."""
    return frozenset(_WORD.findall(text))


_WORD = re.compile(r"\w+")


def _folded(text: str) -> str:
    """`text` in lower case, as far as `re.IGNORECASE` takes letters for each other."""
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").casefold().replace("ı", "i")


_Needed = tuple[tuple[frozenset[str], tuple[str, ...]], ...]
"""Rows of words of each of which one stands in every match: those that stand there as words of their own, and any others."""
_Read = list[tuple[str, _Needed]]
"""The alternatives of an expression with what each needs."""


def _read(source: str, flags: int) -> _Read:
    if flags & re.VERBOSE:
        return [(source, ())]
    fold = _folded if _ignores_case(source, flags) else str
    found: _Read = []
    for alternative, sets in words_needed(source):
        rows = [
            (
                frozenset(fold(word) for word, apart in words if apart),
                tuple(dict.fromkeys(fold(word) for word, apart in words if not apart)),
            )
            for words in sets
            if len(words) <= MOST_WORDS
        ]
        found.append((alternative, tuple(sorted(rows, key=_looks))))
    return found


def _looks(row: tuple[frozenset[str], tuple[str, ...]]) -> int:
    """How often a text is looked through for a row: those that cost least are looked for first."""
    return len(row[1])


def _ignores_case(source: str, flags: int) -> bool:
    """Whether some letter is taken in either case; then words are looked for in lower case."""
    return bool(flags & re.IGNORECASE) or "(?i:" in source


_HERE = Path(__file__)
_MOST_KEPT = 3_000
_made: deque[Expression] = deque(maxlen=_MOST_KEPT)


@cache
def _read_before() -> dict[tuple[str, int], _Read]:
    """What earlier runs read off expressions."""
    return look_up(_HERE, (_HERE.read_bytes(),)) or {}


def keep_words() -> None:
    """Keeps for later runs what is read off all expressions made so far, where it was not kept before."""
    made = {(e.pattern, e.flags): e for e in _made}
    _made.clear()
    before = _read_before()
    if made.keys() <= before.keys() or not may_put_away(_HERE):
        return
    known = before if len(before) < _MOST_KEPT else {}
    put_away(_HERE, (_HERE.read_bytes(),), known | {key: _read(*key) for key in made if key not in known})


class _Alternative:
    """One alternative of an expression."""

    def __init__(self, source: str, flags: int, needed: _Needed) -> None:
        self.source, self.flags, self.needed = source, flags, needed

    @cached_property
    def regex(self) -> re.Pattern[str]:
        # From now on a search soon costs less than looking for one of many words.
        self.needed = tuple(row for row in self.needed if len(row[1]) <= _MOST_LOOKS)
        return re.compile(self.source, self.flags)


class Expression:
    """A regular expression, compiled when it is first needed, with those methods of `re.Pattern` that the product uses.

    Each finds what the method of `re.Pattern` of that name finds.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern, self.flags = source, int(flags)
        self._fold = _ignores_case(source, flags)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The whole expression compiled."""
        return self._alternatives[0].regex if len(self._alternatives) == 1 else re.compile(self.pattern, self.flags)

    @cached_property
    def _alternatives(self) -> tuple[_Alternative, ...]:
        read = _read_before().get((self.pattern, self.flags)) or _read(self.pattern, self.flags)
        return tuple(_Alternative(source, self.flags, needed) for source, needed in read)

    @cached_property
    def _knows_words(self) -> bool:
        """Whether words of their own are among those needed, and end where `_vocabulary` has them end."""
        needed = (apart for alternative in self._alternatives for apart, _ in alternative.needed)
        return any(needed) and not self.flags & re.ASCII

    @cached_property
    def _told(self) -> tuple[frozenset[str], tuple[_Alternative, ...]]:
        """Words of their own without which only the alternatives beside them can match."""
        telling = [next((a for a, stretches in one.needed if not stretches), frozenset()) for one in self._alternatives]
        untold = (one for one, words in zip(self._alternatives, telling, strict=True) if not words)
        return frozenset().union(*telling), tuple(untold)

    def _near(self, text: str) -> list[_Alternative]:
        """The alternatives whose words stand in the text, wherever and in whatever order."""
        if self._fold:
            text = _folded(text)
        vocabulary = _vocabulary(text) if self._knows_words and (text.isascii() or not self._fold) else None
        near = []
        alternatives = self._alternatives
        if vocabulary is not None and len(alternatives) > _FEW:
            told, untold = self._told
            if told.isdisjoint(vocabulary):
                alternatives = untold
        for alternative in alternatives:
            for apart, stretches in alternative.needed:
                if vocabulary is None:
                    stretches = (*apart, *stretches)  # folding some letters moves the ends of words
                elif not apart.isdisjoint(vocabulary):
                    continue
                for word in stretches:  # a loop: any() over a generator takes twice as long
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
        near = self._near(text)
        if len(near) < 2:
            return near[0].regex.search(text) if near else None
        found = [match for alternative in near if (match := alternative.regex.search(text))]
        return min(found, key=_start, default=None)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """Every match."""
        if bounds:
            return self.regex.finditer(text, *bounds)
        near = self._near(text)
        if len(near) < 2:
            return near[0].regex.finditer(text) if near else iter(())
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
        """Once compiled, one place is sooner tried than thought about; a long text is never looked through for it."""
        return "regex" in self.__dict__ or len(text) > _SHORT_TEXT or bool(self._near(text))


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
