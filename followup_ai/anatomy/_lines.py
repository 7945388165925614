"""Lines and paragraphs of a text, with offsets: what is between blank lines, whatever the line ends and the wrapping."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from followup_ai.compiled import compiled
from followup_ai.models import Part
from followup_ai.patterns import expression

_FOLDED = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "−": "-", "：": ":", "，": ",", "！": "!", "？": "?", "。": ".", "、": ",",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
    }
)  # fmt: skip
BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""Every character that ends a line, as str.splitlines has it."""
_LINE = compiled(rf"[^{BREAKS}]+|\r\n|[{BREAKS}]")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
_BULLET = expression(r"(?:[-*+•‣▪▫◦●○·–—▸►➤✓✔]|\(?\d{1,2}[.)]|\(?[a-zA-Z]\)) +(?=\S)|[•‣▪◦●▸►➤](?=\S)")
STOP = compiled(r"[.!?…:;。！？][\"'”’)\]*_]*$")

APART = 1_000
"""The `gap` of a line that words of another part stand above: nothing joins it to what precedes."""

LONG_LINE = 90
"""Characters from which a line of its own reads as a paragraph: mail is wrapped at 72 to 80 columns."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, trimmed: offsets into the text.

    `gap` is the number of blank lines before it, `indent` the number of white characters it starts with.
    """

    start: int
    end: int
    gap: int
    indent: int

    @property
    def length(self) -> int:
        """Characters, trimmed."""
        return self.end - self.start


def fold(text: str) -> str:
    """`text` with typographic quotes, hyphens and spaces made ASCII, character for character: offsets hold."""
    return text.translate(_FOLDED)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved inwards past white and invisible characters."""
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return start, end


def part(text: str, start: int, end: int) -> Part:
    """The Part of `text` from `start` to `end`."""
    return Part(text[start:end], start, end)


def read_lines(text: str, start: int = 0) -> list[Line]:
    """The lines from offset `start` on that are not blank."""
    found: list[Line] = []
    gap, blank = 0, True
    for match in _LINE.finditer(text, start):
        if text[match.start()] in BREAKS:
            gap += blank
            blank = True
            continue
        first, last = trim(text, *match.span())
        if first < last:
            found.append(Line(first, last, gap if found else 0, first - match.start()))
            gap, blank = 0, False
    return found


def bullet(folded: str, line: Line) -> re.Match[str] | None:
    """The bullet or number a line starts with, if any."""
    return _BULLET.match(folded, line.start, line.end)


def ends_sentence(folded: str, line: Line) -> bool:
    """Whether the line ends as a sentence does."""
    return STOP.search(folded, max(line.start, line.end - 8), line.end) is not None


def starts_sentence(text: str, line: Line) -> bool:
    """Whether the line's first letter is not a small one."""
    first = next((c for c in text[line.start : line.start + 6] if c.isalnum()), "")
    return bool(first) and unicodedata.category(first) != "Ll"


def blocks_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines with no blank line between."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def paragraphs_of(text: str, folded: str, lines: Sequence[Line]) -> list[list[Line]]:
    """The paragraphs of a run of lines: a list belongs to the line that introduces it.

    Args:
        text, folded: the whole text, and what `fold` makes of it.
        lines: lines that follow one another; a blank line between two of them is told by `gap`.
    """
    width = max((line.length for line in lines), default=0)
    paragraphs: list[list[Line]] = []
    for block in blocks_of(lines):
        for piece in _pieces(text, folded, block, width):
            if paragraphs and piece[0].gap < APART and bullet(folded, piece[0]) and _introduces(folded, paragraphs[-1]):
                paragraphs[-1].extend(piece)
            else:
                paragraphs.append(piece)
    return paragraphs


def _introduces(folded: str, paragraph: Sequence[Line]) -> bool:
    """Whether a list below this paragraph belongs to it: it is a list, ends openly, or is one short sentence."""
    last = paragraph[-1]
    if any(bullet(folded, line) for line in paragraph[-6:]) or folded[last.end - 1] in ":,;-–—":
        return True
    if not ends_sentence(folded, last):
        return True
    stops = re.findall(r"[.!?](?= |$)", folded[paragraph[0].start : min(last.end, paragraph[0].start + 400)])
    return len(stops) <= 1 and last.end - paragraph[0].start < 160


def _pieces(text: str, folded: str, block: Sequence[Line], width: int) -> list[list[Line]]:
    """A block without blank lines, cut where a line plainly begins another paragraph."""
    plain = [line for line in block if not bullet(folded, line)]
    by_line = _is_line_per_paragraph(folded, plain)
    margin = _margin(block) if len(plain) == len(block) else None
    pieces: list[list[Line]] = [[block[0]]]
    for before, line in pairwise(block):
        fresh = ends_sentence(folded, before) and starts_sentence(text, line) and not bullet(folded, line)
        after_list = bullet(folded, before) is not None or (len(pieces[-1]) > 1 and _has_list(folded, pieces[-1]))
        set_in = margin is not None and line.indent > margin
        ends = by_line or set_in or _stops_short(folded, before, line, width, pieces[-1])
        cut = fresh and folded[before.end - 1] != ":" and (ends or (after_list and not line.indent))
        if cut:
            pieces.append([line])
        else:
            pieces[-1].append(line)
    return pieces


def _margin(block: Sequence[Line]) -> int | None:
    """The indent of most lines where first lines are set in from it, as in print; None where all stand alike."""
    indents = [line.indent for line in block[1:]]
    return min(indents) + 1 if indents and max(indents) > min(indents) + 1 else None


def _has_list(folded: str, lines: Sequence[Line]) -> bool:
    return any(bullet(folded, line) for line in lines[-4:])


def _is_line_per_paragraph(folded: str, lines: Sequence[Line]) -> bool:
    """Whether each line is a paragraph: all end as sentences do, and all are set in or half longer than mail is wrapped at."""
    if len(lines) < 2 or not all(ends_sentence(folded, line) for line in lines):
        return False
    return all(line.indent for line in lines) or 2 * sum(line.length >= LONG_LINE for line in lines) >= len(lines)


def _stops_short(folded: str, before: Line, line: Line, width: int, piece: Sequence[Line]) -> bool:
    """Whether a wrapped paragraph ended at `before`: there was room for the next word, and more than a line came before."""
    if len(piece) < 2 or width < 50 or width > 110:
        return False
    space = folded.find(" ", line.start, line.end)
    word = (space if space >= 0 else line.end) - line.start
    wrapped = all(other.length > width * 0.7 for other in piece[-3:-1])
    return wrapped and line.length > width * 0.7 and before.length + 1 + word <= width - 6


def joined(text: str, lines: Sequence[Line]) -> Part:
    """One Part from the first line's start to the last line's end."""
    return part(text, lines[0].start, lines[-1].end)


def cut_front(text: str, line: Line, at: int) -> Line:
    """What is left of `line` from offset `at` on, trimmed; its length is 0 where nothing is."""
    start, end = trim(text, at, line.end)
    return replace(line, start=start, end=end)


def cut_back(text: str, line: Line, at: int) -> Line:
    """What is left of `line` before offset `at`, trimmed; its length is 0 where nothing is."""
    start, end = trim(text, line.start, at)
    return replace(line, start=start, end=end)
