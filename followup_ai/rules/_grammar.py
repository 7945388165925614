"""A small language for families of phrases, kept in a text file beside the rule that uses them.

Two kinds of paragraphs make up such a file::

    kin: family, families, kid(s)?, child(ren)?        a word list, used below it as <kin>

    [tells of hardship]                                a family; what it says of the words it finds
    <my> ** <kin> <be> <counting> on                   a pattern
    ~ <my> ** <kin> <be> ill                           one at which a careful reader would hesitate

A pattern is a row of tokens set apart by single spaces, matched against plain wording (`Sentence.plain`): a word,
`(a|b c)` one of several, `word?` an optional one, `(a|b)*` up to three of them, `*` at most one word, `**` at most
three, `...` at most eight within the clause, `_` exactly one, `_ing` one of that ending, `,` a comma, `^` the
beginning of a sentence or clause, `^^` of the sentence, `$` the end of a clause, `$$` of the sentence, `!(a|b)` not
followed by, `=(a|b)` followed by. Every gap is bounded, so that matching is linear in the length of a text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, reduce
from itertools import product
from operator import or_
from pathlib import Path
from typing import NamedTuple

from followup_ai.compiled import compiled
from followup_ai.kept import kept
from followup_ai.rules._text import KEPT_SENTENCES, Sentence, Wording

_HERE = Path(__file__).parent
_ANY_WORD = r"[^\s,.;:!?()\"\u2014\u2013]+"
_WORDS = compiled(r"[\w']+")
_BLANK = compiled(r"(?<!\w)_(ing)?(?!\w)")
_GAPS = {"*": (0, 1), "**": (0, 3), "...": (0, 8)}
_OPENERS = r"(?:(?:and|so|but|then|yet|now|well|also|sir|madam|ma|ma'am|just|only|for|because),? ){0,2}"
_EDGES = {
    "^": rf"(?:^\W*|[,.;:!?\u2014\u2013)] |- |\b(?:and|but|so|because|or) ){_OPENERS}",
    "^^": rf"^\W*{_OPENERS}",
}
_END = r"(?=\W*$|\s*[,.;:!?)\u2014\u2013]| -| (?:and|but|so|because|or)\b)"
_ENDS = {"$": _END, "$$": r"(?=\W*$)"}
# Too frequent to tell that a pattern is worth trying.
_FREQUENT_WORDS = _HERE / "_frequent.txt"
_RARE_ENOUGH = (False, 4)
"""As `_commonness` has it: four forms, none of them frequent."""
_FREQUENT = frozenset(_FREQUENT_WORDS.read_text(encoding="utf-8").split())

Contents = tuple[dict[str, str], list[tuple[str, str, bool]], dict[str, int], int]
"""Word lists by name; family, line and sureness of each pattern; by word the patterns it speaks for, as bits; those always set.

A pattern has two bits: that of its place, for `rarest`, and one as far above it as there are patterns, for the next it needs.
"""


@dataclass(eq=False)
class Pattern:
    """One pattern of a family: what its words do ("tells of hardship") and whether a careful reader would be sure.

    Little is made of its line until a sentence comes near: most patterns are never tried.
    """

    place: int
    family: str
    line: str
    sure: bool
    lists: Mapping[str, str]
    """The word lists of its file."""

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """What the line is made of, with the word lists put in."""
        # Cut before they are put in: they hold no token of their own, and are long.
        return tuple(_resolved(t, self.lists) for t in _split(self.line, " "))

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """For each further word than `rarest` that it cannot do without, the forms of which one stands in a sentence."""
        # In the order of the line, so that every process keeps the same index.
        forms = dict.fromkeys(_telling_words(token) for token in self.tokens if _is_needed(token))
        return tuple(sorted((words for words in forms if "" not in words and words != self.rarest), key=_commonness))

    @cached_property
    def untold(self) -> tuple[frozenset[str], ...]:
        """Those of `needs` that the index of words does not tell of."""
        return self.needs[1:]

    @property
    def rarest(self) -> frozenset[str]:
        """The forms of a word that tells well that the pattern is worth trying: seldom said, and in few forms."""
        best: frozenset[str] = frozenset()
        for token in sorted(filter(_is_needed, _split(self.line, " ")), key=_effort):
            forms = _telling_words(_resolved(token, self.lists))
            if "" not in forms and (not best or _commonness(forms) < _commonness(best)):
                best = forms
                if _commonness(best) <= _RARE_ENOUGH:
                    break
        return best

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern as a regular expression."""
        return compiled(_regex(list(self.tokens)))


