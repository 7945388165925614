"""Regular expressions that cost next to nothing until a text could hold a match.

`expression(source)` stands in for `re.compile(source)`. It reads off the source which words every match holds ("sorry" or
"apolog", and "bother" or "intru"), looks for those first, and compiles and searches only when all are there: a message
meets a few dozen of the hundreds of expressions that rules know, and looking for a word is ten times as quick as a search
that fails. Of a row of alternatives, only those are compiled and tried whose words are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, cast

MOST_WORDS = 120
"""So many words at most are looked for one by one; where there are more, searching at once is quicker."""
_SHORT_TEXT = 1_000
"""Characters up to which a text is looked through before a match at one place is tried for the first time."""

_TOKEN = re.compile(
    r"\((?:\?:|(?!\?))(?P<words>[\w' ?-]+(?:\|[\w' ?-]+)*)\)"
    r"|(?P<literal>[^\\\[\](){}|*+?.^$]+)"
    r"|(?P<or>\|)"
    r"|(?P<edge>(?:\\[AbBZ]|[\^$])+)"
    r"|\\(?P<sign>[^\w])"
    r"|\[(?P<signs>(?:[^\]\\^-]|\\[^\w])+)\]"
    r"|(?P<any>(?:\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|\d+|.))"
    r"(?:(?:[*+?]|\{(?:\d+(?:,\d*)?|,\d+)\})[?+]?)?)"
    r"|(?P<repeat>(?:[*+?]|\{(?:\d+(?:,\d*)?|,\d+)\})[?+]?)"
    r"|(?P<close>\))"
    r"|(?P<open>\((?!\?)|\(\?(?::|>|P<\w+>))"
    r"|(?P<around>\(\?(?:<?[=!]|[aimsux-]+:))"
    r"|(?P<odd>\(\?)"
    r"|(?P<brace>.)",
    re.DOTALL,
)
_CAPTURES = re.compile(r"\((?!\?)|\(\?P")
_RARE_SIGN = re.compile(r"[^\w\s.,'’-]")
_WORTH_A_LOOK = 1.0
_Words = frozenset[str]
_Item = str | _Words | None
_Row = tuple[list[_Item], int | None]
"""What has to stand in an alternative, in order (None is anything else), and where it ends (None: with its group)."""


class _Unreadable(Exception):
    """An extension group of which nothing is known here: flags for the whole expression, a condition."""


def words_needed(source: str) -> list[tuple[str, tuple[_Words, ...]]]:
    """The alternatives of an expression, each with sets of words: of every set, one word stands in whatever it matches.

    The most telling set comes first. Of character classes, looks ahead and behind and back references nothing is said, so that
    the answer always holds, if it sometimes says less than it could.

    Args:
        source: a regular expression as `re.compile` takes it, not a verbose one.
    """
    try:
        rows = list(_rows(_TOKEN.finditer(source)))
    except _Unreadable:
        return [(source, ())]
    if len(rows) > 1 and _CAPTURES.search(source):  # its groups are numbered through: it stays in one piece
        either = _either(rows)
        return [(source, (either,) if either else ())]
    alternatives, start = [], 0
    for row, end in rows:
        weighed = {words: weight for weight, words in _sets(row) if weight > _WORTH_A_LOOK}
        alternatives.append((source[start:end], tuple(sorted(weighed, key=weighed.__getitem__, reverse=True))))
        start = (end or 0) + 1
    return alternatives


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
        elif kind != "edge":
            _READERS[kind](row, token[kind], tokens)
    yield row, None


def _literal(row: list[_Item], text: str, _tokens: object) -> None:
    if row and isinstance(row[-1], str):
        row[-1] += text
    else:
        row.append(text)


def _words(row: list[_Item], text: str, _tokens: object) -> None:
    row.append(frozenset(map(_surely, text.split("|")) if "?" in text else text.split("|")))


def _surely(word: str) -> str:
    """The longest stretch of a word that does not have to do without its optional letters: "favou?rite" has "favo"."""
    *before, last = word.split("?")
    return max((*(piece[:-1] for piece in before), last), key=len)


def _repeat(row: list[_Item], text: str, _tokens: object) -> None:
    """Takes back what may be left out; what comes at least once stays, but nothing is known to follow it directly."""
    last = row.pop() if row else None
    if text[0] in "*?" or text.startswith(("{0", "{,")):
        last = last[:-1] if isinstance(last, str) else None
    row += (last, None)


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
    "signs": lambda row, text, _: row.append(frozenset(text.replace("\\", ""))),
    "open": lambda row, _, tokens: row.append(_either(_rows(tokens))),
    "repeat": _repeat,
    "around": _around,
    "odd": _odd,
}


def _either(rows: Iterable[_Row]) -> _Words | None:
    """What alternatives need between them: the most telling set of each; None where one of them needs nothing."""
    needed: set[str] = set()
    every = True
    for row, _ in rows:  # to the end in any case: the tokens behind it have to be read
        best = max(_sets(row), key=_first, default=None)
        if best is None:
            every = False
        else:
            needed |= best[1]
    return frozenset(needed) if every else None


def _sets(row: list[_Item]) -> Iterator[tuple[float, _Words]]:
    """The sets of words of a row, each with what it tells: long words tell more than short ones, few more than many."""
    for item in row:
        if isinstance(item, str):
            if item:
                yield _tells(item), frozenset((item,))
        elif item:
            shortest = min(map(len, item)) if "" in item or not _RARE_SIGN.search("".join(item)) else min(map(_tells, item))
            if shortest:
                yield min(8, shortest) - len(item) / 40, item


def _tells(word: str) -> int:
    return 8 if len(word) > 7 or _RARE_SIGN.search(word) else len(word)


def _first(pair: tuple[float, _Words]) -> float:
    return pair[0]


def _folded(text: str) -> str:
    """`text` in lower case, as far as `re.IGNORECASE` takes letters for each other."""
    if text.isascii():
        return text.lower()
    return text.casefold().replace("\u0307", "").replace("ı", "i")


class _Alternative:
    """One alternative of an expression: `needed` has rows of words, of each of which one stands in every match."""

    def __init__(self, source: str, flags: int, sets: Iterable[_Words]) -> None:
        self.source, self.flags = source, flags
        fold = _folded if flags & re.IGNORECASE else str
        self.needed = tuple(tuple(dict.fromkeys(map(fold, words))) for words in sets if len(words) <= MOST_WORDS)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)


class Expression:
    """A regular expression, compiled when it is first needed, with those methods of `re.Pattern` that the product uses.

    Each finds what the method of `re.Pattern` of that name finds.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern, self.flags = source, flags
        self._fold = bool(flags & re.IGNORECASE)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The whole expression compiled."""
        return self._alternatives[0].regex if len(self._alternatives) == 1 else re.compile(self.pattern, self.flags)

    @cached_property
    def _alternatives(self) -> tuple[_Alternative, ...]:
        if self.flags & re.VERBOSE:
            return (_Alternative(self.pattern, self.flags, ()),)
        return tuple(_Alternative(source, self.flags, sets) for source, sets in words_needed(self.pattern))

    def _near(self, text: str) -> list[_Alternative]:
        """The alternatives whose words stand in the text, wherever and in whatever order."""
        if self._fold:
            text = _folded(text)
        near = []
        for alternative in self._alternatives:
            for words in alternative.needed:
                for word in words:  # a loop: any() over a generator takes twice as long
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
    return cast("re.Pattern[str]", Expression(source, flags))


def may_match(pattern: Any, text: str) -> bool:
    """Whether a pattern could be found in the text, as far as words tell; True where only a search can tell."""
    return not isinstance(pattern, Expression) or pattern.may_match(text)
