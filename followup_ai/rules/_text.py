"""The reading layer the rules share: sentences and words of a draft, as a reader sees them, with exact offsets.

A text is read with typography folded away (curly quotes straight, odd spaces plain, zero-width characters and line
wrapping gone), so that no rule is fooled by them; every position leads back to `Draft.text`, so spans stay exact.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from followup_ai.compiled import compiled
from followup_ai.language.dates import SHORT_MONTH
from followup_ai.models import Draft, Part, parts_of
from followup_ai.patterns import expression
from followup_ai.rules._plain import plain_words
from followup_ai.rules._words import Met, word_in

_STRAIGHT = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'", "`": "'",
        "\u201c": '"', "\u201d": '"', "\u201f": '"', "\u2033": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\n": " ", "\t": " ", "\u00a0": " ",
    }
)  # fmt: skip


_VISIBLE = compiled(r"\S+")


def folded(text: str) -> str:
    """`text` as a reader sees it (see `fold`)."""
    even = " ".join(text.translate(_STRAIGHT).split())
    return even if even.isprintable() else fold(text)[0]


def fold(text: str) -> tuple[str, Sequence[int]]:
    """`text` as a reader sees it, and for each of its characters the offset in `text` it came from.

    Runs of white space become one space, invisible characters go, quotes and hyphens become ASCII. The second value
    has one more entry than the folded text: the end.
    """
    text = text.translate(_STRAIGHT)
    if text.isascii() and text.isprintable() and "  " not in text and text.strip(" ") == text:
        return text, range(len(text) + 1)
    out: list[str] = []
    origin: list[int] = []
    even = " ".join(text.split())
    if even.isprintable():  # white space alone is uneven
        if even == text:
            return text, range(len(text) + 1)
        for match in _VISIBLE.finditer(text):
            origin += range(*match.span())
            origin.append(match.end())
        return even, tuple(origin) or (0,)
    for at, char in enumerate(text):
        if char.isspace():
            if out and out[-1] != " ":
                out.append(" ")
                origin.append(at)
        elif (char.isascii() and char.isprintable()) or unicodedata.category(char) not in ("Cf", "Cc"):
            out.append(char)
            origin.append(at)
    if out and out[-1] == " ":
        out.pop()
        origin.pop()
    return "".join(out), (*origin, origin[-1] + 1 if origin else 0)


_WORDS = compiled(r"[\w']+")


class Words(NamedTuple):
    """A stretch of a sentence: `text` folded, `start` and `end` in `Draft.text`."""

    text: str
    start: int
    end: int


class Wording:
    """What a sentence says, wherever it stands, as `Sentence` has it; `texts` are those of its `words`.

    Drafts of one interview, a draft and its repairs, a text and its edits share most of their sentences: each is read once.
    """

    __slots__ = ("_words", "low", "places", "plain", "text", "texts", "vocabulary")

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = in_lower_case(text)
        self.texts: list[str] = word_in(text).findall(text)
        self._words: tuple[re.Match[str], ...] | None = None
        self.plain, self.places = plain_words(self.low)
        self.vocabulary = frozenset(_WORDS.findall(self.plain))

    @property
    def words(self) -> tuple[re.Match[str], ...]:
        """Where its words stand, which few sentences are asked for."""
        if self._words is None:
            self._words = tuple(word_in(self.text).finditer(self.text))
        return self._words

    def alone(self, part: str = "paragraph") -> Sentence:
        """The sentence by itself: what is found in it has offsets into its text, and `Sentence.here` puts it in its place."""
        return Sentence(self, part, range(len(self.text) + 1))


def in_lower_case(text: str) -> str:
    """The text in lower case, each character in the place it had."""
    low = text.lower()
    if len(low) == len(text):
        return low
    # Character by character: lower() has changed the length ("İ"), and offsets must hold.
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


KEPT_SENTENCES = 256
"""So many sentences' wordings are remembered, and what rules find in them: of some twenty-five drafts, 4 MB."""
_LONGEST_KEPT = 1_000
"""Characters beyond which a sentence is not remembered."""
_wording = lru_cache(maxsize=KEPT_SENTENCES)(Wording)


