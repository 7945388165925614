"""Tells whether a promise says itself when it will be kept: "bring my sample box on trial day", "bring the booklet to the next
meeting"."""

from __future__ import annotations

import re

from followup_ai.language.dates import MONTH, WEEKDAY

_WHICH = (
    r"(?:next|second|third|final|first|last|trial|follow-?up|panel|induction|test|taster|shadow(?:ing)?|site|training|skills"
    r"|practical|paid|2nd|3rd|1st)"
)
_OCCASION = (
    r"(?:meeting|interview|visit|conversation|trial|day|shift|session|call|round|lesson|class|tasting|audition|induction|service"
    r"|start|appointment|morning|afternoon|evening|week|time|tour|test|demo|presentation)"
)
_WHEN = re.compile(
    rf"\b(?:to|on|at|for|in|by|during|before|after) (?:the |our |my |your |a )?(?:{_WHICH} )*{_OCCASION}s?\b"
    rf"|\b(?:when|once|if|as soon as|next time|tomorrow|tonight|this (?:week|afternoon|evening)|next week)\b"
    rf"|\b(?:on|by|before) (?:{WEEKDAY}|(?:the )?\d)|\b(?:{MONTH})\b"
)


def tells_when(promise: str) -> bool:
    """Whether a promise names the day or the occasion on which it will be kept, so that no sentence gives it another.

    Args:
        promise: a verb phrase.
    """
    return bool(_WHEN.search(promise))
