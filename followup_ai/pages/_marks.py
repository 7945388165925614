"""A text with words marked in it, as HTML in which every character of the text is escaped.

Marks carry their meaning in three ways: by colour, by the shape of the underline and the number beside it, and by words that
only a screen reader speaks.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass

from followup_ai.desk import Change, Finding

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
        marks: in any order; overlapping ones become one that bears all their numbers.

    Returns:
        HTML that shows exactly `text`, line breaks included, plus a caret at each gap and the numbers.
    """
    out: list[str] = []
    at = 0
    for mark in _joined(marks, len(text)):
        out.append(html.escape(text[at : mark.start]))
        out.append(_marked(text[mark.start : mark.end] or _GAP, mark))
        at = mark.end
    out.append(html.escape(text[at:]))
    return f'<div style="{_BOX}">{"".join(out)}</div>'


def _marked(words: str, mark: Mark) -> str:
    number = f'<sup aria-hidden="true" style="font-weight:700">{html.escape(mark.number)}</sup>' if mark.number else ""
    label = html.escape(mark.label, quote=True)
    return (
        f'<mark title="{label}" style="{_KINDS[mark.kind]}"><span style="{_SPOKEN}">({label}: </span>'
        f'{html.escape(words)}{number}<span style="{_SPOKEN}">)</span></mark>'
    )


def _joined(marks: Iterable[Mark], length: int) -> list[Mark]:
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        start, end = min(mark.start, length), min(mark.end, length)
        if not joined or start > joined[-1].end or (start == joined[-1].end and joined[-1].end > joined[-1].start):
            joined.append(Mark(start, end, mark.kind, mark.label, mark.number))
            continue
        last = joined[-1]
        labels = last.label if mark.label in last.label.split(", ") else f"{last.label}, {mark.label}"
        both = {number for number in (*last.number.split(","), *mark.number.split(",")) if number}
        numbers = ",".join(sorted(both, key=lambda number: (len(number), number)))
        kind = "must fix" if "must fix" in (last.kind, mark.kind) else last.kind
        joined[-1] = Mark(last.start, max(last.end, end), kind, labels, numbers)
    return joined


def marks_of(findings: Iterable[Finding], part: str) -> list[Mark]:
    """The marks of what fails, in one part ("subject" or "body") of a message."""
    return [
        Mark(span.start, span.end, finding.group, f"{finding.number} {finding.title}", str(finding.number))
        for finding in findings
        if finding.group in ("must fix", "worth a look")
        for span in finding.spans
        if span.part == part
    ]


def shown_changes(changes: Iterable[Change]) -> str:
    """Two texts in one: what was removed struck through, what was added underlined."""
    out = [html.escape(c.text) if c.kind == "kept" else _marked(c.text, Mark(0, 0, c.kind, c.kind)) for c in changes]
    return f'<div style="{_BOX}">{"".join(out)}</div>'