class Sentence:
    """One sentence of a draft.

    Args:
        wording: what it says.
        part: the part of the draft it stands in ("subject", "greeting", "paragraph", "postscript", "sign-off", "name", "date",
            "voicemail").
        origin: offsets in `Draft.text` of each character of `text`, and of the end.
        quotes: where somebody's words stand between quotation marks: (start, end) in `Draft.text`, marks included.

    Attributes:
        text: its words, folded (see `fold`).
        low: the same in lower case.
        plain: in plain wording: no contractions, no intensifiers, one spelling (see `_plain.plain_words`).
        vocabulary: the words of the plain wording.
    """

    __slots__ = ("low", "origin", "part", "plain", "quotes", "text", "vocabulary", "wording")

    def __init__(self, wording: Wording, part: str, origin: Sequence[int], quotes: tuple[tuple[int, int], ...] = ()) -> None:
        self.wording, self.part, self.origin, self.quotes = wording, part, origin, quotes
        self.text, self.low = wording.text, wording.low
        self.plain, self.vocabulary = wording.plain, wording.vocabulary

    @property
    def words(self) -> tuple[re.Match[str], ...]:
        """Each of its words (`_words.WORD`), as found in `text`."""
        return self.wording.words

    @property
    def start(self) -> int:
        return self.origin[0]

    @property
    def end(self) -> int:
        return self.origin[-1]

    def here(self, words: Words) -> Words:
        """Where words found in the same sentence by itself (`Wording.alone`) stand in this draft."""
        return Words(words.text, *self.place(words.start, words.end))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in `Draft.text` of the stretch from `start` to `end` of `text`."""
        return self.origin[start], self.origin[end - 1] + 1 if start < end else self.origin[start]

    def words_at(self, start: int, end: int) -> Words:
        """The stretch from `start` to `end` (offsets into `text`)."""
        return Words(self.text[start:end], *self.place(start, end))

    def find(self, pattern: re.Pattern[str]) -> Iterator[Words]:
        """Every match of `pattern` in `low`."""
        for match in pattern.finditer(self.low):
            yield self.words_at(*match.span())

    def first(self, pattern: re.Pattern[str]) -> Words | None:
        """The first match of `pattern` in `low`, if any."""
        return next(self.find(pattern), None)

    def words_of(self, start: int, end: int) -> Words:
        """The stretch of the sentence behind `plain[start:end]`."""
        places = self.wording.places
        return self.words_at(places[start], places[end - 1] + 1 if end > start else places[start])

    def is_quoted(self, at: int) -> bool:
        """Whether `plain[at]` stands between quotation marks."""
        place = self.origin[self.wording.places[at]]
        return any(start <= place < end for start, end in self.quotes)


# Words that end in a full stop without ending a sentence.
_ABBREVIATION = compiled(
    r"(?:\b(?:mr|mrs|ms|mx|dr|prof|rev|hon|sr|jr|st|messrs|no|vs|etc|approx|inc|ltd|co|corp|dept|est|e\.g|i\.e|a\.m|p\.m|ph\.d"
    rf"|{SHORT_MONTH})|(?<!')\b[a-z]|\b(?:[a-z]\.)+[a-z])\.$",
    re.IGNORECASE,
)
_abbreviates = Met(lambda stretch: bool(_ABBREVIATION.search(stretch)))
"""Whether what stands before a full stop, with it, is an abbreviation."""
_EMOJI = r"[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?"
_BREAK = compiled(rf"[.!?\u2026]+[\"')\]]*(?= |$)|(?<! ){_EMOJI}(?= [A-Z])| {_EMOJI}(?= [A-Z])")
"""A stop, or an emoji that a capital follows: "and get it going 😀 Thanks heaps"."""
# A mark that belongs to a title ends no sentence: "Oklahoma! is what we sang".
_TITLE_GOES_ON = compiled(r" (?:is|was|has)\b(?! (?:it|there|that|this|anyone|anybody|any)\b)")


def split_sentences(folded: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of a folded text; together they cover it but for the spaces between."""
    start = 0
    for match in _BREAK.finditer(folded):
        end = match.end()
        if match.group().startswith(".") and _abbreviates[folded[max(0, end - 12) : match.start() + 1].rpartition(" ")[2]]:
            following = folded[end + 1 : end + 2]
            if not following.isupper() or re.search(
                r"\b(?:mr|mrs|ms|mx|dr|prof|st)\.$|\b[A-Za-z]\.$", folded[max(0, end - 6) : end], re.I
            ):
                continue
        if folded[end + 1 : end + 2].islower() and match.group().startswith((".", "\u2026")) and len(match.group()) > 1:
            continue  # an ellipsis in mid-sentence
        if match.group() == "!" and _TITLE_GOES_ON.match(folded, end):
            continue
        yield start, end
        start = end + 1
    if start < len(folded):
        yield start, len(folded)


