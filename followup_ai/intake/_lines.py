"""Notes as lines with the field their label or heading names, and as sentences, word for word as typed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from followup_ai.intake import _labels
from followup_ai.rules._text import fold, split_sentences

_BULLET = re.compile(r"\s*(?:[-*\u2022\u2023\u25aa\u25cf\u00b7>+]+|\d{1,2}[.)]|\[[ xX]?\]|\u2013|\u2014)\s+")
_RULE = re.compile(r"\s*[-=_*#~]{3,}\s*$")
_HEADING = re.compile(r"^#{1,6}\s+")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


@dataclass(frozen=True)
class Line:
    """One line of the notes.

    Args:
        text: its words, without bullet and label.
        field: the field its label, or the heading above it, names; "" where there is none.
        quoted: whether it stands between quotation marks as a whole.
    """

    text: str
    field: str = ""
    quoted: bool = False


def read_lines(text: str) -> Iterator[Line]:
    """The lines of `text` that hold anything."""
    heading = ""
    for raw in _unwrapped(text.split("\n")):
        if not raw.strip() or _RULE.match(raw):
            heading = "" if not raw.strip() else heading
            continue
        bullet = _BULLET.match(raw)
        words = _EMPHASIS.sub(r"\2", _HEADING.sub("", raw[bullet.end() :] if bullet else raw.strip())).strip()
        if not words:
            continue
        label, rest = _labels.label_of(words)
        if label and not rest:
            heading = label
            continue
        if not label and _HEADING.match(raw.strip()):
            heading = _labels.field_named(words)
            if heading:
                continue
        if label and not bullet:
            heading = ""
        for field, part in _labels.facts_in_a_row(label, rest if label else words):
            yield Line(part, field or heading, _is_quoted(part))


_WRAPPED, _UNBROKEN = 55, 130
"""Characters of a line that the program it was typed in may have broken; one that grew longer was not."""
_OPEN_END = re.compile(
    r"(?i)(?:,|\b(?:a|an|the|my|our|their|her|his|its|of|to|for|from|with|at|by|in|on|into|about|between|and|or|but|than|that"
    r"|which|who|whether|as|is|are|was|were|be|been|has|have|had|will|would|could|should))\s*$"
)
"""What no note ends with: the next line goes on."""


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Lines with those joined that a mail program broke in the middle of a sentence.

    Notes typed in small letters, a thing a line, look the same but for one thing: a program breaks a line only where the next
    word has no room in it.
    """
    pairs = [(one, next) for one, next in itertools.pairwise(lines) if _may_go_on(one, next)]
    width = max(map(len, lines))
    full = [len(one.rstrip()) + 1 + len(next.split()[0]) > width for one, next in pairs]
    broken = len(full) > 1 and width <= _UNBROKEN and all(full)
    held = lines[0]
    for last, line in itertools.pairwise(lines):
        if _may_go_on(last, line) and len(last) <= _UNBROKEN and (broken or _OPEN_END.search(last)):
            held = f"{held.rstrip()} {line.strip()}"
        else:
            yield held
            held = line
    yield held


def _may_go_on(one: str, next: str) -> bool:
    """Whether a line is long, ends no sentence, and the next begins none."""
    ends = len(one) < _WRAPPED or one.rstrip()[-1:] in ".!?:;"
    return not ends and next.strip()[:1].islower() and not _BULLET.match(next)


def _is_quoted(words: str) -> bool:
    return len(words) > 2 and words[0] in "\"'\u201c\u2018\u00ab" and words[-1] in "\"'\u201d\u2019\u00bb."


_PARTS = re.compile(r"\s*(?:;|\s-{2,}\s|\s\|\s)\s*")


def sentences_of(text: str) -> list[str]:
    """The sentences of a line, and the parts of one that semicolons part; together all its words."""
    folded, origin = fold(text)
    found: list[str] = []
    for start, end in split_sentences(folded):
        sentence = text[origin[start] : origin[end - 1] + 1] if end > start else ""
        found += [part for part in _PARTS.split(sentence) if part.strip(" .,")]
    return found or [text]


def parted(sentence: str, clauses: Callable[[str], Sequence[tuple[str, str]]]) -> tuple[str, str]:
    """A sentence's open words and its private ones, at the clause; all private where the cut is not plain."""
    pieces = re.split(r"(\s*(?:\(|\)|;|,| - |\u2014| \u2013 )\s*)", sentence)
    words, gaps = pieces[::2], pieces[1::2]
    private = {at for at, words_at in enumerate(words) if words_at.strip() and clauses(words_at)}
    marked = [text.casefold() for text, _ in clauses(sentence)]
    plain = [fold(w)[0].casefold().strip(" .") for w in words]
    private |= {at for at, w in enumerate(plain) if w and any(w in m or m.strip(" .") in w for m in marked)}
    if not private or not any(w.strip() for at, w in enumerate(words) if at not in private):
        return "", sentence
    kept = _joined(words, gaps, [at for at in range(len(words)) if at not in private])
    return (kept, _joined(words, gaps, sorted(private))) if len(kept.split()) > 1 else ("", sentence)


def _joined(words: Sequence[str], gaps: Sequence[str], wanted: Sequence[int]) -> str:
    out = ""
    for at in wanted:
        gap = gaps[at - 1] if out and at else ""
        out += (gap if gap.strip() not in ("(", ")") else " ") + words[at]
    return out.strip(" ,;-\u2013\u2014")
