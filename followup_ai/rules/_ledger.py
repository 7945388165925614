"""One line of the ledger of claims."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of fact in a draft, and what supports it.

    Args:
        kind: "name", "number", "percent", "amount", "duration", "time", "date", "weekday", "month", "year", "ordinal",
            "credential", "experience", "quotation", "promise", "link", "email" or "phone".
        text: its words, folded.
        start, end: offsets into `Draft.text`.
        supported: the interview supports it.
        source: "field: words of the note" that support it; empty where nothing does.
        sure: a careful reader would not hesitate over `supported`.
    """

    kind: str
    text: str
    start: int
    end: int
    supported: bool
    source: str
    sure: bool = True
