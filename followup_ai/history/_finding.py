"""Lists and searches what is kept, and says what is due."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, and_, exists, or_, select
from sqlalchemy.sql.elements import ColumnElement

from followup_ai.errors import HistoryError
from followup_ai.fields import MAX_ITEMS, Day
from followup_ai.history import _statements
from followup_ai.history._records import Fields, Kept, excerpt, folded, load_fields, load_interview, said, told, words_of
from followup_ai.history._tables import interviews, versions
from followup_ai.models import Interview, SentMessage
from followup_ai.panel import Place, message_in
from followup_ai.timing import Step

_LONGEST_SEARCH = 200
"""Characters of a search that are looked at."""
_DAY = TypeAdapter[dt.date](Day)


def one(connection: Connection, id: str, now: dt.datetime | None) -> Kept:
    """One interview, with what is due.

    Raises:
        HistoryError: there is no interview of this id.
    """
    row = connection.execute(select(interviews).where(interviews.c.id == id)).first()
    if row is None:
        raise unknown(id)
    return _kept(row, load_fields(row.fields), sent_messages(connection, id), now)


def unknown(id: str) -> HistoryError:
    """What is said of an id that no interview has."""
    return HistoryError(f"There is no interview {id[:40]!r} any more; it may have been deleted in another window.")


def listed(connection: Connection, search: str, now: dt.datetime | None) -> Iterator[Kept]:
    """Interviews in which anything is typed and every word of `search` occurs, the last changed first."""
    words = folded(search[:_LONGEST_SEARCH]).split()
    wanted = select(interviews).where(and_(*(_holding(word) for word in words))) if words else select(interviews)
    messages = _listed_by_interview(connection.execute(_statements.ALL_SENT))
    for row in connection.execute(wanted.order_by(interviews.c.changed.desc(), interviews.c.id)).all():
        fields = load_fields(row.fields)
        if not row.words and row.interview is None and not words:  # opened and left, or a message checked without one
            continue
        kept = _kept(row, fields, messages.get(row.id, ()), now)
        yield replace(kept, found=_found(connection, row.id, fields, words)) if words else kept


def _by_urgency(kept: list[Kept]) -> list[Kept]:
    """Those with something left to send, in the order of its time; of equals, what is late the longest first."""
    steps = [(one, one.due) for one in kept if one.due]
    return [one for one, _ in sorted(steps, key=lambda pair: (pair[1].at, pair[1].latest))]


def board(kept: list[Kept], now: dt.datetime | None) -> dict[str, list[Kept]]:
    """Interviews by what is due, under a heading each; no heading without any."""
    groups: dict[str, list[Kept]] = {"Overdue": [], "Today": [], "Within a week": [], "Later": []}
    for one in _by_urgency(kept):
        if one.due is not None:
            groups[_when(one.due, now or dt.datetime.now(dt.UTC))].append(one)
    groups["Nothing left to send"] = [one for one in kept if one.interview and not one.due]
    groups["Still to be filled in"] = [one for one in kept if not one.interview]
    return {heading: members for heading, members in groups.items() if members}


def _when(step: Step, now: dt.datetime) -> str:
    """The board's heading for a step; the day is the reader's."""
    if step.state == "overdue":
        return "Overdue"
    here = now.astimezone(step.at.tzinfo) if now.tzinfo else now.replace(tzinfo=step.at.tzinfo)
    if step.at.date() <= here.date():
        return "Today"
    return "Within a week" if step.at <= here + dt.timedelta(days=7) else "Later"


def _holding(word: str) -> ColumnElement[bool]:
    pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    in_versions = exists().where(versions.c.interview_id == interviews.c.id, versions.c.words.like(pattern, escape="\\"))
    return or_(interviews.c.words.like(pattern, escape="\\"), in_versions)


def _found(connection: Connection, id: str, fields: Fields, words: list[str]) -> str:
    """Where the first word stands: in the notes, else in the newest version that has it."""
    for text in words_of(fields):
        if seen := excerpt(text, words[0]):
            return seen
    newest = select(versions.c.text).where(versions.c.interview_id == id).order_by(versions.c.id.desc())
    return next((seen for row in connection.execute(newest) if (seen := excerpt(row.text, words[0]))), "")


def _kept(row: Any, fields: Fields, messages: tuple[SentMessage, ...], now: dt.datetime | None) -> Kept:
    interview = load_interview(row.interview)
    if interview is not None:
        interview = with_messages(interview, messages)
    says = told(fields)
    return Kept(
        id=row.id,
        company=said(says, "company") or (interview.company if interview else ""),
        role=said(says, "role") or (interview.role if interview else ""),
        reader=said(says, "interviewer", "name") or (interview.interviewer.name if interview else ""),
        date=said(says, "date") or (interview.date.isoformat() if interview else ""),
        changed=dt.datetime.fromisoformat(row.changed),
        interview=interview,
        country=row.country,
        told_on=_believable(row.told_on),
        now=now,
    )


# --- what was sent -------------------------------------------------------------------------------------


def sent_messages(connection: Connection, interview_id: str) -> tuple[SentMessage, ...]:
    """What was confirmed as sent after one interview, in order of day."""
    return _listed_by_interview(connection.execute(_statements.SENT, {"id": interview_id})).get(interview_id, ())


def _listed_by_interview(rows: Iterable[Any]) -> dict[str, tuple[SentMessage, ...]]:
    """Sent messages by their interviews' ids.

    Those of a day that no interview takes are left out: an imported file can hold one, and every day grows old. They stay
    among the versions, with their day.
    """
    found: dict[str, list[SentMessage]] = defaultdict(list)
    for row in rows:
        if day := _believable(row.day):
            found[row.interview_id].append(message_in(Place(row.format, row.purpose, row.reader), row.text, day))
    return {id: tuple(messages) for id, messages in found.items()}


def _believable(day: str | None) -> dt.date | None:
    """A day as an interview may hold it; None where there is none, or it is too far from the present one."""
    try:
        return _DAY.validate_python(day) if day else None
    except ValidationError:
        return None


def with_messages(interview: Interview, messages: tuple[SentMessage, ...]) -> Interview:
    """`interview` with the messages it does not list itself, the latest where they are more than it may hold."""
    new = tuple(m for m in messages if m not in interview.sent)
    together = sorted((*interview.sent, *new), key=lambda m: m.date)[-MAX_ITEMS:]
    return interview.model_copy(update={"sent": tuple(together)}) if new else interview
