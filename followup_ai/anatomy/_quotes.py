"""Earlier mail quoted in a message, and the header lines mail programs put above one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from followup_ai.anatomy._lines import Line
from followup_ai.patterns import expression

HEADER = expression(
    r"[*_]*(?:from|to|cc|bcc|sent|reply-to|date|attachments?|importance|von|an|gesendet|de|à|para|enviado)[*_]* ?: ?[*_]*\s*\S",
    re.I,
)
_ORIGINAL = expression(
    r"[-_=>* ]{2,}(?:original|forwarded|weitergeleitete|ursprüngliche|begin forwarded)[^\n]{0,20}(?:message|mail"
    r"|nachricht|appointment)[-_=:* ]*$"
    r"|begin forwarded message:$|-{2,} ?original (?:message|mail)",
    re.IGNORECASE,
)
_WROTE_START = expression(r"(?:on|am|le|el|em|op|il|den|w dniu)\b[ ,].{4,}|.{3,60}<\S+@\S+>", re.IGNORECASE)
_WROTE_END = expression(
    r"(?:\bwrote|\bwrites|\bschrieb\b.{0,80}|\ba écrit|\bescribió|\bescreveu|\bha scritto|\bschreef\b.{0,80}"
    r"|\bnapisał\(?a?\)?) ?:$",
    re.I,
)


def _introduction(folded: str, lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` on say "On 12 May 2026, Dana Whitfield wrote:"; 0 where they do not."""
    first = folded[lines[at].start : lines[at].end].lstrip("> ")
    if not _WROTE_START.match(first):
        return 0
    for count in (1, 2, 3):
        if at + count > len(lines) or (count > 1 and lines[at + count - 1].gap):
            return 0
        last = lines[at + count - 1]
        if _WROTE_END.search(folded, max(last.start, last.end - 120), last.end):
            return count if lines[at + count - 1].end - lines[at].start < 400 else 0
        if last.length > 200:
            return 0
    return 0


def _is_header_of_mail(folded: str, lines: Sequence[Line], at: int) -> bool:
    """Whether "From: …" starts the header of a mail: another header line follows directly."""
    line = folded[lines[at].start : lines[at].end]
    if not re.match(r"[*_]*(?:from|von|de)[*_]* ?:", line, re.IGNORECASE) or at + 1 >= len(lines):
        return False
    return any(
        re.match(
            r"[*_]*(?:sent|date|to|subject|gesendet|datum|an|betreff|envoyé|enviado)[*_]* ?:",
            folded[x.start : x.end],
            re.IGNORECASE,
        )
        for x in lines[at + 1 : at + 3]
    )


def quotations(folded: str, lines: Sequence[Line], top: int) -> list[tuple[int, int]]:
    """Runs of lines, as index ranges, that are earlier mail.

    Args:
        folded: the text, folded.
        lines: all lines of the message.
        top: the number of lines the message's own header takes; they are no quotation.
    """
    runs: list[tuple[int, int]] = []
    at = top
    while at < len(lines):
        line = lines[at]
        words = folded[line.start : min(line.end, line.start + 200)]
        intro = _introduction(folded, lines, at) if words[0] != ">" else 0
        end = at + intro
        while end < len(lines) and folded[lines[end].start] == ">":
            end += 1
        if (intro and end == at + intro) or _ORIGINAL.match(words) or (at > top and _is_header_of_mail(folded, lines, at)):
            end = len(lines)  # unmarked quotation: everything below is earlier mail
        if end > at:
            runs.append((at, end))
        at = max(end, at + 1)
    return runs