class Found(NamedTuple):
    """Where a pattern matched: offsets into a sentence's plain wording."""

    pattern: Pattern
    start: int
    end: int


class Grammar:
    """The word lists and families of one file; a pattern is tried only where a word stands that it cannot do without.

    Args:
        contents: what `read_families` made of the file.
    """

    def __init__(self, contents: Contents) -> None:
        self._lists, self._lines, self.bits, self.always = contents
        self._patterns: dict[int, Pattern] = {}
        _words.add(self)

    def __len__(self) -> int:
        return len(self._lines)

    def _pattern(self, place: int) -> Pattern:
        if place not in self._patterns:
            self._patterns[place] = Pattern(place, *self._lines[place], self._lists)
        return self._patterns[place]

    def find(self, sentence: Sentence) -> tuple[Found, ...]:
        """Every match in the sentence, pattern by pattern in the order of the file; remembered, as rules share grammars."""
        return self.found(sentence.wording)

    def found(self, wording: Wording) -> tuple[Found, ...]:
        """The same in a sentence that may stand anywhere."""
        near = _near(wording).get(self)
        return _found(self, wording, near) if near else ()

    def first(self, plain: str) -> Found | None:
        """The first match in a stretch of plain wording, if any."""
        return _first(self, plain)

    def matches(self, plain: str, vocabulary: frozenset[str]) -> Iterator[Found]:
        """Every match in a stretch of plain wording with these words."""
        near = _words.near(vocabulary).get(self)
        return self._matches(plain, vocabulary, near) if near else iter(())

    def _matches(self, plain: str, vocabulary: frozenset[str], near: int) -> Iterator[Found]:
        """Every match of the patterns that are near it."""
        while near:
            place = (near & -near).bit_length() - 1
            near &= near - 1
            pattern = self._patterns.get(place) or self._pattern(place)
            for forms in pattern.untold:
                if forms.isdisjoint(vocabulary):
                    break
            else:
                for match in pattern.regex.finditer(plain):
                    yield Found(pattern, *match.span("said"))


class _Words(dict[str, int]):
    """Each word met, with the patterns of all grammars it speaks for: a sentence's words are looked up once for all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._grammars: list[tuple[Grammar, int, int]] = []
        self._width = self._open = 0

    def add(self, grammar: Grammar) -> None:
        """Takes in a grammar; its patterns stand behind those of the others."""
        self._grammars.append((grammar, self._width, (1 << len(grammar)) - 1))
        self._width += len(grammar)
        self._open = self._bits_of([one.always for one, _, _ in self._grammars])
        self.clear()
        _near.cache_clear()

    def _bits_of(self, told: Iterable[int]) -> int:
        """What each of the grammars says, as one number: below the bits for a pattern's one word, above those for the next."""
        bits = 0
        for (grammar, place, every), said in zip(self._grammars, told, strict=True):
            bits |= (said & every) << place | said >> len(grammar) << place + self._width
        return bits

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = bits = self._bits_of(grammar.bits.get(word, 0) for grammar, _, _ in self._grammars)
        return bits

    def near(self, vocabulary: Iterable[str]) -> dict[Grammar, int]:
        """By grammar its patterns, as bits, whose two most telling words stand among these; only where there are any."""
        bits = reduce(or_, filter(None, map(self.__getitem__, vocabulary)), self._open)
        bits &= bits >> self._width
        if not bits:
            return _NONE
        return {grammar: near for grammar, place, every in self._grammars if (near := bits >> place & every)}