def sentences_of(part: Part, name: str) -> Iterator[Sentence]:
    """The sentences of one part. A bulleted or broken line without a stop ends a sentence only at a bullet."""
    base = part.start
    for wording, origin, quotes in _read_part(part.text) if len(part.text) <= _LONGEST_KEPT else _sentences_in(part.text):
        shifted = range(base + origin[0], base + origin[-1] + 1) if isinstance(origin, range) else [base + at for at in origin]
        yield Sentence(wording, name, shifted, tuple([(base + start, base + end) for start, end in quotes]))


_Said = tuple[Wording, Sequence[int], Sequence[tuple[int, int]]]
"""A sentence of a part: its wording, the offsets of its characters and of its end in the part, and the part's quotations."""


def _sentences_in(text: str) -> Iterator[_Said]:
    for first, last in _lines(text):
        folded, origin = fold(text[first:last])
        quotes = [(first + origin[a], first + origin[b - 1] + 1) for a, b in _quotations(folded)]
        for start, end in split_sentences(folded):
            said = folded[start:end]
            wording = _wording(said) if len(said) <= _LONGEST_KEPT else Wording(said)
            yield wording, _further(origin, start, end, first), quotes


@lru_cache(maxsize=KEPT_SENTENCES)
def _read_part(text: str) -> list[_Said]:
    """The same, remembered: drafts of one interview and edits of one draft share whole paragraphs."""
    return list(_sentences_in(text))


def _further(origin: Sequence[int], start: int, end: int, by: int) -> Sequence[int]:
    """The offsets of the characters from `start` to `end`, and of their end, further on."""
    if isinstance(origin, range):
        return range(by + start, by + end + 1)
    return [*(by + at for at in origin[start:end]), by + origin[end - 1] + 1]


_QUOTATION = expression(r"\"[^\"]{1,400}\"|'(?<![\w'].)(?=\w)(?:[^']|(?<=\w)'(?=\w)){1,400}'(?!\w)")
_WHOLE = 0.8


def _quotations(folded: str) -> Iterator[tuple[int, int]]:
    """Where words stand in quotation marks; marks around the whole text (a message pasted in quotes) do not count."""
    if '"' in folded or "'" in folded:
        for match in _QUOTATION.finditer(folded):
            if match.end() - match.start() < _WHOLE * len(folded) or len(folded) < 60:
                yield match.span()


_BULLET = compiled(r"^[ \t]*(?:[-*\u2022\u2013\u25aa]|\d{1,2}[.)])[ \t]+", re.MULTILINE)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    bullets = _BULLET.finditer(text) if "\n" in text else ()
    cuts = [0, *(m.start() for m in bullets if m.start()), len(text)]
    return ((a, b) for a, b in pairwise(cuts) if text[a:b].strip())


@dataclass(frozen=True, eq=False)
class Reading:
    """All sentences of a draft, in order, quoted earlier mail left out."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences between greeting and sign-off, the postscript and a voicemail included."""
        return tuple(s for s in self.sentences if s.part in ("paragraph", "postscript", "voicemail"))

    def of(self, *parts: str) -> tuple[Sentence, ...]:
        """The sentences of the named parts."""
        return tuple(s for s in self.sentences if s.part in parts)


@lru_cache(maxsize=8)
def read(draft: Draft) -> Reading:
    """The draft, read once for all rules."""
    parts = list(parts_of(draft)) or [("paragraph", draft.body)]
    return Reading(tuple(s for name, part in parts for s in sentences_of(part, name)))
