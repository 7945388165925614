r"""Which words a regular expression needs, read off its source: what to look for before searching.

`\b(?:i am|we are) sorry` needs "i am" or "we are", and "sorry".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from followup_ai.compiled import compiled

_TOKEN = compiled(
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
_FREQUENT_WORDS = """
the a an and or of to in on for with at by about my your our me i you we us it is are am was be have has had do did this that
as not no so if can would will could what how when
"""
FREQUENT = frozenset(_FREQUENT_WORDS.split())
"""They stand in every other sentence, and tell next to nothing of it."""
_RARE_SIGN = compiled(r"[^\w \n.,'’-]")
_LEAST = compiled(r"{(\d*)")
_WORTH_A_LOOK = 1.0

_Word = tuple[str, bool]
"""A stretch of text, and whether no word goes on before and after it."""
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


def _around(row: list[_Item], text: str, tokens: Iterator[re.Match[str]]) -> None:
    within: list[str] = []
    for _ in _rows(_noting(tokens, within)):
        pass
    row.append(_EDGE if text in ("(?!", "(?<!") and _LETTERS.fullmatch("".join(within)) else None)


_LETTERS = compiled(r"(?:\\w|\[(?!\^)(?:[^\\\]]|\\[^\\])*\\w(?:[^\\\]]|\\[^\\])*\])\)")
"""One letter, or also some sign, and the bracket that closes."""


def _noting(tokens: Iterator[re.Match[str]], within: list[str]) -> Iterator[re.Match[str]]:
    for token in tokens:
        within.append(token.group())
        yield token


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
            words = item.words | {(word, _stands_apart(row, at, word)) for word in item.whole}
        elif isinstance(item, str) and item:
            words = frozenset(((item, _stands_apart(row, at, item)),))
        else:
            continue
        if ("", False) not in words:
            yield min([_tells(word) for word in words]) - len(words) / 100, words


def _stands_apart(row: list[_Item], at: int, text: str) -> bool:
    """Whether no word goes on before and after a text with words in it that stands at a place of the row."""
    return any(map(str.isalnum, text)) and not (
        (_is_of_word(text[0]) and not _ends(row, at - 1, -1)) or (_is_of_word(text[-1]) and not _ends(row, at + 1, 0))
    )


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _ends(row: list[_Item], at: int, edge: int) -> bool:
    """Whether no word goes on at a place of the row: an edge stands there, or text that has no letter on this side."""
    item = row[at] if 0 <= at < len(row) else None
    return item is _EDGE or (isinstance(item, str) and item != "" and not _is_of_word(item[edge]))


def _tells(word: _Word) -> int:
    text, apart = word
    if (words := text.lower().split()) and FREQUENT.issuperset(words):
        return 2
    return 8 if len(text) > 7 or (not text.isalnum() and _RARE_SIGN.search(text)) else len(text) + 2 * apart


def _first(pair: tuple[float, _Words]) -> float:
    return pair[0]
