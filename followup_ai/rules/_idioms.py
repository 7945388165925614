"""Turns of speech, whose words say nothing by themselves: "under my belt" takes up no conveyor belt.

The list stands in `_idioms.txt`, in the plain way its head explains.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from followup_ai.patterns import expression
from followup_ai.rules._matching import Match
from followup_ai.rules._text import Sentence, fold

_LINES = (Path(__file__).parent / "_idioms.txt").read_text(encoding="utf-8").splitlines()


def _source(line: str) -> str:
    """The regular expression a line of the list stands for."""
    bounded = re.sub(r"\((?!\?)", "(?:", line).replace(" _ ", r" (?:\w+ ){0,2}").replace("~", r"\w*")
    return rf"\b{bounded}\b"


_IDIOM = expression("|".join(_source(line) for line in _LINES if line and not line.startswith("#")))


@lru_cache(maxsize=512)
def idioms(low: str) -> tuple[tuple[int, int], ...]:
    """Where a lower-case sentence uses turns of speech: (start, end) in it."""
    return tuple(m.span() for m in _IDIOM.finditer(low))


def without_idioms(match: Match, sentence: Sentence) -> Match:
    """A match of one sentence without the words that stand in a turn of speech which the note does not use itself."""
    used = idioms(sentence.low)
    note = fold(match.point.text)[0].lower() if used else ""
    spans = [
        (sentence.origin[start], sentence.origin[end - 1] + 1) for start, end in used if sentence.low[start:end] not in note
    ]
    if not spans:
        return match
    meant = tuple(p for p in match.pairs if not any(start <= p.token.start and p.token.end <= end for start, end in spans))
    return match if len(meant) == len(match.pairs) else Match(match.point, meant)
