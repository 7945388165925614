"""A draft's text with the words that verdicts point at marked, as HTML in which every character of the text is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable

from followup_ai.models import Span, Verdict

# Underline and outline carry the meaning too: colour alone would be lost on many readers.
_STYLE = (
    "background:rgba(255,196,0,.35);color:inherit;text-decoration:underline wavy;text-underline-offset:.2em;"
    "outline:1px solid currentColor;border-radius:2px;padding:0 .1em"
)
_GAP = "\u2038"  # a caret where something is missing


def marked_text(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """`text` as HTML with the given stretches in <mark> elements.

    Args:
        text: any text; it is escaped, so it can never become markup.
        spans: (start, end, label) offsets in characters; overlapping ones are joined, empty ones become a caret.

    Returns:
        HTML that shows exactly `text`, line breaks included, plus a caret at each empty span.
    """
    out: list[str] = []
    at = 0
    for start, end, label in _joined(spans, len(text)):
        out.append(html.escape(text[at:start]))
        words = html.escape(text[start:end]) or _GAP
        out.append(f'<mark title="{html.escape(label, quote=True)}" style="{_STYLE}">{words}</mark>')
        at = end
    out.append(html.escape(text[at:]))
    return f'<div style="white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.6">{"".join(out)}</div>'


def _joined(spans: Iterable[tuple[int, int, str]], length: int) -> list[tuple[int, int, str]]:
    joined: list[tuple[int, int, str]] = []
    for start, end, label in sorted(spans):
        start, end = min(start, length), min(end, length)
        if joined and start < joined[-1][1]:
            first, last, labels = joined[-1]
            both = labels if label in labels.split(", ") else f"{labels}, {label}"
            joined[-1] = (first, max(last, end), both)
        else:
            joined.append((start, end, label))
    return joined


def spans_of(verdicts: Iterable[Verdict], part: str) -> list[tuple[int, int, str]]:
    """The stretches of one part ("subject" or "body") that failing verdicts point at, labelled with their rules."""
    return [(s.start, s.end, v.rule) for v in verdicts if v.verdict == "fail" for s in v.spans if s.part == part]


def quoted(span: Span, subject: str | None, body: str) -> str:
    """The words a span covers."""
    return ((subject or "") if span.part == "subject" else body)[span.start : span.end]
