"""A text with words marked in it, as HTML in which every character of the text is escaped.

Marks carry their meaning in three ways: by colour, by the shape of the underline and the number beside it, and by words that
only a screen reader speaks.
"""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace

from followup_ai.desk import Change, Finding
from followup_ai.models import Span

# Text keeps its own colour on a faint ground, so that it is readable in light and dark.
_MARK = "color:inherit;text-decoration-thickness:2px;text-underline-offset:.22em;border-radius:3px;padding:0 .1em;"
_KINDS = {
    "must fix": f"background:rgba(214,69,65,.20);text-decoration-line:underline;text-decoration-style:wavy;{_MARK}",
    "worth a look": f"background:rgba(191,135,0,.20);text-decoration-line:underline;text-decoration-style:dotted;{_MARK}",
    "added": f"background:rgba(46,160,67,.22);text-decoration-line:underline;text-decoration-style:double;{_MARK}",
    "removed": f"background:rgba(214,69,65,.20);text-decoration-line:line-through;{_MARK}",
    "claim": f"background:rgba(46,120,200,.18);text-decoration-line:underline;text-decoration-style:solid;{_MARK}",
}
_SPOKEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap"
_BOX = "white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.7"
_GAP = "\u2038"  # a caret where something is missing


@dataclass(frozen=True)
class Mark:
    """A stretch to mark.

    Args:
        start, end: offsets in characters; equal where something is missing.
        kind: a key of the kinds above.
        label: what a screen reader says before the words.
        number: shown beside the words; "" for none.
    """

    start: int
    end: int
    kind: str
    label: str
    number: str = ""


def marked_text(text: str, marks: Iterable[Mark]) -> str:
    """`text` as HTML with stretches in <mark> elements.

    Args:
        text: any text; it is escaped, so it can never become markup.
        marks: in any order; where some lie over the same words, each is named where it begins and numbered where it ends.

    Returns:
        HTML that shows exactly `text`, line breaks included, plus a caret at each gap and the numbers.
    """
    out: list[str] = []
    at = 0
    for piece in _pieces(marks, len(text)):
        out.append(html.escape(text[at : piece.start]))
        out.append(_marked(text[piece.start : piece.end] or _GAP, piece))
        at = piece.end
    out.append(html.escape(text[at:]))
    return f'<div style="{_BOX}">{"".join(out)}</div>'


def _marked(words: str, mark: Mark) -> str:
    number = f'<sup aria-hidden="true" style="font-weight:700">{html.escape(mark.number)}</sup>' if mark.number else ""
    label = html.escape(mark.label, quote=True)
    title, says = (f' title="{label}"', f'<span style="{_SPOKEN}">({label}: </span>') if label else ("", "")
    ends = f'<span style="{_SPOKEN}">)</span>' if label else ""
    return f'<mark{title} style="{_KINDS[mark.kind]}">{says}{html.escape(words)}{number}{ends}</mark>'


def _pieces(marks: Iterable[Mark], length: int) -> list[Mark]:
    """The stretches between any two places where a mark begins or ends, with what is said and shown of each, in order."""
    within = [replace(mark, start=min(mark.start, length), end=min(mark.end, length)) for mark in marks]
    gaps = {mark.start for mark in within if mark.start == mark.end}
    places = sorted({place for mark in within for place in (mark.start, mark.end)})
    stretches = [*itertools.pairwise(places), *((gap, gap) for gap in gaps)]
    pieces = []
    for start, end in sorted(stretches):
        over = [m for m in within if (m.start <= start and end <= m.end) and (m.start < m.end) == (start < end)]
        if over:
            begin = (mark.label for mark in over if mark.start == start)
            stop = {mark.number for mark in over if mark.end == end and mark.number}
            kind = next((mark.kind for mark in over if mark.kind == "must fix"), over[0].kind)
            numbers = ",".join(sorted(stop, key=lambda number: (len(number), number)))
            pieces.append(Mark(start, end, kind, ", ".join(dict.fromkeys(begin)), numbers))
    return pieces


def marks_of(findings: Iterable[Finding], part: str, text: str) -> list[Mark]:
    """The marks of what fails, in one part ("subject" or "body") of a message.

    What is said of the whole part, or of several paragraphs, marks none of their words: it would lie over every other mark.
    """
    return [
        Mark(span.start, span.end, finding.group, f"{finding.number} {finding.title}", str(finding.number))
        for finding in findings
        if finding.group in ("must fix", "worth a look")
        for span in finding.spans
        if span.part == part and not _lies_over_all(span, text)
    ]


def _lies_over_all(span: Span, text: str) -> bool:
    if "\n\n" in text[span.start : span.end]:
        return True
    return span.start < span.end and not text[: span.start].strip() and not text[span.end :].strip()


def shown_changes(changes: Iterable[Change]) -> str:
    """Two texts in one: what was removed struck through, what was added underlined."""
    out = [html.escape(c.text) if c.kind == "kept" else _marked(c.text, Mark(0, 0, c.kind, c.kind)) for c in changes]
    return f'<div style="{_BOX}">{"".join(out)}</div>'
