"""A message on its way apart: its lines, the parts found so far, and the header that comes off first.

The header goes, then the top and the bottom; the lines left in the middle are the body. A line that holds two things
("Hi Ana, thanks for …", "… next week. Thanks, Sam") is cut in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from followup_ai.anatomy import _courtesies as courtesies
from followup_ai.anatomy._lines import (
    APART,
    BREAKS,
    Line,
    joined,
    paragraphs_of,
    part,
    trim,
)
from followup_ai.anatomy._quotes import HEADER, quotations
from followup_ai.compiled import compiled
from followup_ai.models import Part
from followup_ai.patterns import expression

# Marks of emphasis behind the colon belong to the label only where it has some itself: "Subject: _id columns" is whole
_SUBJECT = expression(
    r"(?:[>#\"' -]*[*_][>#*_\"' -]*subject(?: line)?[*_\"' ]*:[*_ ]*"
    r"|[>#\"' -]*subject(?: line)?(?:[\"' ]*[*_][*_\"' ]*:[*_ ]*|[\"' ]*: *))",
    re.IGNORECASE,
)
_REFERENCE = expression(r"[*_]*(?:re|aw|fwd?|wg)[*_]* ?: ?", re.IGNORECASE)
_MARK = compiled(r"(?:'''|~~~)\w*$|[-*_=~#+ ]{3,}$|[—–]{2,}$")
_CHATTER = expression(
    r"(?:note|notes|feel free|let me know if you|i hope this (?:helps|works)|here(?:'s| is| are)|sure|certainly"
    r"|of course|absolutely|okay|ok|below is|"
    r"this (?:draft|email|version|message|letter)|would you like|if you(?:'d| would) like|want me to|as an ai|draft"
    r"|word count|remember to|tip|"
    r"(?:e-?mail|body|message|letter|note)(?: body| text)?:)(?:\b|$|(?<=:))",
    re.IGNORECASE,
)


@dataclass
class Message:
    """What was found; lines not yet given a role are in `lines`."""

    text: str
    folded: str
    candidate: str
    lines: list[Line]
    script: bool = False
    subject: Part | None = None
    subject_below: bool = False
    """Whether other words stand above the subject line."""
    date: Part | None = None
    address: list[Part] = field(default_factory=list)
    greeting: Part | None = None
    before: list[Line] = field(default_factory=list)
    """Lines above the greeting that are neither address nor header: chatter."""
    sign_off: Part | None = None
    name: Part | None = None
    signature: Part | None = None
    after: list[Line] = field(default_factory=list)
    """Sentences below the name: chatter."""
    postscript: Part | None = None
    quoted: Part | None = None

    def words(self, line: Line) -> str:
        """The folded words of a line."""
        return self.folded[line.start : line.end]

    def paragraphs(self) -> list[Part]:
        """The body's paragraphs, and chatter above and below it, in order."""
        runs = (self.before, self.lines, self.after)
        return [joined(self.text, p) for run in runs for p in paragraphs_of(self.text, self.folded, run)]


def take_header(message: Message) -> None:
    """Removes fences and separators, then subject and header lines; puts earlier mail into `quoted`."""
    lines = message.lines
    own = 0
    while (
        own < len(lines) and own < 12 and (HEADER.match(message.words(lines[own])) or _SUBJECT.match(message.words(lines[own])))
    ):
        own += 1
    runs = quotations(message.folded, lines, own)
    if message.script:  # its parts are joined over lines: only what stands below them all can be earlier mail
        runs = [run for run in runs if run[1] == len(lines)]
    if runs:
        first, last = max(runs, key=lambda run: lines[run[1] - 1].end - lines[run[0]].start)
        message.quoted = part(message.text, lines[first].start, lines[last - 1].end)
    gone = {at for first, last in runs for at in range(first, last)}
    header = {at for at in range(own) if HEADER.match(message.words(lines[at])) and not _is_dated(message, lines[at], own)}
    message.address += [joined(message.text, [lines[at]]) for at in sorted(header)]
    message.lines = [_after_gap(lines, at, gone | header) for at in range(len(lines)) if at not in gone | header]
    _drop_marks(message)
    _take_subject(message)


def _is_dated(message: Message, line: Line, header: int) -> bool:
    """Whether a line such as "Date: 14 May 2026" that stands alone dates a letter, rather than being a mail program's."""
    return header == 1 and courtesies.is_date(message.words(line))


def _after_gap(lines: Sequence[Line], at: int, gone: Iterable[int]) -> Line:
    """The line; where the one above was taken out, as if a blank line stood before it."""
    return replace(lines[at], gap=APART) if at - 1 in gone else lines[at]


def _drop_marks(message: Message) -> None:
    kept: list[Line] = []
    gap = 0
    for line in message.lines:
        if line.length <= 80 and _MARK.match(message.words(line)) and message.words(line) != "--":
            gap = APART
        else:
            kept.append(replace(line, gap=gap) if gap > line.gap else line)
            gap = 0
    message.lines = kept


def _take_subject(message: Message) -> None:
    """ "Subject: …" within the first lines, or "Re: …" as the first line or right above the greeting."""
    for at, line in enumerate(message.lines[: 1 if message.script else 10]):
        words = message.words(line)
        match = _SUBJECT.match(words)
        if match is None and (at == 0 or line.length <= 100) and (match := _REFERENCE.match(words)):
            if (
                at > 0
                and not (line.gap and courtesies.is_date(message.words(message.lines[at - 1])))
                and not _greets_next(message, at)
            ):
                continue
            match = re.match("", words)  # "Re:" belongs to the subject as given
        if match is None:
            continue
        start, end = trim(message.text, line.start + match.end(), line.end)
        rest = message.lines[at + 1 :]
        if (
            start == end
            and rest
            and rest[0].length <= 100
            and courtesies.greeting_end(message.words(rest[0]), alone=False) is None
        ):
            start, end, rest = rest[0].start, rest[0].end, rest[1:]
        while start < end and message.text[end - 1] in "*_" and words[0] in "*_>#":
            end -= 1
        if message.subject is None:
            message.subject = part(message.text, *trim(message.text, start, end))
            above = [*message.address, *([message.quoted] if message.quoted else [])]
            message.subject_below = at > 0 or any(p.start < start for p in above)
        if rest:
            rest[0] = replace(rest[0], gap=APART)
        message.lines = [*message.lines[:at], *rest]
        return


def _greets_next(message: Message, at: int) -> bool:
    near = [*message.lines[max(0, at - 1) : at], *message.lines[at + 1 : at + 2]]
    return any(courtesies.greeting_end(message.words(line), alone=False) == line.length for line in near)


def is_chatter(message: Message, line: Line) -> bool:
    """Whether the line speaks to the candidate, not the reader: "Here's your email:", "Feel free to adapt"."""
    return _CHATTER.match(message.words(line).lstrip("*_# ")) is not None


def body_of(message: Message, base: int) -> Part:
    """All that follows the subject line; all of the text where other words stand above that line.

    Args:
        message: taken apart.
        base: where the text after a subject kept apart starts; 0 where there was none.
    """
    text, subject = message.text, message.subject
    if base or subject is None:
        return part(text, base, len(text))
    if message.subject_below:
        return part(text, 0, len(text))
    start, _ = trim(text, _line_end(text, subject.end), len(text))
    return part(text, start, len(text))


def _line_end(text: str, at: int) -> int:
    while at < len(text) and text[at] not in BREAKS:
        at += 1
    return at
