"""One line of the ledger of claims."""

from __future__ import annotations

from typing import NamedTuple

from followup_ai.rules._text import Sentence


class Claim(NamedTuple):
    """A statement of fact in a draft, and what supports it.

    Args:
        kind: "name", "number", "percent", "amount", "duration", "time", "date", "weekday", "month", "year", "ordinal",
            "credential", "experience", "detail", "quotation", "promise", "link", "email" or "phone".
        text: its words, folded.
        start, end: offsets into `Draft.text`.
        supported: the interview supports it.
        source: "field: words of the note" that support it; empty where nothing does.
        sure: a careful reader would not hesitate over `supported`.
        against: the words of the note that says otherwise, where one does.
    """

    kind: str
    text: str
    start: int
    end: int
    supported: bool
    source: str
    sure: bool = True
    against: str = ""


def claim_at(sentence: Sentence, kind: str, start: int, end: int, source: str, sure: bool = True) -> Claim:
    """The claim that words of a sentence make.

    Args:
        sentence, start, end: where they stand, in the folded sentence.
        kind, source, sure: see `Claim`; with a source it is supported.
    """
    words = sentence.words_at(start, end)
    return Claim(kind, words.text, words.start, words.end, bool(source), source, sure)