_NONE: dict[Grammar, int] = {}
_MOST_WORDS = 8_192
"""Words remembered; then they are looked up anew."""
_words = _Words()


@lru_cache(maxsize=KEPT_SENTENCES)
def _near(wording: Wording) -> dict[Grammar, int]:
    return _words.near(wording.vocabulary)


@lru_cache(maxsize=KEPT_SENTENCES)
def _first(grammar: Grammar, plain: str) -> Found | None:
    return next(grammar.matches(plain, frozenset(_WORDS.findall(plain))), None)


@lru_cache(maxsize=2 * KEPT_SENTENCES)
def _found(grammar: Grammar, wording: Wording, near: int) -> tuple[Found, ...]:
    return tuple(grammar._matches(wording.plain, wording.vocabulary, near))


@cache
def grammar(name: str) -> Grammar:
    """The grammar in the file of this name beside the rules."""
    path = _HERE / name
    text = path.read_bytes()
    sources = (text, _FREQUENT_WORDS.read_bytes(), Path(__file__).read_bytes())
    return Grammar(kept(path, sources, lambda: read_families(text.decode())))


def read_families(text: str) -> Contents:
    """The word lists and families of a file's text, with an index of words by which a sentence finds the patterns near it."""
    lists: dict[str, str] = {}
    lines: list[tuple[str, str, bool]] = []
    family = ""
    for line in _lines(text):
        if line.startswith("["):
            family = line.strip("[]")
        elif family:
            lines.append((family, line.removeprefix("~ "), not line.startswith("~ ")))
        else:
            name, _, entries = line.partition(":")
            entries = _resolved(entries, lists)
            lists[name] = f"({'|'.join(e.strip() for e in entries.split(',') if e.strip())})"
    return lists, lines, *_index(lists, lines)


def _index(lists: Mapping[str, str], lines: Sequence[tuple[str, str, bool]]) -> tuple[dict[str, int], int]:
    """By word the patterns it speaks for, and those for which no second word speaks, as `Contents` has them."""
    by_word: dict[str, int] = defaultdict(int)
    anyway = 0
    for place, line in enumerate(lines):
        pattern = Pattern(place, *line, lists)
        for word in pattern.rarest:
            by_word[word] |= 1 << place
        for word in pattern.needs[0] if pattern.needs else ():
            by_word[word] |= 1 << place + len(lines)
        if not pattern.needs:
            anyway |= 1 << place + len(lines)
    return dict(by_word), anyway


