"""Messages to several people of one interview: what each is drafted and judged beside."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from followup_ai.fields import MAX_BODY, MAX_LINE, MAX_TEXT
from followup_ai.models import Interview, SentMessage


@dataclass(frozen=True)
class Place:
    """Which message of an interview is meant: the channel, the purpose (ids) and the reader's name."""

    format: str
    purpose: str
    to: str


def message_in(place: Place, text: str, day: dt.date) -> SentMessage:
    """A text of a message as an interview lists it: subject and body apart, cut at what an interview may hold.

    Raises:
        ValidationError: the day is too far from the present one to be believed.
    """
    from followup_ai import anatomy  # its patterns cost more than a page's first paint needs

    draft = anatomy.parse(text, place.format)
    subject = draft.subject.text[:MAX_TEXT] if draft.subject else ""
    to, body = place.to[:MAX_LINE], draft.body.text[:MAX_BODY]
    return SentMessage(date=day, format=place.format, to=to, subject=subject, body=body)


def beside(interview: Interview, place: Place, drafts: Mapping[Place, str], day: dt.date) -> tuple[SentMessage, ...]:
    """The drafts of the same purpose for the others who were in the room.

    Args:
        interview: who was in the room, and what was sent to them.
        place: the message at hand.
        drafts: the present text of every message.
        day: the present day.
    """
    had = {(person.name, m.body.strip()) for person in interview.people for m in interview.messages_to(person)}
    others = {person.name for person in interview.people} - {place.to}
    found = [
        message_in(other, text, day)
        for other, text in drafts.items()
        if other.to in others and other.purpose == place.purpose and text.strip()
    ]
    return tuple(m for m in found if (m.to, m.body.strip()) not in had)


_DETAILS = ("discussed", "their_words", "personal")
"""Fields whose points a message can take up for one reader alone."""


def allotted(interview: Interview, to: str) -> Interview:
    """`interview` with the share of its points that the message to one of a panel is to take up.

    People who were in one room compare what they got: where there are points enough, each is written to about some that no
    other message takes up. A point that names somebody is theirs; the others are dealt out in the order they were told in, and
    so are the phrases and the personal details, of which nobody gets a second before everybody has one. So are the things left
    out, and each reads of another strength first.

    Args:
        interview: what was told.
        to: the reader's name.

    Returns:
        the interview as it is where one was alone with the candidate, or where there are fewer points than people.
    """
    names = [person.name for person in interview.people]
    told = [(field, text) for field in _DETAILS for text in getattr(interview, field)]
    enough = len(interview.discussed) >= len(names)  # for each to have a point, before phrases and personal details are dealt
    if len(names) < 2 or len(told) < len(names) or to not in names:
        return interview
    shares: dict[str, list[tuple[str, str]]] = {name: [] for name in names}
    for field, text in sorted(told, key=lambda one: _whose(one[1], names) is None):
        alike = {name: sum(had == field for had, _ in share) if enough else 0 for name, share in shares.items()}
        fewest = min(names, key=lambda name: (alike[name], len(shares[name])))
        shares[_whose(text, names) or fewest].append((field, text))
    if not shares[to]:
        return interview
    dealt = {field for field, _ in told}
    share = {f: tuple(text for text in getattr(interview, f) if (f, text) in shares[to]) for f in _DETAILS if f in dealt}
    return interview.model_copy(update=share | _own_side(interview, names, to))


def _own_side(interview: Interview, names: list[str], to: str) -> dict[str, tuple[str, ...]]:
    """What the candidate tells of themselves: each reads of another strength first, and one alone of a thing left out."""
    at, strengths = names.index(to), interview.qualifications
    turn = at % len(strengths) if strengths else 0
    left_out = tuple(
        text for number, text in enumerate(interview.left_out) if (_whose(text, names) or names[number % len(names)]) == to
    )
    return {"qualifications": strengths[turn:] + strengths[:turn], "left_out": left_out}


def _whose(point: str, names: Iterable[str]) -> str | None:
    """Who of the panel is named in a point, if it is one alone."""
    words = set(re.findall(r"[^\W\d_]+", point))
    named = [name for name in names if any(len(part) > 2 and part in words for part in re.findall(r"[^\W\d_]+", name))]
    return named[0] if len(named) == 1 else None


def with_drafts(interview: Interview, messages: Iterable[SentMessage]) -> Interview:
    """`interview` with drafts for others among the messages sent, so that whoever writes the next one knows them."""
    return interview.model_copy(update={"sent": (*interview.sent, *messages)})
