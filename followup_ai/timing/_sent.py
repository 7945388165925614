"""Which of the messages already sent was the thanks, which a check-in, which something else.

A sent message says when, how and to whom, not why; the date says it, and for feedback, farewells and late thanks the words.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from followup_ai.models import Interview, Person, SentMessage
from followup_ai.patterns import expression

_THANKING = expression(r"\bthank", re.IGNORECASE)
_FEEDBACK = expression(r"\bfeedback\b", re.IGNORECASE)
_FAREWELL = expression(
    r"\b(?:(?:keep|keeping|stay|staying|remain) in (?:touch|contact|mind)|keep (?:me|us) in mind|(?:other|another) candidate"
    r"|future (?:openings?|roles?|opportunit|vacanc|positions?)|went with|disappoint|not (?:to be )?"
    r"(?:selected|chosen|successful)|turned (?:me )?down|role (?:is|was|has been) filled|paths? (?:will )?cross)",
    re.IGNORECASE,
)
_LONGEST = 5_000
"""Characters of a message that are searched."""


@dataclass(frozen=True)
class Sent:
    """What a reader already has, by purpose, each in order of date."""

    thanks: tuple[SentMessage, ...] = ()
    check_ins: tuple[SentMessage, ...] = ()
    feedback: tuple[SentMessage, ...] = ()
    farewell: tuple[SentMessage, ...] = ()

    @property
    def last_asked(self) -> dt.date | None:
        """When the reader was last asked or answered after the thanks."""
        return max((m.date for m in (*self.check_ins, *self.feedback, *self.farewell)), default=None)


def sent_to(interview: Interview, reader: Person, thanks_until: dt.date, checks_from: dt.date, told_on: dt.date | None) -> Sent:
    """The messages this reader has had since the interview, by purpose.

    Args:
        interview: whose `sent` is read.
        reader: to whom.
        thanks_until: up to this day every message is thanks.
        checks_from: from this day on none is, though the thanks be missing, unless its subject says so.
        told_on: the day a no came, if that is known.
    """
    mine = [m for m in interview.messages_to(reader) if m.date >= interview.date]
    kinds: dict[str, list[SentMessage]] = {"thanks": [], "check_ins": [], "feedback": [], "farewell": []}
    for message in sorted(mine, key=lambda m: m.date):
        text = f"{message.subject}\n{message.body}"[:_LONGEST]
        may_thank = not kinds["thanks"] and (message.date < checks_from or _THANKING.search(message.subject))
        answers = interview.outcome == "rejected" and _answers_a_no(message, text, thanks_until, told_on)
        if not answers and (message.date <= thanks_until or may_thank):
            kind = "thanks"
        elif _FEEDBACK.search(text):
            kind = "feedback"
        elif answers:
            kind = "farewell"
        else:
            kind = "check_ins"
        kinds[kind].append(message)
    return Sent(**{kind: tuple(messages) for kind, messages in kinds.items()})


def _answers_a_no(message: SentMessage, text: str, thanks_until: dt.date, told_on: dt.date | None) -> bool:
    """Whether a message was sent after the no, whatever its subject thanks for."""
    if told_on:
        return message.date >= told_on
    return message.date > thanks_until and bool(_FAREWELL.search(text) or _FEEDBACK.search(text))