def _lines(text: str) -> Iterator[str]:
    """The lines that say something; an indented line continues the one before it."""
    text = re.sub(r"\n[ \t]+(?=\S)", " ", text)
    return (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _resolved(text: str, lists: Mapping[str, str]) -> str:
    return re.sub(r"<(\w+)>", lambda m: lists[m[1]], text) if "<" in text else text


_BRACKETS = r"\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)"
_PIECES = {mark: compiled(rf"(?:[^{mark}()]|{_BRACKETS})+") for mark in (" ", "|")}


def _split(text: str, mark: str) -> list[str]:
    """`text` cut at every `mark` outside brackets, which may stand four deep."""
    return _PIECES[mark].findall(text) if "(" in text else [piece for piece in text.split(mark) if piece]


def _group(text: str) -> str:
    """Plain text with (groups) as a regular expression that captures nothing."""
    text = re.sub(r"\((?!\?)", "(?:", text.replace(".", r"\."))
    return _BLANK.sub(lambda m: r"\w+ing" if m[1] else _ANY_WORD, text)


def _closed(text: str, at: int) -> int:
    """Where the bracket that opens at `at` closes."""
    depth = 0
    for end in range(at, len(text)):
        depth += (text[end] == "(") - (text[end] == ")")
        if depth == 0:
            return end
    raise ValueError(f"{text!r} has a bracket that never closes; close it.")


def _is_optional(token: str) -> bool:
    """Whether the whole token may be left out: "word?" and "(a|b)?", not "kid(s)?"."""
    return token.endswith("?") and ("(" not in token or (token[0] == "(" and _closed(token, 0) == len(token) - 2))


@cache
def _is_needed(token: str) -> bool:
    """Whether a token stands for at least one word, always; `<lists>` may be put in or not."""
    return not (token[0] in "^$,!=" or _is_optional(token) or token in _GAPS or token.endswith((")*", ">*")))


def _regex(tokens: list[str]) -> str:
    out, gap, begun = "", " ", False
    for token in tokens:
        if token in _EDGES:
            out += _EDGES[token]
        elif token in _ENDS:
            out += _ENDS[token]
        elif token == ",":  # noqa: S105
            gap = ",? "
        elif token[0] in "!=":
            edge = r"\b(?!-\w)" if begun else ""
            out += rf"{edge}(?{token[0]}{_or_end(token[1:], gap)})"
        else:
            if "(?P<said>" not in out:
                out += r"(?P<said>\b"
            out += _step(token, gap, begun)
            begun = begun or _is_needed(token)
            gap = " "
    return out + (r")" if tokens[-1] in _ENDS or tokens[-1][0] in "!=" else r"\b(?!-\w))")


def _step(token: str, gap: str, begun: bool) -> str:
    """One token with the space that sets it apart: before it once the pattern has begun, else after it."""
    least, most = _GAPS.get(token, (1, 1))
    optional = _is_optional(token)
    word = _ANY_WORD if token in _GAPS else _group(token[:-1] if optional else token)
    if begun and "|$" in token:
        return _or_end(token, gap)
    spaced = f"{gap}{word}" if begun else f"{word} "
    if token in _GAPS:
        return f"(?:{spaced}){{{least},{most}}}?"
    if token.endswith(")*"):
        return f"(?:{spaced[:-1] if begun else f'{word[:-1]} '}){{0,3}}"
    if optional:
        return f"(?:{spaced})?"
    return spaced if begun else word


def _or_end(token: str, gap: str) -> str:
    """The token after a space, or, where "$" is one of its choices, the end of the clause."""
    choices = _split(token[1:-1], "|")
    words = f"{gap}{_group('(' + '|'.join(c for c in choices if c != '$') + ')')}\\b"
    return f"(?:{words}|{_END})" if "$" in choices else words


def _effort(token: str) -> tuple[int, int]:
    """What it takes to tell the forms of a token: brackets in brackets have to be multiplied out."""
    return token.count("(") + token.count("<"), len(token)


def _commonness(forms: frozenset[str]) -> tuple[bool, int]:
    return not forms.isdisjoint(_FREQUENT), len(forms)


@cache
def _telling_words(token: str) -> frozenset[str]:
    if "_" in token or token[-1] != ")" or token.rfind("("):
        return frozenset(map(_telling_word, _expanded(token)))
    return frozenset([words if words.isalpha() else _telling_word(words) for words in token[1:-1].split("|")])


def _telling_word(text: str) -> str:
    """The longest word of plain text that is not a frequent one, else the first; "" where it is left open."""
    words = [w for w in _WORDS.findall(text) if not w.startswith("_")]
    rare = [w for w in reversed(words) if w not in _FREQUENT]  # of two, the latter: "next week"
    return max(rare, key=len) if rare else words[0] if words else ""


def _expanded(text: str) -> list[str]:
    """Every plain text that a token stands for: "kid(s)?" is "kid" and "kids"."""
    at = text.find("(")
    if at < 0:
        return [text]
    end = _closed(text, at)
    inner = [e for choice in _split(text[at + 1 : end], "|") for e in _expanded(choice)]
    rest = text[end + 1 :]
    if rest.startswith("?"):
        inner, rest = [*inner, ""], rest[1:]
    return [text[:at] + a + b for a, b in product(inner, _expanded(rest))]
