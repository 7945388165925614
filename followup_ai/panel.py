"""Messages to several people of one interview: what each is drafted and judged beside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from followup_ai.fields import MAX_BODY, MAX_TEXT
from followup_ai.models import Interview, SentMessage


@dataclass(frozen=True)
class Place:
    """Which message of an interview is meant: the channel, the purpose (ids) and the reader's name."""

    format: str
    purpose: str
    to: str


def message_in(place: Place, text: str, day: dt.date) -> SentMessage:
    """A drafted text as the rules see a message to somebody else."""
    from followup_ai import anatomy  # its patterns cost more than a page's first paint needs

    draft = anatomy.parse(text, place.format)
    subject = draft.subject.text[:MAX_TEXT] if draft.subject else ""
    return SentMessage(date=day, format=place.format, to=place.to, subject=subject, body=draft.body.text[:MAX_BODY])


def beside(interview: Interview, place: Place, drafts: Mapping[Place, str], day: dt.date) -> tuple[SentMessage, ...]:
    """The drafts of the same purpose for the others who were in the room.

    Args:
        interview: who was in the room, and what was sent to them.
        place: the message at hand.
        drafts: the present text of every message.
        day: the present day.
    """
    had = {(message.to, message.body.strip()) for message in interview.sent}
    others = {person.name for person in interview.people} - {place.to}
    found = [
        message_in(other, text, day)
        for other, text in drafts.items()
        if other.to in others and other.purpose == place.purpose and text.strip()
    ]
    return tuple(m for m in found if (m.to, m.body.strip()) not in had)


def with_drafts(interview: Interview, messages: Iterable[SentMessage]) -> Interview:
    """`interview` with drafts for others among the messages sent, so that whoever writes the next one knows them."""
    return interview.model_copy(update={"sent": (*interview.sent, *messages)})
