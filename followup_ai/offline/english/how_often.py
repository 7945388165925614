"""Tells the words that say how often something is from an object: "every three weeks", "once a term", and not "every van"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from followup_ai.language.dates import WEEKDAY

_SPAN = (
    r"(?:years?|terms?|quarters?|months?|weeks?|fortnight|days?|nights?|hours?|mornings?|evenings?|weekends?|shifts?|seasons?"
    rf"|{WEEKDAY.lower()}|spring|summer|autumn|winter|christmas|easter)"
)
_OFTEN = re.compile(
    rf"(?:every|each) (?:(?:\d+|two|three|four|five|six|eight|ten|few|other|second|third|single) )?{_SPAN}\b"
    rf"|(?:once|twice|\w+ times) (?:an?|every|each|per) {_SPAN}\b"
)


def how_often(words: Sequence[str]) -> int:
    """How many of the words, from the first, say how often; 0 where they do not.

    Args:
        words: in small letters, without marks.
    """
    match = _OFTEN.match(" ".join(words[:4]))
    return len(match[0].split()) if match else 0
